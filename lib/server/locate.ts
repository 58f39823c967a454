/** Where things lie on this machine: the project, its data files, the data directory. */
import { accessSync, constants, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '#lib/result.ts';

/** Absolute path of the project: `DATELINE_ROOT` (set by the command), else the working directory. */
export function projectRoot(): string {
  return resolve(/* turbopackIgnore: true */ process.env.DATELINE_ROOT ?? process.cwd());
}

/** Absolute path of the data directory: the argument, else `DATELINE_DATA`, else `.dateline` in the project. */
export function dataDirectory(option?: string): string {
  const named = option ?? process.env.DATELINE_DATA;
  return named ? resolve(named) : join(projectRoot(), '.dateline');
}

/**
 * Makes the data directory if it is missing and proves that it can be written. Root makes it enterable by others
 * (0711), since the database then runs as another user; an ordinary user keeps it to themself (0700).
 */
export function prepareDataDirectory(dataDir: string): Result<string> {
  try {
    makeDirectory(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return ok(dataDir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return fail(
      'unreadable',
      `data directory ${dataDir} cannot be written (${code}): choose another with --data DIR, or make it yours`,
    );
  }
}

/** Makes the directory and those above it. (mkdir's own recursive mode never returns on file systems such as /proc.) */
function makeDirectory(path: string, mode: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
