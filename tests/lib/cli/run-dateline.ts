/** Runs the real command, as a person would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../server/temporary-database.ts';

export type Ran = { code: number | null; out: string; err: string };

export const DOOR = join(ROOT, 'lib', 'cli', 'dateline.mjs');

export function startDateline(
  args: readonly string[],
  env: Record<string, string> = {},
  node: string[] = [],
): ChildProcess {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(VITEST|NODE_|PORT$|DATELINE_)/.test(key)),
  );
  return spawn(process.execPath, [...node, DOOR, ...args], {
    cwd: ROOT,
    env: { ...clean, NODE_ENV: 'production', ...env } as NodeJS.ProcessEnv,
  });
}

export function finish(child: ChildProcess, input?: string | Buffer): Promise<Ran> {
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    ran.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    ran.err += text;
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input ?? '');
  return new Promise((done) => child.once('close', (code) => done({ ...ran, code })));
}

export function runDateline(args: readonly string[], input?: string | Buffer): Promise<Ran> {
  return finish(startDateline(args), input);
}

export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
