import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2023-06-14';
const LEAD = 'KHARKIV — A missile hit an apartment block in Kharkiv on Tuesday and killed five people.';

function read(text: string): Mention[] {
  return readText(text, DAY).filter((m) => m.assertion !== 'habitual');
}

function told(text: string): unknown[] {
  return read(text).map((m) => [m.place?.name, m.time.start, m.casualties.killed?.min ?? null]);
}

const FIRST = ['Kharkiv', '2023-06-13', 5];

describe('attacks of the past that a report names in passing', () => {
  it.each([
    [
      'a month',
      'In March three people lost their lives at a market in Poltava.',
      ['Poltava', '2023-03-01', 3],
    ],
    ['a clause', 'The city remembers last August, when a missile killed nine.', ['Kharkiv', '2022-08-01', 9]],
    [
      'since',
      'The city has been shelled since last October, when four people were killed in one attack.',
      ['Kharkiv', '2022-10-01', 4],
    ],
    [
      'a feast',
      'Shells had killed 11 people in the centre on the day before Christmas.',
      ['Kharkiv', '2022-12-24', 11],
    ],
    ['a year told before', 'A rocket killed two in Sumy on 1 April 2022.', ['Sumy', '2022-04-01', 2]],
  ])('keeps one told by %s apart with its own time and dead', (_by, sentence, past) => {
    expect(told(`${LEAD} ${sentence}`)).toEqual([FIRST, past]);
  });

  it('lends the verb to a second day that has none', () => {
    expect(told(`${LEAD} Seven people died there on 18 April 2022 and ten on 6 May 2023.`)).toEqual([
      FIRST,
      ['Kharkiv', '2022-04-18', 7],
      ['Kharkiv', '2023-05-06', 10],
    ]);
  });

  it('counts "four days later" from the day before it', () => {
    const found = told(
      `${LEAD} The same kind of missile hit a mall in Kremenchuk on 27 June last year, where 20 died, and a hotel in Zatoka four days later, where 21 were killed.`,
    );
    expect(found[1]).toEqual(['Kremenchuk', '2022-06-27', 20]);
    expect(found[2]).toEqual([expect.anything(), '2022-07-01', 21]);
  });

  it('does not date an attack by the day it is compared with', () => {
    const found = read('KYIV — A hundred missiles flew at Kyiv on Tuesday, more than on 10 May.');
    expect(found.map((m) => m.time.start)).toEqual(['2023-06-13']);
  });
});

describe('round-ups', () => {
  it('takes the name at the head of a paragraph for the scene of what follows', () => {
    const found = told(
      'A summary of Tuesday.\n\n**Kherson.** Shells hit a market on Tuesday and killed two people.\n\n**Sumy.** A drone hit a bus on Tuesday. One person was killed, officials in Kyiv said.',
    );
    expect(found).toEqual([
      ['Kherson', '2023-06-13', 2],
      ['Sumy', '2023-06-13', 1],
    ]);
  });
});

describe('what felled what', () => {
  it('takes a missile that brought down a wall for a hit and one that was brought down for an interception', () => {
    expect(read('A missile brought down two floors of a house in Odesa on Monday.')[0]?.type).toBe(
      'missile_strike',
    );
    expect(read('A missile was brought down over Odesa on Monday.')[0]?.type).toBe('interception');
  });
});

describe('counts that are brought up to date', () => {
  it.each([
    ['The toll has gone up to eight.', 8],
    ['The governor later raised it to 14.', 14],
    ['The death toll has risen from nine to 11.', 11],
    ['The count went from six to seven, nine and 12.', 12],
    ['A man has died in hospital. He was the nineteenth victim.', 19],
    ['The mayor gave seven as the number of those killed.', 7],
    ['Two dead had been announced at first.', 5],
    ['The last of 13 victims has been recovered from the ruins.', 13],
    ['Six were killed and nine wounded; then seven and 12; at last ten and 44.', 10],
    ['The prosecutors’ list of those killed ends with number 37.', 37],
    ['Seven dead were known by the end of that day, eight on the next, and the official list has 19.', 19],
  ])('reads the newest number in %j', (sentence, killed) => {
    expect(read(`${LEAD} ${sentence}`)[0]?.casualties.killed?.min).toBe(killed);
  });

  it('does not count "a fourth victim" as four dead', () => {
    expect(read(`${LEAD} A seventh victim was taken to hospital.`)[0]?.casualties.killed?.min).toBe(5);
  });
});
