import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { copyAssets } from '#lib/server/serve/copy-assets.ts';
import { hashFiles } from '#lib/server/serve/hash-files.ts';
import { listenOn, portOf, probePort } from '#lib/server/serve/listen.ts';
import { makeTempFolder } from '../../../temp-folder.ts';

const root = makeTempFolder('files');

function put(path: string, content: string): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

it('gives another key when a source changes, moves or goes, and the same when nothing does', () => {
  put('src/a.ts', 'one');
  put('src/deep/b.ts', 'two');
  put('src/left-out/c.ts', 'three');
  const key = () => hashFiles(root, ['src', 'package.json'], (name) => name === 'src/left-out');
  const first = key();
  expect(key()).toBe(first);
  put('src/left-out/c.ts', 'changed');
  expect(key()).toBe(first);
  put('src/a.ts', 'on');
  const second = key();
  expect(second).not.toBe(first);
  put('package.json', '');
  expect(key()).not.toBe(second);
});

it('copies the tiles and the map worker, and again only when they change', () => {
  const tiles = put('data/basemap/world.pmtiles', 'tiles');
  put('data/basemap/README.md', 'no tiles');
  put('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', 'worker');
  put('node_modules/maplibre-gl/package.json', '{"version":"6.7.8"}');
  expect(copyAssets(root)).toEqual({ ok: true, value: ['world.pmtiles', 'maplibre-gl-worker.mjs'] });
  expect(copyAssets(root)).toEqual({ ok: true, value: [] });
  writeFileSync(tiles, 'other');
  utimesSync(tiles, new Date(1e12), new Date(1e12));
  expect(copyAssets(root)).toEqual({ ok: true, value: ['world.pmtiles'] });
  expect(readFileSync(join(root, 'public/basemap/world.pmtiles'), 'utf8')).toBe('other');
  expect(readFileSync(join(root, 'public/maplibre/6.7.8/maplibre-gl-worker.mjs'), 'utf8')).toBe('worker');
});

it('knows a taken port from a free one', async () => {
  const servers = await listenOn(() => createServer(), 'localhost', 0);
  if (!Array.isArray(servers)) throw servers;
  const port = portOf(servers[0]!);
  expect(new Set(servers.map(portOf)).size).toBe(1);
  expect(await probePort('localhost', port)).toMatchObject({
    ok: false,
    problem: { message: `port ${port} is taken: choose another with --port N` },
  });
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  expect(await probePort('localhost', port)).toMatchObject({ ok: true });
});
