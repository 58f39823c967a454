import type { Page } from '@playwright/test';
import { MADE, madeId, serveMade } from './made-incidents.ts';
import { expect, open, origin, test } from './page.ts';

test.use({ hasMap: false });

const MANY = 300_000;

/** Where the focus stands in its list: "300,000 of 300,000" as numbers. */
function focusedPlace(page: Page): Promise<(number | null)[]> {
  return page.evaluate(() => {
    const item = document.activeElement?.closest('li');
    return ['aria-posinset', 'aria-setsize'].map((name) => Number(item?.getAttribute(name) ?? NaN));
  });
}

test('the list has every row of 300,000, by keys to both ends, and asks only for what is seen', async ({
  app,
}) => {
  const asked = await serveMade(app, MANY);
  await open(app, MADE);
  const list = app.getByRole('list', { name: 'Incidents' });
  await list.locator('[data-incident]').first().focus();
  await expect(list.locator(`[data-incident="${madeId(MANY - 1)}"]`)).toBeFocused();
  await app.keyboard.press('End');
  await expect(list.locator(`[data-incident="${madeId(0)}"]`)).toBeFocused();
  expect(await focusedPlace(app)).toEqual([MANY, MANY]);
  await expect(list.locator(`[data-incident="${madeId(0)}"]`)).toContainText('Place 1');
  await expect(list.locator(`[data-incident="${madeId(0)}"]`)).toBeInViewport();
  await app.keyboard.press('PageUp');
  const afterPage = (await focusedPlace(app))[0] ?? 0;
  expect(afterPage).toBeLessThan(MANY - 3);
  expect(afterPage).toBeGreaterThan(MANY - 30);
  await app.keyboard.press('ArrowDown');
  expect(await focusedPlace(app)).toEqual([afterPage + 1, MANY]);
  await app.keyboard.press('Home');
  await expect(list.locator(`[data-incident="${madeId(MANY - 1)}"]`)).toBeFocused();
  expect(asked.size).toBeLessThan(300);

  // One card is the list's only stop for Tab.
  expect(await list.locator('[data-incident][tabindex="0"]').count()).toBe(1);
});

test('the scroll bar reaches the middle of 300,000, a wheel goes on from there card by card', async ({
  app,
}) => {
  await serveMade(app, MANY);
  await open(app, MADE);
  const list = app.getByRole('list', { name: 'Incidents' });
  await list.evaluate((element) => {
    const scroller = element.parentElement;
    if (scroller) scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2;
  });
  const first = () =>
    list.evaluate((element) => {
      const top = element.parentElement?.getBoundingClientRect().top ?? 0;
      const seen = [...element.querySelectorAll('li[aria-posinset]')].find(
        (item) => item.getBoundingClientRect().bottom > top,
      );
      return Number(seen?.getAttribute('aria-posinset'));
    });
  await expect.poll(first).toBeGreaterThan(MANY * 0.49);
  const middle = await first();
  expect(middle).toBeLessThan(MANY * 0.51);
  await list.hover();
  await app.mouse.wheel(0, 740);
  // Ten cards are 740 px; a head of a month may take the place of some px.
  await expect.poll(first).toBeGreaterThan(middle + 7);
  expect(await first()).toBeLessThan(middle + 12);
});

test('the table has every row of 300,000, sorts them by a column and goes to its end by key', async ({
  app,
}) => {
  await serveMade(app, MANY);
  await open(app, `${MADE}&mode=table`);
  const table = app.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', String(MANY + 1));
  const killed = app.getByRole('columnheader', { name: 'Killed' });
  await killed.getByRole('button').click();
  await expect(killed).toHaveAttribute('aria-sort', 'descending');
  const rows = app.locator('tbody tr');
  await expect(rows.first()).toContainText('89');
  await rows.first().getByRole('button').focus();
  await app.keyboard.press('End');
  await expect(app.locator('tbody tr button:focus')).toBeInViewport();
  await expect(app.locator('tbody tr:has(button:focus)')).toHaveAttribute('aria-rowindex', String(MANY + 1));
  await expect(app.locator('tbody tr:has(button:focus)')).toContainText('unknown');

  // Words are in the records, and of so many these are not all here: said, not silently wrong.
  const title = app.getByRole('columnheader', { name: 'Incident' }).getByRole('button');
  await expect(title).toHaveAttribute('aria-disabled', 'true');
});

test('the list of a linked attack opens at its card, whatever room the filters take', async ({
  app,
  request,
}) => {
  const answer = await request.get(`${origin()}/api/incidents?limit=100&type=missile_strike`);
  const { incidents } = (await answer.json()) as { incidents: { id: string }[] };
  const id = incidents[Math.floor(incidents.length / 2)]?.id;
  await app.goto(`${origin()}/?incident=${id}`);
  await expect(app.locator(`[data-incident="${id}"]`)).toBeInViewport({ ratio: 0.9 });
});
