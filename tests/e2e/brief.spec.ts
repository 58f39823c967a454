import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, open, origin, test } from './page.ts';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
// Maps drawn without a graphics card leave few frames to the rest of the page.
test.use({ actionTimeout: 60_000 });

let editor = '';
/** The brief that was taken away as slides. */
let deck = '';

const scenes = (page: Page) => page.getByRole('list', { name: 'Scenes' }).getByRole('listitem');
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();

test('a brief is drafted from the filters, edited, moved about and undone', async ({ app }) => {
  await open(app, '/?to=2022-12-31');
  await app.getByRole('button', { name: 'Brief', exact: true }).click();
  await app.getByRole('menuitem', { name: 'Draft a brief from these filters' }).click();
  await expect(app).toHaveURL(/\/brief\/b_/);
  editor = app.url();
  await expect(scenes(app).first()).toContainText(/attacks/);
  const count = await scenes(app).count();
  expect(count).toBeGreaterThan(5);
  await expect(app.getByTestId('scene-map')).not.toHaveAttribute('data-marks', '-1');

  await app.getByLabel('Headline').fill('What the spring brought');
  await expect(app.getByRole('heading', { name: 'What the spring brought' })).toBeVisible();
  await app.getByRole('textbox', { name: 'Text', exact: true }).fill('{killed} killed in {attacks}');
  await expect(app.getByText(/\d+ killed in \d+ attacks$/)).toBeVisible();
  await app.getByLabel('Notes for the speaker').fill('Say the number slowly.');
  await saved(app);

  const first = scenes(app).first().getByRole('button').first();
  await first.focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect(scenes(app).nth(1)).toContainText('What the spring brought');
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(scenes(app).first()).toContainText('What the spring brought');
  await scenes(app).nth(1).getByRole('button').first().click();
  await app.getByRole('button', { name: 'Delete scene' }).click();
  await expect(scenes(app)).toHaveCount(count - 1);
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(scenes(app)).toHaveCount(count);
  await saved(app);
  await expectNoViolations(app, 'a brief being made');

  await app.reload();
  await expect(scenes(app).first()).toContainText('What the spring brought');
});

test('the view on screen is added to the brief in work', async ({ app }) => {
  await app.goto(editor);
  await expect(scenes(app).first()).toBeVisible();
  const count = await scenes(app).count();
  await open(app, '/?types=shelling&map=36.20000,49.90000,7.00');
  await app.getByRole('button', { name: 'Brief', exact: true }).click();
  await app.getByRole('menuitem', { name: /^Add this view to/ }).click();
  await expect(app.getByText(/^Added to/)).toBeAttached();
  await app.goto(editor);
  await expect(scenes(app)).toHaveCount(count + 1);
  await app.goto(`${origin()}/brief?types=shelling`);
  await expect(
    app.getByRole('list', { name: 'Stored briefs' }).locator(`a[href="${new URL(editor).pathname}"]`),
  ).toHaveCount(1);
  await expectNoViolations(app, 'stored briefs');
});

test('it is presented by keyboard alone, the second window in step', async ({ app, context }) => {
  await app.emulateMedia({ reducedMotion: 'reduce' });
  await app.setViewportSize({ width: 1280, height: 720 });
  await app.goto(`${editor}/present`);
  await expect(app.getByText(/^Scene 1 of /)).toBeVisible();
  await app.keyboard.press('ArrowRight');
  await expect(app.getByText(/^Scene 2 of /)).toBeVisible();
  await app.keyboard.press('End');
  await expect(app.getByText(/^Scene (\d+) of \1$/)).toBeVisible();
  await app.keyboard.press('3');
  await expect(app.getByText(/^Scene 3 of /)).toBeVisible();
  await app.keyboard.press('Home');
  await app.keyboard.press('n');
  await expect(app.getByText('Say the number slowly.')).toBeVisible();
  await app.keyboard.press('n');
  await app.keyboard.press('t');
  await expect(app.getByRole('timer')).toBeVisible();
  await app.keyboard.press('b');
  await expect(app.getByText('Blank')).toBeAttached();
  await app.keyboard.press('b');
  await expect(app.getByText('Blank')).toHaveCount(0);

  const map = app.getByTestId('scene-map');
  await expect(map).not.toHaveAttribute('data-marks', '-1');
  const slider = app.getByRole('slider', { name: 'Show attacks up to' });
  await app.keyboard.press('Shift+ArrowLeft');
  await expect(slider).not.toHaveAttribute('aria-valuetext', 'all');
  await app.keyboard.press('ArrowRight');
  await app.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', 'all');
  await expectNoViolations(app, 'a brief being presented');

  const second = await context.newPage();
  await second.goto(`${editor}/present?presenter=1`);
  await expect(second.getByText('Say the number slowly.')).toBeVisible();
  await app.bringToFront();
  await app.keyboard.press('ArrowRight');
  await expect(second.getByText(/^Notes, scene 2 of /)).toBeVisible();
  await second.getByRole('button', { name: 'Next scene' }).click();
  await expect(app.getByText(/^Scene 3 of /)).toBeVisible();
  await second.close();
  await app.keyboard.press('Escape');
  await expect(app).toHaveURL(editor);
});

test('it is taken away in five forms; the page runs from disk with the network refused', async ({
  app,
  browser,
}, info) => {
  await app.goto(editor);
  await saved(app);
  const files: Record<string, string> = {};
  for (const [ending, name] of [
    ['html', /HTML/],
    ['pptx', /PPTX/],
    ['pdf', /PDF/],
    ['geojson', /GeoJSON/],
    ['csv', /CSV/],
    ['png', /PNG/],
    ['svg', /SVG/],
  ] as const) {
    await app.getByRole('button', { name: 'Take away' }).click();
    const download = app.waitForEvent('download', { timeout: 120_000 });
    await app.getByRole('menuitem', { name }).click();
    files[ending] = info.outputPath(`brief.${ending}`);
    await (await download).saveAs(files[ending]);
    expect(statSync(files[ending]).size).toBeGreaterThan(500);
  }
  expect(statSync(files.html ?? '').size).toBeLessThan(12e6);
  deck = files.pptx ?? '';

  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) asked.push(request.url());
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(pathToFileURL(files.html ?? '').href);
  await expect(page.getByRole('heading', { name: 'What the spring brought' })).toBeVisible();
  const marks = async () => Number(await page.locator('#map').getAttribute('data-marks'));
  const all = await marks();
  expect(all).toBeGreaterThan(5);
  const slider = page.getByRole('slider', { name: 'Show attacks up to' });
  await slider.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageDown');
  await expect(slider).not.toHaveAttribute('aria-valuetext', /^All time/);
  await slider.press('Home');
  expect(await marks()).toBeLessThan(all);
  await slider.press('End');
  expect(await marks()).toBe(all);
  await slider.blur();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Scene 2 of /)).toBeVisible();
  await expectNoViolations(page, 'a brief on disk');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  await expect(page.getByRole('row')).not.toHaveCount(1);
  expect(asked, 'requests of the page on disk').toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
test('LibreOffice opens the slides', ({}, info) => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'pipe' });
  } catch {
    console.warn('SKIPPED: LibreOffice (soffice) is not installed, so the slides were not opened');
    test.skip(true, 'LibreOffice is not installed');
  }
  // A profile of its own: another LibreOffice of this user may be at work.
  const profile = `-env:UserInstallation=${pathToFileURL(info.outputPath('profile')).href}`;
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', info.outputDir, deck];
  execFileSync('soffice', args, { stdio: 'pipe', timeout: 80_000 });
  expect(statSync(info.outputPath('brief.pdf')).size).toBeGreaterThan(1000);
});
