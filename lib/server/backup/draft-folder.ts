/** A folder for what is not whole yet. */
import { mkdtempSync, rmSync } from 'node:fs';

/**
 * Makes a folder whose name begins with `prefix`; it is gone after `remove`, and when the process exits before. Throws
 * where it cannot be made.
 */
export function makeDraftFolder(prefix: string): { path: string; remove: () => void } {
  const path = mkdtempSync(prefix);
  // What is still being written at that moment may stand in the way of a first attempt.
  const clear = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  process.once('exit', clear);
  return {
    path,
    remove: () => {
      process.removeListener('exit', clear);
      clear();
    },
  };
}
