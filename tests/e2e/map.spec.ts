import type { Page } from '@playwright/test';
import { MAP_PALETTES } from '#lib/view/map-style/palette.ts';
import { expect, origin, showTheme, test } from './page.ts';

/** Where the map must be whole without a network: name → [camera of the URL, has a sea]. */
const VIEWS: [name: string, camera: string, hasSea: boolean][] = [
  ['Ukraine', '31.5,48.6,5', true],
  ['Kharkiv', '36.6,49.8,8', false],
  ['Odesa', '30.9,46.3,9', true],
  ['Kyiv', '30.52,50.45,10', false],
  ['the Middle East', '40.5,33.2,5', true],
];

/** Strokes of letters: a view of some forty names has two to six times as many pixels of their colour. */
const LEAST_TEXT = 0.00008;

/** A colour and how far each of its channels may be off. */
type Wanted = { hex: string; within: number };

/** Shares of the map's own pixels (not of what lies over it) that are near the given colours. */
async function sharesOf(page: Page, colours: Record<string, Wanted>): Promise<Record<string, number>> {
  return page.evaluate((wanted) => {
    const map = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
    const copy = document.createElement('canvas');
    copy.width = map?.width ?? 1;
    copy.height = map?.height ?? 1;
    const context = copy.getContext('2d');
    if (!map || !context) return {};
    context.drawImage(map, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const parts = Object.entries(wanted).map(([name, { hex, within }]) => ({
      name,
      within,
      rgb: [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
      count: 0,
    }));
    for (let i = 0; i < data.length; i += 4) {
      for (const part of parts) {
        const isNear = part.rgb.every(
          (value, channel) => Math.abs(value - (data[i + channel] ?? 0)) <= part.within,
        );
        if (isNear && data[i + 3] === 255) part.count += 1;
      }
    }
    return Object.fromEntries(parts.map(({ name, count }) => [name, count / (data.length / 4)]));
  }, colours);
}

/** Lets a test read what MapLibre drew: by default a WebGL canvas is blank between frames. */
async function keepDrawings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    function getContext(this: HTMLCanvasElement, kind: string, options?: object) {
      const kept = kind.startsWith('webgl') ? { ...options, preserveDrawingBuffer: true } : options;
      return Reflect.apply(original, this, [kind, kept]);
    }
    Object.assign(HTMLCanvasElement.prototype, { getContext });
  });
}

/** Answers of our own server for the map's tiles, worker and fonts: address → status, and the requests that failed. */
function watchMapRequests(page: Page) {
  const seen = { tiles: [] as number[], fonts: [] as number[], failed: [] as string[] };
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.pmtiles')) seen.tiles.push(response.status());
    if (pathname.startsWith('/fonts/')) seen.fonts.push(response.status());
  });
  page.on('requestfailed', (request) => {
    // The map itself takes back requests for tiles that left the view.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') seen.failed.push(request.url());
  });
  return seen;
}

/** Waits until the map is drawn in a theme: land, sea where there is one, letters. */
async function expectWhole(page: Page, theme: 'light' | 'dark', hasSea: boolean): Promise<void> {
  const { land, sea, labels } = MAP_PALETTES[theme];
  const shares = () =>
    sharesOf(page, {
      land: { hex: land, within: 4 },
      sea: { hex: sea, within: 4 },
      // Thin strokes are smoothed, so few pixels have the full colour; the dots' is farther away than this.
      text: { hex: labels.town, within: 20 },
    });
  await expect.poll(async () => (await shares()).land, { timeout: 30_000 }).toBeGreaterThan(0.2);
  await expect.poll(async () => (await shares()).text).toBeGreaterThan(LEAST_TEXT);
  if (hasSea) expect((await shares()).sea).toBeGreaterThan(0.05);
}

for (const [order, [name, camera, hasSea]] of VIEWS.entries()) {
  // Half of them begin in the dark, and each changes to the other theme with the map open.
  const [first, second] = order % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  test(`with the network refused the map of ${name} is whole, ${first} and ${second}`, async ({ app }) => {
    await keepDrawings(app);
    const seen = watchMapRequests(app);
    await app.emulateMedia({ colorScheme: first });
    await app.goto(`${origin()}/?map=${camera}`);
    await expectWhole(app, first, hasSea);
    await showTheme(app, second);
    await expectWhole(app, second, hasSea);
    expect(seen.tiles.length).toBeGreaterThan(0);
    expect(seen.fonts.length).toBeGreaterThan(0);
    for (const status of seen.tiles) expect([200, 206]).toContain(status);
    for (const status of seen.fonts) expect([200, 304]).toContain(status);
    expect(seen.failed).toEqual([]);
    await expect(app.getByText('Part of the map could not be drawn')).toHaveCount(0);
  });
}

test('a basemap file that tiles cannot be read from is said on the page, and the rest works on', async ({
  app,
}) => {
  await app.route('**/*.pmtiles', (route) => route.fulfill({ status: 500, body: '' }));
  await app.goto(`${origin()}/?map=31.5,48.6,5`);
  await expect(app.getByText('Part of the map could not be drawn')).toBeVisible({ timeout: 30_000 });
  await expect(app.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible();
});

/** What `read` gives once it gives the same twice. */
async function settled(read: () => Promise<string>): Promise<string> {
  let last = '';
  const isSame = async () => {
    const now = await read();
    const same = now === last;
    last = now;
    return same;
  };
  await expect.poll(isSame, { intervals: [800], timeout: 30_000 }).toBe(true);
  return last;
}

test('the language of the map’s names is chosen in a menu, drawn at once and kept in the URL', async ({
  app,
}) => {
  await keepDrawings(app);
  const { land, labels } = MAP_PALETTES.light;
  const shares = () =>
    sharesOf(app, { land: { hex: land, within: 4 }, text: { hex: labels.town, within: 20 } });
  /** The map's picture in short: which of its pixels are land. */
  const outline = () =>
    app.evaluate((hex) => {
      const map = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [map?.width ?? 1, map?.height ?? 1];
      const context = copy.getContext('2d');
      if (!map || !context) return '';
      context.drawImage(map, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      const red = Number.parseInt(hex.slice(1, 3), 16);
      let bits = '';
      for (let i = 0; i < data.length; i += 64) bits += data[i] === red ? 1 : 0;
      return bits;
    }, land);
  await app.goto(`${origin()}/?theme=light&map=31.5,48.6,6`);
  await expect.poll(async () => (await shares()).text, { timeout: 30_000 }).toBeGreaterThan(LEAST_TEXT);
  const english = await settled(outline);
  await app.getByRole('button', { name: 'Language of map labels' }).click();
  await app.getByRole('menuitemradio', { name: /Ukrainian/ }).click();
  await expect(app).toHaveURL(/labels=uk/);
  await expect.poll(async () => (await settled(outline)) === english).toBe(false);
  await expect.poll(async () => (await shares()).text).toBeGreaterThan(LEAST_TEXT);
  await app.reload();
  await app.getByRole('button', { name: 'Language of map labels' }).click();
  await expect(app.getByRole('menuitemradio', { name: /Ukrainian/ })).toHaveAttribute('aria-checked', 'true');
});
