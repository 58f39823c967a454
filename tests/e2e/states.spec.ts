import { expect, filterBy, markCount, open, origin, test } from './page.ts';

test('a route that fails is named, never shown as an empty list, and mends by “Try again”', async ({
  app,
}) => {
  let broken = true;
  await app.route('**/api/columns?*', (route) =>
    broken
      ? route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: 'Database away',
            status: 503,
            detail: 'The database does not answer.',
          }),
        })
      : route.continue(),
  );
  // As known on a day, the page asks for its columns; today's may come with the document.
  await app.goto(`${origin()}/?known=2030-01-01`);
  const again = app.getByRole('button', { name: 'Try again' }).first();
  await expect(again).toBeVisible({ timeout: 30_000 });
  await expect(app.getByText('No attacks match')).toHaveCount(0);
  broken = false;
  await again.click();
  await expect(app.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible();
});

test('a search that nothing matches says which filter is the tight one, and one click clears it', async ({
  app,
}) => {
  await open(app);
  await filterBy(app, 'zzzzqqq');
  await expect(app.getByRole('heading', { name: 'No attacks match' }).first()).toBeVisible();
  await app
    .getByRole('button', { name: /Drop|Clear/ })
    .first()
    .click();
  await expect(app.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible();
});

test('any query string at all opens the page', async ({ app }) => {
  await open(app, '/?from=2022-99-99&types=nonsense&map=1,2&incident=nobody&article=%00&focus=..');
  await open(app, '/?from=2030-01-01&to=2020-01-01&grades=%22%3E%3Cscript%3E&map=NaN,NaN,NaN');
});

test('an unknown path and an unknown article say so', async ({ app }) => {
  const response = await app.goto(`${origin()}/no-such-page`);
  expect(response?.status()).toBe(404);
  const api = await app.request.get(`${origin()}/api/articles/nobody`);
  expect(api.status()).toBe(404);
  expect(await api.json()).toMatchObject({
    status: 404,
    title: expect.any(String),
    detail: expect.any(String),
  });
});

test('without the network the page says so and goes on working', async ({ app, context }) => {
  await open(app);
  await context.setOffline(true);
  await expect(app.getByText('Offline.', { exact: true })).toBeVisible();
  await app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').nth(1).click();
  await expect(app).toHaveURL(/incident=/);
  await context.setOffline(false);
  await expect(app.getByText('Offline.', { exact: true })).toHaveCount(0);
});

test('a phone gets map, timeline and a sheet; a 320 px screen loses nothing sideways', async ({ app }) => {
  for (const width of [390, 320]) {
    await app.setViewportSize({ width, height: 760 });
    await app.goto(origin());
    await expect.poll(() => markCount(app)).toBeGreaterThan(5);
    const sideways = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await expect(app.getByRole('region', { name: 'Timeline' })).toBeVisible();
  }
});

test('the table view holds the attacks of the map', async ({ app }) => {
  await open(app, '/?mode=table');
  await expect(app.getByRole('table')).toBeVisible();
  expect(await app.getByRole('row').count()).toBeGreaterThan(10);
});

test('article text is never markup', async ({ app }) => {
  await app.route('**/api/articles/*', async (route) => {
    const response = await route.fetch();
    const detail = await response.json();
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    detail.text = hostile + detail.text.slice(hostile.length);
    detail.mentions = [];
    detail.sections = [{ kind: 'body', start: 0, end: detail.text.length }];
    await route.fulfill({ response, json: detail });
  });
  await open(app);
  await app.getByRole('tab', { name: /Articles/ }).click();
  await app.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
  await expect(app.getByRole('article', { name: 'Article', exact: true })).toContainText('<img src=x');
  expect(await app.evaluate(() => 'hacked' in window)).toBe(false);
});
