import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endFirstLoad, loadSamples } from '#lib/server/serve/load-samples.ts';
import { readNote, writeNote } from '#lib/server/store/meta.ts';
import { readArticleSummaries } from '#lib/server/store/read-articles.ts';
import { readStatus, SAMPLES_NOTE } from '#lib/server/store/read-status.ts';
import { readAll } from '../../../fixtures/read-all.ts';
import { makeTempFolder } from '../../../temp-folder.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../temporary-database.ts';

const root = makeTempFolder('samples');
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('samples-db');
  mkdirSync(join(root, 'data', 'articles'), { recursive: true });
  for (const part of ['lexicon', 'gazetteer'])
    symlinkSync(join(ROOT, 'data', part), join(root, 'data', part));
});
afterAll(async () => {
  await db?.close();
  rmSync(root, { recursive: true });
});

function put(name: string, city: string, killed: number): void {
  const text = `---\ntitle: Strike on ${city}\npublished: 2023-03-02\npublisher: Test\n---\nA missile strike hit ${city} on 1 March 2023, killing ${killed} people, officials said.\n`;
  writeFileSync(join(root, 'data', 'articles', name), text);
}

async function load() {
  const progress: string[] = [];
  const loaded = await loadSamples(root, db.store, new Date(), (done, total) =>
    progress.push(`${done}/${total}`),
  );
  if (!loaded.ok) throw new Error(loaded.problem.message);
  return { value: loaded.value, progress };
}

it('reads the bundled articles once, telling how far it is, and is ready when that has ended', async () => {
  put('a.md', 'Kyiv', 3);
  put('b.md', 'Kharkiv', 4);
  put('README.md', 'Nowhere', 1);
  expect(await readStatus(db.store)).toMatchObject({ ready: false, articles: 0 });
  const during: Promise<{ ready: boolean }>[] = [];
  const progress: string[] = [];
  const loaded = await loadSamples(root, db.store, new Date(), (done, total) => {
    if (done < total) during.push(readStatus(db.store));
    progress.push(`${done}/${total}`);
  });
  expect(loaded).toMatchObject({ ok: true, value: { articles: 2, incidents: 2 } });
  expect(progress).toEqual(['1/2', '2/2']);
  expect((await Promise.all(during)).map(({ ready }) => ready)).toEqual([false]);
  expect(await readStatus(db.store)).toMatchObject({ ready: true, articles: 2, incidents: 2 });
  expect(await load()).toEqual({ value: null, progress: [] });
});

it('is ready too where there are no samples, and where they could not be read', async () => {
  const noteOf = () => readNote(db.store, SAMPLES_NOTE);
  const before = await noteOf();
  await writeNote(db.store, SAMPLES_NOTE, null);
  const bare = makeTempFolder('no-samples');
  expect(await loadSamples(bare, db.store, new Date(), () => {})).toEqual({ ok: true, value: null });
  expect((await readStatus(db.store)).ready).toBe(true);
  rmSync(bare, { recursive: true });

  await writeNote(db.store, SAMPLES_NOTE, null);
  await endFirstLoad(db.store);
  expect((await readStatus(db.store)).ready).toBe(true);

  await writeNote(db.store, SAMPLES_NOTE, before);
  await endFirstLoad(db.store);
  expect(await noteOf()).toBe(before);
});

it('reads them anew when one has changed, keeping the ids of incidents, and drops what is gone', async () => {
  const before = (await readAll(db.store)).incidents;
  rmSync(join(root, 'data', 'articles', 'b.md'));
  writeFileSync(
    join(root, 'data', 'articles', 'c.md'),
    'Shelling of Sumy killed one person on 5 March 2023.',
  );
  await load();
  const after = (await readAll(db.store)).incidents;
  expect(await readArticleSummaries(db.store)).toHaveLength(2);
  const kyiv = (incidents: typeof after) => incidents.find((incident) => incident.place?.name === 'Kyiv')?.id;
  expect(kyiv(after)).toBe(kyiv(before));
  expect(after.map((incident) => incident.place?.name).sort()).toEqual(['Kyiv', 'Sumy']);
});
