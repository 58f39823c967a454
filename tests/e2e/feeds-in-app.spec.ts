import { expect, origin, test } from './page.ts';

test.use({ hasMap: false });

test('a feed is followed, tells why it cannot be read, is paused and removed', async ({ app }) => {
  await app.goto(`${origin()}/add`);
  const address = 'http://127.0.0.1:9/feed.xml';
  await app.getByLabel('Address of an RSS, Atom or JSON feed').fill(address);
  await app.getByLabel('Every').selectOption({ label: '1 hour' });
  await app.getByRole('button', { name: 'Follow', exact: true }).click();
  const feeds = app.getByRole('list', { name: 'Feeds' });
  await expect(feeds.getByRole('listitem')).toContainText('every 60 min');
  // The server fetches public addresses only.
  await expect(feeds).toContainText('is no public address', { timeout: 60_000 });
  await expect(feeds).toContainText('last read');
  await feeds.getByRole('button', { name: `Pause ${address}` }).click();
  await expect(feeds).toContainText('paused');
  await feeds.getByRole('button', { name: `Go on with ${address}` }).click();
  await expect(feeds).toContainText('every 60 min');
  await feeds.getByRole('button', { name: `Remove ${address}` }).click();
  await app.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(app.getByText('No feed is followed yet.')).toBeVisible();
});
