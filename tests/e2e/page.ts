import { test as base, expect, type Page } from '@playwright/test';

/** What the global setup noted for this worker: it lists one value for each (start-server.ts). */
function ofThisWorker(name: string): string {
  const values = process.env[name]?.split(',') ?? [];
  const value = values[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % values.length];
  if (!value) throw new Error(`${name} is not set: run through tests/e2e/playwright.config.ts`);
  return value;
}

/** The app's address. */
export function origin(): string {
  return ofThisWorker('DATELINE_ORIGIN');
}

/** The data directory of the app at `origin()`. */
export function dataDirectory(): string {
  return ofThisWorker('DATELINE_TEST_DATA');
}

/**
 * A page that may speak to the app only; every other request fails, is noted, and fails the test. What is not about the
 * map says `test.use({ hasMap: false })`: drawing it in software costs seconds a page.
 */
export const test = base.extend<{ app: Page; hasMap: boolean }>({
  hasMap: [true, { option: true }],
  app: async ({ page, hasMap }, use) => {
    if (!hasMap) await leaveMapOut(page);
    const strangers: string[] = [];
    const errors: string[] = [];
    await page.route(
      (url) => url.origin !== origin() && url.protocol.startsWith('http'),
      (route) => {
        strangers.push(route.request().url());
        return route.abort();
      },
    );
    page.on('pageerror', (error) => errors.push(error.message));
    await use(page);
    expect(strangers, 'requests that left the app').toEqual([]);
    expect(errors, 'uncaught errors in the page').toEqual([]);
  },
});

export { expect };

/** Opens a path of the app and waits until the lists have answered and the page hears keys and clicks. */
export async function open(page: Page, path = '/'): Promise<void> {
  await page.goto(`${origin()}${path}`);
  await expect(page.locator('[data-awake]')).toBeAttached();
  await expect(page.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible();
}

/** The page as a browser without WebGL has it, for what is not about the map: drawing it in software costs seconds. */
export async function leaveMapOut(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const plain = HTMLCanvasElement.prototype.getContext as (...given: unknown[]) => unknown;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
      return String(given[0]).startsWith('webgl') ? null : plain.apply(this, given);
    } as typeof HTMLCanvasElement.prototype.getContext;
  });
}

/** The page's ground in the dark. */
const DARK = 'rgb(14, 18, 26)';

/** Has the system go light or dark and waits until the page, which follows it, has. */
export async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  const ground = expect(page.locator('html'));
  await (theme === 'dark' ? ground : ground.not).toHaveCSS('background-color', DARK);
}

/** How many marks the map holds now. */
export async function markCount(page: Page): Promise<number> {
  const marks = page.getByTestId('marks');
  await expect(marks).toBeAttached();
  return Number(await marks.getAttribute('data-count'));
}

/** Filters everything by words through the search and waits for the list, or takes that filter away. */
export async function filterBy(page: Page, words: string): Promise<void> {
  if (words === '') {
    await page.getByRole('button', { name: 'Clear search' }).click();
    return;
  }
  await page.getByRole('button', { name: /^Search/ }).click();
  await page.getByRole('combobox', { name: /^Search/ }).fill(words);
  await page.getByRole('option', { name: `Only what mentions “${words}”` }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The list stands as it was until the database has answered.
  await expect(page.getByText(/\d of \d.* match$|^No attacks match/).first()).toBeVisible();
}
