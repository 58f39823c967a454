import { expectNoViolations } from './axe.ts';
import { expect, open, origin, test } from './page.ts';

type Placed = { place: { lng: number; lat: number; radiusKm: number } | null };

test('attacks on one place open as a ring that names what is pointed at and goes along with the map', async ({
  app,
}) => {
  const answer = await app.request.get(`${origin()}/api/incidents?limit=500`);
  const { incidents } = (await answer.json()) as { incidents: Placed[] };
  const places = incidents.map(({ place }) =>
    place && place.radiusKm < 20 ? `${place.lng},${place.lat}` : '',
  );
  const shared = places.find(
    (at) =>
      at !== '' &&
      places.filter((other) => other === at).length > 3 &&
      places.filter((other) => other === at).length < 10,
  );
  expect(shared, 'a place with several attacks').toBeDefined();
  await open(app, `/?map=${shared},14.00`);
  const canvas = app.locator('canvas.maplibregl-canvas');
  await expect(app.getByTestId('marks')).not.toHaveAttribute('data-donuts', '0');
  const ring = app.getByRole('group', { name: /attacks/ }).filter({ has: app.locator('li button') });
  await expect(async () => {
    await canvas.click();
    await expect(ring).toBeVisible({ timeout: 2_000 });
  }).toPass();
  // The first has the focus: what it is stands below the ring.
  await expect(ring.locator('li button').first()).toBeFocused();
  const first = await ring.locator('li button').first().textContent();
  await expect(ring.locator('p')).toHaveText(first ?? '');
  await app.keyboard.press('Tab');
  const second = await ring.locator('li button').nth(1).textContent();
  await expect(ring.locator('p')).toHaveText(second ?? '');
  await expectNoViolations(app, 'a ring of attacks');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/incident=/);
  // The panel takes room from the map; the ring stays, and so does the focus.
  await expect(app.getByRole('article', { name: 'Incident', exact: true })).toBeVisible();
  await expect(ring.locator('li button').nth(1)).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(ring).toHaveCount(0);
});
