import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGround } from '#lib/server/basemap/open-ground.ts';
import { makeTempFolder } from '../../../temp-folder.ts';
import { makeArchive, STREETS } from './archive-for-tests.ts';

const folder = makeTempFolder('ground');
const archive = makeArchive(1, STREETS);
let server: Server;
let origin = '';

beforeAll(async () => {
  writeFileSync(join(folder, 'city.pmtiles'), archive);
  writeFileSync(join(folder, 'text.pmtiles'), 'x'.repeat(500));
  writeFileSync(join(folder, 'cut.pmtiles'), archive.subarray(0, 130));
  writeFileSync(join(folder, 'bare.pmtiles'), makeArchive(1, {}));
  const endless = Buffer.from(archive);
  // Metadata of 4 PB.
  endless.writeBigUInt64LE(2n ** 40n, 24);
  endless.writeBigUInt64LE(2n ** 52n, 32);
  writeFileSync(join(folder, 'endless.pmtiles'), endless);
  execFileSync('/usr/bin/mkfifo', [join(folder, 'pipe.pmtiles')]);
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (pathname === '/a.pmtiles' && range) {
      response.statusCode = 206;
      response.end(archive.subarray(Number(range[1]), Number(range[2]) + 1));
    } else if (pathname === '/whole.pmtiles') response.end(archive);
    else if (pathname === '/style.json') response.end(JSON.stringify(styleOf(origin)));
    else if (pathname === '/tiles.json') {
      response.end(
        JSON.stringify({ tiles: ['https://tiles.test/{z}/{x}/{y}.pbf'], attribution: 'Tiles &copy; T' }),
      );
    } else if (pathname === '/page.html') response.end('<html></html>');
    else if (pathname === '/endless.json') {
      // Without a length: sent in pieces until the reader goes away.
      const piece = Buffer.alloc(1 << 20, ' ');
      const send = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', send);
      send();
    } else if (pathname === '/other.json') response.end('{"version":7}');
    else if (pathname !== '/silent.json') {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

function styleOf(base: string) {
  return {
    version: 8,
    glyphs: 'https://fonts.test/{fontstack}/{range}.pbf',
    sprite: `${base}/sprite`,
    sources: {
      streets: { type: 'vector', url: '/tiles.json' },
      relief: {
        type: 'raster',
        tiles: ["https://relief.test/{z}/{x}/{y}.png'; script-src *"],
        attribution: 'R',
      },
      odd: { type: 'vector', url: 'mapbox://nothing' },
    },
    layers: [{ id: 'sea', type: 'background' }],
  };
}

describe('our own basemap', () => {
  it.each([undefined, '', ' own '])('is the ground for the setting %j', async (setting) => {
    expect(await openGround(setting, folder)).toEqual({
      answer: { kind: 'own', problem: null },
      path: null,
      origins: [],
    });
  });

  it.each([
    ['nothing.pmtiles', 'there is no such file'],
    ['.', 'is not a file'],
    ['pipe.pmtiles', 'is not a file'],
    ['endless.pmtiles', 'cannot be read as PMTiles'],
    ['text.pmtiles', 'not a PMTiles archive'],
    ['cut.pmtiles', 'is cut short'],
    ['bare.pmtiles', 'does not name its vector layers'],
  ])('takes the place of the file %s and says why', async (name, reason) => {
    const { answer, path } = await openGround(name, folder);
    expect(answer).toMatchObject({ kind: 'own', problem: expect.stringContaining(reason) });
    expect(answer.problem).toContain(join(folder, name));
    expect(answer.problem).not.toContain('\n');
    expect(path).toBeNull();
  });

  it.each([
    ['/none.json', 'answers 404'],
    ['/endless.json', 'too large'],
    ['/page.html', 'is not JSON'],
    ['/other.json', 'no map style of version 8'],
    ['/silent.json', 'no answer in time'],
    ['/none.pmtiles', 'answers 404'],
    ['/whole.pmtiles', 'does not answer byte ranges'],
  ])('takes the place of the address %s and says why, without its key', async (path, reason) => {
    const { answer, origins } = await openGround(`${origin}${path}?key=secret`, folder, 1500);
    expect(answer).toMatchObject({ kind: 'own', problem: expect.stringContaining(reason) });
    expect(answer.problem).not.toContain('secret');
    expect(origins).toEqual([]);
  });

  it('takes the place of a server that is not there', async () => {
    const { answer } = await openGround('http://127.0.0.1:1/style.json', folder);
    expect(answer.problem).toMatch(/cannot be reached/);
  });
});

describe('a basemap of the operator', () => {
  it('is a PMTiles file, served from here under an address that names its version', async () => {
    const ground = await openGround('city.pmtiles', folder);
    expect(ground).toMatchObject({ path: join(folder, 'city.pmtiles'), origins: [] });
    expect(ground.answer).toEqual({
      kind: 'pmtiles',
      url: expect.stringMatching(/^\/api\/basemap\/tiles\?v=/),
      header: { kind: 'vector', minZoom: 0, maxZoom: 14 },
      vectorLayers: ['water', 'roads'],
      attribution: '© Someone',
      problem: null,
    });
  });

  it('is a PMTiles address, whose server the page may ask', async () => {
    const ground = await openGround(`${origin}/a.pmtiles`, folder);
    expect(ground.origins).toEqual([origin]);
    expect(ground.answer).toMatchObject({ kind: 'pmtiles', url: `${origin}/a.pmtiles`, problem: null });
  });

  it('is a style, with every server its parts come from and nothing that could widen the policy', async () => {
    const ground = await openGround(`${origin}/style.json`, folder);
    expect(ground.answer).toEqual({
      kind: 'style',
      url: `${origin}/style.json`,
      attribution: 'Tiles © T · R',
      problem: null,
    });
    expect([...ground.origins].sort()).toEqual(
      [origin, 'https://fonts.test', 'https://relief.test', 'https://tiles.test'].sort(),
    );
  });
});
