/** Builds the page when its sources have changed since the last build. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '#lib/result.ts';
import { acquireLock } from '../postgres/lock-file.ts';
import { hashFiles } from './hash-files.ts';

const SOURCES = [
  'app',
  'components',
  'lib',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const BUILD_WAIT_MS = 600_000;
const SAID_LINES = 12;

function keyFile(root: string): string {
  return join(root, '.next', 'dateline-build.json');
}

/** The key of the sources as they are now. The code of the command and of starting is no part of the page. */
function sourceKey(root: string): string {
  return hashFiles(root, SOURCES, (name) => name === 'lib/cli' || name === 'lib/server/serve');
}

function isBuilt(root: string, key: string): boolean {
  try {
    const built = JSON.parse(readFileSync(keyFile(root), 'utf8')) as { key?: string };
    return built.key === key && existsSync(join(root, '.next', 'BUILD_ID'));
  } catch {
    return false;
  }
}

/** Builds if needed, one process at a time; the value tells whether it did. `say` hears when it begins. */
export async function buildPage(
  root: string,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<Result<{ built: boolean }>> {
  const key = sourceKey(root);
  if (isBuilt(root, key)) return ok({ built: false });
  const locks = join(root, 'node_modules', '.cache');
  try {
    mkdirSync(locks, { recursive: true });
    mkdirSync(join(root, '.next'), { recursive: true });
    writeFileSync(join(root, '.next', '.dateline-probe'), '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return fail(
      'unreadable',
      `${root} cannot be written (${code}), so the page cannot be built: build it as its owner`,
    );
  }
  say('Building the page, once (about half a minute) …');
  const lock = await acquireLock(join(locks, 'dateline-build.lock'), BUILD_WAIT_MS);
  if (!lock.ok) return lock;
  try {
    if (isBuilt(root, key)) return ok({ built: false });
    const built = await runNextBuild(root, stop);
    if (!built.ok) return built;
    writeFileSync(keyFile(root), `${JSON.stringify({ key })}\n`);
    return ok({ built: true });
  } finally {
    lock.value();
  }
}

function runNextBuild(root: string, stop: AbortSignal): Promise<Result<null>> {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        signal: stop,
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      },
    );
    let said = '';
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => done(fail('internal', `the build could not start: ${error.message}`)));
    child.once('close', (code) => {
      const tail = said.trim().split('\n').slice(-SAID_LINES).join('\n');
      done(code === 0 ? ok(null) : fail('internal', `the page could not be built:\n${tail}`));
    });
  });
}
