import type { Page } from '@playwright/test';
import { expectNothingSerious } from './axe.ts';
import { expect, open, showTheme, test } from './page.ts';

test.use({ hasMap: false });

async function look(page: Page, key: string, words: string) {
  await page.keyboard.press(key);
  const field = page.getByRole('combobox', { name: /^Search/ });
  await expect(field).toBeFocused();
  await field.fill(words);
}

test('“/” finds an attack, and Enter on it selects it', async ({ app }) => {
  await open(app);
  await look(app, '/', 'Hroza');
  const attack = app.getByRole('group', { name: 'Attacks' }).getByRole('option').first();
  await expect(attack).toContainText('Hroza');
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/incident=/);
  await expect(app.getByRole('article', { name: 'Incident', exact: true })).toContainText('Hroza');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  expect(new URL(app.url()).searchParams.get('q')).toBeNull();
});

test('what is typed before the field has come is searched for, and is no command', async ({ app }) => {
  // The search comes in its own file, and this one comes late.
  let release = () => {};
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  await open(app);
  await app.route('**/_next/static/chunks/**', async (route) => {
    await late;
    await route.continue();
  });
  await app.keyboard.press('/');
  await app.keyboard.type('tkj Hrozx');
  await app.keyboard.press('Backspace');
  await app.keyboard.type('a');
  release();
  await expect(app.getByRole('combobox', { name: /^Search/ })).toHaveValue('tkj Hroza');
  expect(new URL(app.url()).search).toBe('');
});

test('Ctrl K finds an article and opens it; Esc leaves everything as it was', async ({ app }) => {
  await open(app);
  await look(app, 'Control+k', 'Hroza toll reaches 59');
  await app.getByRole('group', { name: 'Articles' }).getByRole('option').first().click();
  await expect(app.getByRole('article', { name: 'Article', exact: true })).toContainText('59');
  const url = app.url();
  await look(app, 'Control+k', 'Lviv');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  expect(app.url()).toBe(url);
});

test('an attack that is found by the title of one of its reports says so, the words marked', async ({
  app,
}) => {
  await open(app);
  await look(app, 'Control+k', 'Hroza toll reaches 59');
  const attack = app.getByRole('group', { name: 'Attacks' }).getByRole('option').first();
  await expect(attack).toContainText(/in the title of “.*59.*”/);
  await expect(attack.locator('mark')).not.toHaveCount(0);
});

test('picking a place flies there', async ({ app }) => {
  await open(app);
  await look(app, '/', 'Odesa');
  const place = app
    .getByRole('group', { name: 'Places' })
    .getByRole('option', { name: /^Odesa/ })
    .first();
  await place.click();
  await expect(app).toHaveURL(/map=3[01]\.\d+,46\.\d+,/);
});

test('a mistyped word is taken for the nearest, and that is said', async ({ app }) => {
  await open(app);
  await look(app, '/', 'Kremenchug shoping');
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByText(/instead of “shoping”/)).toBeVisible();
  await expect(dialog.getByRole('option').nth(1)).toBeVisible();
});

test('words become a filter of everything, shown in the field, and go with one click', async ({ app }) => {
  await open(app);
  await look(app, '/', 'Hroza');
  await expect(app.getByRole('option', { name: /^Only what mentions/ })).toBeVisible();
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/q=Hroza/);
  await expect(app.getByTestId('match-count')).toHaveText(/^[1-9] of \d+ attacks match$/);
  await app.getByRole('button', { name: 'Clear search' }).click();
  await expect(app).not.toHaveURL(/q=/);
});

test('axe finds nothing serious in the search, light and dark', async ({ app }) => {
  await app.emulateMedia({ colorScheme: 'light' });
  await open(app);
  await look(app, '/', 'Kharkiv');
  await expect(app.getByRole('group', { name: 'Attacks' })).toBeVisible();
  await expectNothingSerious(app, 'search, light', { within: '[role="dialog"]' });
  await showTheme(app, 'dark');
  await expectNothingSerious(app, 'search, dark', { within: '[role="dialog"]' });
});
