/**
 * The web server's own process, forked by start-page.ts: it stays quick while the parent reads articles, and ends
 * when the parent does, even by kill -9. Settings come as one JSON argument, messages go over the channel.
 */
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type nextType from 'next';
import type { OpenedGround } from '../basemap/open-ground.ts';
import { readEmbeddedConnection } from '../postgres/connection-file.ts';
import { leavePostgres } from '../postgres/open-postgres.ts';
import { handOnLanguage } from '../words/language-header.ts';
import { refuseBrokenAddress } from './broken-address.ts';
import { embeddersOf, framingHeaders } from './framing.ts';
import { describeListenError, listenOn, portOf } from './listen.ts';
import { contentSecurityPolicy } from './security-policy.ts';

export type PageSettings = {
  root: string;
  dataDir: string;
  host: string;
  port: number;
  portIsFixed: boolean;
};
/** What the web server's process is told. */
export type ServerSettings = PageSettings & { ground: OpenedGround };
export type PageMessage =
  | { kind: 'listening'; port: number }
  | { kind: 'ready' }
  | { kind: 'failed'; message: string };

/** How many ports after the default one are tried. */
const PORTS_TRIED = 50;

const KEEP_ALIVE_MS = 75_000;

const settings = JSON.parse(process.argv[2] ?? '{}') as ServerSettings;

function tell(message: PageMessage): void {
  process.send?.(message);
}

async function run(): Promise<void> {
  const load = createRequire(join(settings.root, 'package.json'));
  const next = load('next') as typeof nextType;
  let handle: Promise<ReturnType<ReturnType<typeof next>['getRequestHandler']>>;
  const policy = contentSecurityPolicy(settings.ground.origins);
  const embedders = embeddersOf(process.env.DATELINE_EMBED);
  const make = () =>
    // Kept longer than proxies and clients keep them: otherwise one that asks again may meet a connection just closed.
    createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, async (request, response) => {
      try {
        const framing = framingHeaders(request.url, embedders);
        response.setHeader('Content-Security-Policy', `${policy}; ${framing.ancestors}`);
        if (framing.frameOptions) response.setHeader('X-Frame-Options', framing.frameOptions);
        if (refuseBrokenAddress(request, response)) return;
        handOnLanguage(request);
        await (await handle)(request, response);
      } catch (error) {
        console.error(error);
        response.statusCode = 500;
        response.end();
      }
    });
  const first = settings.port;
  let servers: Server[] = [];
  for (let port = first; ; port++) {
    const opened = await listenOn(make, settings.host, port);
    if (Array.isArray(opened)) {
      servers = opened;
      tell({ kind: 'listening', port: portOf(opened[0]!) });
      const app = next({ dev: false, dir: settings.root, hostname: settings.host, port });
      handle = app.prepare().then(() => app.getRequestHandler());
      break;
    }
    if (opened.code !== 'EADDRINUSE' || settings.portIsFixed || port >= first + PORTS_TRIED) {
      tell({ kind: 'failed', message: describeListenError(opened, settings.host, port) });
      process.exit(1);
    }
  }
  process.on('disconnect', () => void end(servers));
  await handle;
  tell({ kind: 'ready' });
}

/** The parent is gone: if it was killed, nobody else would stop the database. */
async function end(servers: readonly Server[]): Promise<void> {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  const embedded = process.env.DATABASE_URL ? null : readEmbeddedConnection(settings.dataDir);
  if (embedded) await leavePostgres(settings.dataDir, embedded.clusterDir);
  process.exit(0);
}

// A terminal sends these to every process of the group; this one ends when its parent says so.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
await run().catch((error: Error) => {
  tell({ kind: 'failed', message: `the page cannot be served: ${error.message}` });
  process.exit(1);
});
