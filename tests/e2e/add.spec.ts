import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataDirectory, expect, open, test } from './page.ts';

test.use({ hasMap: false });

const root = path.resolve(import.meta.dirname, '../..');

function add(...args: string[]) {
  return spawnSync(
    process.execPath,
    [path.join(root, 'lib/cli/dateline.mjs'), 'add', '--data', dataDirectory(), ...args],
    { encoding: 'utf8' },
  );
}

test('an article added by the command while the app runs appears in the page, the same one only once', async ({
  app,
}, info) => {
  const file = info.outputPath('report.txt');
  writeFileSync(
    file,
    'Drones hit a grain terminal in Izmail\n\nRussian drones struck a grain terminal in Izmail on Wednesday, injuring two workers, the regional governor said.\n',
  );
  const empty = info.outputPath('empty.txt');
  writeFileSync(empty, '');
  const first = add('--published', '2023-08-02', empty, file);
  expect(first.status).toBe(1);
  expect(first.stderr).toContain('empty.txt');
  expect(first.stdout).toContain('report.txt');
  expect(add('--published', '2023-08-02', file).status).toBe(0);

  await open(app, '/?q=Izmail');
  const cards = app.getByRole('list', { name: 'Incidents' }).locator('[data-incident]');
  await expect(cards).toHaveCount(1);
  await expect(cards.first()).toContainText('Izmail');
  await expect(cards.first()).toContainText('2 Aug');
  await expect(cards.first()).toContainText('2 injured');
});
