import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { type IncidentTable, LABEL_FIELDS } from '#lib/query/incident-table.ts';
import type { Incident } from '#lib/schema.ts';
import * as reading from '#lib/server/columns/read-table.ts';
import { currentSnapshot, type Snapshot } from '#lib/server/columns/snapshot.ts';
import { bumpDataVersion } from '#lib/server/store/meta.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { answerTile } from '#lib/server/tiles/read-tile.ts';
import { indexRows, TILE_INDEX, type TileIndex } from '#lib/server/tiles/tile-index.ts';
import { addDays } from '#lib/time.ts';
import { makeIncident } from '../../../fixtures/make-incident.ts';
import { storeIncidents } from '../../../fixtures/store-incidents.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../temporary-database.ts';

const ALL = { clock: 'happened', sort: 'oldest' } as const;
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('mended');
});
afterAll(() => db?.close());

const id = (number: number) => idOfNumber(BigInt(number) * 7_919_000_000_000n);

/** Few days, places and titles, so that rows are often alike but for their ids. */
const anyIncident = fc
  .record({
    number: fc.nat(40),
    start: fc.option(fc.nat(6)),
    place: fc.constantFrom('Kyiv', 'Kharkiv', null),
    title: fc.constantFrom('a', 'b', 'c'),
    killed: fc.nat(3),
  })
  .map(({ number, start, place, title, killed }): Incident => {
    const made = makeIncident({
      id: id(number),
      start: start === null ? null : addDays('2022-11-15', start),
      killed: { min: killed, max: killed },
    });
    const point = place === 'Kyiv' ? { lng: 30.5, lat: 50.4 } : { lng: 36.2, lat: 50 };
    return { ...made, title, place: place === null ? null : { ...made.place!, name: place, ...point } };
  });

type Change = { put: Incident[]; gone: number[]; counted: boolean };
const anyChange: fc.Arbitrary<Change> = fc.record({
  put: fc.uniqueArray(anyIncident, { selector: (incident) => incident.id, maxLength: 8 }),
  gone: fc.uniqueArray(fc.nat(40), { maxLength: 8 }),
  // A change without a new version shows with the next one.
  counted: fc.boolean(),
});

async function change(store: Store, { put, gone, counted }: Change): Promise<void> {
  await store
    .deleteFrom('incidents')
    .where('id', 'in', [...gone.map(id), ''])
    .where('origin', '=', 'articles')
    .execute();
  for (const incident of put) {
    const row = {
      type: incident.type,
      ground: true,
      start_day: incident.time.start,
      end_day: incident.time.end,
      lng: incident.place?.lng ?? null,
      lat: incident.place?.lat ?? null,
      data: JSON.stringify(incident),
    };
    await store
      .insertInto('incidents')
      .values({ id: incident.id, why: '[]', denials: '[]', ledger: null, born: null, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
  if (counted) await bumpDataVersion(store, new Date());
}

/** Every value by its name: the codes of names may differ. */
function spell({ columns, labels }: IncidentTable) {
  const { dataVersion, asOf, count, ...values } = columns;
  const named = LABEL_FIELDS.map((field) =>
    [...labels[field].codes].map((code) => labels[field].names[code]),
  );
  return { count, values: Object.values(values).map((column) => [...column]), named };
}

async function indexOf(snapshot: Snapshot): Promise<TileIndex> {
  return (await snapshot.answers.get(TILE_INDEX)) as TileIndex;
}

it('mends what it holds so that it is as if read anew, whatever changed', async () => {
  const readTable = vi.spyOn(reading, 'readTable');
  let mended = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 4 }), async (changes) => {
      await answerTile(db.store, ALL, { z: 0, x: 0, y: 0 }, {});
      const reads = readTable.mock.calls.length;
      for (const each of changes) await change(db.store, each);
      await bumpDataVersion(db.store, new Date());
      const snapshot = await currentSnapshot(db.store);
      mended += readTable.mock.calls.length === reads ? 1 : 0;
      const anew = await reading.readTable(db.store, new Map());
      expect(spell(snapshot.table)).toEqual(spell(anew));
      for (let row = 0; row < snapshot.table.columns.count; row++) {
        expect(snapshot.rowOf.find(snapshot.table.columns.id[row]!)).toBe(row);
      }
      expect(await indexOf(snapshot)).toEqual(indexRows(anew.columns));
    }),
    { numRuns: 60 },
  );
  expect(mended).toBe(60);
  readTable.mockRestore();
});

it('reads everything anew where the changes are too many or too long ago', async () => {
  await storeIncidents(db.store, []);
  expect((await currentSnapshot(db.store)).table.columns.count).toBe(0);
  await change(db.store, {
    put: [makeIncident({ id: id(1), start: '2022-11-15' })],
    gone: [],
    counted: true,
  });
  for (let count = 0; count < 1_100; count++) await bumpDataVersion(db.store, new Date());
  const kept = await db.store.selectFrom('incident_changes').selectAll().execute();
  expect(kept).toEqual([]);
  const readTable = vi.spyOn(reading, 'readTable');
  expect((await currentSnapshot(db.store)).table.columns.count).toBe(1);
  await db.store.insertInto('incident_changes').values({ id: '*', version: null }).execute();
  await bumpDataVersion(db.store, new Date());
  expect((await currentSnapshot(db.store)).table.columns.count).toBe(1);
  expect(readTable).toHaveBeenCalledTimes(2);
  readTable.mockRestore();
});
