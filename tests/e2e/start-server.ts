import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

/** Starts the app as a user would, on an empty data directory; the teardown stops it and removes the data. */
export default async function startServer(): Promise<() => Promise<void>> {
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
  child.stdout.on('data', (chunk) => {
    log += chunk;
  });
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) child.kill('SIGTERM');
    if (child.exitCode === null) await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const deadline = Date.now() + 300_000;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the app did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  process.env.DATELINE_ORIGIN = origin;
  process.env.DATELINE_TEST_DATA = data;
  return stop;
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/status`);
    return response.ok && ((await response.json()) as { ready?: boolean }).ready === true;
  } catch {
    return false;
  }
}
