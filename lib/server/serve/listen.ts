/** Takes an address of this machine, or says in one line why it cannot. */
import { createServer, type Server } from 'node:http';
import { fail, ok, type Result } from '#lib/result.ts';

function listen(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((done) => {
    server.once('error', done);
    server.listen(port, host, () => {
      server.removeListener('error', done);
      done(null);
    });
  });
}

/** Listens on the host and, for "localhost", on its IPv6 twin where there is one, so that both readings reach us. */
export async function listenOn(
  make: () => Server,
  host: string,
  port: number,
): Promise<Server[] | NodeJS.ErrnoException> {
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const servers: Server[] = [];
  for (const [at, name] of hosts.entries()) {
    const server = make();
    // With port 0 the system chooses once, for both.
    const error = await listen(server, name, servers[0] ? portOf(servers[0]) : port);
    if (error === null) servers.push(server);
    else if (at === 0 || error.code === 'EADDRINUSE') {
      await closeAll(servers);
      return error;
    }
  }
  return servers;
}

/** The port that a listening server has. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
}

/** Ok if the port can be had at this moment. */
export async function probePort(host: string, port: number): Promise<Result<null>> {
  const opened = await listenOn(() => createServer(), host, port);
  if (!Array.isArray(opened)) return fail('internal', describeListenError(opened, host, port));
  await closeAll(opened);
  return ok(null);
}

/** One line that says why and what to do. */
export function describeListenError(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is taken: choose another with --port N`;
  if (error.code === 'EACCES') return `port ${port} needs more rights: choose one above 1023 with --port N`;
  return `cannot listen on ${host}:${port} (${error.code ?? error.message}): choose another --host or --port`;
}
