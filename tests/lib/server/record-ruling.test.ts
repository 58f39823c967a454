import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { type Decided, type Decision, recordRuling, undoRuling } from '#lib/server/record-ruling.ts';
import { readDecisions } from '#lib/server/store/decisions.ts';
import { findRedirect, readIncident } from '#lib/server/store/read-incident.ts';
import { makeMention, makeReport, OBOLONSKYI, onDay, PECHERSKYI } from '../merge/make-report.ts';
import { readingOf } from './make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from './temporary-database.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const LATE = makeReport('z', '2022-11-20', makeMention({ time: onDay('2022-11-19') }));
const NOTE = { by: 'Ada', at: NOW, note: 'seen on site' };
const flats = { targets: [{ kind: 'residential', count: null, evidence: [] }] };
/** Two reports of one attack, and one of another next door. */
const REPORTS = [
  makeReport('a', '2022-11-15', makeMention({ ...flats, place: PECHERSKYI })),
  makeReport('b', '2022-11-16', makeMention({ ...flats, place: PECHERSKYI })),
  makeReport(
    'c',
    '2022-11-16',
    makeMention({ place: OBOLONSKYI, targets: [{ kind: 'energy', count: null, evidence: [] }] }),
  ),
];
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('record-ruling');
});
afterAll(() => db?.close());
beforeEach(async () => {
  await sql`TRUNCATE articles, incidents, incident_redirects, rulings, decisions CASCADE`.execute(db.store);
  await storeReadings(
    db.store,
    REPORTS.map((report) => readingOf(report)),
    NOW,
  );
});

async function idOf(article: string): Promise<string> {
  const row = await db.store
    .selectFrom('incident_members')
    .selectAll()
    .where('article_id', '=', article)
    .executeTakeFirstOrThrow();
  return row.incident_id;
}
async function record(decision: Decision): Promise<Decided> {
  const found = await recordRuling(db.store, decision, NOTE);
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}
const decide = async (decision: Decision): Promise<string[]> => (await record(decision)).incidents;
const undo = (id: string) => undoRuling(db.store, id, { by: 'Bea', at: new Date('2026-02-03T04:05:06Z') });
/** Takes an article away and reads it again. */
async function addAgain(article: string): Promise<void> {
  await storeReadings(db.store, [], NOW, [article]);
  await storeReadings(
    db.store,
    [...REPORTS, LATE].filter((r) => r.articleId === article).map((report) => readingOf(report)),
    NOW,
  );
}

it('splits an incident, remembers it, and keeps the id with the larger part', async () => {
  const before = await idOf('a');
  expect(await idOf('b')).toBe(before);
  const ids = await decide({ kind: 'split', incident: before, members: [{ article: 'b', mention: 'm1' }] });
  expect(ids).toEqual([await idOf('a'), await idOf('b')].sort());
  expect(ids).toContain(before);
  expect(await idOf('a')).not.toBe(await idOf('b'));
  expect((await readIncident(db.store, before))?.apart).toMatchObject([
    { incident: await idOf('b'), why: ['an analyst told them apart'] },
    {},
  ]);
  await addAgain('b');
  expect(await idOf('a')).not.toBe(await idOf('b'));
});

it('joins two incidents, keeps the older id, and the other leads on to it', async () => {
  const [older, other] = [await idOf('a'), await idOf('c')];
  await storeReadings(db.store, [readingOf(LATE)], NOW);
  const young = await idOf('z');
  expect(await decide({ kind: 'together', incidents: [young, other] })).toEqual([other]);
  expect(await findRedirect(db.store, young)).toBe(other);
  await addAgain('z');
  expect(await idOf('z')).toBe(other);
  expect(await decide({ kind: 'together', incidents: [older, other] })).toHaveLength(1);
  expect(await findRedirect(db.store, young)).toBe(await idOf('a'));
});

it('lets a later decision take the place of an earlier one', async () => {
  const [a, c] = [await idOf('a'), await idOf('c')];
  const [joined] = await decide({ kind: 'together', incidents: [a, c] });
  await decide({ kind: 'split', incident: joined!, members: [{ article: 'c', mention: 'm1' }] });
  expect(await idOf('c')).not.toBe(await idOf('a'));
  await decide({ kind: 'together', incidents: [await idOf('a'), await idOf('c')] });
  expect(await idOf('c')).toBe(await idOf('a'));
});

it('keeps an analyst’s grade over new reports, until it is taken back', async () => {
  const id = await idOf('a');
  await decide({ kind: 'grade', incident: id, level: 'confirmed' });
  await addAgain('b');
  expect((await readIncident(db.store, id))?.incident.grade).toEqual({
    level: 'confirmed',
    why: ['Ada graded it so on 2026-01-02: seen on site.'],
  });
  await decide({ kind: 'grade', incident: id, level: null });
  expect((await readIncident(db.store, id))?.incident.grade.level).toBe('fair');
});

it('undoes a join: both attacks are there again under their ids, and the log keeps who did what', async () => {
  const [a, c] = [await idOf('a'), await idOf('c')];
  const { decision, incidents } = await record({ kind: 'together', incidents: [a, c] });
  expect(incidents).toHaveLength(1);
  expect(await undo(decision)).toMatchObject({ ok: true, value: { decision } });
  expect([await idOf('a'), await idOf('c')]).toEqual([a, c]);
  expect(await findRedirect(db.store, c)).toBeNull();
  const [entry, ...others] = await readDecisions(db.store, { limit: 10 });
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    ...{ id: decision, kind: 'together', by: 'Ada', note: 'seen on site', holds: false },
    undone: { by: 'Bea', at: '2026-02-03T04:05:06.000Z' },
  });
  expect(entry!.incidents.map(({ id }) => id).sort()).toEqual([a, c].sort());
});

it('undoes a split: the members are one attack again', async () => {
  const before = await idOf('a');
  const split = { kind: 'split', incident: before, members: [{ article: 'b', mention: 'm1' }] } as const;
  const { decision } = await record(split);
  expect(await idOf('b')).not.toBe(before);
  expect(await undo(decision)).toMatchObject({ ok: true });
  expect([await idOf('a'), await idOf('b')]).toEqual([before, before]);
});

it('brings back what a decision took the place of, and undoes none that does not hold', async () => {
  const [a, c] = [await idOf('a'), await idOf('c')];
  const apart = await record({ kind: 'apart', incidents: [a, c] });
  const together = await record({ kind: 'together', incidents: [a, c] });
  expect(await undo(apart.decision)).toMatchObject({ ok: false });
  expect(await undo(together.decision)).toMatchObject({ ok: true });
  expect(await idOf('c')).not.toBe(await idOf('a'));
  const log = await readDecisions(db.store, { incident: await idOf('a'), limit: 10 });
  expect(log.map(({ id, holds }) => [id, holds])).toEqual([
    [together.decision, false],
    [apart.decision, true],
  ]);
  expect(await undo(together.decision)).toMatchObject({ ok: false });
  expect(await undo('no number')).toBeNull();
});

it('undoes a grade: the one before holds again', async () => {
  const incident = await idOf('a');
  await decide({ kind: 'grade', incident, level: 'discounted' });
  const { decision } = await record({ kind: 'grade', incident, level: 'confirmed' });
  await undo(decision);
  expect((await readIncident(db.store, incident))?.incident.grade.level).toBe('discounted');
});

it.each<[string, Decision]>([
  ['no such incident', { kind: 'apart', incidents: ['i_none', 'i_other'] }],
  ['an incident told from itself', { kind: 'apart', incidents: ['i_none', 'i_none'] }],
])('refuses %s', async (_, decision) => {
  const found = await recordRuling(db.store, decision, NOTE);
  expect(found.ok).toBe(false);
});

it('refuses a split that leaves nothing on one side, or names a stranger', async () => {
  const incident = await idOf('a');
  const all = ['a', 'b'].map((article) => ({ article, mention: 'm1' }));
  for (const members of [all, [], [{ article: 'c', mention: 'm1' }]]) {
    expect((await recordRuling(db.store, { kind: 'split', incident, members }, NOTE)).ok).toBe(false);
  }
});
