import type { APIRequestContext, Page } from '@playwright/test';
import { expect, leaveMapOut, open, origin, test } from './page.ts';

type Told = { id: string; article: string; mention: string; lng: number; lat: number };

/** An attack with a day, a point far from others, and words for both in one article that tells of nothing else. */
async function findTold(request: APIRequestContext): Promise<Told> {
  const get = async (path: string) => (await request.get(`${origin()}${path}`)).json();
  const { incidents } = await get('/api/incidents');
  const placed = incidents.filter(
    (each: { place: { lng: number | null } | null }) => each.place?.lng != null,
  );
  const isAlone = (one: (typeof placed)[number]) =>
    placed.every(
      (other: typeof one) =>
        other === one || Math.hypot(other.place.lng - one.place.lng, other.place.lat - one.place.lat) > 0.4,
    );
  for (const one of placed) {
    if (one.members.length !== 1 || one.time.start === null || !isAlone(one)) continue;
    const { article, mention } = one.members[0];
    const { mentions } = await get(`/api/articles/${article}`);
    const told = mentions.find((each: { id: string }) => each.id === mention);
    if (mentions.length !== 1 || told.time.evidence.length === 0 || told.place.evidence.length === 0)
      continue;
    const { lng, lat } = one.place;
    return { id: one.id, article, mention, lng, lat };
  }
  throw new Error('no sample attack stands alone with words for its day and place');
}

const panelOf = (page: Page) => page.getByRole('article', { name: 'Incident', exact: true });
const readerOf = (page: Page) => page.getByRole('article', { name: 'Article', exact: true });
const markOf = (page: Page, kind: 'selected' | 'hovered') => page.locator(`[data-mark="${kind}"]`);

test('a field of the panel lights up its words and opens them; the words light up the field and open it', async ({
  app,
  request,
}) => {
  await leaveMapOut(app);
  const told = await findTold(request);
  await open(app, `/?incident=${told.id}`);
  const quote = panelOf(app).locator('button.f-place').first();
  const words = readerOf(app).locator('a[data-fields~="place"]').first();
  const isLit = (element: typeof quote) =>
    element.evaluate((node) => getComputedStyle(node).backgroundColor !== 'rgba(0, 0, 0, 0)');
  await app.mouse.move(700, 10);
  const before = await words.evaluate((node) => getComputedStyle(node).backgroundColor);
  await quote.hover();
  await expect.poll(() => words.evaluate((node) => getComputedStyle(node).backgroundColor)).not.toBe(before);
  await quote.click();
  await expect(app).toHaveURL(new RegExp(`focus=${told.mention}\\.place`));
  await expect(words).toBeInViewport();

  await open(app, `/?incident=${told.id}`);
  await app.mouse.move(700, 10);
  await expect(quote).toBeVisible();
  expect(await isLit(quote)).toBe(false);
  await words.hover();
  await expect.poll(() => isLit(quote)).toBe(true);
  await words.click();
  await expect(app).toHaveURL(new RegExp(`focus=${told.mention}\\.place`));
  await expect(quote).toBeInViewport();
});

test('the timeline’s mark lights up and opens the words for the day; these light up the mark', async ({
  app,
  request,
}) => {
  await leaveMapOut(app);
  const told = await findTold(request);
  await open(app, `/?incident=${told.id}`);
  const words = readerOf(app).locator('a[data-fields~="time"]').first();
  await expect(markOf(app, 'selected')).toBeVisible();
  await words.hover();
  await expect(markOf(app, 'selected')).toHaveAttribute('data-hot', 'true');
  await app.mouse.move(700, 10);
  await expect(markOf(app, 'selected')).not.toHaveAttribute('data-hot', 'true');

  const before = await words.evaluate((node) => getComputedStyle(node).backgroundColor);
  await markOf(app, 'selected').locator('path').hover();
  await expect.poll(() => words.evaluate((node) => getComputedStyle(node).backgroundColor)).not.toBe(before);
  await markOf(app, 'selected').locator('path').click();
  await expect(app).toHaveURL(new RegExp(`focus=${told.mention}\\.time`));
  await expect(words).toBeInViewport();
});

test('the map’s mark lights up words and timeline, and opens its attack; the words light up the map', async ({
  app,
  request,
}) => {
  const told = await findTold(request);
  await app.goto(
    `${origin()}/?article=${told.article}&map=${told.lng.toFixed(5)},${told.lat.toFixed(5)},8.00`,
  );
  const words = readerOf(app).locator('a[data-fields~="place"]').first();
  await expect(words).toBeVisible();
  await expect(app.getByTestId('marks')).toBeAttached();
  const canvas = app.locator('canvas.maplibregl-canvas');
  const centre = async () => {
    const box = await canvas.boundingBox();
    if (!box) throw new Error('there is no map');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const before = await words.evaluate((node) => getComputedStyle(node).backgroundColor);
  await expect
    .poll(
      async () => {
        const { x, y } = await centre();
        await app.mouse.move(x + 30, y + 30);
        await app.mouse.move(x, y);
        return markOf(app, 'hovered').count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await expect.poll(() => words.evaluate((node) => getComputedStyle(node).backgroundColor)).not.toBe(before);

  // From the words to the map: the same attack is pointed at there and on the timeline.
  await app.mouse.move(700, 10);
  await expect(markOf(app, 'hovered')).toHaveCount(0);
  await words.hover();
  await expect(markOf(app, 'hovered')).toHaveCount(1);
  await expect(app.getByTestId('marks')).toHaveAttribute('data-hovered', told.id);

  const { x, y } = await centre();
  await app.mouse.click(x, y);
  await expect(app).toHaveURL(new RegExp(`incident=${told.id}`));
  await expect(panelOf(app)).toBeVisible();
  await expect(markOf(app, 'selected')).toHaveCount(1);
});

test('an article leads to its original, mention by mention forwards and back', async ({ app, request }) => {
  await leaveMapOut(app);
  const { articles } = await (await request.get(`${origin()}/api/articles`)).json();
  const found = articles.find((each: { mentionCount: number }) => each.mentionCount > 1);
  // Our own samples have no address of their own: one is put into the answer.
  await app.route(`**/api/articles/${found.id}`, async (route) => {
    const response = await route.fetch();
    const detail = await response.json();
    detail.article.url = 'https://example.org/report';
    await route.fulfill({ response, json: detail });
  });
  await app.goto(`${origin()}/?article=${found.id}`);
  const original = readerOf(app).getByRole('link', { name: 'Open the original article in a new tab' });
  await expect(original).toHaveAttribute('href', 'https://example.org/report');
  await expect(original).toHaveAttribute('rel', /noopener/);
  const focus = () => new URL(app.url()).searchParams.get('focus');
  await readerOf(app).getByRole('button', { name: 'Next mention' }).click();
  await expect.poll(focus).not.toBeNull();
  const first = focus();
  await readerOf(app).getByRole('button', { name: 'Next mention' }).click();
  await expect.poll(focus).not.toBe(first);
  await readerOf(app).getByRole('button', { name: 'Previous mention' }).click();
  await expect.poll(focus).toBe(first);
});
