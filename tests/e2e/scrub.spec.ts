import type { Page } from '@playwright/test';
import { expect, leaveMapOut, markCount, open, test } from './page.ts';

type Seen = { match: number; tab: number; map: number; brush: string; words: string };

/** Drags the window's right thumb over the axis and reads, in every frame, what each pane says. */
async function dragAndWatch(page: Page): Promise<Seen[]> {
  const thumb = page.getByRole('slider', { name: 'Window to' });
  const box = await thumb.boundingBox();
  if (!box) throw new Error('the thumb has no box');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.evaluate(() => {
    const seen: unknown[] = [];
    const numberIn = (text: string | null | undefined) =>
      Number((text ?? '').match(/[\d,]+/)?.[0].replaceAll(',', ''));
    const look = () => {
      const at = (selector: string) => document.querySelector(selector);
      seen.push({
        match: numberIn(at('[data-testid="match-count"]')?.textContent),
        tab: numberIn(at('[role="tab"] small')?.textContent),
        map: Number(at('[data-testid="marks"]')?.getAttribute('data-count')),
        brush: at('[data-brush="to"]')?.getAttribute('aria-valuenow') ?? '',
        words: at('section[aria-label="Timeline"] [aria-live="polite"]')?.textContent ?? '',
      });
      Object.assign(window, { seen });
      if (!Object.hasOwn(window, 'isSeen')) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(box.x - step * 40, box.y + 10);
  await page.waitForTimeout(300);
  const seen = await page.evaluate(() => {
    Object.assign(window, { isSeen: true });
    return (window as unknown as { seen: Seen[] }).seen;
  });
  return seen;
}

test('while time is dragged every pane shows the same moment in every frame, and nothing is asked for', async ({
  app,
}) => {
  await open(app, '/?map=34.00000,49.00000,5.00');
  await expect.poll(() => markCount(app)).toBeGreaterThan(5);
  await app.waitForLoadState('networkidle');
  const unplaced =
    Number((await app.getByTestId('match-count').textContent())?.match(/[\d,]+/)?.[0].replaceAll(',', '')) -
    (await markCount(app));
  const asked: string[] = [];
  app.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  const seen = await dragAndWatch(app);
  expect(asked).toEqual([]);
  expect(new Set(seen.map(({ match }) => match)).size).toBeGreaterThan(3);
  const wordsOf = new Map<string, string>();
  for (const { match, tab, map, brush, words } of seen) {
    expect(tab).toBe(match);
    expect(map).toBe(Math.max(0, match - unplaced));
    expect(wordsOf.get(brush) ?? words).toBe(words);
    wordsOf.set(brush, words);
  }
  // The list follows within the drag, too: its first card lies inside the window.
  const before = app.url();
  await app.mouse.up();
  await expect(app).not.toHaveURL(before);
  await expect(app).toHaveURL(/to=\d{4}-\d{2}-\d{2}/);
  expect(await markCount(app)).toBe(seen.at(-1)?.map);
});

test('the list follows the drag before it ends', async ({ app }) => {
  await leaveMapOut(app);
  await open(app);
  const list = app.getByRole('list', { name: 'Incidents' });
  const first = await list.getByRole('button').first().textContent();
  const count = await list.getByRole('button').count();
  const box = await app.getByRole('slider', { name: 'Window to' }).boundingBox();
  if (!box) throw new Error('the thumb has no box');
  await app.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await app.mouse.down();
  await app.mouse.move(box.x - 300, box.y + 10, { steps: 5 });
  await expect.poll(() => list.getByRole('button').first().textContent()).not.toBe(first);
  await expect(list.getByRole('button').first()).toBeInViewport({ ratio: 0.9 });
  expect(await list.getByRole('button').count()).toBeGreaterThan(Math.min(4, count - 1));
  const shown = await list.getByRole('button').first().textContent();
  await app.mouse.up();
  // At rest the whole list begins with the same attack.
  await expect(list.getByRole('button').first()).toHaveText(shown ?? '');
});

/** The share of the map's pixels in the colour of missile strikes, which no ground has; read off its picture for print. */
async function markedShare(page: Page): Promise<number> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = 'var(--t-missile_strike)';
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    probe.remove();
    window.dispatchEvent(new Event('beforeprint'));
    const picture = document.querySelector<HTMLCanvasElement>('[data-testid="printed-map"]');
    const pixels = picture?.getContext('2d')?.getImageData(0, 0, picture.width, picture.height);
    window.dispatchEvent(new Event('afterprint'));
    if (!pixels) return 0;
    const { data } = pixels;
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const off =
        Math.abs((data[at] ?? 0) - red) +
        Math.abs((data[at + 1] ?? 0) - green) +
        Math.abs((data[at + 2] ?? 0) - blue);
      if (off < 12) count += 1;
    }
    return (4 * count) / data.length;
  });
}

/** The share of the map's middle rows in the colour of land, read off the very frame that is shown. */
async function landShare(page: Page): Promise<number> {
  const picture = await page.locator('canvas.maplibregl-canvas').screenshot();
  return page.evaluate(async (encoded) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob());
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!pen) return 0;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, image.height / 4, image.width, image.height / 2);
    const land = [0xf2, 0xf2, 0xed];
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (land.every((value, channel) => Math.abs(value - (data[at + channel] ?? 0)) <= 4)) count += 1;
    }
    return (4 * count) / data.length;
  }, picture.toString('base64'));
}

test('the ground stays under the marks while time is dragged', async ({ app }) => {
  await app.emulateMedia({ colorScheme: 'light' });
  await open(app, '/?map=34.00000,49.00000,5.00&from=2022-06-01&to=2023-01-31');
  await expect.poll(() => markCount(app)).toBeGreaterThan(5);
  await expect.poll(() => landShare(app)).toBeGreaterThan(0.3);
  const body = await app.locator('[data-brush="body"] rect').boundingBox();
  if (!body) throw new Error('the window has no box');
  await app.mouse.move(body.x + body.width / 2, body.y + 20);
  await app.mouse.down();
  for (let step = 1; step <= 6; step += 1) {
    await app.mouse.move(body.x + body.width / 2 + step * 8, body.y + 20);
    await app.waitForTimeout(80);
    expect(await landShare(app), `step ${step}`).toBeGreaterThan(0.3);
  }
  await app.mouse.up();
});

test('a lost graphics context comes back with its marks', async ({ app }) => {
  await open(app, '/?map=34.00000,49.00000,5.00');
  await expect.poll(() => markedShare(app)).toBeGreaterThan(0.0002);
  await app.evaluate(() => {
    const map = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
    const lost = map?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!lost) throw new Error('this browser cannot lose a context on purpose');
    lost.loseContext();
    Object.assign(window, { restore: () => lost.restoreContext() });
  });
  await app.waitForTimeout(500);
  // The rest of the page goes on meanwhile.
  await app.getByRole('slider', { name: 'Window to' }).focus();
  await app.keyboard.press('ArrowLeft');
  await expect(app).toHaveURL(/to=/);
  await app.evaluate(() => (window as unknown as { restore: () => void }).restore());
  await expect.poll(() => markedShare(app), { timeout: 30_000 }).toBeGreaterThan(0.0002);
});

test('without WebGL 2 the page says so and shows the table; list and timeline go on', async ({ app }) => {
  await leaveMapOut(app);
  await open(app);
  await expect(app.getByText(/WebGL 2 is off/)).toBeVisible();
  const rows = app.getByRole('region', { name: 'Incident table' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const match = app.getByTestId('match-count');
  const all = await match.textContent();
  await app.getByRole('slider', { name: 'Window to' }).focus();
  for (let step = 0; step < 20; step += 1) await app.keyboard.press('PageDown');
  await expect(app).toHaveURL(/to=/);
  await expect(match).not.toHaveText(all ?? '');
});

test('the box that filters is outlined on the map, and its handle takes it away', async ({ app }) => {
  await open(app, '/?map=34.00000,49.00000,5.00&bbox=30.00000,47.00000,36.00000,51.00000');
  const outline = app.getByRole('group', { name: 'Box filter on the map' });
  const before = await outline.boundingBox();
  expect(before?.width).toBeGreaterThan(100);
  await app.getByRole('button', { name: 'Zoom in' }).click();
  await expect
    .poll(async () => (await outline.boundingBox())?.width ?? 0)
    .toBeGreaterThan((before?.width ?? 0) * 1.8);
  await app.getByRole('button', { name: 'Clear the box' }).click();
  await expect(outline).toHaveCount(0);
  await expect(app).not.toHaveURL(/bbox=/);
});

test('printed, the map is a picture of what it shows', async ({ app }) => {
  await open(app, '/?map=34.00000,49.00000,5.00');
  await expect.poll(() => markedShare(app)).toBeGreaterThan(0.0002);
  await app.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const colours = await app.getByTestId('printed-map').evaluate((picture: HTMLCanvasElement) => {
    const { data } = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height) ?? {
      data: [],
    };
    const found = new Set<number>();
    for (let at = 0; at < data.length; at += 4 * 97) {
      found.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    }
    return found.size;
  });
  expect(colours).toBeGreaterThan(20);
  await app.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(app.getByTestId('printed-map')).toHaveCount(0);
});
