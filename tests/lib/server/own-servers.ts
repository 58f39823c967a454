/** PostgreSQL servers of the system's own version, for tests of what only real servers do: a primary and its copies. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { makeTempFolder } from '../../temp-folder.ts';

const DEBIAN = '/usr/lib/postgresql';
/** "nobody": a server refuses to run as root. */
const NOBODY = 65_534;

/** The programs of a version, of the newest installed one where none is named; null where there is none. */
export function findServerPrograms(wanted?: string): string | null {
  const installed = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const versions = installed.filter((version) => wanted === undefined || version === wanted);
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'pg_basebackup'))) ?? null;
}

export type OwnServer = { url: string; stop: () => void; start: () => void };

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** Makes servers in a folder of their own; `close` stops all and removes it. */
export function ownServers(programs: string) {
  const isRoot = process.getuid?.() === 0;
  const folder = makeTempFolder('own-servers', 0o755);
  const running: OwnServer[] = [];

  const run = (program: string, ...args: string[]): SpawnSyncReturns<string> => {
    const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    const done = spawnSync(join(programs, program), args, {
      ...owner,
      encoding: 'utf8' as const,
      cwd: folder,
      // A server that goes on running must not keep our pipes.
      stdio: program === 'pg_ctl' ? 'ignore' : 'pipe',
      env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    });
    if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${done.stderr ?? done.status}`);
    return done;
  };
  const makeFolder = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path, { mode: 0o700 });
    if (isRoot) chownSync(path, NOBODY, NOBODY);
    return path;
  };
  const serve = async (data: string): Promise<OwnServer> => {
    const port = await freePort();
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
    const server = {
      url: `postgresql://dateline@127.0.0.1:${port}/postgres`,
      start: () => void run('pg_ctl', 'start', '-w', '-D', data, '-l', join(data, 'log'), '-o', options),
      stop: () => void run('pg_ctl', 'stop', '-w', '-m', 'immediate', '-D', data),
    };
    server.start();
    running.push(server);
    return server;
  };
  return {
    startPrimary: async (): Promise<OwnServer> => {
      const data = makeFolder('primary');
      run(
        'initdb',
        '-D',
        data,
        '-U',
        'dateline',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      );
      return serve(data);
    },
    startReplica: async (primary: OwnServer): Promise<OwnServer> => {
      const data = makeFolder(`replica-${running.length}`);
      run('pg_basebackup', '-D', data, '-d', primary.url, '-R', '-X', 'stream', '--no-sync');
      return serve(data);
    },
    close: () => {
      for (const server of running.reverse()) {
        try {
          server.stop();
        } catch {
          // Stopped by the test already.
        }
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
