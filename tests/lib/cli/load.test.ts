import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { makeTempFolder } from '../../temp-folder.ts';
import { runDateline } from './run-dateline.ts';

const folder = makeTempFolder('cli-load');

const ROWS = `id,date,lat,lng,type,notes
1,2022-11-15,50.45,30.52,shelling,fine
2,never,50.45,30.52,shelling,"a, b"
3,2022-11-15,95,30.52,shelling,=1+1
`;

it('loads what can be loaded, puts the other rows in a file with their reasons, and exits 1', async () => {
  const path = join(folder, 'rows.csv');
  writeFileSync(path, ROWS);
  const ran = await runDateline(['load', path, '--data', join(folder, 'data'), '--json']);
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.out)).toMatchObject({ incidents: 1, rejected: 2 });
  expect(ran.err).toContain(`2 rows were rejected: ${path}.rejected.csv says why`);
  const rejected: Record<string, string>[] = parse(readFileSync(`${path}.rejected.csv`), { columns: true });
  expect(rejected).toMatchObject([
    { row: '2', reason: expect.stringMatching(/^date: "never"/), notes: 'a, b' },
    { row: '3', reason: expect.stringMatching(/^lat: "95"/), notes: "'=1+1" },
  ]);
});
