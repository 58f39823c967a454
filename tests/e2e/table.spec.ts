import { expect, open, test } from './page.ts';

test.use({ hasMap: false });

test('the table sorts by any column, by keyboard too, and keeps the unknown last', async ({ app }) => {
  await open(app, '/?mode=table');
  const killed = app.getByRole('columnheader', { name: 'Killed' });
  await killed.getByRole('button').focus();
  await app.keyboard.press('Enter');
  await expect(killed).toHaveAttribute('aria-sort', 'descending');
  const column = app.locator('tbody td:nth-of-type(5)');
  const figures = (await column.allTextContents()).map((text) => Number(/\d+/.exec(text)?.[0] ?? -1));
  expect(figures.length).toBeGreaterThan(10);
  expect(figures).toEqual([...figures].sort((a, b) => b - a));
  await app.keyboard.press('Enter');
  await expect(killed).toHaveAttribute('aria-sort', 'ascending');
  await expect(column.first()).toHaveText('0');
  await app.locator('tbody button').first().focus();
  await app.keyboard.press('End');
  await expect(column.last()).toHaveText('unknown');
  await app.getByRole('columnheader', { name: 'Where' }).getByRole('button').click();
  const places = await app.locator('tbody td:nth-of-type(2)').allTextContents();
  expect(places).toEqual([...places].sort(new Intl.Collator('en').compare));
});

test('what is shown can be taken away as a file that keeps to the filter', async ({ app }) => {
  await open(app, '/?types=shelling');
  await app.getByRole('button', { name: 'Export' }).click();
  const link = app.getByRole('menuitem', { name: 'GeoJSON, for GIS' });
  const href = await link.getAttribute('href');
  expect(href).toContain('type=shelling');
  const answer = await app.request.get(new URL(href ?? '', app.url()).toString());
  expect(answer.ok()).toBe(true);
  const { features } = await answer.json();
  await app.keyboard.press('Escape');
  await expect(app.getByTestId('match-count')).toHaveText(new RegExp(`^${features.length} `));
});

test('menus count regions and weapons when they are opened, and a tick filters', async ({ app }) => {
  await open(app);
  await app.getByRole('button', { name: 'Region', exact: true }).click();
  const kharkiv = app.getByRole('menuitemcheckbox', { name: /^Kharkiv region/ });
  await expect(kharkiv).toContainText(/\d+/);
  await kharkiv.click();
  await expect(app).toHaveURL(/region=Kharkiv/);
  await app.keyboard.press('Escape');
  await expect(app.getByRole('button', { name: 'Clear filter Kharkiv region' })).toBeVisible();
});

test('on a phone the ways to add, brief, export and read about it fold behind one button', async ({
  app,
}) => {
  await app.setViewportSize({ width: 390, height: 844 });
  await open(app);
  const menu = app.getByRole('button', { name: 'Menu', exact: true });
  await expect(app.getByRole('link', { name: 'About' })).toBeHidden();
  await menu.click();
  await expect(app.getByRole('link', { name: 'About' })).toBeVisible();
  await expect(app.getByRole('button', { name: 'Brief', exact: true })).toBeVisible();
  await app.getByRole('button', { name: 'Export' }).click();
  await expect(app.getByRole('menuitem', { name: 'CSV, a table' })).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('menuitem', { name: 'CSV, a table' })).toHaveCount(0);
  await app.keyboard.press('Escape');
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
});
