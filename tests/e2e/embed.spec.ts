import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, type FrameLocator, type Page } from '@playwright/test';
import { expectNothingSerious } from './axe.ts';
import { expect, leaveMapOut, open, origin, test } from './page.ts';

/** A page of somebody else's, at another origin, that frames a path of the app. */
async function hostOf(path: string, width: number, height: number): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Other</title><body style="margin:0"><iframe title="map" src="${origin()}${path}" width="${width}" height="${height}" style="border:0"></iframe></body></html>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function inHost(
  page: Page,
  path: string,
  [width, height]: readonly [number, number],
  act: (frame: FrameLocator) => Promise<void>,
): Promise<void> {
  const { server, url } = await hostOf(path, width, height);
  try {
    await page.goto(url);
    await act(page.frameLocator('iframe'));
  } finally {
    server.close();
  }
}

base(
  'another site’s page shows the embed, with its time, language and theme, and no cookie',
  async ({ page }) => {
    await inHost(
      page,
      '/embed?from=2022-10-01&to=2022-12-31&lang=uk&theme=dark',
      [640, 480],
      async (frame) => {
        await expect(frame.locator('html')).toHaveAttribute('lang', 'uk');
        await expect(frame.locator('[data-theme="dark"]').first()).toBeAttached();
        await expect(frame.getByRole('region', { name: 'Карта' }).first()).toBeVisible();
        await expect(frame.getByTestId('marks')).toHaveAttribute('data-count', /^[1-9]\d*$/);
        const thumb = frame.getByRole('slider', { name: 'Вікно від' });
        await expect(thumb).toHaveAttribute('aria-valuetext', '1 жовтня 2022');
        // No header, no lists.
        await expect(frame.getByRole('banner')).toHaveCount(0);
        await expect(frame.getByRole('tab')).toHaveCount(0);
        const link = frame.getByRole('link', { name: 'Відкрити в Dateline' });
        await expect(link).toHaveAttribute('href', /^\/\?.*from=2022-10-01.*lang=uk/);
        await expect(link).toHaveAttribute('target', '_blank');
        // By keyboard alone: move the window, choose an attack, leave it.
        const before = await page.evaluate(() => window.history.length);
        await thumb.focus();
        await page.keyboard.press('ArrowRight');
        await expect(thumb).toHaveAttribute('aria-valuetext', '2 жовтня 2022');
        await page.keyboard.press('j');
        await expect(frame.getByRole('link', { name: 'Відкрити цю атаку в Dateline' })).toHaveAttribute(
          'href',
          /incident=i_/,
        );
        await page.keyboard.press('Escape');
        await expect(link).toBeVisible();
        // The reader’s way back leads out of the other site’s page, not through what was done in the frame.
        expect(await page.evaluate(() => window.history.length)).toBe(before);
      },
    );
    expect(await page.context().cookies()).toEqual([]);
  },
);

for (const path of ['/', '/about', '/add', '/brief']) {
  base(`another site cannot frame ${path}`, async ({ page }) => {
    await inHost(page, path, [640, 480], async () => {
      const frame = page.frames().find((one) => one !== page.mainFrame());
      await expect.poll(() => frame?.url() ?? '').toContain('chrome-error:');
    });
    const { headers } = await fetch(`${origin()}${path}`);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
}

for (const [width, height] of [
  [320, 400],
  [640, 480],
] as const) {
  test(`the embed fits ${width} × ${height}, and axe finds nothing serious`, async ({ app }) => {
    await app.setViewportSize({ width, height });
    await app.goto(`${origin()}/embed?lang=en`);
    await expect(app.getByTestId('marks')).toHaveAttribute('data-count', /^[1-9]\d*$/);
    const map = await app.getByRole('region', { name: 'Map' }).first().boundingBox();
    expect(map?.height ?? 0).toBeGreaterThan(height * 0.3);
    const overflow = await app.evaluate(() => ({
      x: document.documentElement.scrollWidth - window.innerWidth,
      y: document.documentElement.scrollHeight - window.innerHeight,
    }));
    expect(overflow).toEqual({ x: 0, y: 0 });
    await expect(app.getByRole('link', { name: 'Open in Dateline' })).toBeInViewport();
    await expect(app.getByRole('link', { name: /GeoNames/ })).toBeInViewport();
    await expectNothingSerious(app, `embedded, ${width} × ${height}`);
  });
}

test('the share dialog gives the link and the code of the view on the screen', async ({ app }) => {
  await leaveMapOut(app);
  await app.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(app, '/?from=2022-10-01&grade=fair&lang=en');
  await app.getByRole('button', { name: 'Share' }).click();
  const dialog = app.getByRole('dialog', { name: 'Share this view' });
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/\/\?.*from=2022-10-01/);
  // The word stands there for two seconds: watched for in every frame from before the click.
  const told = app.waitForFunction(() =>
    document.querySelector('[aria-label="Copy the link"]')?.textContent?.includes('Copied'),
  );
  await Promise.all([told, dialog.getByRole('button', { name: 'Copy the link' }).click()]);
  expect(await app.evaluate(() => navigator.clipboard.readText())).toContain('from=2022-10-01');
  await dialog.getByRole('combobox', { name: 'Size' }).selectOption('small');
  const code = dialog.getByRole('textbox', { name: 'Code' });
  await expect(code).toHaveValue(
    /^<iframe src="[^"]*\/embed\?[^"]*from=2022-10-01[^"]*lang=en" .*width="320" height="400"/,
  );
  await dialog.getByText('Preview').click();
  const preview = dialog.frameLocator('iframe');
  await expect(preview.getByRole('link', { name: 'Open in Dateline' })).toBeVisible();
  await expectNothingSerious(app, 'share', { within: '[role="dialog"]', except: 'iframe' });
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
