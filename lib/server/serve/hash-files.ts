import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * One SHA-256 over the names and contents of files and folders (relative to `root`; missing ones count as such).
 * Hidden files and paths for which `skip` is true are left out.
 */
export function hashFiles(
  root: string,
  names: readonly string[],
  skip: (path: string) => boolean = () => false,
): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const name = relative(root, path).split(sep).join('/');
    if (skip(name)) return;
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const entry of readdirSync(path).sort()) if (!entry.startsWith('.')) visit(join(path, entry));
      return;
    }
    const content = found ? readFileSync(path) : null;
    hash.update(`${name}\0${content === null ? 'missing' : content.length}\0`);
    if (content) hash.update(content);
  };
  for (const name of names) visit(join(root, name));
  return hash.digest('hex');
}
