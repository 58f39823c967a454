/** Folders in the temporary directory for tests; none outlives its test file (tests/remove-temp-folders.ts). */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A fresh folder that others may enter but not list: root's database runs as another user. */
export function makeTempFolder(name: string, mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), `dateline-${name}-`));
  chmodSync(folder, mode);
  made.push(folder);
  return folder;
}

/** Removes all that were made here; what a process that is just ending still writes is waited for. */
export function removeTempFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
