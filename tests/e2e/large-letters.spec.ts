import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { expect, leaveMapOut, open, test } from './page.ts';

/** A browser whose letters a reader has set to so many px instead of 16. */
async function withLetters(px: number, use: (page: Page) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-letters-'));
  mkdirSync(path.join(folder, 'Default'));
  const settings = { webkit: { webprefs: { default_font_size: px } } };
  writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify(settings));
  const { launchOptions } = test.info().project.use;
  let context: BrowserContext | null = null;
  try {
    context = await chromium.launchPersistentContext(folder, launchOptions);
    const page = await context.newPage();
    await leaveMapOut(page);
    await use(page);
  } finally {
    await context?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Buttons and fields of the header that reach beyond the screen. */
async function beyondScreen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header button, header a')]
      .filter(
        (each) => each.getClientRects().length > 0 && each.getBoundingClientRect().right > innerWidth + 1,
      )
      .map((each) => each.textContent || each.getAttribute('aria-label') || ''),
  );
}

/** Parts of what fills its row that are cut off at its lower edge. */
async function cutRows(page: Page, rows: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].filter((row) => row.scrollHeight > row.clientHeight + 1)
        .length,
    rows,
  );
}

for (const px of [20, 24]) {
  test(`letters of ${px} px make everything as much larger, and nothing is cut`, async () => {
    await withLetters(px, async (page) => {
      for (const size of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(size);
        await open(page);
        const title = page.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').first();
        await expect(title).toBeVisible();
        const body = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
        expect(body / 12.5).toBeCloseTo(px / 16, 2);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0);
        expect(await beyondScreen(page)).toEqual([]);
        expect(await cutRows(page, '[data-incident]')).toBe(0);
        await page.getByRole('tab', { name: /Articles/ }).click();
        await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();
        expect(await cutRows(page, 'ul[aria-label="Articles"] button')).toBe(0);
      }
    });
  });
}

test('with large letters the window is where the pointer drags it', async () => {
  await withLetters(24, async (page) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page);
    const chart = page.getByRole('group', { name: /^Timeline|histogram|Attacks per/i }).first();
    const thumb = page.getByRole('slider', { name: /^Window starts|first day|From/i });
    const box = await thumb.boundingBox();
    const frame = await chart.boundingBox();
    if (!box || !frame) throw new Error('no timeline');
    const to = { x: frame.x + frame.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(box.x + box.width / 2, to.y);
    await page.mouse.down();
    await page.mouse.move(to.x - 40, to.y);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    await expect(page).toHaveURL(/from=/);
    const moved = await thumb.boundingBox();
    expect(Math.abs((moved?.x ?? 0) + (moved?.width ?? 0) / 2 - to.x)).toBeLessThan(6);
  });
});
