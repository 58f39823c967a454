import { expect, filterBy, leaveMapOut, markCount, open, test } from './page.ts';

test('from an article to its words, the map, the timeline, the URL, and back after a reload', async ({
  app,
}) => {
  await open(app);
  const before = await markCount(app);
  expect(before).toBeGreaterThan(5);

  // Article.
  await filterBy(app, 'Residential blocks hit');
  await app.getByRole('tab', { name: /Articles/ }).click();
  await app.getByRole('button', { name: /Residential blocks hit in central Kyiv/ }).click();
  const reader = app.getByRole('article', { name: 'Article', exact: true });
  await expect(reader).toContainText('Pecherskyi district');

  await filterBy(app, '');

  // Highlight: the district's name leads to the attack.
  await reader.locator('a[data-fields~="place"]', { hasText: 'Pecherskyi' }).first().click();
  await expect(app).toHaveURL(/incident=/);
  await expect(app).toHaveURL(/focus=m\d+\.place/);
  const incident = app.getByRole('article', { name: 'Incident', exact: true });
  await expect(incident).toContainText('Pecherskyi');
  await expect(incident).toContainText('15 November 2022');

  // Timeline: narrow the window to that day's month by its date fields; the map follows.
  const timeline = app.getByRole('region', { name: 'Timeline' });
  await timeline.getByLabel('From', { exact: true }).fill('2022-11-01');
  await timeline.getByLabel('From', { exact: true }).press('Enter');
  await timeline.getByLabel('To', { exact: true }).fill('2022-11-30');
  await timeline.getByLabel('To', { exact: true }).press('Enter');
  await expect(app).toHaveURL(/from=2022-11-01/);
  await expect(app).toHaveURL(/to=2022-11-30/);
  await expect.poll(() => markCount(app)).toBeLessThan(before);
  await app.getByRole('tab', { name: /Incidents/ }).click();
  const list = app.getByRole('list', { name: 'Incidents' });
  await expect(list.locator('[data-incident][aria-pressed="true"]')).toContainText('Pecherskyi');

  // Reload: the same picture.
  const url = app.url();
  const count = await markCount(app);
  const title = await incident.getByRole('heading').first().textContent();
  await app.reload();
  await expect(incident.getByRole('heading').first()).toHaveText(title ?? '');
  await expect(reader).toContainText('Pecherskyi district');
  await expect(list.locator('[data-incident][aria-pressed="true"]')).toContainText('Pecherskyi');
  await expect.poll(() => markCount(app)).toBe(count);
  expect(app.url()).toBe(url);
});

test('dragging a thumb of the timeline changes map and list before it is let go, and the URL after', async ({
  app,
}) => {
  await open(app);
  const all = await markCount(app);
  const thumb = app.getByRole('slider', { name: 'Window from' });
  const box = await thumb.boundingBox();
  if (!box) throw new Error('the thumb has no box');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await app.mouse.move(x, y);
  await app.mouse.down();
  await app.mouse.move(x + 350, y, { steps: 8 });
  await expect.poll(() => markCount(app)).toBeLessThan(all);
  expect(new URL(app.url()).searchParams.get('from')).toBeNull();
  await app.mouse.up();
  await expect(app).toHaveURL(/from=\d{4}-\d{2}-\d{2}/);
});

test('a click on a card selects its attack, and back undoes it', async ({ app }) => {
  await leaveMapOut(app);
  await open(app, '/?q=Hroza');
  await app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').first().click();
  await expect(app).toHaveURL(/incident=/);
  const selected = new URL(app.url()).searchParams.get('incident');
  await app
    .getByRole('button', { name: /^Close/ })
    .first()
    .click();
  await expect(app).not.toHaveURL(/incident=/);
  await app.goBack();
  expect(new URL(app.url()).searchParams.get('incident')).toBe(selected);
  await expect(app.getByRole('article', { name: 'Incident', exact: true })).toContainText('Hroza');
});

test('an attack without a day waits in the undated tray and says which words it has', async ({ app }) => {
  await leaveMapOut(app);
  await open(app);
  const tray = app.getByRole('complementary', { name: 'Undated attacks' });
  await expect(tray).toContainText('Friday');
  await tray
    .getByRole('button', { name: /Friday/ })
    .first()
    .click();
  await expect(app.getByRole('article', { name: 'Incident', exact: true })).toContainText('Dnipro');
});

test('by keyboard alone: choose a range, pick an incident, read its sentence', async ({ app }) => {
  await leaveMapOut(app);
  await open(app);
  const thumb = app.getByRole('slider', { name: 'Window from' });
  await thumb.focus();
  for (let i = 0; i < 3; i++) await app.keyboard.press('ArrowRight');
  await expect(app).toHaveURL(/from=/);
  const card = app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').first();
  await card.focus();
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/incident=/);
  const incident = app.getByRole('article', { name: 'Incident', exact: true });
  const quote = incident.getByTitle('Show these words in the article').first();
  await quote.focus();
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/focus=m\d+\.\w+/);
  await expect(app.getByRole('article', { name: 'Article', exact: true })).toBeVisible();
});

test('a box drawn on the map filters list and timeline, dims the rest, and its chip takes it away', async ({
  app,
}) => {
  await open(app, '/?map=34.00000,49.00000,5.00');
  const all = await markCount(app);
  await expect.poll(() => markCount(app)).toBeGreaterThan(5);
  const map = await app.getByRole('region', { name: 'Map', exact: true }).boundingBox();
  if (!map) throw new Error('the map has no box');
  await app.keyboard.down('Shift');
  await app.mouse.move(map.x + map.width * 0.55, map.y + map.height * 0.2);
  await app.mouse.down();
  await app.mouse.move(map.x + map.width * 0.85, map.y + map.height * 0.6, { steps: 6 });
  await app.mouse.up();
  await app.keyboard.up('Shift');
  await expect(app).toHaveURL(/bbox=/);
  await expect.poll(() => markCount(app)).toBeLessThan(all);
  await expect.poll(() => markCount(app)).toBeGreaterThan(0);
  await app.getByRole('button', { name: /Clear filter Box/ }).click();
  await expect(app).not.toHaveURL(/bbox=/);
  await expect.poll(() => markCount(app)).toBe(all);
});

test('time runs as a trail at a chosen speed, stops, and its settings are in the URL', async ({ app }) => {
  await open(app);
  const timeline = app.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: 'Trail' }).click();
  await timeline.getByLabel('Speed').selectOption('quarter');
  await expect(app).toHaveURL(/time=trail/);
  await expect(app).toHaveURL(/speed=quarter/);
  const all = await markCount(app);
  await timeline.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => markCount(app)).toBeLessThan(all);
  await timeline.getByRole('button', { name: 'Pause' }).click();
  await expect(app).toHaveURL(/at=\d{4}-\d{2}-\d{2}/);
});

test('as known at a day shows only what was reported by then', async ({ app }) => {
  await open(app);
  const all = await markCount(app);
  const known = app.getByRole('region', { name: 'Timeline' }).getByLabel('As known at', { exact: true });
  await known.fill('2022-06-30');
  await known.press('Enter');
  await expect(app).toHaveURL(/known=2022-06-30/);
  await expect.poll(() => markCount(app)).toBeLessThan(all);
  await expect.poll(() => markCount(app)).toBeGreaterThan(0);
  await app.getByRole('button', { name: /Clear filter As known/ }).click();
  await expect.poll(() => markCount(app)).toBe(all);
});
