import { describe, expect, it } from 'vitest';
import { gradeIncident } from '#lib/merge/grade-incident.ts';
import type { Candidate } from '#lib/merge/report.ts';
import { packSignature, signText } from '#lib/merge/sign-text.ts';
import type { Mention, Perpetrator } from '#lib/schema.ts';
import { makeMention, makeReport } from './make-report.ts';

function member(
  article: string,
  publisher: string | null,
  mention: Mention = makeMention(),
  text = '',
): Candidate {
  const report = {
    ...makeReport(article, '2022-11-15', mention),
    publisher,
    notes: text ? { signature: packSignature(signText(text)), scopes: {} } : undefined,
  };
  return { key: `${article}/m1`, report, mention };
}
const blames = (actor: string, mode: Perpetrator['mode']): Mention =>
  makeMention({ perpetrator: { actor, mode, by: null, evidence: [] } });
const WIRE =
  'Two missiles hit a block of flats in the city on Tuesday afternoon, and one person was found dead there.';

describe('gradeIncident', () => {
  const cases: [string, Candidate[], Candidate[], string][] = [
    ['weak for one report', [member('a', 'A')], [], 'weak'],
    ['weak for two reports of one publisher', [member('a', 'A'), member('b', 'A')], [], 'weak'],
    [
      'weak for copies of one text under two names',
      [member('a', 'A', makeMention(), WIRE), member('b', 'B', makeMention(), WIRE)],
      [],
      'weak',
    ],
    ['fair for two publishers', [member('a', 'A'), member('b', 'B')], [], 'fair'],
    ['fair for two reports without a publisher', [member('a', null), member('b', null)], [], 'fair'],
    [
      'machine where it is only recalled',
      [member('a', 'A', makeMention({ tier: 'background' }))],
      [],
      'machine',
    ],
    [
      'contested where two sides are held responsible',
      [member('a', 'A', blames('Russia', 'alleged')), member('b', 'B', blames('Ukraine', 'alleged'))],
      [],
      'contested',
    ],
    [
      'contested where the author is disputed',
      [member('a', 'A', blames('Russia', 'disputed'))],
      [],
      'contested',
    ],
    [
      'contested where the fact is denied',
      [member('a', 'A')],
      [member('a', 'A', makeMention({ id: 'm2', assertion: 'denied' }))],
      'contested',
    ],
    ['confirmed where a side accepts', [member('a', 'A', blames('Ukraine', 'claimed'))], [], 'confirmed'],
    [
      'contested where one side accepts and another is held responsible',
      [member('a', 'A', blames('Russia', 'claimed')), member('b', 'B', blames('Ukraine', 'alleged'))],
      [],
      'contested',
    ],
    [
      'weak where gunmen are blamed beside a named side',
      [member('a', 'A', blames('Russia', 'alleged')), member('b', 'A', blames('gunmen', 'asserted'))],
      [],
      'weak',
    ],
    [
      'contested where two sides claim it',
      [member('a', 'A', blames('Ukraine', 'claimed')), member('b', 'B', blames('Partisans', 'claimed'))],
      [],
      'contested',
    ],
  ];
  it.each(cases)('is %s', (_, members, denials, level) => {
    const grade = gradeIncident(members, denials);
    expect(grade.level).toBe(level);
    expect(grade.why.length).toBeGreaterThan(0);
  });

  it('says which sources it counted', () => {
    expect(gradeIncident([member('a', 'A'), member('b', 'B'), member('c', 'B')], []).why).toEqual([
      '2 independent sources report it: A; B.',
      '3 reports come from them; copies and reports of one publisher count once.',
      'No analyst has reviewed it.',
    ]);
  });
});
