/** What `dateline doctor` looks at: one finding a part, with how to mend it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { sql } from 'kysely';
import { openGround } from './basemap/open-ground.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import { loadLexicon } from './load-lexicon.ts';
import { prepareDataDirectory } from './locate.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { migrateStore, openStore } from './store/open-store.ts';
import { countRows } from './store/read-incidents.ts';
import { countPlaces, type PlaceCounts } from './store/read-places.ts';

/** `note` is worth knowing but stops nothing. */
export type Check = { name: string; state: 'ok' | 'note' | 'BAD'; detail: string };

/** Looks at every part; starts the database for a moment if it is not running. */
export async function checkInstallation(root: string, dataDir: string, port: number): Promise<Check[]> {
  const directory = prepareDataDirectory(dataDir);
  return [
    checkNode(),
    directory.ok
      ? good('data directory', `${dataDir} can be written`)
      : bad('data directory', directory.problem.message),
    directory.ok ? await checkDatabase(root, dataDir) : bad('database', 'needs the data directory'),
    checkGazetteer(root),
    checkLexicon(root),
    checkBasemap(root),
    await checkForeignBasemap(),
    checkFonts(root),
    checkWorker(root),
    await checkPort(port),
    checkChromium(),
  ];
}

function good(name: string, detail: string): Check {
  return { name, state: 'ok', detail };
}

function note(name: string, detail: string): Check {
  return { name, state: 'note', detail };
}

function bad(name: string, detail: string): Check {
  return { name, state: 'BAD', detail };
}

function checkNode(): Check {
  return good('node', `${process.version} (${process.execPath})`);
}

async function checkDatabase(root: string, dataDir: string): Promise<Check> {
  const opened = await openPostgres(root, dataDir);
  if (!opened.ok) return bad('database', opened.problem.message);
  const store = openStore(opened.value.connection, 1);
  try {
    const migrated = await migrateStore(store);
    if (!migrated.ok) return bad('database', migrated.problem.message);
    const version = await sql<{ server_version: string }>`SHOW server_version`.execute(store);
    const articles = await countRows(store, 'articles');
    const incidents = await countRows(store, 'incidents');
    const imported = await countPlaces(store);
    const held = `${articles} articles, ${incidents} incidents, ${describePlaces(imported)}`;
    return good('database', `PostgreSQL ${version.rows[0]?.server_version} (${opened.value.how}), ${held}`);
  } finally {
    await store.destroy();
    await opened.value.release();
  }
}

function describePlaces({ places, names }: PlaceCounts): string {
  return names === 0 ? 'no imported places' : `${places} imported places with ${names} names`;
}

function checkGazetteer(root: string): Check {
  const began = performance.now();
  const opened = loadGazetteer(root);
  if (!opened.ok) return bad('gazetteer', opened.problem.message);
  return good(
    'gazetteer',
    `${opened.value.size} places, opened in ${Math.round(performance.now() - began)} ms`,
  );
}

function checkLexicon(root: string): Check {
  const loaded = loadLexicon(join(root, 'data', 'lexicon'));
  return loaded.ok ? good('lexicon', `${loaded.value.size} entries`) : bad('lexicon', loaded.problem.message);
}

/** The first bytes of a PMTiles archive, version 3. */
const PMTILES_MAGIC = 'PMTiles\u0003';

function checkBasemap(root: string): Check {
  const folder = join(root, 'data', 'basemap');
  const tiles = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pmtiles')) : [];
  if (tiles.length === 0)
    return bad('basemap', `no *.pmtiles in ${folder}: get it again (git checkout data/basemap)`);
  for (const name of tiles) {
    const head = readFileSync(join(folder, name)).subarray(0, PMTILES_MAGIC.length).toString('latin1');
    if (head !== PMTILES_MAGIC)
      return bad('basemap', `${name} is no PMTiles file: git checkout data/basemap`);
  }
  const size = tiles.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return good('basemap', `${tiles.join(', ')}, ${(size / 1e6).toFixed(1)} MB`);
}

/** The basemap of DATELINE_BASEMAP, looked at as the start does. A wrong one stops nothing: our own is shown. */
async function checkForeignBasemap(): Promise<Check> {
  const setting = process.env.DATELINE_BASEMAP;
  const { answer } = await openGround(setting, process.cwd());
  if (answer.problem !== null) return note('basemap setting', answer.problem);
  if (answer.kind === 'own')
    return good('basemap setting', 'DATELINE_BASEMAP is not set: our own basemap is shown');
  const kind =
    answer.kind === 'style'
      ? 'a map style'
      : `PMTiles, ${answer.header.kind}, zoom ${answer.header.minZoom}–${answer.header.maxZoom}`;
  return good('basemap setting', `${kind}: ${setting}`);
}

function checkFonts(root: string): Check {
  const folders = ['fonts', 'ui-fonts'].map((name) => join(root, 'public', name));
  const missing = folders.filter((folder) => !holdsFonts(folder));
  if (missing.length > 0) return bad('fonts', `no *.woff2 in ${missing.join(', ')}: git checkout public`);
  return good('fonts', 'of the map and the page are there');
}

function holdsFonts(folder: string): boolean {
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.woff2'))
  );
}

function checkWorker(root: string): Check {
  const worker = join(root, 'node_modules', 'maplibre-gl', 'dist', 'maplibre-gl-worker.mjs');
  return existsSync(worker)
    ? good('map worker', 'is installed')
    : bad('map worker', `${worker} is missing: run npm ci`);
}

function checkPort(port: number): Promise<Check> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const detail = taken
        ? `${port} is taken (by Dateline itself, perhaps): the next free one is used, or give --port N`
        : `${port} cannot be used (${error.code}): give another with --port N`;
      done(note('port', detail));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(good('port', `${port} is free`))));
  });
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function checkChromium(): Check {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
  if (found) return good('chromium', `${found} (only the tests need it)`);
  const downloads = join(
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(process.env.HOME ?? '', '.cache', 'ms-playwright'),
  );
  if (existsSync(downloads)) return good('chromium', `${downloads} (only the tests need it)`);
  return note(
    'chromium',
    'not found; only the tests need it: npx playwright install chromium, or apt install chromium',
  );
}
