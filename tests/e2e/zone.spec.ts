import { expect, open, origin, test } from './page.ts';

test.use({ timezoneId: 'America/New_York', hasMap: false });

/** Three missiles at about one o'clock on a July night in Odesa region: in UTC that is late on the day before. */
const NIGHT = '/?from=2022-07-01&to=2022-07-01';

test('hours are read in the zone of the place, in UTC or in the reader’s own, and the address keeps which', async ({
  app,
}) => {
  await open(app, NIGHT);
  await app
    .getByRole('list', { name: 'Incidents' })
    .getByRole('button', { name: /Serhiivka, Odesa/ })
    .click();
  const panel = app.getByRole('definition');
  await expect(panel.filter({ hasText: '01:00 local time' }).first()).toBeVisible();

  const zone = app.getByRole('combobox', { name: 'Time zone of hours' });
  await expect(zone).toHaveValue('place');
  await zone.selectOption('utc');
  await expect(app).toHaveURL(/zone=utc/);
  await expect(panel.filter({ hasText: '22:00 on 30 Jun UTC (01:00 local time)' }).first()).toBeVisible();
  // The day itself stays that of the place.
  await expect(panel.filter({ hasText: 'Friday 1 July 2022' }).first()).toBeVisible();

  await zone.selectOption({ label: 'your time (America/New_York)' });
  await expect(
    panel.filter({ hasText: '18:00 on 30 Jun your time, America/New_York (01:00 local time)' }).first(),
  ).toBeVisible();
  await app.reload();
  await expect(zone).toHaveValue('yours');
  await expect(panel.filter({ hasText: 'America/New_York' }).first()).toBeVisible();
});

test('the table of zones is fetched only when hours are to be read in another zone', async ({ app }) => {
  const scripts: string[] = [];
  app.on('request', (request) => {
    if (request.url().endsWith('.js')) scripts.push(request.url());
  });
  await open(app, NIGHT);
  await app.waitForLoadState('networkidle');
  const before = scripts.length;
  await app.getByRole('combobox', { name: 'Time zone of hours' }).selectOption('utc');
  await expect.poll(() => scripts.length).toBeGreaterThan(before);
});

test('a phone has the menu of time zones too, and says the zone in the line above the bars', async ({
  app,
}) => {
  await app.setViewportSize({ width: 390, height: 844 });
  await app.goto(`${origin()}${NIGHT}`);
  const zone = app.getByRole('combobox', { name: 'Time zone of hours' });
  await expect(zone).toBeInViewport({ ratio: 1 });
  await zone.selectOption('utc');
  await expect(app).toHaveURL(/zone=utc/);
  await expect(zone.locator('option:checked')).toHaveText('UTC');
});
