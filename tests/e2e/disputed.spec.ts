import { expectNothingSerious } from './axe.ts';
import { expect, open, origin, showTheme, test } from './page.ts';

test.use({ hasMap: false });

test('attacks of which the figures disagree are found by a filter, in lists, table and insights, and as a link', async ({
  app,
}) => {
  await open(app);
  await app.getByRole('button', { name: 'Toll', exact: true }).click();
  await app.getByRole('menuitemcheckbox', { name: 'Figures disagree' }).click();
  await app.keyboard.press('Escape');
  await expect(app).toHaveURL(/disputed=tolls/);
  const chip = app.getByRole('button', { name: 'Clear filter Figures disagree' });
  await expect(chip).toBeVisible();
  const count = app.getByTestId('match-count');
  await expect(count).toHaveText(/^[1-9]\d* of \d+ attacks match$/);
  const told = await count.textContent();

  // Each says in its panel how far its figures run.
  await app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').first().click();
  const panel = app.getByRole('article', { name: 'Incident', exact: true });
  await expect(panel).toContainText(/figures that stand run from \d+ to \d+/);

  // The server counts the same, and an address opens on the same.
  const { total } = await app.evaluate(async () =>
    (await fetch('/api/incidents?disputed=tolls&limit=1')).json(),
  );
  expect(total).toBeGreaterThan(0);
  await app.goto(`${origin()}/?disputed=tolls&tab=insights`);
  await expect(app.getByRole('button', { name: 'Clear filter Figures disagree' })).toBeVisible();
  await app.getByRole('tab', { name: /^Incidents/ }).click();
  await expect(count).toHaveText(told ?? '');
  await chip.click();
  await expect(app).not.toHaveURL(/disputed/);
  await expect(count).toHaveText(/^\d+ attacks$/);
});

test('axe finds nothing serious in the menu of tolls, light and dark', async ({ app }) => {
  await app.emulateMedia({ colorScheme: 'light' });
  await open(app, '/?disputed=tolls');
  await app.getByRole('button', { name: 'Toll', exact: true }).click();
  await expect(app.getByRole('menuitemcheckbox', { name: 'Figures disagree' })).toBeChecked();
  await expectNothingSerious(app, 'menu of tolls, light', { within: '[role="menu"]' });
  await showTheme(app, 'dark');
  await expectNothingSerious(app, 'menu of tolls, dark', { within: '[role="menu"]' });
});

test('with forced colours what is chosen has the system’s own ground for it', async ({ app }) => {
  await app.emulateMedia({ forcedColors: 'active' });
  await open(app);
  const chosen = app.getByRole('tab', { name: /^Incidents/ });
  const other = app.getByRole('tab', { name: /^Articles/ });
  const groundOf = (tab: typeof chosen) => tab.evaluate((node) => getComputedStyle(node).backgroundColor);
  expect(await groundOf(chosen)).not.toBe(await groundOf(other));
  const row = app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]');
  await row.first().click();
  await expect(row.first()).toHaveAttribute('aria-pressed', 'true');
  expect(await groundOf(row.first())).toBe(await groundOf(chosen));
});
