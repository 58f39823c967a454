import { MADE, serveMade } from './made-incidents.ts';
import { expect, filterBy, leaveMapOut, markCount, open, origin, test } from './page.ts';

test('a route that fails is named, never shown as an empty list, and mends by “Try again”', async ({
  app,
}) => {
  await leaveMapOut(app);
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
  await leaveMapOut(app);
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

test('what of a link cannot be read is named until it is put away; the rest of it is shown', async ({
  app,
}) => {
  await leaveMapOut(app);
  await open(app, '/?from=2022-99-99&types=shelling,nonsense&to=2023-06-30');
  const notice = app.getByText('Part of this link could not be read:').locator('..');
  await expect(notice).toContainText('from=2022-99-99 types=shelling,nonsense');
  await expect(app.getByRole('button', { name: /^Clear filter/ }).first()).toBeVisible();
  await notice.locator('..').getByRole('button', { name: 'Close' }).click();
  await expect(notice).toHaveCount(0);
  await open(app, '/?to=2023-06-30&utm_source=letter');
  await expect(notice).toHaveCount(0);
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
  await leaveMapOut(app);
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
  await leaveMapOut(app);
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

test('an empty database says how to add articles, never that nothing matches', async ({ app }) => {
  await leaveMapOut(app);
  await serveMade(app, 0);
  await app.route('**/api/articles', (route) =>
    route.fulfill({ json: { dataVersion: 'made', articles: [] } }),
  );
  await app.goto(`${origin()}${MADE}`);
  await expect(app.getByText('npx dateline add PATH')).toBeVisible();
  await expect(app.getByRole('link', { name: 'Add articles' })).toHaveAttribute('href', '/add');
  await expect(app.getByText('No attacks match')).toHaveCount(0);
});

test('while the data is on its way the lists say that they load, then they are there', async ({ app }) => {
  await leaveMapOut(app);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await app.route('**/api/columns?*', async (route) => {
    await held;
    return route.continue();
  });
  await app.goto(`${origin()}${MADE}`, { waitUntil: 'domcontentloaded' });
  await expect(app.locator('[data-awake]')).toBeAttached();
  await expect(
    app.getByRole('region', { name: 'Results' }).locator('[aria-busy], [role="status"]').first(),
  ).toBeAttached();
  await expect(app.getByText('No attacks match')).toHaveCount(0);
  release();
  await expect(app.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible();
});

test('when the server goes away the page says how old its data is, and that ends when it comes back', async ({
  app,
}) => {
  await leaveMapOut(app);
  // The page's own clock, set on by hand: it asks again after a quarter of a minute.
  await app.clock.install();
  let isAway = false;
  // Without word from the server the lists ask now and then.
  await app.route('**/api/changes', (route) => route.abort());
  await app.route('**/api/columns?*', (route) => (isAway ? route.abort() : route.continue()));
  await open(app);
  isAway = true;
  const again = app.getByRole('button', { name: 'Try again' });
  await expect(again).toHaveCount(0);
  await expect(async () => {
    await app.clock.fastForward(20_000);
    await expect(again.first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(app.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible();
  isAway = false;
  await again.first().click();
  await expect(again).toHaveCount(0);
});

test('at a zoom of 200 % and in forced colours nothing is lost, and with reduced motion nothing moves', async ({
  app,
}) => {
  await app.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  // 1440 × 900 at 200 %.
  await app.setViewportSize({ width: 720, height: 450 });
  await open(app);
  const sideways = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await expect(app.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').first().click();
  await expect(app.getByRole('article', { name: 'Incident', exact: true })).toBeVisible();
  const moving = await app.evaluate(
    () =>
      document.getAnimations().filter((each) => Number(each.effect?.getComputedTiming().duration) > 50)
        .length,
  );
  expect(moving).toBe(0);
});

test('on paper there are the map, the attack and its article, and no tools', async ({ app }) => {
  await open(app);
  await app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').first().click();
  const incident = app.getByRole('article', { name: 'Incident', exact: true });
  await expect(incident).toBeVisible();
  await app.emulateMedia({ media: 'print' });
  await expect(incident).toBeVisible();
  await expect(app.getByRole('article', { name: 'Article', exact: true })).toBeVisible();
  await expect(app.getByRole('button', { name: /^Search/ })).toBeHidden();
  const cut = await incident.evaluate((node) => {
    const box = node.closest('section[aria-label]');
    return box ? box.scrollHeight - box.clientHeight : 0;
  });
  expect(cut).toBeLessThanOrEqual(1);
});

test('back and forward go through filters, attacks and tabs, and the page follows', async ({ app }) => {
  await leaveMapOut(app);
  await open(app);
  const list = app.getByRole('list', { name: 'Incidents' });
  const all = await app.getByTestId('match-count').textContent();
  await list.locator('[data-incident]').nth(1).click();
  const incident = app.getByRole('article', { name: 'Incident', exact: true });
  const title = (await incident.getByRole('heading', { level: 2 }).textContent()) ?? '';
  await app.getByRole('button', { name: 'Toll', exact: true }).click();
  await app.getByRole('menuitemcheckbox', { name: /^10 or more/ }).click();
  await app.keyboard.press('Escape');
  await expect(app).toHaveURL(/killed=10/);
  const some = await app.getByTestId('match-count').textContent();
  expect(some).not.toBe(all);
  await app.getByRole('tab', { name: /Articles/ }).click();
  await expect(app).toHaveURL(/tab=articles/);
  await app.goBack();
  await expect(app.getByTestId('match-count')).toHaveText(some ?? '');
  await app.goBack();
  await expect(app.getByTestId('match-count')).toHaveText(all ?? '');
  await expect(incident.getByRole('heading', { level: 2 })).toHaveText(title);
  await app.goBack();
  await expect(incident).toHaveCount(0);
  for (let step = 0; step < 3; step += 1) await app.goForward();
  await expect(app).toHaveURL(/tab=articles/);
  await expect(app).toHaveURL(/killed=10/);
  await expect(incident.getByRole('heading', { level: 2 })).toHaveText(title);
  await app.getByRole('tab', { name: /Incidents/ }).click();
  await expect(app.getByTestId('match-count')).toHaveText(some ?? '');
});

test('two filters are cleared by one click', async ({ app }) => {
  await leaveMapOut(app);
  await open(app, '/?killed=5&types=shelling');
  await expect(app.getByRole('button', { name: /^Clear filter/ })).toHaveCount(2);
  await app.getByRole('button', { name: 'Clear all' }).click();
  await expect(app.getByRole('button', { name: /^Clear filter/ })).toHaveCount(0);
  await expect(app).not.toHaveURL(/killed=|types=/);
});
