/** Decides once, at start, what the map's ground is. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Result } from '#lib/result.ts';
import { type BasemapAnswer, OWN_BASEMAP } from '#lib/view/map-style/map-ground.ts';
import { resolveBasemap } from '#lib/view/map-style/resolve-basemap.ts';
import { type Archive, readFileArchive, readWebArchive } from './read-archive.ts';
import { readForeignStyle } from './read-style.ts';

export type OpenedGround = {
  answer: BasemapAnswer;
  /** The archive's file that /api/basemap/tiles serves, absolute. */
  path: string | null;
  /** Servers that the page may ask besides this one. */
  origins: string[];
};

/** Where the page finds an archive that is a file of this machine. */
export const TILES_ROUTE = '/api/basemap/tiles';
const TIMEOUT_MS = 5_000;
const OWN: OpenedGround = { answer: OWN_BASEMAP, path: null, origins: [] };

/**
 * Reads DATELINE_BASEMAP (a path counts from `folder`). Whatever is wrong with it becomes one line in
 * `answer.problem`, and the ground is our own; never throws. Takes at most some seconds, none for our own.
 */
export async function openGround(
  setting: string | undefined,
  folder: string,
  timeoutMs = TIMEOUT_MS,
): Promise<OpenedGround> {
  const choice = resolveBasemap(setting);
  if (choice.kind === 'own') return OWN;
  if ('path' in choice) return openFile(resolve(/* turbopackIgnore: true */ folder, choice.path));
  const { url } = choice;
  if (!URL.canParse(url)) return fallBack(`${url.slice(0, 200)}: is no address`);
  const name = shownAddress(url);
  if (choice.kind === 'style') {
    const style = await readForeignStyle(url, name, timeoutMs);
    if (!style.ok) return fallBack(style.problem.message);
    const { origins, attribution } = style.value;
    return { answer: { kind: 'style', url, attribution, problem: null }, path: null, origins };
  }
  const archive = await readWebArchive(url, name, timeoutMs);
  return withArchive(archive, url, null, [new URL(url).origin]);
}

async function openFile(path: string): Promise<OpenedGround> {
  return withArchive(await readFileArchive(path), await tilesAddress(path), path, []);
}

/** The file's version is part of the address: a browser never mixes tiles of two archives. */
async function tilesAddress(path: string): Promise<string> {
  const found = await stat(/* turbopackIgnore: true */ path).catch(() => null);
  return found
    ? `${TILES_ROUTE}?v=${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}`
    : TILES_ROUTE;
}

function withArchive(
  archive: Result<Archive>,
  url: string,
  path: string | null,
  origins: string[],
): OpenedGround {
  if (!archive.ok) return fallBack(archive.problem.message);
  return { answer: { kind: 'pmtiles', url, ...archive.value, problem: null }, path, origins };
}

function fallBack(reason: string): OpenedGround {
  return {
    ...OWN,
    answer: {
      ...OWN_BASEMAP,
      problem: `DATELINE_BASEMAP: ${reason.replace(/\.$/, '')}. Our own map is shown.`,
    },
  };
}

/** The address without its query: keys are not shown. */
function shownAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
