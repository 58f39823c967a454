import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePageFetcher } from '#lib/server/feeds/fetch-page.ts';

let site: Server;
let home: string;

const asked: { path: string }[] = [];

beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push({ path: request.url ?? '' });
    if (request.url === '/robots.txt') return response.end('User-agent: *\nDisallow: /closed');
    if (request.url === '/away') return response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>page</p>');
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  home = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => {
  site?.closeAllConnections();
  site?.close();
});

it('asks a site for its robots.txt once, and keeps to it', async () => {
  const fetchPage = makePageFetcher({ isAllowedAddress: (ip) => ip === '127.0.0.1' }, 60);
  const answers = [];
  for (const path of ['/a', '/b', '/closed/c']) answers.push(await fetchPage(`${home}${path}`));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
  expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
});

it('follows no page into the own network', async () => {
  const fetchPage = makePageFetcher({ isAllowedAddress: (ip) => ip === '127.0.0.1' }, 0);
  expect(await fetchPage(`${home}/away`)).toMatchObject({ ok: false, problem: { kind: 'refused' } });
  expect(await makePageFetcher({}, 0)(`${home}/a`)).toMatchObject({
    ok: false,
    problem: { kind: 'refused' },
  });
});
