/** Puts what the browser fetches as it is (basemap tiles, the map's worker) into public/, when it has changed. */
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fail, ok, type Result } from '#lib/result.ts';

/** The map's worker and the module that it imports. */
const WORKER_FILES = ['maplibre-gl-worker.mjs', 'maplibre-gl-shared.mjs'];

/** Copies what is new or changed; the value names the files copied. Files that do not exist are left out. */
export function copyAssets(root: string): Result<string[]> {
  const basemap = join(root, 'data', 'basemap');
  const library = join(root, 'node_modules', 'maplibre-gl');
  const tiles = existsSync(basemap) ? readdirSync(basemap).filter((name) => name.endsWith('.pmtiles')) : [];
  const pairs = [
    ...tiles.map((name) => ({ from: join(basemap, name), to: join(root, 'public', 'basemap') })),
    ...WORKER_FILES.map((name) => ({
      from: join(library, 'dist', name),
      to: join(root, 'public', 'maplibre', versionOf(library)),
    })),
  ];
  try {
    return ok(pairs.filter(({ from, to }) => copyIfChanged(from, to)).map(({ from }) => basename(from)));
  } catch (error) {
    return fail('unreadable', `public/ cannot be filled: ${(error as Error).message}`);
  }
}

/** The version stands in the path: what lies there never changes, and browsers may keep it. */
function versionOf(library: string): string {
  try {
    return String(JSON.parse(readFileSync(join(library, 'package.json'), 'utf8')).version);
  } catch {
    return 'none';
  }
}

/** Size and time of change stand for the content; the copy appears in one step. */
function copyIfChanged(from: string, folder: string): boolean {
  const source = statSync(from, { throwIfNoEntry: false });
  if (source === undefined) return false;
  const to = join(folder, basename(from));
  const copy = statSync(to, { throwIfNoEntry: false });
  if (copy && copy.size === source.size && Math.abs(copy.mtimeMs - source.mtimeMs) < 1000) return false;
  mkdirSync(folder, { recursive: true });
  const draft = `${to}.${process.pid}`;
  copyFileSync(from, draft, constants.COPYFILE_FICLONE);
  utimesSync(draft, source.atime, source.mtime);
  renameSync(draft, to);
  return true;
}
