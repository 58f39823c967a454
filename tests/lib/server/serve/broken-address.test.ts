import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refuseBrokenAddress } from '#lib/server/serve/broken-address.ts';

let site: Server;
let home: string;

beforeAll(async () => {
  site = createServer((request, response) => {
    if (!refuseBrokenAddress(request, response)) response.end('passed on');
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  home = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => void site?.close());

it.each(['/api/feeds/%', '/api/feeds/%ED%A0%80', '/api/uploads/%zz/load?map=a', '/api/%ff'])(
  'answers %s with a problem in JSON',
  async (path) => {
    const answer = await fetch(home + path, { method: 'DELETE' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, title: 'Bad request' });
  },
);

it.each(['/', '/%', '/api/feeds/a%20b', '/api/places?q=%', '/api/loads/%D0%A9', '/api/uploads/%00'])(
  'passes %s on',
  async (path) => {
    expect(await (await fetch(home + path)).text()).toBe('passed on');
  },
);
