import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, open, origin, test } from './page.ts';

async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious, ${theme}`, async ({ app }) => {
    await open(app, `/?theme=${theme}`);
    await expectNothingSerious(app);
    await app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]').first().click();
    await expect(app.getByRole('article', { name: 'Incident', exact: true })).toBeVisible();
    await expectNothingSerious(app);
    await app.getByRole('tab', { name: /Articles/ }).click();
    await app.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
    await expect(app.getByRole('article', { name: 'Article', exact: true })).toBeVisible();
    await expectNothingSerious(app);
    await app.keyboard.press('Escape');
    await app.keyboard.press('?');
    await expect(app.getByRole('dialog')).toBeVisible();
    await expectNothingSerious(app);
  });
}

test('axe finds nothing serious on a phone, in the table and on the about page', async ({ app }) => {
  await open(app, '/?mode=table');
  await expectNothingSerious(app);
  await app.goto(`${origin()}/about`);
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNothingSerious(app);
  await app.setViewportSize({ width: 390, height: 844 });
  await app.goto(origin());
  await expect(app.getByTestId('marks')).toBeAttached();
  await expectNothingSerious(app);
});
