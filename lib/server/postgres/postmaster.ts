/** Starts, finds and stops the server process of one cluster. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type Result } from '#lib/result.ts';
import type { PostgresHome } from './find-home.ts';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.ts';
import { serverEnvironment } from './server-environment.ts';

const MAX_LOG_BYTES = 5_000_000;
const START_ATTEMPTS = 5;
const STOP_WAIT_MS = 15_000;

export type Postmaster = { process: ProcessIdentity; port: number };

/** The running server of a cluster by its postmaster.pid; null if the file is missing, stale or names another process. */
export function findPostmaster(clusterDir: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port)) return null;
  const found = identifyProcess(pid);
  return found && runsIn(pid, clusterDir) ? { process: found, port } : null;
}

/** A server's working directory is its cluster; where the system does not tell, the pid file is believed. */
function runsIn(pid: number, clusterDir: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
  } catch (error) {
    // Not ours to look at: another user's process. The server would be ours or, as root, readable.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? false : process.getuid?.() === 0;
  }
}

/**
 * Starts the server on a free loopback port and returns once its process has taken the cluster; the caller waits
 * until it answers. It outlives this process: the last user stops it (see users.ts). A pid file left by a crash is
 * removed when its process is not this cluster's server.
 */
export async function startPostmaster(home: PostgresHome, logPath: string): Promise<Result<Postmaster>> {
  let last = '';
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    if (findPostmaster(home.clusterDir) === null) {
      rmSync(join(home.clusterDir, 'postmaster.pid'), { force: true });
    }
    const port = await findFreePort();
    const log = openLog(logPath);
    const logged = statSync(logPath).size;
    const child = spawn(join(home.nativeDir, 'bin', 'postgres'), serverArguments(home.clusterDir, port), {
      detached: true,
      stdio: ['ignore', log, log],
      cwd: dirname(home.clusterDir),
      env: serverEnvironment(),
      ...(home.runAs ?? {}),
    });
    closeSync(log);
    const gone = new Promise<string>((done) => {
      child.once('error', (error) => done(error.message));
      child.once('exit', () => done(readLogFrom(logPath, logged)));
    });
    child.unref();
    const started = await Promise.race([gone, waitForPidFile(home.clusterDir, child.pid)]);
    if (typeof started !== 'string') return ok(started);
    last = started;
    await sleep(100 * attempt);
  }
  const reason = last.split('\n').find((line) => /FATAL|could not|Permission/i.test(line)) ?? last;
  return fail('internal', `PostgreSQL did not start in ${home.clusterDir}: ${reason} (log: ${logPath})`);
}

async function waitForPidFile(clusterDir: string, pid: number | undefined): Promise<Postmaster> {
  for (;;) {
    await sleep(10);
    const found = findPostmaster(clusterDir);
    if (found && found.process.pid === pid) return found;
  }
}

function serverArguments(clusterDir: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '64MB',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    timezone: 'UTC',
    datestyle: 'ISO',
  };
  return ['-D', clusterDir, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
}

/** Opens the log for appending, starting it over once it is large. */
function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(path, size > MAX_LOG_BYTES ? 'w' : 'a', 0o600);
}

function readLogFrom(path: string, start: number): string {
  try {
    return readFileSync(path).subarray(start).toString('utf8').trim();
  } catch {
    return 'it ended at once';
  }
}

function findFreePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Stops the server cleanly (connections are ended, everything is on disk) and waits until it is gone. */
export async function stopPostmaster(clusterDir: string): Promise<void> {
  const found = findPostmaster(clusterDir);
  if (found === null) return;
  signal(found.process.pid, 'SIGINT');
  const until = Date.now() + STOP_WAIT_MS;
  while (isAlive(found.process)) {
    if (Date.now() > until) {
      signal(found.process.pid, 'SIGQUIT');
      return;
    }
    await sleep(10);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
