/** The route handlers behind a real HTTP server, found by their folders as Next finds them: for clients that are programs. */
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

const APP = resolve(import.meta.dirname, '../../app');

type Params = Record<string, string>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Response | Promise<Response>;
export type Route = { path: string; pattern: RegExp; file: string };

/** Every route of the app, e.g. "/api/articles/{id}"; fixed names come before variables. */
export function listRoutes(): Route[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .map((file) => {
      const folder = `/${relative(APP, dirname(join(APP, file)))}`;
      const path = folder.replaceAll(/\[(\w+)\]/g, '{$1}');
      const source = path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      return { path, pattern: new RegExp(`^${source}$`), file: join(APP, file) };
    })
    .sort((a, b) => (a.path.replaceAll('{', '~') < b.path.replaceAll('{', '~') ? -1 : 1));
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const { pattern, file } of listRoutes()) {
    const match = pattern.exec(pathname);
    if (match === null) continue;
    const handlers = (await import(pathToFileURL(file).href)) as Record<string, Handler>;
    const handler = handlers[request.method];
    if (handler === undefined) return new Response(null, { status: 405 });
    const params = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]);
    return handler(request, { params: Promise.resolve(Object.fromEntries(params)) });
  }
  return new Response('no such route', { status: 404 });
}

/** Serves all routes on a free port; `close` ends it with its open connections. */
export async function serveRoutes(): Promise<{ home: string; close: () => void }> {
  const server = createServer({ keepAliveTimeout: 75_000 }, async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).map(
        ([key, value]) => [key, String(value)] as [string, string],
      ),
      signal: gone.signal,
      ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const } : {}),
    });
    const response = await answer(request).catch((error) => new Response(String(error), { status: 500 }));
    // What a route did not read of a body would stand before the next request of this connection.
    if (!incoming.complete) outgoing.setHeader('Connection', 'close');
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(() => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    home: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
