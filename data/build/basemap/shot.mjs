/**
 * Draws the basemap at places that are known well and saves PNGs, to look at: `node shot.mjs OUT_DIR [NAME…]`.
 * Needs the project's Node (imports TypeScript) and Chromium; every request beyond loopback is refused and counted.
 */
import { createReadStream, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { mapStyle } from '../../../lib/view/map-style/map-style.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** name → [lng, lat, zoom]. */
const VIEWS = {
  ukraine5: [31.5, 48.6, 5],
  kharkiv8: [36.6, 49.8, 8],
  odesa9: [30.9, 46.3, 9],
  kyiv10: [30.52, 50.45, 10],
  middleeast5: [40.5, 33.2, 5],
  donbas8: [37.8, 48.4, 8],
  world2: [25, 30, 2],
};
const MIME = {
  html: 'text/html',
  mjs: 'text/javascript',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
};
const FILES = {
  '/maplibre-gl.mjs': 'node_modules/maplibre-gl/dist/maplibre-gl.mjs',
  '/maplibre-gl-worker.mjs': 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs',
  '/maplibre-gl-shared.mjs': 'node_modules/maplibre-gl/dist/maplibre-gl-shared.mjs',
  '/maplibre-gl.css': 'node_modules/maplibre-gl/dist/maplibre-gl.css',
  '/pmtiles.js': 'node_modules/pmtiles/dist/pmtiles.js',
  '/basemap.pmtiles': 'data/basemap/basemap.pmtiles',
};

const page = (
  style,
  [lng, lat, zoom],
) => `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/maplibre-gl.css">
<style>html,body,#map{margin:0;height:100%}</style><div id="map"></div><script src="/pmtiles.js"></script>
<script type="module">
import * as maplibregl from '/maplibre-gl.mjs';
maplibregl.setWorkerUrl('/maplibre-gl-worker.mjs');
maplibregl.addProtocol('pmtiles', new pmtiles.Protocol().tile);
const map = new maplibregl.Map({ container: 'map', style: ${JSON.stringify(style)}, center: [${lng}, ${lat}], zoom: ${zoom},
  fadeDuration: 0, attributionControl: { compact: false } });
map.on('error', (e) => console.error(e.error?.message ?? e));
map.once('idle', () => { document.title = 'idle'; });
</script>`;

function sendFile(path, request, response) {
  const { size } = statSync(path);
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  const start = range ? Number(range[1]) : 0;
  const end = range ? Math.min(Number(range[2]), size - 1) : size - 1;
  response.writeHead(range ? 206 : 200, {
    'content-type': MIME[path.split('.').at(-1)] ?? 'application/octet-stream',
    'content-length': end - start + 1,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  });
  createReadStream(path, { start, end }).pipe(response);
}

function startServer() {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const own = url.pathname.startsWith('/fonts/') ? `public${url.pathname}` : FILES[url.pathname];
    if (own) return sendFile(join(root, own), request, response);
    if (url.pathname !== '/') return response.writeHead(404).end();
    const origin = `http://127.0.0.1:${server.address().port}`;
    const [theme, language, name] = ['theme', 'language', 'view'].map((key) => url.searchParams.get(key));
    const style = mapStyle({
      theme,
      language,
      basemapUrl: `pmtiles://${origin}/basemap.pmtiles`,
      fontsUrl: `${origin}/fonts`,
    });
    response.writeHead(200, { 'content-type': MIME.html }).end(page(style, VIEWS[name]));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const [outDir = '/tmp/basemap-shots', ...names] = process.argv.slice(2);
mkdirSync(outDir, { recursive: true });
const server = await startServer();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS });
const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
let refused = 0;
await context.route('**/*', (route) => {
  const isLocal = /^(data:|blob:|http:\/\/127\.0\.0\.1[:/])/.test(route.request().url());
  if (!isLocal) refused += 1;
  return isLocal ? route.continue() : route.abort();
});
const jobs = (names.length > 0 ? names : Object.keys(VIEWS)).flatMap((name) => {
  const [view, theme, language] = name.split(':');
  return (theme ? [theme] : ['dark', 'light']).map((t) => [view, t, language ?? 'en']);
});
for (const [view, theme, language] of jobs) {
  const tab = await context.newPage();
  tab.on(
    'console',
    (m) => m.type() !== 'log' && console.error(`${view} ${theme}: ${m.text().slice(0, 200)}`),
  );
  await tab.goto(
    `http://127.0.0.1:${server.address().port}/?view=${view}&theme=${theme}&language=${language}`,
  );
  await tab.waitForFunction(() => document.title === 'idle', null, { timeout: 60_000 });
  const file = join(outDir, `${view}-${theme}-${language}.png`);
  await tab.screenshot({ path: file });
  await tab.close();
  console.log(file);
}
await browser.close();
server.close();
console.log(`${refused} requests beyond loopback`);
