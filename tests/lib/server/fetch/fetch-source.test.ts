import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type FetchOptions, fetchSource } from '#lib/server/fetch/fetch-source.ts';

const servers: Server[] = [];

/** A loopback site, without robots.txt unless the listener serves it; gives its origin and the paths asked for. */
async function startSite(
  listener: RequestListener,
  servesRobots = false,
): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/robots.txt' && !servesRobots) {
      response.writeHead(404).end();
      return;
    }
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const LOOPBACK: FetchOptions = { isAllowedAddress: (address) => address === '127.0.0.1' };

function problemOf(result: Awaited<ReturnType<typeof fetchSource>>): string {
  return result.ok ? 'none' : `${result.problem.kind}: ${result.problem.message}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('fetchSource', () => {
  it('gives the bytes, media type and final address after redirects', async () => {
    const { origin } = await startSite((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Hello</p>');
    });
    const result = await fetchSource(`${origin}/old#part`, LOOPBACK);
    expect(result).toMatchObject({
      ok: true,
      value: { mediaType: 'text/html; charset=utf-8', url: `${origin}/new` },
    });
    expect(result.ok && new TextDecoder().decode(result.value.bytes)).toBe('<p>Hello</p>');
  });

  it('sends its name and unpacks gzip', async () => {
    let agent = '';
    const { origin } = await startSite((request, response) => {
      agent = request.headers['user-agent'] ?? '';
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    });
    const result = await fetchSource(origin, { ...LOOPBACK, aboutUrl: 'https://example.org/about' });
    expect(result.ok && new TextDecoder().decode(result.value.bytes)).toBe('packed');
    expect(agent).toBe('Dateline/0.1 (+https://example.org/about)');
  });

  it('refuses loopback and private addresses by default without connecting', async () => {
    const { origin, asked } = await startSite((_, response) => response.end('secret'));
    expect(problemOf(await fetchSource(origin))).toMatch(/^refused: .*127\.0\.0\.1.* is no public address/);
    expect(problemOf(await fetchSource(origin.replace('127.0.0.1', 'localhost')))).toMatch(/^refused/);
    expect(problemOf(await fetchSource('http://[::1]:9/'))).toMatch(/^refused/);
    expect(asked).toEqual([]);
  });

  it('refuses a redirect to an address that is not allowed', async () => {
    const { origin } = await startSite((_, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
    });
    expect(problemOf(await fetchSource(origin, LOOPBACK))).toMatch(/^refused: http:\/\/169\.254\.169\.254/);
  });

  it('refuses a host as soon as one of its addresses is private', async () => {
    const effects = {
      resolveHost: async () => [
        { address: '8.8.8.8', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    };
    expect(problemOf(await fetchSource('http://mixed.example/', {}, effects))).toMatch(/10\.0\.0\.1/);
  });

  it('connects to the address that was checked, whatever the name resolves to later', async () => {
    const { origin } = await startSite((request, response) => response.end(request.headers.host));
    let calls = 0;
    const effects = {
      resolveHost: async () => {
        calls += 1;
        return [{ address: '127.0.0.1', family: 4 }];
      },
    };
    const named = origin.replace('127.0.0.1', 'pinned.invalid');
    const result = await fetchSource(named, { ...LOOPBACK, respectRobots: false }, effects);
    expect(result.ok && new TextDecoder().decode(result.value.bytes)).toMatch(/^pinned\.invalid:/);
    expect(calls).toBe(1);
  });

  it.each([
    ['ftp://example.org/a', 'refused'],
    ['file:///etc/passwd', 'refused'],
    ['javascript:alert(1)', 'refused'],
    ['http://user:pass@example.org/', 'refused'],
    ['not an address', 'malformed'],
    ['', 'malformed'],
  ])('does not read %s', async (address, kind) => {
    expect(problemOf(await fetchSource(address))).toMatch(new RegExp(`^${kind}: `));
  });

  it('stops at the size limit, packed or unpacked', async () => {
    const { origin } = await startSite((request, response) => {
      if (request.url === '/bomb')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1e6)));
      else response.end(Buffer.alloc(200_000, 'x'));
    });
    const options = { ...LOOPBACK, maxBytes: 100_000 };
    expect(problemOf(await fetchSource(`${origin}/big`, options))).toMatch(/^too_large: .*0\.1 MB/);
    expect(problemOf(await fetchSource(`${origin}/bomb`, options))).toMatch(/^too_large/);
  });

  it('gives up on a site that does not answer', async () => {
    const { origin } = await startSite(() => undefined);
    expect(problemOf(await fetchSource(origin, { ...LOOPBACK, timeoutMs: 200 }))).toMatch(
      /no answer in time/,
    );
  });

  it('gives up on endless redirects', async () => {
    const { origin } = await startSite((request, response) => {
      response.writeHead(302, { location: `${request.url}x` }).end();
    });
    expect(problemOf(await fetchSource(`${origin}/a`, LOOPBACK))).toMatch(/more than 5 redirects/);
  });

  it.each([
    [404, /no such page/],
    [403, /refuses programs/],
    [500, /try again later/],
  ])('says what status %i means', async (status, words) => {
    const { origin } = await startSite((_, response) => response.writeHead(status).end());
    expect(problemOf(await fetchSource(origin, LOOPBACK))).toMatch(words);
  });

  it('respects robots.txt by path and agent', async () => {
    const { origin, asked } = await startSite((request, response) => {
      const robots = 'User-agent: *\nDisallow: /private\n\nUser-agent: Dateline\nDisallow: /news/secret\n';
      response.end(request.url === '/robots.txt' ? robots : 'page');
    }, true);
    expect((await fetchSource(`${origin}/news/open`, LOOPBACK)).ok).toBe(true);
    expect(problemOf(await fetchSource(`${origin}/news/secret`, LOOPBACK))).toMatch(
      /^refused: .*robots\.txt/,
    );
    expect(asked).not.toContain('/news/secret');
  });

  it('reads nothing while the site cannot serve its robots.txt', async () => {
    const { origin } = await startSite((request, response) => {
      response.writeHead(request.url === '/robots.txt' ? 503 : 200).end('page');
    }, true);
    expect(problemOf(await fetchSource(origin, LOOPBACK))).toMatch(/robots\.txt/);
  });

  it('says that a host does not exist', async () => {
    const effects = { resolveHost: () => Promise.reject(new Error('ENOTFOUND')) };
    expect(problemOf(await fetchSource('https://no.such.host/', {}, effects))).toMatch(/has no address/);
  });
});
