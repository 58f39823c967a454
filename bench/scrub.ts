/**
 * Drives the real page of a running app: milliseconds per step of a dragged time window, beside a frame of the same map
 * without marks and beside MapLibre's own setFilter on the same points; script on the main thread a step; memory of the
 * renderer.
 *   node bench/make-incidents.ts 100000 > /tmp/points.csv
 *   npx dateline serve --data DIR &  npx dateline load /tmp/points.csv --data DIR
 *   node bench/scrub.ts http://localhost:3000 [--steps 40] [--set-filter]
 * With --made N the page gets N made-up incidents instead of the server's (their records are missing: cards stay pending).
 *
 * A step is timed from the pointer's move to the end of its frame on the graphics side (a pixel is read back). Script is
 * measured in drags of their own, without that read, which would count the waiting for the graphics side as script:
 * once on the wall clock and once as time of the thread, which other programs on the machine do not change.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { decodeColumns } from '#lib/query/incident-columns-codec.ts';
import { drawFrames, openBareMap, type Size, setFilterSteps } from './bare-map.ts';
import { madeBytes } from './made-columns.ts';

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
const SETTLE_MS = 5000;
/** The same camera for every measurement: Ukraine on our own basemap. */
const CAMERA = 'map=34.00000,48.60000,5.00';
/** A page as known on a day brings no rows of its own: it asks for the columns, which are then the made-up ones. */
const ASKS = values.made ? '&known=2035-01-01' : '';
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
];

type Clock = 'timeTicks' | 'threadTicks';
type Script = Record<'wall' | 'cpu', number>;

function quantile(numbers: readonly number[], share: number): number {
  return (
    [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ??
    Number.NaN
  );
}

/** Seconds of script on the main thread while `act` runs, on a clock of DevTools. */
async function scriptSeconds(
  devtools: CDPSession,
  timeDomain: Clock,
  act: () => Promise<unknown>,
): Promise<number> {
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };
  await devtools.send('Performance.disable');
  await devtools.send('Performance.enable', { timeDomain });
  const before = await read();
  await act();
  return (await read()) - before;
}

/** ms of script a step on both clocks, each in a run of its own. */
async function measureScript(devtools: CDPSession, act: () => Promise<unknown>): Promise<Script> {
  const wall = await scriptSeconds(devtools, 'timeTicks', act);
  const cpu = await scriptSeconds(devtools, 'threadTicks', act);
  return { wall: (wall * 1000) / STEPS, cpu: (cpu * 1000) / STEPS };
}

async function openPage(page: Page, query: string): Promise<Size> {
  await page.goto(`${origin}/?${CAMERA}${ASKS}${query}`);
  await page.getByRole('slider', { name: 'Window from' }).waitFor({ timeout: 120_000 });
  await page.locator('[data-testid="marks"][data-singles]').waitFor({ state: 'attached', timeout: 120_000 });
  await page.waitForTimeout(SETTLE_MS);
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('the map is not there');
  return { width: box.width, height: box.height };
}

/** A tenth of the data, so that the window can be moved. */
function tenth(first: string, last: string): string {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const end = new Date(from + (to - from) / 10).toISOString().slice(0, 10);
  return `&from=${first}&to=${end}`;
}

/** Drags the window over the axis step by step and back to where it was; ms of each step. */
async function scrub(page: Page, isTimed: boolean): Promise<number[]> {
  const body = await page.locator('[data-brush="body"] rect').boundingBox();
  if (!body) throw new Error('the window of the timeline is not there');
  const [x, y] = [body.x + body.width / 2, body.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = await page.evaluate(
    async ({ steps, x: from, y: clientY, isTimed: timed }) => {
      const svg = document.querySelector('svg[role="group"]');
      const gl = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')?.getContext('webgl2');
      if (!svg || !gl) throw new Error('no timeline or no map');
      const span = svg.getBoundingClientRect().width * 0.8;
      const pixel = new Uint8Array(4);
      const taken: number[] = [];
      for (let step = 1; step <= steps; step += 1) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const start = performance.now();
        const clientX = from + (span * step) / steps;
        svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY }));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (timed) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        taken.push(performance.now() - start);
      }
      svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: from + 4, clientY }));
      return taken;
    },
    { steps: STEPS, x, y, isTimed },
  );
  await page.mouse.move(x, y);
  await page.mouse.up();
  await page.waitForTimeout(500);
  return times;
}

function megabytesOf(pid: number, field: 'VmRSS' | 'VmHWM' | 'RssAnon'): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

/** The page's renderer as the system sees it, and what its main thread's JavaScript holds of that. */
async function printMemory(browser: Browser, devtools: CDPSession): Promise<void> {
  await devtools.send('HeapProfiler.collectGarbage');
  const heap = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderer = processInfo
    .filter(({ type }) => type === 'renderer')
    .sort((a, b) => megabytesOf(b.id, 'VmRSS') - megabytesOf(a.id, 'VmRSS'))[0];
  const held = (heap.usedSize + (heap.backingStorageSize ?? 0)) / 1_048_576;
  console.log(`memory: page heap and buffers ${held.toFixed(0)} MB`);
  if (!renderer) return;
  const [now, peak, own] = (['VmRSS', 'VmHWM', 'RssAnon'] as const).map((field) =>
    megabytesOf(renderer.id, field).toFixed(0),
  );
  console.log(
    `        renderer process ${now} MB resident (${own} MB of it its own, the rest the browser's files), at most ${peak} MB`,
  );
}

function show(name: string, ms: readonly number[], script: Script | null): void {
  const times = `median ${quantile(ms, 0.5).toFixed(1)} ms, p95 ${quantile(ms, 0.95).toFixed(1)} ms`;
  const code = script
    ? `; script ${script.wall.toFixed(1)} ms a step, ${script.cpu.toFixed(1)} ms of its thread's time`
    : '';
  console.log(`${name.padEnd(24)} ${times}${code}`);
}

/** Made-up data in place of the server's. */
async function giveMade(page: Page, bytes: ArrayBuffer): Promise<void> {
  const body = Buffer.from(bytes);
  await page.route('**/api/columns?*', (route) =>
    route.fulfill({ contentType: 'application/octet-stream', body }),
  );
  await page.route('**/api/changes', (route) => route.abort());
}

async function measure(browser: Browser): Promise<void> {
  const bytes = values.made
    ? madeBytes(Number(values.made))
    : await (await fetch(`${origin}/api/columns`)).arrayBuffer();
  const columns = decodeColumns(bytes);
  const dated = columns.start.filter((minute) => minute > -2_147_483_648);
  const dayOf = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 10);
  const window = tenth(dayOf(dated[0] ?? 0), dayOf(dated.at(-1) ?? 0));
  console.log(`${columns.count} incidents, ${STEPS} steps of a window over a tenth of the time`);

  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  if (values.made) await giveMade(page, bytes);
  const devtools = await page.context().newCDPSession(page);
  const size = await openPage(page, window);
  const marks = await scrub(page, true);
  show('map with marks, a step', marks, await measureScript(devtools, () => scrub(page, false)));
  await printMemory(browser, devtools);
  await page.close();

  const bare = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const bareTools = await bare.context().newCDPSession(bare);
  await openBareMap(bare, origin, size);
  await drawFrames(bare, 5, true);
  const empty = await drawFrames(bare, STEPS, true);
  show('empty map, a frame', empty, await measureScript(bareTools, () => drawFrames(bare, STEPS, false)));
  console.log(
    `a step takes ${(quantile(marks, 0.5) / quantile(empty, 0.5)).toFixed(2)} times a frame of the empty map`,
  );
  if (values['set-filter']) show('MapLibre setFilter', await setFilterSteps(bare, bareTools, columns), null);
  await bare.close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: CHROMIUM_ARGS,
});
try {
  await measure(browser);
} finally {
  await browser.close();
}
