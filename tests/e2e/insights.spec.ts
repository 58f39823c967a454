import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, leaveMapOut, open, test } from './page.ts';

async function download(page: Page, chart: string, kind: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: `Download ${chart}` }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: kind }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('each mark filters, by pointer and by keyboard, and a second click lets the rest back in', async ({
  app,
}) => {
  await leaveMapOut(app);
  await open(app);
  await app.getByRole('tab', { name: /Insights/ }).click();
  await expect(app).toHaveURL(/tab=insights/);
  const types = app.getByRole('region', { name: 'Attacks by type' });
  const shelling = types.getByRole('button', { name: /^Shelling: \d+ attacks?$/ });
  const count = Number(/\d+/.exec((await shelling.getAttribute('aria-label')) ?? '')?.[0]);
  const regions = app.getByRole('region', { name: 'Attacks by region' });
  const topRegion = regions.getByRole('button', { name: /: \d+ attacks?$/ }).first();
  const unfiltered = (await topRegion.getAttribute('aria-label')) ?? '';
  await shelling.click();
  await expect(app).toHaveURL(/types=shelling/);
  await expect(app.getByRole('tab', { name: new RegExp(`^Incidents ${count}$`) })).toBeVisible();
  await expect(shelling).toHaveAttribute('aria-pressed', 'true');
  await shelling.click();
  await expect(app).not.toHaveURL(/types=/);

  // One mark of a chart is in the tab order; arrows reach the others.
  await expect(topRegion).toHaveAttribute('aria-label', unfiltered);
  await topRegion.focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/region=/);
  await expect(app.getByRole('button', { name: /^Clear filter/ })).toHaveCount(1);
  await app.getByRole('button', { name: /^Clear filter/ }).click();
  await expect(app).not.toHaveURL(/region=/);

  const bins = app.getByRole('region', { name: /^Attacks by (month|day|quarter|week)$/ });
  await bins.getByRole('button', { name: /November 2022: / }).click();
  await expect(app).toHaveURL(/from=2022-11-01/);
  await expect(app).toHaveURL(/to=2022-11-30/);
});

test('each chart can be taken away as a drawing, a picture and its numbers', async ({ app }) => {
  await leaveMapOut(app);
  await open(app);
  await app.getByRole('tab', { name: /Insights/ }).click();
  const types = app.getByRole('region', { name: 'Attacks by type' });
  await expect(types.getByRole('button', { name: /^Missile strike/ })).toBeVisible();

  const csv = await download(app, 'Attacks by type', 'CSV');
  expect(csv.name).toBe('dateline-attacks-by-type.csv');
  const lines = csv.bytes.toString('utf8').trim().split('\r\n');
  expect(lines[0]).toBe('type,attacks');
  const drawn = await types.getByRole('button', { name: /: \d+ attacks?$/ }).count();
  expect(lines.length - 1).toBe(drawn);

  const svg = await download(app, 'Attacks by type', 'SVG');
  const text = svg.bytes.toString('utf8');
  expect(text).toContain('Attacks by type');
  expect(text).toContain('data as of');
  expect(text).not.toMatch(/var\(--|light-dark\(/);

  const png = await download(app, 'Killed by month, lowest to highest', 'PNG');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(2000);
});
