import type { Page } from '@playwright/test';
import { expect, open, origin, test } from './page.ts';

test.use({ hasMap: false });

const cards = (page: Page, name = 'Incidents') => page.getByRole('list', { name }).locator('[data-incident]');

async function tick(page: Page, menu: string, option: RegExp): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: option }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
}

test('what was hit and who is held to have done it are filtered by a menu each', async ({ app }) => {
  await open(app);
  await tick(app, 'Target', /^Hospital/);
  await expect(app).toHaveURL(/target=hospital/);
  await tick(app, 'Actor', /^Russia/);
  await expect(app).toHaveURL(/actor=Russia/);
  await expect(app.getByRole('button', { name: 'Clear filter By Russia' })).toBeVisible();
  await expect(cards(app).first()).toContainText('hospital');
});

test('insights count what was hit, and a bar filters to it', async ({ app }) => {
  await open(app, '/?tab=incidents');
  await app.getByRole('tab', { name: /Insights/ }).click();
  const chart = app.getByRole('region', { name: 'Attacks by target' });
  await expect(chart).toBeVisible();
  await chart.getByRole('button', { name: /^Hospital/ }).click();
  await expect(app).toHaveURL(/target=hospital/);
});

test('days are written as ISO writes them, typed in any plain form, and refused where they could be two', async ({
  app,
}) => {
  await open(app);
  const from = app.getByLabel('From', { exact: true });
  await expect(from).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  await from.fill('3.10.2022');
  await from.press('Enter');
  await expect(app).toHaveURL(/from=2022-10-03/);
  await expect(from).toHaveValue('2022-10-03');
  await from.fill('05/06/2023');
  await from.press('Enter');
  await expect(from).toHaveAttribute('aria-invalid', 'true');
  await expect(app.getByRole('alert').filter({ hasText: 'Write the day as' })).toBeVisible();
  await from.press('Escape');
  await expect(from).toHaveValue('2022-10-03');
  await expect(from).not.toHaveAttribute('aria-invalid', 'true');
  await from.press('ArrowUp');
  await from.press('Enter');
  await expect(app).toHaveURL(/from=2022-10-04/);
});

test('a card shows the hour that its text states, in the time zone of choice', async ({ app }) => {
  await open(app);
  const answer = await (await app.request.get(`${origin()}/api/incidents`)).json();
  const timed = answer.incidents.find(
    ({
      time,
      place,
    }: {
      time: { clock: object | null; start: string | null };
      place: { lng: number } | null;
    }) => time.clock !== null && time.start !== null && place?.lng,
  );
  await app.goto(`${origin()}/?incident=${timed.id}`);
  const card = app.getByRole('list', { name: 'Incidents' }).locator(`[data-incident="${timed.id}"]`);
  await expect(card).toContainText(timed.time.clock.from);
  await app.goto(`${origin()}/?incident=${timed.id}&zone=utc`);
  await expect(card).toContainText('UTC');
});

test('by keyboard: the focus is back on the card of the attack whose panel was closed', async ({ app }) => {
  await open(app);
  const card = cards(app).nth(1);
  await card.focus();
  const id = await card.getAttribute('data-incident');
  await app.keyboard.press('Enter');
  const panel = app.getByRole('article', { name: 'Incident', exact: true });
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Close incident' }).focus();
  await app.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(app.locator(`[data-incident="${id}"]`)).toBeFocused();
});

test('on a phone going back from the words returns to the line that they were opened from', async ({
  app,
}) => {
  await app.setViewportSize({ width: 390, height: 844 });
  await open(app);
  await cards(app).first().click();
  const panel = app.getByRole('article', { name: 'Incident', exact: true });
  const line = panel.locator('button.f-place').first();
  await line.scrollIntoViewIfNeeded();
  await line.click();
  await expect(app).toHaveURL(/focus=/);
  await expect(line).not.toBeInViewport();
  await app.goBack();
  await expect(app).not.toHaveURL(/focus=/);
  await expect(line).toBeInViewport();
});

test('a link that filters never shows what it filters away', async ({ app }) => {
  const seen: number[] = [];
  await app.exposeFunction('noteCards', (count: number) => seen.push(count));
  await app.addInitScript(() => {
    const note = (window as unknown as { noteCards: (count: number) => void }).noteCards;
    new MutationObserver(() => note(document.querySelectorAll('[data-incident]').length)).observe(document, {
      childList: true,
      subtree: true,
    });
  });
  const answer = await (
    await app.request.get(`${origin()}/api/incidents?target=hospital&region=Kyiv`)
  ).json();
  await app.goto(`${origin()}/?target=hospital&region=Kyiv`);
  await expect(cards(app).first()).toBeVisible();
  await expect(cards(app)).toHaveCount(Math.min(answer.total, seen.at(-1) ?? 0));
  expect(Math.max(...seen)).toBeLessThanOrEqual(answer.total);
});

test('in Ukrainian titles, places and reasons are Ukrainian, and the map’s names with them', async ({
  app,
}) => {
  const answer = await (await app.request.get(`${origin()}/api/incidents`)).json();
  const { id } = answer.incidents.find(
    ({ place }: { place: { name: string } | null }) => place?.name === 'Okhmatdyt',
  );
  await app.goto(`${origin()}/?lang=uk&incident=${id}`);
  const panel = app.getByRole('article', { name: 'Інцидент', exact: true });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(/^Ракетний удар по .+: Охматдит, Київ$/);
  await expect(panel).toContainText(/Незалежних джерел|одне джерело/);
  await expect(panel).not.toContainText(/independent sources|has reviewed/);
  await expect(cards(app, 'Інциденти').filter({ hasText: 'Охматдит, Київ' }).first()).toBeVisible();
  await app.getByRole('button', { name: 'Область', exact: true }).click();
  await expect(app.getByRole('menuitemcheckbox', { name: /^Харківська область/ })).toBeVisible();
});

test('the map’s library is kept by the browser: its version stands in the path', async ({ app }) => {
  const { version } = await import('maplibre-gl/package.json', { with: { type: 'json' } }).then(
    (m) => m.default,
  );
  const answer = await app.request.get(`${origin()}/maplibre/${version}/maplibre-gl-worker.mjs`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toContain('immutable');
});
