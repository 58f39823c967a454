import { spawn } from 'node:child_process';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { expectNothingSerious } from './axe.ts';
import { dataDirectory } from './page.ts';
import { freePort, stopChild } from './start-server.ts';

const root = path.resolve(import.meta.dirname, '../..');
const TOKEN = 'correct horse';

/** A second server over the same data that asks for a token; its address. */
const test = base.extend<object, { guarded: string }>({
  guarded: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
    async ({}, use) => {
      const port = await freePort();
      const args = ['serve', '--port', String(port), '--data', dataDirectory()];
      const child = spawn(process.execPath, [path.join(root, 'lib/cli/dateline.mjs'), ...args], {
        cwd: root,
        env: { ...process.env, DATELINE_TOKEN: TOKEN },
        stdio: 'ignore',
      });
      const home = `http://localhost:${port}`;
      for (;;) {
        if (child.exitCode !== null) throw new Error('the guarded server did not start');
        const answer = await fetch(`${home}/api/status`).catch(() => null);
        if (answer?.ok) break;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      await use(home);
      await stopChild(child);
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

test('adding waits for the token: a wrong one is refused, the right one lets in, and signing out shuts', async ({
  page,
  guarded,
}) => {
  await page.goto(`${guarded}/add`);
  const token = page.getByLabel('Token');
  await expect(token).toBeVisible();
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page
    .getByRole('textbox', { name: /^Text of one article/ })
    .fill('Shelling wounded one person in Nikopol on 6 March 2023, the governor said.');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  const list = page.getByRole('list', { name: 'What was given' });
  await expect(list).toContainText('Waiting');
  await expect(page.getByRole('heading', { name: 'Feeds' })).toHaveCount(0);

  await token.fill('battery staple');
  await token.press('Enter');
  await expect(page.locator('form').getByRole('alert')).toContainText('not the token of this server');
  await expectNothingSerious(page, 'a refused token');

  await token.fill(TOKEN);
  await token.press('Enter');
  await expect(list).toContainText('1 attack found', { timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Feeds' })).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).not.toContain('dateline_session');
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'dateline_session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' });

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(token).toBeVisible();
  const answer = await page.evaluate(async () => {
    const body = JSON.stringify({ text: 'x', preview: true });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/articles', { method: 'POST', body, headers })).status;
  });
  expect(answer).toBe(401);
});

test('the sign-in page leads on to where it was asked from, and nowhere else', async ({ page, guarded }) => {
  await page.goto(`${guarded}/login?next=${encodeURIComponent('/add?theme=dark')}`);
  await page.getByLabel('Token').fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${guarded}/add?theme=dark`);
  await page.goto(`${guarded}/login?next=${encodeURIComponent('//evil.example/')}`);
  await expect(page.getByText('Signed in: this browser may add and change.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/');
});
