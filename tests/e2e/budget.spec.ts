import { get } from 'node:http';
import type { Page, Request } from '@playwright/test';
import { expect, markCount, origin, test } from './page.ts';

/** What the scripts may weigh as they are transferred (gzip), in kB of 1000 bytes. */
const LIST_KB = 250;
const MAP_KB = 750;

/** Bytes of a file as the server sends it to a browser. */
function transferredBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}

async function weigh(urls: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const url of urls) bytes += await transferredBytes(url);
  return bytes / 1000;
}

/** The scripts that the document itself names, without those for browsers that know no modules. */
async function namedScripts(): Promise<Set<string>> {
  const html = await (await fetch(`${origin()}/`)).text();
  const found = [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)];
  const used = found.filter(([tag]) => !/\snomodule\b/i.test(tag));
  return new Set(used.map(([, source]) => new URL(source ?? '', origin()).href));
}

async function listAndTimeline(page: Page): Promise<void> {
  await expect(page.locator('[data-awake]')).toBeAttached();
  await expect(page.getByRole('list', { name: 'Incidents' }).getByRole('button').first()).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Window from' })).toBeVisible();
}

test('list and timeline answer with the scripts of the document alone, and these are light', async ({
  app,
}) => {
  const named = await namedScripts();
  expect(named.size).toBeGreaterThan(3);
  // Whatever else the page asks for never comes.
  const held: string[] = [];
  await app.route(
    (url) => url.pathname.endsWith('.js') || url.pathname.endsWith('.mjs'),
    (route) => {
      if (named.has(route.request().url())) return route.continue();
      held.push(route.request().url());
    },
  );
  // A script that never comes may hold the load event back.
  await app.goto(`${origin()}/`, { waitUntil: 'domcontentloaded' });
  await listAndTimeline(app);
  await app.getByLabel('Order').selectOption('oldest');
  await expect(app).toHaveURL(/sort=oldest/);
  const kilobytes = await weigh(named);
  console.log(`scripts until list and timeline answer: ${kilobytes.toFixed(1)} kB (${named.size} files)`);
  expect(kilobytes).toBeLessThanOrEqual(LIST_KB);
  expect(held.length).toBeGreaterThan(0);
});

test('with the map, its worker and all that is fetched ahead, the scripts stay in their budget', async ({
  app,
}) => {
  const scripts = new Set<string>();
  const note = (request: Request) => {
    if (/\.m?js$/.test(new URL(request.url()).pathname)) scripts.add(request.url());
  };
  app.on('request', note);
  app.on('worker', (worker) => {
    if (worker.url().startsWith('http')) scripts.add(worker.url());
  });
  await app.goto(`${origin()}/`);
  await listAndTimeline(app);
  await expect.poll(() => markCount(app)).toBeGreaterThan(5);
  // What is fetched when the page has nothing else to do has been asked for then.
  await app.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await app.waitForLoadState('networkidle');
  await expect.poll(() => [...scripts].some((url) => url.endsWith('maplibre-gl-worker.mjs'))).toBe(true);
  const kilobytes = await weigh(scripts);
  console.log(`scripts with the map: ${kilobytes.toFixed(1)} kB (${scripts.size} files)`);
  expect(kilobytes).toBeLessThanOrEqual(MAP_KB);
});
