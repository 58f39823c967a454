import type { Page } from '@playwright/test';
import { COLOUR_RULES, expectNothingSerious } from './axe.ts';
import { expect, origin, showTheme, test } from './page.ts';

test.use({ hasMap: false });

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

test('what was kept is taken back again, and can be kept once more', async ({ app }) => {
  await app.goto(`${origin()}/add`);
  await paste(
    app,
    'Mill hit in Romny\n\nA drone strike hit a mill in Romny on 7 March 2023, injuring three people.\n',
  );
  const row = app.getByRole('list', { name: 'What was given' }).getByRole('listitem').first();
  const keep = app.getByRole('complementary').getByRole('button', { name: 'Keep', exact: true });
  await keep.click({ timeout: 30_000 });
  await expect(row).toContainText('1 attack, new', { timeout: 30_000 });
  await row.getByRole('button', { name: /^Take back/ }).click();
  await expect(row).toContainText('Taken back: not stored');
  const stored = await app.evaluate(async () => (await fetch('/api/articles')).text());
  expect(stored).not.toContain('Mill hit in Romny');
  await keep.click();
  await expect(row).toContainText('1 attack, new', { timeout: 30_000 });
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
  await expect(app.getByText('“empty.txt” was left out.')).toBeVisible();
  await app.getByRole('button', { name: 'Put back' }).click();
  await expect(app.getByRole('heading', { name: '4 of 4 read' })).toBeVisible();
  await list.getByRole('button', { name: 'Leave out empty.txt' }).click();
  await expect(app.getByRole('heading', { name: '3 of 3 read' })).toBeVisible();
  await list.getByRole('button', { name: /^Shelling wounds one in Nikopol/ }).click();
  await expect(app.getByRole('region', { name: 'Preview' })).toContainText('Nikopol');
});

test('twelve files at once are read with the three broken ones said, and all the others kept by one press', async ({
  app,
}) => {
  await app.goto(`${origin()}/add`);
  const text = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });
  const good = Array.from({ length: 9 }, (_, at) =>
    text(
      `report${at}.txt`,
      Buffer.from(
        `Shelling in Orikhiv\n\nShelling killed ${at + 2} people in Orikhiv on ${at + 1} May 2025, the governor said.\n`,
      ),
    ),
  );
  await app
    .getByLabel('Files to add')
    .setInputFiles([
      text('empty.txt', Buffer.alloc(0)),
      ...good,
      text('noise.bin', Buffer.from([0, 1, 2, 3, 0, 255, 254, 0])),
      { name: 'script.html', mimeType: 'text/html', buffer: Buffer.from('<script>render()</script>') },
    ]);
  await expect(app.getByRole('heading', { name: '12 of 12 read' })).toBeVisible({ timeout: 60_000 });
  const list = app.getByRole('list', { name: 'What was given' });
  await expect(list.getByText('Could not be read')).toHaveCount(3);
  for (const name of ['empty.txt', 'noise.bin', 'script.html']) {
    await expect(list.getByRole('listitem').filter({ hasText: name })).toContainText('Could not be read');
  }
  await app.getByRole('button', { name: 'Keep all 9' }).click();
  await expect(app.getByText('9 articles kept')).toBeVisible({ timeout: 60_000 });
});

test('by keyboard alone a text is pasted, read and kept', async ({ app }) => {
  await app.goto(`${origin()}/add`);
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 40; presses++) {
      const here = await app.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
      if (here === name) return;
      await app.keyboard.press('Tab');
    }
    throw new Error(`${name} cannot be reached`);
  };
  await tabTo('Paste text');
  await app.keyboard.press('Enter');
  await app.keyboard.type('A drone hit a depot in Izium on 4 June 2025, killing one person, the mayor said.');
  await app.keyboard.press('Control+Enter');
  await expect(app.getByRole('list', { name: 'What was given' })).toContainText('1 attack found', {
    timeout: 30_000,
  });
  await tabTo('Keep');
  await app.keyboard.press('Enter');
  await expect(app.getByText('1 article kept')).toBeVisible({ timeout: 30_000 });
});

test('says so when the network is gone and when files hang over the drop zone', async ({ app, context }) => {
  await app.goto(`${origin()}/add`);
  await expect(app.getByRole('heading', { name: 'Feeds' })).toBeVisible();
  const zone = app.getByRole('region', { name: 'Files' });
  const data = await app.evaluateHandle(() => new DataTransfer());
  await zone.dispatchEvent('dragover', { dataTransfer: data });
  await expect(zone).toContainText('Let go to add them');
  await zone.dispatchEvent('dragleave', { dataTransfer: data });
  await expect(zone).toContainText('Drop files here');
  await context.setOffline(true);
  await expect(app.getByText('Offline.')).toBeVisible();
  await context.setOffline(false);
  await expect(app.getByText('Offline.')).toHaveCount(0);
});

test('the page speaks Ukrainian, and its header leads to the briefs', async ({ app, context }) => {
  await context.addCookies([{ name: 'dateline-language', value: 'uk', url: origin() }]);
  await app.goto(`${origin()}/add`);
  await expect(app.getByRole('heading', { name: 'Додати статті' })).toBeVisible();
  await expect(app).toHaveTitle('Додати статті · Dateline');
  await app.getByRole('button', { name: 'Вставити текст' }).click();
  await expect(app.getByRole('button', { name: 'Прочитати' })).toBeVisible();
  await context.clearCookies();
  await app.goto(`${origin()}/add`);
  await app.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Brief' }).click();
  await expect(app).toHaveURL(/\/brief/);
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

test('axe finds nothing serious on the add page, light and dark, also on a phone', async ({ app }) => {
  await app.emulateMedia({ colorScheme: 'light' });
  await app.goto(`${origin()}/add`);
  await paste(app, UNDATED);
  await expect(app.getByText('Needs a publication date')).toBeVisible({ timeout: 30_000 });
  for (const width of [1440, 390, 320]) {
    await app.setViewportSize({ width, height: 844 });
    const sideways = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await showTheme(app, 'light');
    await expectNothingSerious(app, `light, ${width} px`);
    await showTheme(app, 'dark');
    await expectNothingSerious(app, `dark, ${width} px`, { rules: COLOUR_RULES });
  }
});
