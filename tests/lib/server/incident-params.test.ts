import { expect, it } from 'vitest';
import { parseIncidentParams } from '#lib/server/incident-params.ts';

const parse = (query: string) => parseIncidentParams(new URLSearchParams(query));

it('reads every parameter', () => {
  expect(parse('from=2022-01-01&to=2022-12-31&type=shelling,drone_strike&bbox=-10,20.5,30,40')).toEqual({
    ok: true,
    value: {
      from: '2022-01-01',
      to: '2022-12-31',
      types: ['shelling', 'drone_strike'],
      bbox: [-10, 20.5, 30, 40],
    },
  });
  expect(parse('type=shelling&type=shooting')).toMatchObject({ value: { types: ['shelling', 'shooting'] } });
  expect(parse('')).toMatchObject({ ok: true });
});

it.each([
  ['from=2022-02-30', /^from: /],
  ['to=yesterday', /^to: /],
  ['from=2023-01-01&to=2022-01-01', /^from: /],
  ['type=war', /^type: /],
  ['type=', /^type: /],
  ['bbox=1,2,3', /^bbox: /],
  ['bbox=1,2,3,x', /^bbox: /],
  ['bbox=1,2,3,', /^bbox: /],
  ['bbox=0,50,1,40', /^bbox: /],
  ['bbox=-200,0,1,1', /^bbox: /],
  ['from=2022-01-01&from=2022-01-02', /^from: /],
  ['limit=5', /^limit: /],
  ['__proto__=1', /^__proto__: /],
])('names the parameter that is wrong in %s', (query, name) => {
  const parsed = parse(query);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.problem.message).toMatch(name);
});
