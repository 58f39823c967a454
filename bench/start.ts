/**
 * How soon the page of a running production server answers: milliseconds from navigation until the first list, the page
 * that hears keys, the timeline, the marks, and the map with its ground drawn; with an empty cache and with a full one,
 * medians of N loads each, the bytes that crossed the wire, and the seconds of processor time that the browser took until
 * the map was drawn (with a software GPU most of it draws). On a busy machine only the last figure means much: the same
 * load on two idle cores takes about half of it.
 *   npx dateline serve --data DIR &
 *   nice node bench/start.ts http://localhost:3000 [--loads 10] [--path '/?from=2023-01-01']
 * Bars: list 1,000 ms, map 3,000 ms.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { MAP_PALETTES } from '#lib/view/map-style/palette.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { loads: { type: 'string', default: '10' }, path: { type: 'string', default: '/' } },
});
const origin = positionals[0] ?? 'http://localhost:3000';
const LOADS = Number(values.loads);
const MARKS = ['list', 'awake', 'timeline', 'marks', 'map'] as const;
type Times = Record<(typeof MARKS)[number], number>;
type Load = { times: Times; kilobytes: number; requests: number; cpuSeconds: number };

/** Runs in the page before its own scripts: notes when each part is first there. */
function watchStart({ land, names }: { land: readonly number[]; names: readonly string[] }): void {
  const seen: Record<string, number> = {};
  Object.assign(window, { startTimes: seen });
  const parts: Record<string, () => boolean> = {
    list: () => document.querySelector('[data-incident]') !== null,
    awake: () => document.querySelector('[data-awake]') !== null,
    timeline: () => document.querySelector('[data-brush="from"]') !== null,
    marks: () => Number(document.querySelector('[data-testid="marks"]')?.getAttribute('data-count')) > 0,
    map: () => drawsLand(),
  };
  let context: WebGL2RenderingContext | null = null;
  const getContext = HTMLCanvasElement.prototype.getContext;
  Object.assign(HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, kind: string, options?: object) {
      const made = Reflect.apply(getContext, this, [kind, options]) as RenderingContext | null;
      if (kind === 'webgl2' && this.classList.contains('maplibregl-canvas'))
        context = made as WebGL2RenderingContext;
      return made;
    },
  });
  function drawsLand(): boolean {
    if (!context) return false;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = context;
    const strip = new Uint8Array(width * 4);
    context.readPixels(0, height >> 1, width, 1, context.RGBA, context.UNSIGNED_BYTE, strip);
    let near = 0;
    for (let at = 0; at < strip.length; at += 4) {
      if (land.every((value, channel) => Math.abs(value - (strip[at + channel] ?? 0)) <= 4)) near += 1;
    }
    return near > width / 20;
  }
  function look(): void {
    for (const name of names) {
      if (seen[name] === undefined && parts[name]?.()) seen[name] = performance.now();
    }
  }
  // What was drawn can be read right after the callback that drew it.
  const frame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    frame((time) => {
      callback(time);
      look();
    });
  const poll = () => {
    look();
    frame(poll);
  };
  frame(poll);
}

/** Hertz of the clock in /proc/PID/stat, which is the same on every Linux. */
const CLOCK_TICKS = 100;

/** Seconds of processor time of a process and all that it started, so far; Linux only, else NaN. */
function cpuSecondsOf(root: number): number {
  const parents = new Map<number, number>();
  const ticks = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      // After the name in brackets: state, parent …; user and system time are the 12th and 13th.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(stat[1]));
      ticks.set(Number(name), Number(stat[11]) + Number(stat[12]));
    }
  } catch {
    if (ticks.size === 0) return Number.NaN;
  }
  const belongs = (id: number | undefined): boolean =>
    id !== undefined && id > 1 && (id === root || belongs(parents.get(id)));
  let sum = 0;
  for (const [id, count] of ticks) if (belongs(id)) sum += count;
  return sum / CLOCK_TICKS;
}

async function load(page: Page, browserId: number): Promise<Load> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  let [bytes, requests] = [0, 0];
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  const before = cpuSecondsOf(browserId);
  await page.goto(`${origin}${values.path}`, { waitUntil: 'commit' });
  const isDone = (names: readonly string[]) => {
    const seen = (window as unknown as { startTimes?: Record<string, number> }).startTimes ?? {};
    return names.every((name) => seen[name] !== undefined);
  };
  await page.waitForFunction(isDone, MARKS, { timeout: 60_000 });
  const cpuSeconds = cpuSecondsOf(browserId) - before;
  const times = await page.evaluate(() => (window as unknown as { startTimes: Times }).startTimes);
  await page.waitForLoadState('networkidle');
  return { times, kilobytes: bytes / 1000, requests, cpuSeconds };
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const { land } = MAP_PALETTES.light;
  const rgb = [1, 3, 5].map((at) => Number.parseInt(land.slice(at, at + 2), 16));
  await page.addInitScript(watchStart, { land: rgb, names: MARKS });
  return page;
}

async function measure(browser: Browser, browserId: number): Promise<{ cold: Load; warm: Load }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  });
  const first = await openPage(context);
  const cold = await load(first, browserId);
  await first.close();
  const second = await openPage(context);
  const warm = await load(second, browserId);
  await context.close();
  return { cold, warm };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function print(name: string, loads: readonly Load[]): void {
  const cells = MARKS.map((mark) => {
    const times = loads.map(({ times }) => times[mark]);
    return `${mark} ${median(times).toFixed(0)} (${Math.max(...times).toFixed(0)})`;
  });
  const kilobytes = median(loads.map((each) => each.kilobytes));
  const requests = median(loads.map((each) => each.requests));
  const cpu = median(loads.map((each) => each.cpuSeconds));
  console.log(
    `${name}: ${cells.join(' · ')} ms · ${kilobytes.toFixed(0)} kB in ${requests} requests · ${cpu.toFixed(2)} s of processor`,
  );
}

const server = await chromium.launchServer({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
const browser = await chromium.connect(server.wsEndpoint());
const browserId = server.process().pid ?? 0;
try {
  const loads: { cold: Load; warm: Load }[] = [];
  for (let index = 0; index < LOADS; index += 1) loads.push(await measure(browser, browserId));
  console.log(`${origin}${values.path}, median (worst) of ${LOADS} loads`);
  print(
    'empty cache',
    loads.map(({ cold }) => cold),
  );
  print(
    'full cache ',
    loads.map(({ warm }) => warm),
  );
} finally {
  await browser.close();
  await server.close();
}
