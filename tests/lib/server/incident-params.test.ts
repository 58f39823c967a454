import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseIncidentQuery, writeCursor } from '#lib/server/incident-params.ts';

const parse = (query: string) => parseIncidentQuery(new URLSearchParams(query));

it('reads every parameter', () => {
  expect(
    parse(
      'from=2022-01-01&to=2022-12-31&clock=reported&type=shelling,drone_strike&bbox=-10,20.5,30,40' +
        '&weapon=drone&target=energy,school&actor=Russia&grade=fair,weak&precision=exact&killed_min=1&injured_min=20&disputed=tolls' +
        '&region=Kharkiv,UA&text=power+plant&ids=i_0000000000001&known_at=2022-11-15&sort=toll&limit=50',
    ),
  ).toEqual({
    ok: true,
    value: {
      clock: 'reported',
      sort: 'toll',
      from: '2022-01-01',
      to: '2022-12-31',
      types: ['shelling', 'drone_strike'],
      bbox: [-10, 20.5, 30, 40],
      weapons: ['drone'],
      targets: ['energy', 'school'],
      actors: ['Russia'],
      grades: ['fair', 'weak'],
      precisions: ['exact'],
      killedMin: 1,
      disputed: 'tolls',
      injuredMin: 20,
      regions: ['Kharkiv', 'UA'],
      text: 'power plant',
      ids: ['i_0000000000001'],
      knownAt: '2022-11-15',
      limit: 50,
    },
  });
  expect(parse('type=shelling&type=shooting')).toMatchObject({ value: { types: ['shelling', 'shooting'] } });
  expect(parse('')).toEqual({ ok: true, value: { clock: 'happened', sort: 'oldest' } });
});

it('reads back the cursors that it wrote', () => {
  fc.assert(
    fc.property(fc.option(fc.integer()), fc.integer({ min: -1 }), (start, killed) => {
      const cursor = { start, killed, id: 'i_0123456789abc' };
      expect(parse(`cursor=${writeCursor(cursor)}`)).toMatchObject({ value: { cursor } });
    }),
  );
});

const many = Array.from({ length: 201 }, (_, at) => `i_${at}`).join(',');

it.each([
  ['from=2022-02-30', 'from'],
  ['to=yesterday', 'to'],
  ['from=2023-01-01&to=2022-01-01', 'from'],
  ['clock=noon', 'clock'],
  ['type=war', 'type'],
  ['type=', 'type'],
  ['bbox=1,2,3', 'bbox'],
  ['bbox=1,2,3,x', 'bbox'],
  ['bbox=1,2,3,', 'bbox'],
  ['bbox=0,50,1,40', 'bbox'],
  ['bbox=-200,0,1,1', 'bbox'],
  ['bbox=1e999,0,1,1', 'bbox'],
  ['grade=best', 'grade'],
  ['precision=precise', 'precision'],
  ['weapon=', 'weapon'],
  ['target=a,,b', 'target'],
  ['actor=%00', 'actor'],
  [`region=${'x'.repeat(101)}`, 'region'],
  ['killed_min=-1', 'killed_min'],
  ['killed_min=1.5', 'killed_min'],
  ['injured_min=99999999999', 'injured_min'],
  ['text=', 'text'],
  ['text=%27%3B--', 'text'],
  ['text=%00a', 'text'],
  [`text=${'x'.repeat(201)}`, 'text'],
  ['ids=', 'ids'],
  ["ids=i_1'--", 'ids'],
  [`ids=${many}`, 'ids'],
  ['known_at=2022', 'known_at'],
  ['sort=random', 'sort'],
  ['limit=0', 'limit'],
  ['limit=10001', 'limit'],
  ['limit=many', 'limit'],
  ['cursor=abc', 'cursor'],
  ['cursor=%27', 'cursor'],
  ['from=2022-01-01&from=2022-01-02', 'from'],
  ['colour=red', 'colour'],
  ['__proto__=1', '__proto__'],
])('names the parameter that is wrong in %s, and says what is allowed', (query, name) => {
  const parsed = parse(query);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.problem.message).toMatch(new RegExp(`^${name}: (must|is|lies) .+`));
});
