import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '#lib/server/serve/security-policy.ts';

const directive = (policy: string, name: string) =>
  policy.split('; ').find((part) => part.startsWith(`${name} `));

it('lets the page ask nobody but this server', () => {
  const policy = contentSecurityPolicy([]);
  expect(policy).not.toMatch(/https?:|\*/);
  expect(directive(policy, 'connect-src')).toBe("connect-src 'self' blob: data:");
});

it("adds the basemap's servers to pictures and requests, and to nothing else", () => {
  const policy = contentSecurityPolicy(['https://tiles.test', 'http://127.0.0.1:8080']);
  const named = policy
    .split('; ')
    .filter((part) => part.includes('https://tiles.test http://127.0.0.1:8080'));
  expect(named.map((part) => part.split(' ')[0])).toEqual(['img-src', 'connect-src']);
  expect(directive(policy, 'script-src')).toBe("script-src 'self' 'unsafe-inline'");
});
