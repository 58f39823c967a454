import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, origin, test } from './page.ts';

const UNDATED =
  'Drones hit a fertiliser store in Voznesensk\n\nRussian drones struck a fertiliser store in Voznesensk on Tuesday, injuring four workers, the regional governor said.\n';
const PEACEFUL = 'Parliament debates the budget\n\nLawmakers met on 3 March 2023 to debate the budget.\n';
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Regional desk</title>
<item><title>Shelling wounds one in Nikopol</title><link>https://desk.example/1</link><pubDate>Mon, 06 Mar 2023 10:00:00 GMT</pubDate><description>Shelling wounded one person in Nikopol on Monday, the governor said.</description></item>
<item><title>Library reopens</title><link>https://desk.example/2</link><pubDate>Tue, 07 Mar 2023 10:00:00 GMT</pubDate><description>The town library has reopened.</description></item>
</channel></rss>`;

async function paste(page: Page, text: string) {
  const field = page.getByRole('textbox', { name: /^Text of one article/ });
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Paste text' }).click();
  await field.fill(text);
  await page.getByRole('button', { name: /^(Read|Fetch and read)/ }).click();
}

test('a text is previewed with its words, asks for its date, shows what that changes, and is kept', async ({
  app,
}) => {
  await app.goto(`${origin()}/add`);
  await paste(app, UNDATED);
  const row = app.getByRole('list', { name: 'What was given' }).getByRole('listitem').first();
  await expect(row).toContainText('Needs a publication date', { timeout: 30_000 });
  await expect(row).toContainText('Tuesday');

  // The preview shows the words behind each value before anything is stored.
  const preview = app.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('a[data-fields~="place"]', { hasText: 'Voznesensk' }).first()).toBeVisible();
  await expect(preview.getByRole('list', { name: 'Attacks found' })).toContainText('Voznesensk');
  const stored = await app.evaluate(async () => (await fetch('/api/articles')).text());
  expect(stored).not.toContain('fertiliser');

  await row.getByLabel('Published on').fill('2023-08-03');
  await row.getByRole('button', { name: 'Set date' }).click();
  await expect(row).toContainText('undated → Tuesday 1 August 2023', { timeout: 30_000 });
  await expect(preview).toContainText('Tuesday 1 August 2023');

  await app.getByRole('complementary').getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(row).toContainText(/1 attack, (new|joined)/, { timeout: 30_000 });
  await row.getByRole('link', { name: 'Show' }).click();
  await expect(app).toHaveURL(/article=/);
  await expect(app.getByRole('article', { name: 'Article', exact: true })).toContainText('fertiliser store');

  // The same text again is known.
  await app.goto(`${origin()}/add`);
  await paste(app, UNDATED);
  await expect(row).toContainText('Needs a publication date', { timeout: 30_000 });
  await row.getByRole('button', { name: 'Leave undated' }).click();
  await expect(row).toContainText('1 attack found');
});

test('files, a feed and addresses are read side by side; what fails says why and can be left out', async ({
  app,
}) => {
  await app.goto(`${origin()}/add`);
  await paste(app, 'http://127.0.0.1:9/report');
  await app.getByLabel('Files to add').setInputFiles([
    { name: 'budget.txt', mimeType: 'text/plain', buffer: Buffer.from(PEACEFUL) },
    { name: 'feed.xml', mimeType: 'application/rss+xml', buffer: Buffer.from(FEED) },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ]);
  const list = app.getByRole('list', { name: 'What was given' });
  await expect(list.getByText('No attack reported')).toBeVisible({ timeout: 30_000 });
  await expect(list.getByText('2 articles')).toBeVisible({ timeout: 30_000 });
  await expect(list.getByText('Could not be read')).toHaveCount(2, { timeout: 30_000 });
  await expect(list.getByText(/is no public address/)).toBeVisible();
  await expect(app.getByRole('heading', { name: '4 of 4 read' })).toBeVisible();

  await list.getByRole('button', { name: 'Leave out empty.txt' }).click();
  await expect(app.getByRole('heading', { name: '3 of 3 read' })).toBeVisible();
  await list.getByRole('button', { name: /^Shelling wounds one in Nikopol/ }).click();
  await expect(app.getByRole('region', { name: 'Preview' })).toContainText('Nikopol');
});

test('a file dropped on the map is read on the add page', async ({ app }) => {
  await app.goto(origin());
  await expect(app.getByRole('region', { name: 'Timeline' })).toBeVisible();
  const data = await app.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
    return transfer;
  }, PEACEFUL);
  await app.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(app).toHaveURL(/\/add/);
  await expect(app.getByRole('list', { name: 'What was given' })).toContainText(
    'Parliament debates the budget',
    { timeout: 30_000 },
  );
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on the add page, ${theme}, also on a phone`, async ({ app }) => {
    await app.goto(`${origin()}/add?theme=${theme}`);
    await paste(app, UNDATED);
    await expect(app.getByText('Needs a publication date')).toBeVisible({ timeout: 30_000 });
    for (const width of [1440, 390, 320]) {
      await app.setViewportSize({ width, height: 844 });
      const sideways = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page: app }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
        [],
      );
    }
  });
}
