import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathWithin } from '#lib/view/path-within.ts';

it.each([
  ['/add?theme=dark', '/add?theme=dark'],
  ['/', '/'],
  ['//evil.example/x', null],
  ['/\\evil.example', null],
  ['/.//evil.example', null],
  ['/\t/evil.example', null],
  ['https://evil.example', null],
  ['javascript:alert(1)', null],
  ['add', null],
  [null, null],
])('%j leads to %j', (path, target) => {
  expect(pathWithin(path)).toBe(target);
});

it('never leads to another server', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      const path = pathWithin(`/${text}`);
      if (path !== null) expect(new URL(path, 'https://home.example').origin).toBe('https://home.example');
    }),
  );
});
