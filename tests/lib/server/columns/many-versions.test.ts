import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { idOfNumber } from '#lib/query/incident-number.ts';
import * as changes from '#lib/server/columns/read-changes.ts';
import { currentSnapshot } from '#lib/server/columns/snapshot.ts';
import { bumpDataVersion, readDataState } from '#lib/server/store/meta.ts';
import { makeIncident } from '../../../fixtures/make-incident.ts';
import { storeIncidents } from '../../../fixtures/store-incidents.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../temporary-database.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('many-versions');
  await storeIncidents(db.store, [makeIncident({ id: idOfNumber(1n), start: '2022-11-15' })]);
});
afterAll(() => db?.close());

const numberOf = (version: string) => Number(version.split('-')[1]);

it('gives every reader the version that there was when it asked or a newer one, without making each', async () => {
  await currentSnapshot(db.store);
  const readChanges = vi.spyOn(changes, 'readChanges');
  const asked: Promise<void>[] = [];
  for (let version = 0; version < 40; version++) {
    await bumpDataVersion(db.store, new Date());
    const { dataVersion } = await readDataState(db.store);
    for (let reader = 0; reader < 3; reader++) {
      asked.push(
        currentSnapshot(db.store).then(({ table }) => {
          expect(numberOf(table.columns.dataVersion)).toBeGreaterThanOrEqual(numberOf(dataVersion));
          expect(table.columns.count).toBe(1);
        }),
      );
    }
  }
  await Promise.all(asked);
  expect(readChanges.mock.calls.length).toBeLessThanOrEqual(41);
  readChanges.mockRestore();
  const { dataVersion } = await readDataState(db.store);
  expect((await currentSnapshot(db.store)).table.columns.dataVersion).toBe(dataVersion);
});

it('lets a failure be one reader’s, not that of all who come later', async () => {
  await bumpDataVersion(db.store, new Date());
  const failing = vi.spyOn(changes, 'readChanges').mockRejectedValueOnce(new Error('away'));
  await expect(currentSnapshot(db.store)).rejects.toThrow('away');
  expect((await currentSnapshot(db.store)).table.columns.count).toBe(1);
  failing.mockRestore();
});
