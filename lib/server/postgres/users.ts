/** Who uses the embedded server: one file a use, so that the last one to leave can stop it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

function directory(dataDir: string): string {
  return join(dataDir, 'users');
}

let uses = 0;

/** Notes one use of the server by this process; the value takes the note back. Call under the start lock. */
export function registerUser(dataDir: string): () => void {
  mkdirSync(directory(dataDir), { recursive: true, mode: 0o700 });
  const path = join(directory(dataDir), `${process.pid}-${uses++}.json`);
  writeFileSync(path, JSON.stringify(ownIdentity()));
  return () => rmSync(path, { force: true });
}

/** True if a living process is noted; notes of dead ones are removed. Call under the start lock. */
export function hasUsers(dataDir: string): boolean {
  let names: string[];
  try {
    names = readdirSync(directory(dataDir));
  } catch {
    return false;
  }
  return names.filter((name) => keepIfAlive(join(directory(dataDir), name))).length > 0;
}

function keepIfAlive(path: string): boolean {
  try {
    if (isAlive(JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity)) return true;
  } catch {
    // A note cut short by a crash names nobody.
  }
  rmSync(path, { force: true });
  return false;
}
