import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, leaveMapOut, origin, test } from './page.ts';

type Tree = { [key: string]: string | Tree };
const read = (language: string): Tree =>
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, `../../data/messages/${language}.json`), 'utf8'),
  ) as Tree;

function flatten(tree: Tree, at = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${at}${key}`, value]] : flatten(value, `${at}${key}.`),
  );
}

/** English messages without arguments that read otherwise in Ukrainian. */
function englishWords(): Set<string> {
  const ukrainian = new Map(flatten(read('uk')));
  const own = flatten(read('en')).filter(
    ([key, message]) => !/[{<]/.test(message) && ukrainian.get(key) !== message,
  );
  return new Set(own.map(([, message]) => message));
}
const ENGLISH = englishWords();

/** Names that are the same in every language. */
const NAMES = new Set(
  'Dateline GeoNames Natural Earth GSHHG CC BY CSV Excel GeoJSON KML ACLED UCDP API SVG PNG English Shift Ctrl Tab Enter Esc GIS'.split(
    ' ',
  ),
);

/** What a reader sees or hears of the page: text, labels, tooltips, placeholders; not what an article says. */
async function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('script, style, [lang]:not(html), q, code, kbd, textarea')) continue;
      found.add(node.textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll(
      '[aria-label], [title], [placeholder], [aria-valuetext]',
    )) {
      if (element.closest('[lang]:not(html)')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) {
        found.add(element.getAttribute(name)?.trim() ?? '');
      }
    }
    found.add(document.title);
    found.delete('');
    return [...found];
  });
}

/** Everything that the server said: names, titles, quotes and reasons stay in the language in which they were written. */
function listen(page: Page): { said: () => string } {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const isDocument = response.request().resourceType() === 'document';
    if (isDocument || /^\/api\/(?!columns|changes|basemap)/.test(pathname)) {
      bodies.push(response.text().catch(() => ''));
    }
  });
  let known = '';
  page.on('requestfinished', () => void Promise.all(bodies).then((texts) => (known = texts.join('\n'))));
  return { said: () => known };
}

async function expectUkrainian(page: Page, said: () => string, screen: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk');
  const words = await wordsOf(page);
  const told = said().toLowerCase();
  expect(words.length, screen).toBeGreaterThan(3);
  expect(
    words.filter((text) => ENGLISH.has(text)),
    `${screen}: English messages`,
  ).toEqual([]);
  // A run of Latin letters that neither the server said nor is a name was written into the page.
  const strange = words.flatMap((text) =>
    (text.match(/[A-Za-z][A-Za-z ’'-]*[A-Za-z]/g) ?? []).filter(
      (run) =>
        run.length > 2 &&
        !run.split(/[ -]/).every((word) => NAMES.has(word)) &&
        !told.includes(run.toLowerCase()),
    ),
  );
  expect(strange, `${screen}: words that are in no message`).toEqual([]);
}

test('in Ukrainian no English word of the interface is left on the main screens', async ({ app }) => {
  test.setTimeout(180_000);
  const { said } = listen(app);
  const check = (screen: string) => expectUkrainian(app, said, screen);
  await app.goto(`${origin()}/?lang=uk`);
  await expect(app.locator('[data-awake]')).toBeAttached();
  const list = app.getByRole('list', { name: 'Інциденти' });
  await expect(list.getByRole('button').first()).toBeVisible();
  await expect(app.getByTestId('marks')).toBeAttached();
  await check('explorer');
  await list.locator('[data-incident]').first().click();
  await expect(app.getByRole('article', { name: 'Стаття', exact: true })).toBeVisible();
  await check('incident and article');
  expect(new URL(app.url()).searchParams.get('lang')).toBe('uk');
  await app.keyboard.press('Escape');
  await app.getByRole('tab', { name: /Статті/ }).click();
  await expect(app.getByRole('list', { name: 'Статті' }).getByRole('button').first()).toBeVisible();
  await check('articles');
  await app.getByRole('tab', { name: /Аналітика/ }).click();
  await expect(app.getByRole('region', { name: 'Атаки за типом' })).toBeVisible();
  await check('insights');
  await app.keyboard.press('?');
  await expect(app.getByRole('dialog', { name: 'Клавіші' })).toBeVisible();
  await check('help');
  await app.keyboard.press('Escape');
  await app.keyboard.press('/');
  await app.getByRole('combobox', { name: /Шукати/ }).fill('kyiv');
  await expect(app.getByRole('option').nth(2)).toBeVisible();
  await check('search');
  await app.keyboard.press('Escape');
  for (const name of ['Тип', 'Оцінка', 'Зброя']) {
    await app.getByRole('button', { name, exact: true }).first().click();
    await expect(app.getByRole('menu')).toBeVisible();
    await expect(app.getByRole('menuitemcheckbox').first()).toBeVisible();
    await check(`filter ${name}`);
    await app.keyboard.press('Escape');
    await expect(app.getByRole('menu')).toHaveCount(0);
  }
  await app.getByRole('button', { name: 'Експорт' }).click();
  await expect(app.getByRole('menu')).toBeVisible();
  await check('export');
  await app.keyboard.press('Escape');
  await app.getByRole('button', { name: 'Поділитися' }).click();
  await expect(app.getByRole('dialog', { name: 'Поділитися цим виглядом' })).toBeVisible();
  await check('share');
});

test('who did it and who says so are Ukrainian where they are countries, offices or groups', async ({
  app,
}) => {
  await app.goto(`${origin()}/?lang=uk&actor=Russia`);
  await expect(app.getByRole('button', { name: /Росія$/ })).toBeVisible();
  await app.getByRole('button', { name: 'Виконавець', exact: true }).click();
  await expect(app.getByRole('menuitemcheckbox', { name: /^Росія/ })).toBeChecked();
  await expect(app.getByRole('menuitemcheckbox', { name: /^Україна \d/ })).toBeVisible();
  await app.keyboard.press('Escape');
  await app.getByRole('list', { name: 'Інциденти' }).locator('[data-incident]').first().click();
  const panel = app.getByRole('article', { name: 'Інцидент', exact: true });
  await expect(panel.getByText('Росія', { exact: true }).first()).toBeVisible();
  await expect(panel.getByText('Russia', { exact: true })).toHaveCount(0);
});

test('the other pages are Ukrainian too', async ({ app }) => {
  await leaveMapOut(app);
  const { said } = listen(app);
  for (const at of [
    '/?lang=uk&mode=table',
    '/?lang=uk&q=zzzzqqq',
    '/embed?lang=uk',
    '/about?lang=uk',
    '/nowhere?lang=uk',
  ]) {
    await app.goto(`${origin()}${at}`);
    await expect(app.locator('main')).toBeVisible();
    await app.waitForLoadState('networkidle');
    await expectUkrainian(app, said, at);
  }
});

test('the menu changes the language of the page and keeps the view; a cookie keeps the choice', async ({
  app,
}) => {
  await leaveMapOut(app);
  await app.goto(`${origin()}/?from=2022-10-01`);
  await expect(app.locator('[data-awake]')).toBeAttached();
  await expect(app.locator('html')).toHaveAttribute('lang', 'en');
  await app.getByRole('button', { name: 'Theme and language' }).click();
  // The page comes anew: on a busy machine that takes its time.
  await app.getByRole('menuitemradio', { name: 'Українська' }).click({ timeout: 60_000 });
  await expect(app.locator('html')).toHaveAttribute('lang', 'uk');
  await expect(app.getByRole('button', { name: 'Тема й мова' })).toBeVisible();
  expect(new URL(app.url()).searchParams.get('from')).toBe('2022-10-01');
  await app.goto(`${origin()}/about`);
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Про Dateline');
});

test.describe('a browser that asks for Ukrainian', () => {
  test.use({ locale: 'uk-UA' });
  test('gets it, with 24-hour days and its own months', async ({ app }) => {
    await app.goto(`${origin()}/?from=2022-10-01`);
    await expect(app.locator('html')).toHaveAttribute('lang', 'uk');
    await expect(app.getByRole('slider', { name: 'Вікно від' })).toHaveAttribute(
      'aria-valuetext',
      '1 жовтня 2022',
    );
  });
});
