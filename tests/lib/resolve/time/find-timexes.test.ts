import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimexes, tagTimexes } from '#lib/resolve/time/find-timexes.ts';

const WEDNESDAY = '2022-11-16';

function tags(text: string, anchor: string | null = WEDNESDAY): string[] {
  return tagTimexes(text, anchor).map((timex) => `${timex.quote} = ${timex.type} ${timex.value}`);
}

describe('findTimexes reads calendar days', () => {
  it.each([
    ['on Oct. 31, 2022 they', 'Oct. 31, 2022 = DATE 2022-10-31'],
    ['on 31 October 2022, the', '31 October 2022 = DATE 2022-10-31'],
    ['on the 24th of February 2022.', 'the 24th of February 2022 = DATE 2022-02-24'],
    ['dated 2022-10-31.', '2022-10-31 = DATE 2022-10-31'],
    ['dated 2022/10/31.', '2022/10/31 = DATE 2022-10-31'],
    ['on 31/10/2022 it', '31/10/2022 = DATE 2022-10-31'],
    ['on 10/31/2022 it', '10/31/2022 = DATE 2022-10-31'],
    ['on 07.04.2022 it', '07.04.2022 = DATE 2022-04-07'],
    ['SAN SALVADOR, 12 JAN 90 (ACAN-EFE) -- ', '12 JAN 90 = DATE 1990-01-12'],
    ['PERTH, JUNE 11 89 (AFP) -- ', 'JUNE 11 89 = DATE 1989-06-11'],
    ['on Tuesday, Nov. 15, shells fell', 'Tuesday, Nov. 15 = DATE 2022-11-15'],
    ['struck on 24 December, killing two', '24 December = DATE 2021-12-24'],
    ['will open on 24 December', '24 December = DATE 2022-12-24'],
    ['fell on 24 and 25 December 2021', '24 and 25 December 2021 = DATE 2021-12-24/2021-12-25'],
    ['the night of 14-15 November.', 'the night of 14-15 November = TIME 2022-11-14TNI'],
    ['on Oct. 10 last year', 'Oct. 10 last year = DATE 2021-10-10'],
    ['in 2022-W46.', '2022-W46 = DATE 2022-W46'],
    ['10 жовтня 2022 року', '10 жовтня 2022 = DATE 2022-10-10'],
    ['24 февраля 2022', '24 февраля 2022 = DATE 2022-02-24'],
  ])('%s', (text, expected) => {
    expect(tags(text)).toContain(expected);
  });

  it('takes four digits behind “at” for an hour only where no noun follows them', () => {
    expect(tags('output stood at 2022 levels').filter((tag) => tag.includes('TIME'))).toEqual([]);
  });

  it('says that digits of open order have no day', () => {
    expect(tags('Updated: 07-04-2022 to')).toEqual(['07-04-2022 = DATE 2022-XX-XX']);
  });

  it('reads no day that the calendar lacks', () => {
    expect(tags('version 31.31.2022 and 30 February')).not.toContain(expect.stringContaining('02-30'));
    expect(tags('on 30 February 2022').join()).not.toContain('2022-02-30');
  });
});

describe('findTimexes reads times seen from the anchor', () => {
  it.each([
    ['hit Kyiv on Tuesday', 'Tuesday = DATE 2022-11-15'],
    ['hit Kyiv on Wednesday', 'Wednesday = DATE 2022-11-16'],
    ['hit Kyiv last Wednesday', 'last Wednesday = DATE 2022-11-09'],
    ['leaders will meet on Friday', 'Friday = DATE 2022-11-18'],
    ['late on Monday night, officials said', 'late on Monday night = TIME 2022-11-14TNI'],
    ['on Tuesday morning', 'Tuesday morning = TIME 2022-11-15TMO'],
    ['yesterday', 'yesterday = DATE 2022-11-15'],
    ['struck overnight', 'overnight = TIME 2022-11-15TNI'],
    ['struck last night', 'last night = TIME 2022-11-15TNI'],
    ['three weeks ago', 'three weeks ago = DATE 2022-W43'],
    ['two days ago', 'two days ago = DATE 2022-11-14'],
    ['nearly one month ago', 'nearly one month ago = DATE 2022-10'],
    ['five years ago', 'five years ago = DATE 2017'],
    ['in early April.', 'early April = DATE 2022-04'],
    ['in mid-May', 'mid-May = DATE 2022-05'],
    ['in spring 2022', 'spring 2022 = DATE 2022-SP'],
    ['earlier this week', 'earlier this week = DATE 2022-W46'],
    ['last month', 'last month = DATE 2022-10'],
    ['last year', 'last year = DATE 2021'],
    ['since 2014', '2014 = DATE 2014'],
    ['in the 1990s', 'the 1990s = DATE 199'],
    ['at 22:50 on', '22:50 = TIME 2022-11-16T22:50'],
    ['began at 1805 on', '1805 = TIME 2022-11-16T18:05'],
    ['began at 0530 local time', '0530 local time = TIME 2022-11-16T05:30'],
    ['around 5 a.m. local time', 'around 5 a.m. local time = TIME 2022-11-16T05:00'],
    ['at 10 p.m. Tuesday', '10 p.m. Tuesday = TIME 2022-11-15T22:00'],
    ['for two hours', 'two hours = DURATION PT2H'],
    ['a five-day siege', 'five-day = DURATION P5D'],
    ['every day', 'every day = SET P1D'],
    ['are now entrenched', 'now = DATE PRESENT_REF'],
    ['has recently said', 'recently = DATE PAST_REF'],
  ])('%s', (text, expected) => {
    expect(tags(text)).toContain(expected);
  });

  it('keeps X where no anchor is given', () => {
    expect(tags('on Tuesday', null)).toEqual(['Tuesday = DATE XXXX-WXX-2']);
    expect(tags('on Oct. 17', null)).toEqual(['Oct. 17 = DATE XXXX-10-17']);
    expect(tags('in March', null)).toEqual(['March = DATE XXXX-03']);
    expect(tags('yesterday', null)).toEqual(['yesterday = DATE XXXX-XX-XX']);
  });

  it('ignores an anchor that is no day', () => {
    expect(tags('on Tuesday', '2022-02-31')).toEqual(['Tuesday = DATE XXXX-WXX-2']);
  });
});

describe('findTimexes leaves other words alone', () => {
  it.each([
    'Russia may strike again.',
    'May I ask? Soldiers march on the town.',
    'A second missile fell on the second floor.',
    'More than 2000 people fled; 1500 houses burnt.',
    'Robinson Crusoe met Black Friday shoppers.',
    'The Sunday Times reported it.',
    'A 7-year-old boy was hurt.',
    'It cost 12.5 million and rose 3.30%.',
    'They fell back to the spring near the wall.',
    'The score was 3-2, the ratio 1:15000.',
  ])('%s', (text) => {
    expect(tags(text)).toEqual([]);
  });
});

describe('findTimexes on any text', () => {
  const word = fc.constantFrom(
    'on',
    'Tuesday',
    'Oct.',
    '31',
    '2022',
    ',',
    'the',
    'night',
    'of',
    '14-15',
    'November',
    'three',
    'weeks',
    'ago',
    'at',
    '10:24',
    'a.m.',
    'early',
    'mid-May',
    'last',
    'next',
    'year',
    '’s',
    '—',
    '(',
    '99999999999',
    '07/04/2022',
    'і',
    'вчора',
    '\n',
    '“',
    'few',
    'a',
    'century',
    '9999',
    '0001-01-01',
    'decades',
    'centuries',
    'this',
    'first',
    'half',
    'T',
    '000',
    'nineteen',
    'ninety',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  );
  const anchor = fc.constantFrom(
    null,
    '2022-11-16',
    '0001-01-01',
    '9999-12-31',
    'junk',
    '2024-02-29T10:00:00Z',
  );

  it('gives ordered spans whose quote is the slice', () => {
    fc.assert(
      fc.property(text, anchor, (article, day) => {
        let end = 0;
        for (const timex of findTimexes(article, day)) {
          expect(article.slice(timex.start, timex.end)).toBe(timex.quote);
          expect(timex.start).toBeGreaterThanOrEqual(end);
          expect(timex.end).toBeGreaterThan(timex.start);
          expect(timex.value).not.toBe('');
          end = timex.end;
        }
      }),
      { numRuns: 1500 },
    );
  });
});
