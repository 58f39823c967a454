import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, leaveMapOut, open, origin, test } from './page.ts';

async function expectNothingSerious(page: Page, screen: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(found, screen).toEqual([]);
}

const cards = (page: Page) => page.getByRole('list', { name: 'Incidents' }).locator('[data-incident]');
const heading = (page: Page) => expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
const dialog = (page: Page) => expect(page.getByRole('dialog').first()).toBeVisible();

/** Every screen and every dialog: where it is, and what brings it up there. */
const SCREENS: [name: string, path: string, bring: (page: Page) => Promise<void>][] = [
  ['explorer', '/', async () => {}],
  [
    'panel and reader',
    '/',
    async (page) => {
      await cards(page).first().click();
      await expect(page.getByRole('article', { name: 'Incident', exact: true })).toBeVisible();
      await expect(page.getByRole('article', { name: 'Article', exact: true })).toBeVisible();
    },
  ],
  [
    'as known on a day',
    '/?known=2023-06-01',
    async (page) => {
      await cards(page).first().click();
      await expect(page.getByRole('article', { name: 'Incident', exact: true })).toBeVisible();
    },
  ],
  ['articles', '/?tab=articles', async () => {}],
  [
    'insights',
    '/?tab=insights',
    (page) => expect(page.getByRole('region', { name: 'Attacks by type' })).toBeVisible(),
  ],
  ['table', '/?mode=table', (page) => expect(page.getByRole('table')).toBeVisible()],
  [
    'no match',
    '/?killed=100000',
    (page) => expect(page.getByRole('heading', { name: 'No attacks match' }).first()).toBeVisible(),
  ],
  [
    'help',
    '/',
    async (page) => {
      await page.keyboard.press('?');
      await dialog(page);
    },
  ],
  [
    'search',
    '/',
    async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: /^Search/ }).fill('Kyiv');
      await expect(page.getByRole('option').nth(1)).toBeVisible();
    },
  ],
  [
    'a menu of filters',
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Type', exact: true }).click();
      await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible();
    },
  ],
  [
    'share',
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await dialog(page);
    },
  ],
  [
    'settings',
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Theme and language' }).click();
      await expect(page.getByRole('menuitemradio').first()).toBeVisible();
    },
  ],
  [
    'a decision',
    '/',
    async (page) => {
      await cards(page).first().click();
      await page.getByRole('button', { name: 'Grade …' }).click();
      await dialog(page);
    },
  ],
  ['about', '/about', heading],
  ['routes', '/api', heading],
  ['briefs', '/brief', heading],
  ['add', '/add', heading],
  ['sign in', '/login', heading],
  ['embedded', '/embed', (page) => expect(page.getByTestId('marks')).toBeAttached()],
  ['missing page', '/no-such-page', heading],
];

const EXPLORER = /^\/(\?|$)/;
/** The page's ground in the dark. */
const DARK = 'rgb(14, 18, 26)';

/** These hold the map, whose controls and marks count too. */
const WITH_MAP = ['explorer', 'panel and reader', 'a menu of filters', 'embedded'];

for (const [name, path, bring] of SCREENS) {
  test(`axe finds nothing serious: ${name}, light and dark`, async ({ app }) => {
    if (!WITH_MAP.includes(name)) await leaveMapOut(app);
    await app.emulateMedia({ colorScheme: 'light' });
    const opens = EXPLORER.test(path) && !path.includes('tab=') && !path.includes('killed=');
    if (opens) await open(app, path);
    else await app.goto(`${origin()}${path}`);
    if (EXPLORER.test(path)) await expect(app.locator('[data-awake]')).toBeAttached();
    await bring(app);
    await expectNothingSerious(app, `${name}, light`);
    // The page follows the system: only its colours become others.
    await app.emulateMedia({ colorScheme: 'dark' });
    await expect(app.locator('html')).toHaveCSS('background-color', DARK);
    await expectNothingSerious(app, `${name}, dark`, ['color-contrast', 'link-in-text-block']);
  });
}

test('axe finds nothing serious: a brief being made and presented, light and dark', async ({ app }) => {
  await open(app, '/?to=2022-06-30');
  await app.getByRole('button', { name: 'Brief', exact: true }).click();
  await app.getByRole('menuitem', { name: 'Draft a brief from these filters' }).click();
  await expect(app).toHaveURL(/\/brief\/b_/);
  const editor = app.url().split('?')[0] ?? '';
  for (const theme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme: theme });
    await app.goto(`${editor}?theme=${theme}`);
    await expect(app.getByRole('list', { name: 'Scenes' }).getByRole('listitem').first()).toBeVisible();
    await expectNothingSerious(app, `brief, ${theme}`);
    await app.goto(`${editor}/present?theme=${theme}`);
    await expect(app.getByText(/^Scene 1 of /)).toBeVisible();
    await expectNothingSerious(app, `presenting, ${theme}`);
  }
});

test('axe finds nothing serious on a phone: lists, panel, table', async ({ app }) => {
  await app.setViewportSize({ width: 390, height: 844 });
  await open(app);
  await expectNothingSerious(app, 'lists');
  await cards(app).first().click();
  await expect(app.getByRole('article', { name: 'Incident', exact: true })).toBeVisible();
  await expectNothingSerious(app, 'panel');
  await open(app, '/?mode=table');
  await expectNothingSerious(app, 'table');
});
