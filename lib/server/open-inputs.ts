/** Files, folders and addresses → bytes, one at a time; each that cannot be had is one problem. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_COLLECTION_BYTES, type SourceInput } from '#lib/read/source.ts';
import { fail, ok, type Result } from '#lib/result.ts';

export type FetchInput = (url: string) => Promise<Result<SourceInput>>;
export type NamedInput = { name: string; input: Result<SourceInput> };

/** True for what is fetched rather than opened. */
export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** The files of the named paths: a folder stands for all files in it and below, hidden ones left out, in name order. */
export function listInputs(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (isAddress(name)) return [name];
    const found = statSync(name, { throwIfNoEntry: false });
    return found?.isDirectory() ? listFolder(name) : [name];
  });
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? listFolder(path) : [path];
      });
  } catch {
    return [folder];
  }
}

/** Opens the listed inputs in order. */
export async function* openInputs(
  names: readonly string[],
  fetchInput: FetchInput,
): AsyncGenerator<NamedInput> {
  for (const name of names) {
    yield { name, input: isAddress(name) ? await fetchInput(name) : openFile(name) };
  }
}

function openFile(path: string): Result<SourceInput> {
  try {
    const found = statSync(path);
    if (!found.isFile()) return fail('unsupported', `${path}: is not a file`);
    if (found.size > MAX_COLLECTION_BYTES) {
      return fail(
        'too_large',
        `${path}: ${Math.round(found.size / 1e6)} MB is more than 200 MB; split the file`,
      );
    }
    return ok({ name: path, bytes: readFileSync(path) });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'may not be read by this user'
          : `${error}`;
    return fail('unreadable', `${path}: ${reason}; check the path`);
  }
}
