/** Starts the web server's process and waits until it listens. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fail, ok, type Result } from '#lib/result.ts';
import { GROUND_VARIABLE } from '../basemap/current-ground.ts';
import type { PageMessage, ServerSettings } from './next-server.ts';

const STOP_WAIT_MS = 5_000;

export type RunningPage = {
  port: number;
  /** Settles when the first page can be answered. */
  ready: Promise<void>;
  /** Settles with the exit code when the process ends by itself. */
  ended: Promise<number>;
  stop: () => Promise<void>;
};

/** Forks the server; the problem says in one line why it does not listen. */
export function startPage(settings: ServerSettings): Promise<Result<RunningPage>> {
  const child = fork(join(import.meta.dirname, 'next-server.ts'), [JSON.stringify(settings)], {
    cwd: settings.root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATELINE_DATA: settings.dataDir,
      DATELINE_ROOT: settings.root,
      [GROUND_VARIABLE]: JSON.stringify(settings.ground),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // The server must not run under the command's own condition: React has another build there.
    execArgv: process.execArgv.filter((argument) => !argument.startsWith('--conditions')),
  });
  const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
  const ready = new Promise<void>((done) => {
    child.on('message', (message: PageMessage) => {
      if (message.kind === 'ready') done();
    });
  });
  return new Promise((done) => {
    child.on('message', (message: PageMessage) => {
      if (message.kind === 'failed') done(fail('internal', message.message));
      if (message.kind === 'listening') {
        done(ok({ port: message.port, ready, ended, stop: () => stopChild(child, ended) }));
      }
    });
    child.once('error', (error) => done(fail('internal', `the web server did not start: ${error.message}`)));
    child.once('exit', (code) => done(fail('internal', `the web server ended at once (code ${code})`)));
  });
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS);
  await ended;
  clearTimeout(timer);
}
