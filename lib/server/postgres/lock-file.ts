/** A lock between processes: a file that names its holder; the lock of a dead holder is taken over. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type Result } from '#lib/result.ts';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

const POLL_MS = 20;

/**
 * Waits up to `waitMs` for the lock at `path`; the value releases it. One holder at a time, within a process too.
 * The file appears complete (it is linked into place), so a holder that is killed leaves a lock that names it.
 */
export async function acquireLock(path: string, waitMs: number): Promise<Result<() => void>> {
  const own = { ...ownIdentity(), token: randomUUID() };
  const draft = `${path}.${own.token}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (const until = Date.now() + waitMs; ; ) {
      if (tryLink(draft, path)) return ok(() => releaseLock(path, own.token));
      removeStale(path);
      if (Date.now() > until) {
        return fail('internal', `another dateline process holds ${path}: wait for it, or end it`);
      }
      await sleep(POLL_MS);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

type Holder = ProcessIdentity & { token: string };

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Takes the file of a dead holder away. Renaming first makes sure that only one of several waiters does so. */
function removeStale(path: string): void {
  const holder = readHolder(path);
  if (holder === null || isAlive(holder)) return;
  const aside = `${path}.stale-${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // Another waiter may have been quicker, and this is the lock of a living holder: put it back.
  if (readHolder(aside)?.token !== holder.token) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, token: string): void {
  if (readHolder(path)?.token === token) rmSync(path, { force: true });
}
