import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { readIncident } from '#lib/server/store/read-incident.ts';
import { makeMention, makeReport } from '../merge/make-report.ts';
import { readingOf } from '../server/make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../server/temporary-database.ts';
import { lines, runDateline } from './run-dateline.ts';

let db: TemporaryDatabase;
beforeAll(async () => {
  db = await openTemporaryDatabase('rule');
  const reports = [
    makeReport('a_1', '2022-11-15', makeMention()),
    makeReport('a_2', '2022-11-16', makeMention()),
  ];
  await storeReadings(
    db.store,
    reports.map((report) => readingOf(report)),
    new Date(),
  );
});
afterAll(() => db?.close());

const rule = (...words: string[]) => runDateline(['rule', ...words, '--by', 'Ada', '--data', db.dataDir]);

async function incidentIds(): Promise<string[]> {
  return (await db.store.selectFrom('incidents').select('id').orderBy('id').execute()).map(({ id }) => id);
}

it('splits an incident, joins it again and grades it', async () => {
  const [whole] = await incidentIds();
  const member = await db.store.selectFrom('incident_members').selectAll().executeTakeFirstOrThrow();
  const split = await rule('split', whole!, `${member.article_id}/${member.mention_id}`);
  expect(split.code).toBe(0);
  expect(split.err).toMatch(/^decision \d+\n$/);
  const parts = lines(split.out);
  expect(parts).toHaveLength(2);
  expect(await incidentIds()).toEqual(parts);
  const joined = await rule('together', parts[0]!, parts[1]!);
  expect(lines(joined.out)).toEqual(await incidentIds());
  expect(lines(joined.out)).toHaveLength(1);
  const [id] = lines(joined.out);
  expect((await rule('grade', id!, 'confirmed', '--note', 'seen on site')).code).toBe(0);
  const grade = (await readIncident(db.store, id!))?.incident.grade;
  expect(grade?.level).toBe('confirmed');
  expect(grade?.why.join(' ')).toContain('Ada');
});

it('undoes a decision by its number, once', async () => {
  const [id] = await incidentIds();
  const graded = await rule('grade', id!, 'discounted');
  const number = /\d+/.exec(graded.err)![0];
  expect(await rule('undo', number)).toMatchObject({ code: 0, out: `${id}\n` });
  expect((await readIncident(db.store, id!))?.incident.grade.level).not.toBe('discounted');
  const again = await rule('undo', number);
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain('does not hold');
});

it('says that an incident is not there and changes nothing', async () => {
  const before = await incidentIds();
  const ran = await rule('apart', before[0]!, 'i_0000000000000');
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toContain('there is no incident i_0000000000000');
  expect(await incidentIds()).toEqual(before);
});

it.each([
  [[], /say together/],
  [['apart', 'i_1'], /two incidents/],
  [['split', 'i_1', 'a_1'], /ARTICLE\/MENTION/],
  [['grade', 'i_1', 'sure'], /one of machine/],
  [['undo'], /number of a decision/],
])('says what is wrong with %j and exits 2', async (words, line) => {
  const ran = await rule(...words);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(line);
});
