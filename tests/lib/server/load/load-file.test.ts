import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { Incident } from '#lib/schema.ts';
import { readIncidentPage } from '#lib/server/columns/read-page.ts';
import { currentSnapshot } from '#lib/server/columns/snapshot.ts';
import { type LoadRequest, loadFile } from '#lib/server/load/load-file.ts';
import { fileOnDisk } from '#lib/server/load/row-file.ts';
import type { Connection } from '#lib/server/postgres/connection-file.ts';
import { makeIncident } from '../../../fixtures/make-incident.ts';
import { storeIncidents } from '../../../fixtures/store-incidents.ts';
import { makeTempFolder } from '../../../temp-folder.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../temporary-database.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const ALL = { clock: 'happened', sort: 'oldest' } as const;
let db: TemporaryDatabase;
let connection: Connection;
const folder = makeTempFolder('load');

beforeAll(async () => {
  db = await openTemporaryDatabase('load-file');
  connection = db.connection;
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Loads a file; rejected rows come back as "row: reason". */
async function load(path: string, wanted: Partial<LoadRequest> = {}) {
  const rejected: string[] = [];
  const file = await fileOnDisk(path);
  if (!file.ok) throw new Error(file.problem.message);
  const loaded = await loadFile(
    connection,
    {
      file: file.value,
      name: path.split('/').at(-1)!,
      said: [],
      reject: ({ row }, _, reason) => rejected.push(`${row}: ${reason}`),
      progress: () => {},
      ...wanted,
    },
    NOW,
  );
  return { loaded, rejected };
}

const idsOf = async () => (await readIncidentPage(db.store, ALL)).incidents.map(({ id }) => id);

const ACLED = `event_id_cnty,event_date,time_precision,sub_event_type,actor1,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities
UKR1,15 November 2022,1,Shelling/artillery/missile attack,Military Forces of Russia,Ukraine,Kyiv City,Kyiv,50.4501,30.5234,1,Agency,"A strike, on ""two"" buildings",1
UKR2,2022-11-16,3,Air/drone strike,Military Forces of Russia,Ukraine,Kharkiv,Kharkiv,49.99,36.23,3,Agency,,0
UKR3,2022-11-16,1,Peaceful protest,Protesters,Ukraine,Lviv,Lviv,49.84,24.03,1,Agency,,0
UKR4,31 February 2022,1,Attack,,Ukraine,Lviv,Lviv,49.84,24.03,1,Agency,,
UKR5,2022-11-17,1,Attack,,Ukraine,Lviv,Lviv,149.84,24.03,1,Agency,,
UKR1,2022-11-18,1,Attack,,Ukraine,Lviv,Lviv,49.84,24.03,1,Agency,,
`;

describe('loadFile', () => {
  it('reads a table by the names of its columns and says why rows are rejected', async () => {
    const { loaded, rejected } = await load(write('acled.csv', ACLED));
    expect(loaded).toMatchObject({ ok: true, value: { incidents: 2, rejected: 4, unchanged: false } });
    expect(rejected).toEqual([
      expect.stringMatching(/^3: sub_event_type: "Peaceful protest"/),
      expect.stringMatching(/^4: event_date: "31 February 2022"/),
      expect.stringMatching(/^5: latitude: "149.84"/),
      '6: the same incident stands in the file already',
    ]);
    const { incidents } = await readIncidentPage(db.store, ALL);
    expect(incidents[1]).toMatchObject({
      type: 'shelling',
      time: { start: '2022-11-15', end: '2022-11-15', precision: 'day', clock: null },
      place: { name: 'Kyiv', country: 'UA', admin1: 'Kyiv City', precision: 'settlement' },
      casualties: { killed: { min: 1, max: 1 }, injured: null },
      perpetrator: { actor: 'Military Forces of Russia' },
    });
    expect(incidents[0]).toMatchObject({
      time: { start: '2022-11-01', end: '2022-11-30', precision: 'month' },
      place: { precision: 'region' },
      casualties: { killed: { min: 0, max: 0 } },
    });
  });

  it('changes nothing when the same file comes again, and replaces an older version as a whole', async () => {
    const before = await idsOf();
    expect((await load(join(folder, 'acled.csv'))).loaded).toMatchObject({
      value: { unchanged: true, incidents: 2 },
    });
    expect(await idsOf()).toEqual(before);
    const newer = ACLED.replace('50.4501', '50.5').split('\n').slice(0, 2).join('\n');
    await load(write('acled.csv', newer));
    expect(await idsOf()).toEqual([before[1]]);
  });

  it('keeps loaded and derived incidents apart', async () => {
    const loaded = await idsOf();
    await storeIncidents(db.store, [makeIncident({ id: idOfNumber(5n), start: '2021-01-01' })]);
    expect(await idsOf()).toEqual([idOfNumber(5n), ...loaded]);
    await storeIncidents(db.store, []);
    expect(await idsOf()).toEqual(loaded);
  });

  it('fills the same columns as the trigger does for derived incidents', async () => {
    const path = write(
      'columns.csv',
      'id,date,time,type,place,lat,lng,actor,weapon,target,killed,injured,reported,grade,country,admin1\n' +
        `1,2022-11-15,22:50,drone_strike,"Žilina’s ""square"" \\ 2",49,18,O'Neill,Guided bomb,school;energy,2,3,2022-11-16,fair,Slovakia,Žilina\n` +
        '2,,,,Somewhere,,,,,,,,,,,\n',
    );
    await load(path);
    const read = async (from: string) => {
      const { rows } = await sql<Record<string, unknown>>`
        SELECT type, ground, start_day, end_day, lng, lat, grade, weapon, targets, actor, admin1, country,
          place_precision, killed_min, injured_min, reported_first, reported_last, words::text AS words
        FROM ${sql.raw(from)} WHERE data->'place'->>'name' LIKE '%2' OR data->'place'->>'name' = 'Somewhere'
        ORDER BY start_day`.execute(db.store);
      return rows;
    };
    const loaded = await read('incidents');
    expect(loaded).toHaveLength(2);
    const { incidents } = await readIncidentPage(db.store, ALL);
    const renamed = incidents.map(
      (incident, at): Incident => ({ ...incident, id: idOfNumber(BigInt(100 + at)) }),
    );
    await storeIncidents(db.store, renamed);
    expect(await read('ONLY incidents')).toEqual(loaded);
    await storeIncidents(db.store, []);
  });

  it('shows nothing of a load that broke off, and goes on where it stood', async () => {
    const rows = Array.from(
      { length: 95 },
      (_, at) => `${at},2020-01-${String((at % 28) + 1).padStart(2, '0')},${at / 10},${at / 5}`,
    );
    rows[12] = 'bad,never,0,0';
    const path = write('broken.csv', `id,date,lat,lng\n${rows.join('\n')}\n`);
    const before = await idsOf();
    const breakOff = (done: number) => {
      if (done >= 60) throw new Error('the power went');
    };
    await expect(load(path, { batchRows: 20, progress: breakOff })).rejects.toThrow('the power went');
    expect(await idsOf()).toEqual(before);
    const { loaded, rejected } = await load(path, { batchRows: 20 });
    expect(loaded).toMatchObject({ value: { incidents: 94, rejected: 1, resumedAt: 60 } });
    expect(rejected).toHaveLength(1);
    const page = await readIncidentPage(db.store, { ...ALL, from: '2020-01-01', to: '2020-01-31' });
    expect(page.total).toBe(94);
    expect(new Set(page.incidents.map(({ id }) => id)).size).toBe(94);
    const { columns } = (await currentSnapshot(db.store)).table;
    expect(columns.count).toBe(before.length + 94);
  });

  it('reads GeoJSON points and says what is wrong with other features', async () => {
    const point = (id: number, coordinates: unknown, type = 'Point') => ({
      type: 'Feature',
      id,
      geometry: { type, coordinates },
      properties: { date: '2019-05-05', killed: 2, target: ['school', 'energy'] },
    });
    const features = [
      point(1, [30, 50]),
      point(2, [[30, 50]], 'MultiPoint'),
      point(3, ['a', 'b']),
      point(4, [30, 95]),
      null,
    ];
    const { loaded, rejected } = await load(
      write('points.geojson', JSON.stringify({ type: 'FeatureCollection', features })),
    );
    expect(loaded).toMatchObject({ value: { incidents: 1, rejected: 4 } });
    expect(rejected.map((line) => line.split(':')[0])).toEqual(['2', '3', '4', '5']);
    const { incidents } = await readIncidentPage(db.store, { ...ALL, to: '2019-12-31' });
    expect(incidents[0]).toMatchObject({ targets: ['school', 'energy'], place: { lng: 30, lat: 50 } });
  });

  it.each([
    ['empty.csv', '', /empty/],
    ['binary.csv', 'a\0b', /no text/],
    ['table.xlsx', 'PK\x03\x04', /packed \(zip.*save it as CSV/],
    ['table.csv.gz', gzipSync('date,place\n'), /packed \(gzip\); unpack it/],
    ['other.csv', 'colour,taste\nred,sweet\n', /no column looks like/],
    ['list.geojson', '[1]', /object/],
    ['cut.geojson', '{"type":"FeatureCollection","features":[', /not valid JSON/],
    ['none.geojson', '{"type":"FeatureCollection"}', /no list/],
  ])('refuses %s in one line', async (name, text, reason) => {
    const { loaded } = await load(write(name, text));
    expect(loaded).toMatchObject({ ok: false, problem: { message: expect.stringMatching(reason) } });
  });

  it('takes marks of SQL, NULs and broken characters in cells for text', async () => {
    const path = write(
      'naughty.csv',
      `id,date,place,notes\n1,2018-01-01,"'; DROP TABLE incidents; --",x\n2,2018-01-02,"\ud83d\\N\\.",y\n`,
    );
    expect((await load(path)).loaded).toMatchObject({ value: { incidents: 2 } });
    const { incidents } = await readIncidentPage(db.store, { ...ALL, to: '2018-12-31' });
    expect(incidents[0]?.place?.name).toBe("'; DROP TABLE incidents; --");
  });

  it('names a mapping that cannot be', async () => {
    const path = write('mapping.csv', 'when,what\n2017-01-01,shelling\n');
    expect((await load(path, { said: ['start=nowhere'] })).loaded).toMatchObject({
      problem: { message: expect.stringMatching(/no column "nowhere"/) },
    });
    expect((await load(path, { said: ['colour=when'] })).loaded).toMatchObject({
      problem: { message: expect.stringMatching(/no field/) },
    });
    expect((await load(path, { said: ['start=when', 'type=what'] })).loaded).toMatchObject({
      value: { incidents: 1 },
    });
  });
});

const malformed = join(ROOT, '../shared/eval/malformed/geojson');

it('survives every malformed GeoJSON file: a refusal or rejected rows, and only points of this world', async (ctx) => {
  if (!existsSync(malformed)) {
    console.warn(`SKIPPED: ${malformed} is not here`);
    ctx.skip('no malformed GeoJSON here');
  }
  const files = readdirSync(malformed, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[/\\]bad[/\\].*json$/.test(name),
  );
  expect(files.length).toBeGreaterThan(20);
  let refused = 0;
  for (const file of files) {
    const { loaded } = await load(join(malformed, file), { name: `malformed ${file}` });
    if (!loaded.ok) refused++;
    else if (loaded.value.incidents === 0) refused++;
  }
  expect(refused).toBeGreaterThan(files.length / 2);
  const { columns } = (await currentSnapshot(db.store)).table;
  for (let row = 0; row < columns.count; row++) {
    expect(Math.abs(columns.lng[row]!) > 180 || Math.abs(columns.lat[row]!) > 90).toBe(false);
  }
});

it('leaves nothing half-written when it is killed, and finishes when run again', {
  timeout: 300_000,
}, async () => {
  const home = makeTempFolder('killed');
  const dataDir = join(home, 'data');
  const cli = join(ROOT, 'lib/cli/dateline.mjs');
  const rows = Array.from(
    { length: 120_000 },
    (_, at) =>
      `${at},2020-01-${String((at % 28) + 1).padStart(2, '0')},${(at % 900) / 10},${(at % 1700) / 10},shelling`,
  );
  const path = write('killed.csv', `id,date,lat,lng,type\n${rows.join('\n')}\n`);
  const child = spawn(process.execPath, [cli, 'load', path, '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.setEncoding('utf8');
  // At the third batch the first is stored, whatever the share of the file that has been read ahead.
  for await (const text of child.stderr) if (/\b[5-9]\d000 rows/.test(text as string)) break;
  child.kill('SIGKILL');
  await once(child, 'exit');
  await sleep(500);
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [cli, 'load', path, '--data', dataDir, '--json']);
  const report = JSON.parse(stdout) as { incidents: number; resumedAt: number };
  expect(report.incidents).toBe(120_000);
  expect(report.resumedAt).toBeGreaterThan(0);
  const again = await run(process.execPath, [cli, 'load', path, '--data', dataDir, '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ unchanged: true, incidents: 120_000 });
  rmSync(home, { recursive: true, force: true });
});
