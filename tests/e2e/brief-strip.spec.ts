import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, leaveMapOut, open, origin, test } from './page.ts';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
// Maps drawn without a graphics card leave few frames to the rest of the page.
test.use({ actionTimeout: 60_000 });

let id = '';

const scenes = (page: Page) => page.getByRole('list', { name: 'Scenes' }).getByRole('listitem');
const card = (page: Page, at: number) => scenes(page).nth(at).getByRole('button').first();
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();
const strip = (page: Page) => page.getByRole('region', { name: 'Brief' });

test.beforeAll(async ({ request }) => {
  const made = await request.post(`${origin()}/api/briefs`, { data: { draft: 'to=2022-12-31' } });
  id = (await made.json()).brief.id;
});
test.afterAll(async ({ request }) => {
  await request.delete(`${origin()}/api/briefs/${id}`);
});

test('the explorer has the scenes of a brief under it, takes their view and gives its own', async ({
  app,
}) => {
  await open(app, `/?brief=${id}`);
  await expect(scenes(app).first()).toContainText(/attacks/);
  const count = await scenes(app).count();
  const picture = scenes(app).first().locator('img');
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);

  await card(app, 2).click();
  await expect(app).toHaveURL(/incident=i_/);
  await expect(app).toHaveURL(/to=2022-12-31/);
  await expect(app).toHaveURL(new RegExp(`brief=${id}`));
  await expect(app.getByRole('region', { name: 'Selected incident' })).toBeVisible();

  await app.getByRole('button', { name: 'Close the brief' }).click();
  await expect(strip(app)).toHaveCount(0);
  await app.goBack();
  await expect(scenes(app)).toHaveCount(count);

  await open(app, `/?types=shelling&map=36.20000,49.90000,7.00&brief=${id}`);
  await card(app, 0).waitFor();
  await strip(app).getByRole('button', { name: 'Add this view' }).click();
  await expect(scenes(app)).toHaveCount(count + 1);
  await expect(strip(app).getByText('Added as scene 2')).toBeVisible();
  const fresh = scenes(app).nth(1).locator('img');
  await expect.poll(() => fresh.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
  await strip(app).getByRole('button', { name: 'Duplicate scene' }).click();
  await expect(scenes(app)).toHaveCount(count + 2);
  await strip(app).getByRole('button', { name: 'Delete scene' }).click();
  await expect(scenes(app)).toHaveCount(count + 1);
  await strip(app).getByRole('button', { name: 'Undo' }).click();
  await expect(scenes(app)).toHaveCount(count + 2);
  await strip(app).getByRole('button', { name: 'Undo' }).click();
  await expect(scenes(app)).toHaveCount(count + 1);
  await saved(app);
  await expectNoViolations(app, 'scenes under the explorer');
});

test('scenes are put in order by mouse and by keys, and what moved is said', async ({ app }) => {
  await leaveMapOut(app);
  await open(app, `/?brief=${id}`);
  const third = (await card(app, 2).textContent())?.replace(/^\d+ /, '') ?? '';
  await scenes(app).nth(2).dragTo(scenes(app).nth(0));
  await expect(scenes(app).nth(0)).toContainText(third);
  await card(app, 0).focus();
  await app.keyboard.press('Alt+ArrowRight');
  await expect(strip(app).getByText(/Now scene 2 of \d+/)).toBeVisible();
  await expect(scenes(app).nth(1)).toContainText(third);
  await expect(card(app, 1)).toBeFocused();
  await app.keyboard.press('Alt+ArrowRight');
  await expect(scenes(app).nth(2)).toContainText(third);
  await saved(app);
});

test('words are edited in place, and a quote is pinned from the reader', async ({ app, request }) => {
  await leaveMapOut(app);
  await open(app, `/?brief=${id}`);
  await expect(scenes(app).filter({ hasText: 'Kramatorsk' }).first()).toBeVisible();
  const index = (await scenes(app).allTextContents()).findIndex((text) => text.includes('Kramatorsk'));
  await card(app, index).click();
  await strip(app).getByRole('button', { name: 'Edit words' }).click();
  await app.getByLabel('Headline').fill('Kramatorsk, in other words');
  await expect(scenes(app).nth(index)).toContainText('Kramatorsk, in other words');
  await strip(app).getByRole('button', { name: 'Close words' }).click();

  const text = app.getByRole('region', { name: 'Article text' });
  await expect(text).toBeVisible();
  const chosen = await text.evaluate((box) => {
    const node = [...box.querySelectorAll('p')].find(
      (paragraph) => paragraph.checkVisibility() && (paragraph.textContent ?? '').length > 60,
    );
    if (!node) return '';
    const range = document.createRange();
    range.selectNodeContents(node);
    window.getSelection()?.removeAllRanges();
    window.getSelection()?.addRange(range);
    return String(window.getSelection()).trim();
  });
  expect(chosen).not.toBe('');
  await app.getByRole('button', { name: 'Pin these words to the scene' }).click();
  await expect(strip(app).getByText(/Words pinned to scene/)).toBeVisible();
  await saved(app);
  const { brief } = await (await request.get(`${origin()}/api/briefs/${id}?form=edit`)).json();
  const pinned = brief.scenes[index].quotes.at(-1);
  expect(pinned.quote).toBe(chosen);
  const article = await (await request.get(`${origin()}/api/articles/${pinned.article}`)).json();
  expect(article.text.slice(pinned.start, pinned.end)).toBe(pinned.quote);
});

test('a figure and a source lead to their evidence; an earlier version comes back and goes again', async ({
  app,
}) => {
  await leaveMapOut(app);
  await app.goto(`${origin()}/brief/${id}`);
  const preview = app.getByRole('region', { name: 'Preview' });
  const figure = preview.getByRole('link', { name: /^At least \d+|^\d+$/ }).first();
  await expect(figure).toHaveAttribute('href', /^\/\?.*to=2022-12-31/);
  const index = (await scenes(app).allTextContents()).findIndex((text) => text.includes('in other words'));
  await card(app, index).click();
  await expect(preview.getByRole('link', { name: /^\[\d+\]$/ }).first()).toHaveAttribute(
    'href',
    /incident=i_.*article=/,
  );
  await app.getByRole('button', { name: 'Versions' }).click();
  await app.getByRole('menuitem', { name: /^Version 1,/ }).click();
  await expect(app.getByRole('list', { name: 'Scenes' })).not.toContainText('in other words');
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByRole('list', { name: 'Scenes' })).toContainText('in other words');
  await saved(app);
});

test('who may not write sees that the brief can be shown only', async ({ app }) => {
  await leaveMapOut(app);
  await app.route('**/api/briefs/*form=edit*', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: '{"title":"no","status":401}',
    }),
  );
  await open(app, `/?brief=${id}`);
  await expect(strip(app).getByText('This brief can be shown here, but not changed.')).toBeVisible();
  await strip(app).getByRole('link', { name: 'Show it' }).click();
  await expect(app.getByText(/^Scene 1 of /)).toBeVisible();
});

test('what is withheld for safety is said in the talk and is nowhere in it', async ({ app, request }) => {
  const { brief } = await (await request.get(`${origin()}/api/briefs/${id}?form=edit`)).json();
  const { title, version } = brief;
  const [first, ...others] = brief.scenes;
  const named = {
    ...first,
    headline: 'Olha Vermenko spoke',
    body: 'Olha Vermenko, 34, of 14 Chornovola Street.',
  };
  const written = await request.put(`${origin()}/api/briefs/${id}`, {
    headers: { 'if-match': `"${version}"` },
    data: { title, scenes: [named, ...others], options: { coarsenPlaces: true, hideNames: true } },
  });
  expect(written.ok()).toBe(true);
  await app.goto(`${origin()}/brief/${id}/present`);
  await expect(app.getByText(/^For safety places are shown/)).toBeVisible();
  await expect(app.getByRole('heading', { name: '[name withheld] spoke' })).toBeVisible();
  expect(await app.content()).not.toContain('Vermenko');
});

test('the interface speaks Ukrainian, and a narrow screen says what it can', async ({ app, context }) => {
  await context.addCookies([{ name: 'dateline-language', value: 'uk', url: origin() }]);
  await app.goto(`${origin()}/?brief=${id}`);
  await expect(app.getByRole('button', { name: 'Додати цей вигляд' })).toBeVisible();
  await app.setViewportSize({ width: 390, height: 844 });
  await expect(app.getByRole('button', { name: 'Додати цей вигляд' })).toBeVisible();
  await expectNoViolations(app, 'scenes on a phone');
  await app.goto(`${origin()}/brief/${id}`);
  await expect(app.getByText('На ширшому екрані сцена стоїть поруч зі своїми словами.')).toBeVisible();
  await expectNoViolations(app, 'the editor on a phone');
});
