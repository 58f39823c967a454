import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FullConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const START_WAIT_MS = 300_000;

type Served = { origin: string; data: string; stop: () => Promise<void> };

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

/** Ends a child process as a person would, and waits until it has. */
export async function stopChild(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended;
}

/**
 * Starts the app as a user would, on an empty data directory: one for each worker, since what a test adds or decides
 * is seen by every page of its server. The teardown stops them and removes the data.
 */
export default async function startServers(config: FullConfig): Promise<() => Promise<void>> {
  const started = await Promise.allSettled(Array.from({ length: config.workers }, serve));
  const served = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async () => {
    await Promise.all(served.map((each) => each.stop()));
  };
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  process.env.DATELINE_ORIGIN = served.map(({ origin }) => origin).join(',');
  process.env.DATELINE_TEST_DATA = served.map(({ data }) => data).join(',');
  return stop;
}

async function serve(): Promise<Served> {
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), 'dateline-e2e-'));
  // As root the database runs as another user, which must be able to enter.
  chmodSync(data, 0o755);
  const origin = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [path.join(root, 'lib/cli/dateline.mjs'), 'serve', '--port', String(port), '--data', data],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  const hear = (chunk: Buffer) => {
    log += chunk;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const stop = async () => {
    await stopChild(child);
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const deadline = Date.now() + START_WAIT_MS;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the app did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return { origin, data, stop };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/status`);
    return response.ok && ((await response.json()) as { ready?: boolean }).ready === true;
  } catch {
    return false;
  }
}
