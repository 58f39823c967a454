import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNothingSerious } from './axe.ts';
import { expect, origin, test } from './page.ts';

test.use({ hasMap: false });

const TOWNS = `wann,ort,lat,lon,dead,art
2031-11-15,Testopil,50.45,30.52,2,shelling
2031-11-16,Lviv,49.84,24.03,,drone_strike
31 February,Odesa,46.48,30.72,1,shelling
2031-11-17,Kharkiv,149.99,36.23,1,shelling
`;
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const tables = (app: Page) => app.getByRole('list', { name: 'Tables of attacks' });
const loaded = (app: Page) => app.getByRole('list', { name: 'Loaded tables' });
const preview = (app: Page) => app.getByRole('region', { name: 'Preview' });

async function choose(app: Page, column: string, field: string): Promise<void> {
  await preview(app).getByRole('combobox', { name: field, exact: true }).selectOption(column);
}

test('a table is told from articles, mapped, loaded, shown on an open page at once, and taken away', async ({
  app,
  context,
}) => {
  test.slow();
  const explorer = await context.newPage();
  await explorer.goto(`${origin()}/?q=Testopil`);
  await expect(explorer.getByRole('heading', { name: 'No attacks match' }).first()).toBeVisible({
    timeout: 30_000,
  });

  await app.goto(`${origin()}/add`);
  await app
    .getByLabel('Files to add')
    .setInputFiles([
      csv('towns.csv', TOWNS),
      csv('articles.csv', 'published,title,text\n2023-03-03,Budget,Lawmakers debated the budget.\n'),
    ]);
  // The table of articles is read as such.
  await expect(app.getByRole('list', { name: 'What was given' })).toContainText('No attack reported', {
    timeout: 30_000,
  });
  await expect(tables(app).getByRole('listitem')).toHaveCount(1);
  await expect(preview(app)).toContainText('6 columns found');
  const cell = (row: number, column: number) =>
    preview(app).getByRole('row').nth(row).getByRole('cell').nth(column);
  await choose(app, 'wann', 'Day');
  await choose(app, 'ort', 'Place');
  await choose(app, 'art', 'Kind of attack');
  await expect(cell(1, 0)).toContainText('15 Nov');
  await expect(cell(1, 1)).toHaveText('Testopil');
  await expect(cell(1, 2)).toHaveText('Shelling');
  await expect(cell(1, 3)).toHaveText('2');
  await expect(cell(2, 3)).toHaveText('not stated');
  await expect(preview(app).getByRole('row').nth(3)).toContainText('"31 February" is no day');
  await expect(preview(app)).toContainText('2 rows will load, 2 are rejected');
  await expectNothingSerious(app, 'preview of a table');

  await preview(app).getByLabel('Name of the load').fill('Towns 2031');
  await app.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(preview(app)).toContainText('2 attacks loaded, 2 rows rejected', { timeout: 30_000 });
  await expect(loaded(app)).toContainText('2 attacks, 2 rejected');
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('link', { name: 'Download the rejected rows' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Towns 2031.rejected.csv');
  expect(readFileSync(await download.path(), 'utf8')).toContain('"wann: ""31 February"" is no day');

  // The other page hears of it by itself.
  const cards = explorer.getByRole('list', { name: 'Incidents' }).locator('[data-incident]');
  await expect(cards).toHaveCount(1, { timeout: 30_000 });
  await expect(cards).toContainText('Testopil');

  await loaded(app).getByRole('button', { name: 'Take away Towns 2031' }).click();
  const dialog = app.getByRole('alertdialog', { name: 'Take Towns 2031 away?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(loaded(app)).toContainText('Towns 2031');
  await loaded(app).getByRole('button', { name: 'Take away Towns 2031' }).click();
  await expectNothingSerious(app, 'taking a table away');
  await dialog.getByRole('button', { name: 'Take away' }).click();
  await expect(loaded(app)).toHaveCount(0);
  await expect(cards).toHaveCount(0, { timeout: 30_000 });
  await explorer.close();
});

test('GeoJSON is loaded by its points; a malformed document is refused with the place and the cure', async ({
  app,
}) => {
  await app.goto(`${origin()}/add`);
  const point = (day: string, coordinates: unknown) => ({
    type: 'Feature',
    properties: { date: day, killed: 3 },
    geometry: { type: 'Point', coordinates },
  });
  const features = [point('2032-01-01', [30, 50]), point('2032-01-02', ['a', 'b'])];
  await app.getByLabel('Files to add').setInputFiles([
    {
      name: 'points.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    },
  ]);
  await expect(preview(app)).toContainText('1 row will load, 1 is rejected');
  await expect(preview(app).getByRole('row').nth(2)).toContainText('write them without quotation marks');
  await tables(app).getByRole('button', { name: 'Forget points.geojson' }).click();
  await app.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
  await expect(tables(app).getByText('points.geojson')).toHaveCount(0);

  await app.getByLabel('Files to add').setInputFiles([
    {
      name: 'broken.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from('{"type":"FeatureCollection",\n"features":[{"type":"Feature",}]}'),
    },
  ]);
  await expect(app.getByRole('alert').filter({ hasText: 'broken.geojson' })).toContainText('line 2, column');
  await tables(app).getByRole('button', { name: 'Forget broken.geojson' }).click();
  await app.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
  await expect(tables(app).getByText('broken.geojson')).toHaveCount(0);
});

/** Rows that take some seconds to load, so that a load can be stopped on its way. */
const LONG = 120_000;

test('a long load tells how far it is, stops, survives a reload of the page, and goes on', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const rows = Array.from(
    { length: LONG },
    (_, at) =>
      `${at},2033-01-${String((at % 28) + 1).padStart(2, '0')},${(at % 900) / 10},${(at % 1700) / 10}`,
  );
  await app.goto(`${origin()}/add`);
  await app
    .getByLabel('Files to add')
    .setInputFiles([csv('long.csv', `id,date,lat,lng\n${rows.join('\n')}\n`)]);
  await expect(preview(app)).toContainText('Of the first 1,000 rows', { timeout: 30_000 });
  await app.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(tables(app)).toContainText(/\d rows, [\d,]+ a second/, { timeout: 30_000 });
  await tables(app).getByRole('button', { name: 'Stop long.csv' }).click();
  await expect(tables(app)).toContainText(/Stopped after [\d,]+ rows; nothing of it shows/, {
    timeout: 30_000,
  });
  await app.reload();
  await expect(tables(app)).toContainText('Stopped after');
  await tables(app).getByRole('button', { name: 'Resume long.csv' }).click();
  await expect(loaded(app)).toContainText(`${LONG.toLocaleString('en')} attacks`, { timeout: 200_000 });
  await loaded(app).getByRole('button', { name: 'Take away long.csv' }).click();
  await app.getByRole('alertdialog').getByRole('button', { name: 'Take away' }).click();
  await expect(loaded(app)).toHaveCount(0, { timeout: 30_000 });
});

test('a table is loaded by keyboard alone, and on a phone nothing is lost sideways', async ({ app }) => {
  await app.setViewportSize({ width: 390, height: 844 });
  await app.goto(`${origin()}/add?theme=dark`);
  await app.getByLabel('Files to add').setInputFiles([csv('keys.csv', TOWNS.replace('wann', 'date'))]);
  await expect(preview(app)).toBeVisible();
  for (const width of [390, 320]) {
    await app.setViewportSize({ width, height: 844 });
    const sideways = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await expectNothingSerious(app, `a table, dark, ${width} px`);
  }
  const focused = (name: string) =>
    app.evaluate(
      (wanted) => (document.activeElement as HTMLElement | null)?.innerText?.trim() === wanted,
      name,
    );
  for (let presses = 0; presses < 60 && !(await focused('Load')); presses++) await app.keyboard.press('Tab');
  await app.keyboard.press('Enter');
  await expect(preview(app)).toContainText('2 attacks loaded', { timeout: 30_000 });
  await loaded(app).getByRole('button', { name: 'Take away keys.csv' }).focus();
  await app.keyboard.press('Enter');
  await app.keyboard.press('Tab');
  await app.keyboard.press('Enter');
  await expect(loaded(app)).toHaveCount(0);
});
