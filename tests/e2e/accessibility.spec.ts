import type { Page } from '@playwright/test';
import { COLOUR_RULES, expectNothingSerious } from './axe.ts';
import { expect, leaveMapOut, open, origin, showTheme, test } from './page.ts';

const cards = (page: Page) => page.getByRole('list', { name: 'Incidents' }).locator('[data-incident]');
const heading = (page: Page) => expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
const incident = (page: Page) => page.getByRole('article', { name: 'Incident', exact: true });
const dialog = (page: Page) => expect(page.getByRole('dialog').first()).toBeVisible();

/** A state of a page, what brings it up from the one before, and what takes it away again. */
type Screen = { name: string; bring: (page: Page) => Promise<void>; leave?: (page: Page) => Promise<void> };

const selectFirst = async (page: Page) => {
  await cards(page).first().click();
  await expect(incident(page)).toBeVisible();
};
const showTab = async (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

const explorer: Screen = { name: 'explorer', bring: async () => {} };
const filterMenu: Screen = {
  name: 'a menu of filters',
  bring: async (page) => {
    await page.getByRole('button', { name: 'Type', exact: true }).click();
    await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible();
  },
  leave: async (page) => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  },
};
const panelAndReader: Screen = {
  name: 'panel and reader',
  bring: async (page) => {
    await selectFirst(page);
    await expect(page.getByRole('article', { name: 'Article', exact: true })).toBeVisible();
  },
};

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** What opens over the explorer or in its lists: nothing of it is about the map. */
const OVER_THE_EXPLORER: Screen[] = [
  {
    name: 'help',
    bring: async (page) => {
      await page.keyboard.press('?');
      await dialog(page);
    },
    leave: closeDialog,
  },
  {
    name: 'search',
    bring: async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: /^Search/ }).fill('Kyiv');
      await expect(page.getByRole('option').nth(1)).toBeVisible();
    },
    leave: closeDialog,
  },
  {
    name: 'share',
    bring: async (page) => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await dialog(page);
    },
    leave: closeDialog,
  },
  {
    name: 'settings',
    bring: async (page) => {
      await page.getByRole('button', { name: 'Theme and language' }).click();
      await expect(page.getByRole('menuitemradio').first()).toBeVisible();
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menuitemradio')).toHaveCount(0);
    },
  },
  {
    name: 'a decision',
    bring: async (page) => {
      await selectFirst(page);
      await page.getByRole('button', { name: 'Grade …' }).click();
      await dialog(page);
    },
    leave: async (page) => {
      await closeDialog(page);
      await page
        .getByRole('button', { name: /^Close/ })
        .first()
        .click();
      await expect(incident(page)).toHaveCount(0);
    },
  },
  {
    name: 'articles',
    bring: async (page) => {
      await showTab(page, /Articles/);
      await expect(page.getByRole('list', { name: 'Articles' }).getByRole('button').first()).toBeVisible();
    },
  },
  {
    name: 'insights',
    bring: async (page) => {
      await showTab(page, /Insights/);
      await expect(page.getByRole('region', { name: 'Attacks by type' })).toBeVisible();
    },
    leave: (page) => showTab(page, /Incidents/),
  },
];

const inExplorer = (path: string) => (page: Page) => open(page, path);
const at = (path: string) => async (page: Page) => {
  await page.goto(`${origin()}${path}`);
};

/** Every page with the screens that are brought up on it, one after the other; where the map counts, it is drawn. */
const PAGES: { name: string; hasMap?: boolean; come: (page: Page) => Promise<void>; screens: Screen[] }[] = [
  {
    name: 'explorer with its map',
    hasMap: true,
    come: inExplorer('/'),
    screens: [explorer, filterMenu, panelAndReader],
  },
  { name: 'over the explorer and in its lists', come: inExplorer('/'), screens: OVER_THE_EXPLORER },
  {
    name: 'as known on a day',
    come: inExplorer('/?known=2023-06-01'),
    screens: [{ name: 'panel', bring: selectFirst }],
  },
  {
    name: 'table',
    come: inExplorer('/?mode=table'),
    screens: [{ name: 'table', bring: (page) => expect(page.getByRole('table')).toBeVisible() }],
  },
  {
    name: 'no match',
    come: async (page) => {
      await at('/?killed=100000')(page);
      await expect(page.locator('[data-awake]')).toBeAttached();
    },
    screens: [
      {
        name: 'no match',
        bring: (page) =>
          expect(page.getByRole('heading', { name: 'No attacks match' }).first()).toBeVisible(),
      },
    ],
  },
  {
    name: 'embedded',
    hasMap: true,
    come: at('/embed'),
    screens: [{ name: 'embedded', bring: (page) => expect(page.getByTestId('marks')).toBeAttached() }],
  },
  ...['/about', '/api', '/brief', '/add', '/login', '/no-such-page'].map((path) => ({
    name: path,
    come: at(path),
    screens: [{ name: path, bring: heading }],
  })),
];

for (const { name, hasMap, come, screens } of PAGES) {
  test(`axe finds nothing serious: ${name}, light and dark`, async ({ app }) => {
    if (screens.length > 3) test.slow();
    if (!hasMap) await leaveMapOut(app);
    await app.emulateMedia({ colorScheme: 'light' });
    await come(app);
    for (const [order, screen] of screens.entries()) {
      await screen.bring(app);
      // Each screen begins in the theme in which the one before it ended: a change has the map drawn anew.
      const [first, second] = order % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
      await showTheme(app, first);
      await expectNothingSerious(app, `${screen.name}, ${first}`);
      await showTheme(app, second);
      await expectNothingSerious(app, `${screen.name}, ${second}`, { rules: COLOUR_RULES });
      await screen.leave?.(app);
    }
  });
}

test('axe finds nothing serious: a brief being made and presented, light and dark', async ({
  app,
  request,
}) => {
  const made = await request.post(`${origin()}/api/briefs`, { data: { draft: 'to=2022-06-30' } });
  const { brief } = await made.json();
  const editor = `${origin()}/brief/${brief.id}`;
  for (const [path, bring] of [
    [
      editor,
      () => expect(app.getByRole('list', { name: 'Scenes' }).getByRole('listitem').first()).toBeVisible(),
    ],
    [`${editor}/present`, () => expect(app.getByText(/^Scene 1 of /)).toBeVisible()],
  ] as const) {
    await app.emulateMedia({ colorScheme: 'light' });
    await app.goto(path);
    await bring();
    await expectNothingSerious(app, `${path}, light`);
    await showTheme(app, 'dark');
    await expectNothingSerious(app, `${path}, dark`, { rules: COLOUR_RULES });
  }
  await request.delete(editor.replace('/brief/', '/api/briefs/'));
});

test('axe finds nothing serious on a phone: lists, panel, table', async ({ app }) => {
  await app.setViewportSize({ width: 390, height: 844 });
  await open(app);
  await expectNothingSerious(app, 'lists');
  await selectFirst(app);
  await expectNothingSerious(app, 'panel');
  await open(app, '/?mode=table');
  await expectNothingSerious(app, 'table');
});
