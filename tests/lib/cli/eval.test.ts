import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTempFolder } from '../../temp-folder.ts';
import { ROOT } from '../server/temporary-database.ts';
import { lines, runDateline } from './run-dateline.ts';

const CASES = join(ROOT, '..', 'shared', 'cases', 'cases.json');

it('explains itself', async () => {
  const ran = await runDateline(['eval', '--help']);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toMatch(/^Usage: dateline eval \[--set NAME\] \[--json\]/);
});

it.each([
  [['--set', 'nothing'], /no set "nothing"; there are gold, cases/],
  [['gold'], /"gold" is not expected/],
  [['--sets'], /--sets/],
])('says in one line what is wrong with %j and exits 2', async (args, line) => {
  const ran = await runDateline(['eval', ...args]);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(lines(ran.err)).toEqual([expect.stringMatching(line)]);
});

it('prints a table on standard output, or the same for machines', async (ctx) => {
  if (!existsSync(CASES)) {
    console.warn(`SKIPPED: ${CASES} is not here, dateline eval is unchecked on a real set`);
    return ctx.skip(`${CASES} is not here`);
  }
  const table = await runDateline(['eval', '--set', 'cases']);
  expect(table.code).toBe(0);
  expect(lines(table.out)[0]).toMatch(/^set +measure/);
  expect(table.out).toMatch(/^cases +cases that hold +\d/m);
  const machine = await runDateline(['eval', '--set', 'cases', '--json']);
  expect(machine.code).toBe(0);
  const { sets, notRun } = JSON.parse(machine.out);
  expect(notRun).toEqual([]);
  expect(sets).toHaveLength(1);
  const [row] = sets[0].rows;
  expect(row).toMatchObject({ measure: 'cases that hold', unit: 'share', bar: 0.95 });
  expect(row.low).toBeLessThanOrEqual(row.value);
  expect(row.high).toBeGreaterThanOrEqual(row.value);
});

it('exits 1 and names the set when it is not here', () => {
  const alone = join(makeTempFolder('eval'), 'main');
  for (const name of ['lib', 'bench', 'package.json'])
    cpSync(join(ROOT, name), join(alone, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(alone, 'node_modules'));
  const door = join(alone, 'lib', 'cli', 'dateline.mjs');
  const ran = spawnSync(process.execPath, [door, 'eval', '--set', 'cases'], { encoding: 'utf8' });
  rmSync(dirname(alone), { recursive: true });
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toMatch(/^cases: NOT RUN, .*cases\.json is not here$/m);
});
