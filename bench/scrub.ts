/**
 * Drives the real page of a running app: milliseconds per step of a dragged time window, beside the frame of the same map
 * without marks and beside MapLibre's own setFilter on the same points; script time a step, and memory.
 *   node bench/make-incidents.ts 100000 > /tmp/points.csv
 *   npx dateline serve --data DIR &  npx dateline load /tmp/points.csv --data DIR
 *   node bench/scrub.ts http://localhost:3000 [--steps 40] [--set-filter]
 * With --made N the page gets N made-up incidents instead of the server's (their records are missing: cards stay pending).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { decodeColumns, encodeColumns } from '#lib/query/incident-columns-codec.ts';
import { makeColumns, setRow } from '#lib/query/incident-columns-of.ts';

const root = path.resolve(import.meta.dirname, '..');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: '40' },
    'set-filter': { type: 'boolean', default: false },
    made: { type: 'string' },
  },
});
const origin = positionals[0] ?? 'http://localhost:3000';
const STEPS = Number(values.steps);
const SETTLE_MS = 6000;
/** The same camera for every measurement: Ukraine on our own basemap. */
const CAMERA = 'map=34.00000,48.60000,5.00';
/** A page as known on a day brings no rows of its own: it asks for the columns, which are then the made-up ones. */
const ASKS = values.made ? '&known=2035-01-01' : '';

type Steps = { ms: number[]; scriptMs: number };

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function p95(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? Number.NaN;
}

/** Made-up columns: around sixteen centres, four years, a tenth of them longer than a day. The same for the same count. */
function madeBytes(count: number): ArrayBuffer {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 4_294_967_296;
  };
  const columns = makeColumns(count, 'made', new Date(0).toISOString());
  const firstDay = 19_000;
  for (let row = 0; row < count; row += 1) {
    const day = firstDay + Math.floor((row / count) * 1461);
    const centre = Math.floor(random() * 16);
    const start = day * 1440;
    setRow(columns, row, {
      id: BigInt(row) + 1n,
      lng: 24 + (centre % 4) * 4.5 + (random() - 0.5) * 2,
      lat: 45.5 + Math.floor(centre / 4) * 2 + (random() - 0.5),
      start,
      end: start + (random() < 0.1 ? 5 : 1) * 1440,
      killed: random() < 0.6 ? 65_535 : Math.floor(random() ** 6 * 80),
      injured: 65_535,
      reportedFirst: day,
      reportedLast: day + 1,
      type: Math.floor(random() * 9),
      grade: 1,
      placePrecision: 2,
      timePrecision: 3,
      radiusKm: 4,
    });
  }
  const parts = encodeColumns(columns);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

async function scriptSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
}

async function openPage(page: Page, query: string): Promise<void> {
  await page.goto(`${origin}/?${CAMERA}${ASKS}${query}`);
  await page.getByRole('slider', { name: 'Window from' }).waitFor({ timeout: 120_000 });
  await page.getByTestId('marks').waitFor({ state: 'attached', timeout: 120_000 });
  await page.waitForTimeout(SETTLE_MS);
}

/** A tenth of the data, so that the window can be moved. */
function tenth(first: string, last: string): string {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const end = new Date(from + (to - from) / 10).toISOString().slice(0, 10);
  return `&from=${first}&to=${end}`;
}

/** Drags the window over the axis, one step at a time, each to the end of its frame on the graphics side. */
async function scrub(page: Page, devtools: CDPSession): Promise<Steps> {
  const body = await page.locator('[data-brush="body"] rect').boundingBox();
  if (!body) throw new Error('the window of the timeline is not there');
  await page.mouse.move(body.x + body.width / 2, body.y + 20);
  await page.mouse.down();
  const before = await scriptSeconds(devtools);
  const ms = await page.evaluate(
    async ({ steps, x, y }) => {
      const svg = document.querySelector('svg[role="group"]');
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
      const gl = canvas?.getContext('webgl2');
      if (!svg || !gl) throw new Error('no timeline or no map');
      const span = svg.getBoundingClientRect().width * 0.8;
      const pixel = new Uint8Array(4);
      const times: number[] = [];
      for (let step = 1; step <= steps; step += 1) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const start = performance.now();
        const clientX = x + (span * step) / steps;
        svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY: y }));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => setTimeout(resolve, 0));
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        times.push(performance.now() - start);
      }
      return times;
    },
    { steps: STEPS, x: body.x + body.width / 2, y: body.y + 20 },
  );
  const after = await scriptSeconds(devtools);
  await page.mouse.up();
  return { ms, scriptMs: ((after - before) * 1000) / STEPS };
}

/** The same points in a bare MapLibre map, a circle layer and a filter by time that changes with each step. */
async function setFilter(page: Page, bytes: ArrayBuffer): Promise<number[]> {
  const { count, lng, lat, start } = decodeColumns(bytes);
  const features = Array.from({ length: count }, (_, row) => ({
    type: 'Feature',
    properties: { t: start[row] },
    geometry: { type: 'Point', coordinates: [lng[row], lat[row]] },
  })).filter(({ geometry }) => Number.isFinite(geometry.coordinates[0]));
  const library = path.join(root, 'node_modules/maplibre-gl/dist');
  await page.route('**/bare/**', (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    if (name === 'page')
      return route.fulfill({ contentType: 'text/html', body: '<div id="m" style="height:640px"></div>' });
    if (name === 'points') return route.fulfill({ json: { type: 'FeatureCollection', features } });
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(path.join(library, name)) });
  });
  await page.goto(`${origin}/bare/page`);
  return page.evaluate(
    async (steps) => {
      const address = '/bare/maplibre-gl.mjs';
      const maplibre = await import(address);
      maplibre.setWorkerUrl('/bare/maplibre-gl-worker.mjs');
      const style = { version: 8, sources: {}, layers: [] };
      const map = new maplibre.Map({ container: 'm', style, center: [34, 48.6], zoom: 5 });
      await map.once('load');
      const data = await (await fetch('/bare/points')).json();
      const times: number[] = data.features.map(
        (feature: { properties: { t: number } }) => feature.properties.t,
      );
      const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
      map.addSource('points', { type: 'geojson', data });
      map.addLayer({ id: 'points', type: 'circle', source: 'points' });
      await map.once('idle');
      const taken: number[] = [];
      for (let step = 1; step <= steps; step += 1) {
        const from = first + ((last - first) * 0.9 * step) / steps;
        const start = performance.now();
        const idle = map.once('idle');
        map.setFilter('points', [
          'all',
          ['>=', ['get', 't'], from],
          ['<', ['get', 't'], from + (last - first) / 10],
        ]);
        await idle;
        taken.push(performance.now() - start);
      }
      return taken;
    },
    Math.min(STEPS, 12),
  );
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    '--disable-background-networking',
    '--enable-precise-memory-info',
  ],
});
try {
  const bytes = values.made
    ? madeBytes(Number(values.made))
    : await (await fetch(`${origin}/api/columns`)).arrayBuffer();
  const { count, start } = decodeColumns(bytes);
  const dated = start.filter((minute) => minute > -2_147_483_648);
  const dayOf = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 10);
  const window = tenth(dayOf(dated[0] ?? 0), dayOf(dated.at(-1) ?? 0));
  console.log(`${count} incidents, ${STEPS} steps of a window over a tenth of the time`);

  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  if (values.made) {
    const body = Buffer.from(bytes);
    await page.route('**/api/columns?*', (route) =>
      route.fulfill({ contentType: 'application/octet-stream', body }),
    );
    await page.route('**/api/changes', (route) => route.abort());
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await openPage(page, `${window}&types=none`);
  const empty = await scrub(page, devtools);
  await openPage(page, window);
  const marks = await scrub(page, devtools);
  await devtools.send('HeapProfiler.collectGarbage');
  const memory = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  const megabytes = (memory.usedSize + (memory.backingStorageSize ?? 0)) / 1_048_576;

  const show = (name: string, { ms, scriptMs }: Steps) =>
    console.log(
      `${name.padEnd(22)} median ${median(ms).toFixed(1)} ms, p95 ${p95(ms).toFixed(1)} ms, script ${scriptMs.toFixed(1)} ms a step`,
    );
  show('map without marks', empty);
  show('map with marks', marks);
  console.log(
    `ratio ${(median(marks.ms) / median(empty.ms)).toFixed(2)}; page heap and buffers ${megabytes.toFixed(0)} MB`,
  );
  if (values['set-filter']) {
    const filtered = await setFilter(page, bytes);
    console.log(
      `${'MapLibre setFilter'.padEnd(22)} median ${median(filtered).toFixed(1)} ms, p95 ${p95(filtered).toFixed(1)} ms`,
    );
  }
} finally {
  await browser.close();
}
