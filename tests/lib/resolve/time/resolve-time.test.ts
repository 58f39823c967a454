import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimexes } from '#lib/resolve/time/find-timexes.ts';
import { inferPublicationDay } from '#lib/resolve/time/infer-publication-day.ts';
import { resolveTime } from '#lib/resolve/time/resolve-time.ts';
import { type MentionTime, mentionTime } from '#lib/schema.ts';
import { addDays, dayFromNumber, weekdayOf } from '#lib/time.ts';

const WEDNESDAY = '2022-11-16';

/** Resolves the words of a text that `words` names (all of them when it is empty). */
function timeOf(
  text: string,
  publishedAt: string | null = WEDNESDAY,
  words = '',
  context: 'past' | 'future' | 'caption' = 'past',
): MentionTime {
  const found = findTimexes(text, null);
  const publicationDay = inferPublicationDay({ text, sections: [], publishedAt, timexes: found });
  const at = text.indexOf(words);
  const dating = words === '' ? found : [{ start: at, end: at + words.length }];
  return resolveTime({ text, found, dating, publicationDay, context });
}

describe('resolveTime seen from a publication day', () => {
  it.each([
    ['Missiles hit on Wednesday', '2022-11-16', '2022-11-16', 'day'],
    ['Missiles hit last Wednesday', '2022-11-09', '2022-11-09', 'day'],
    ['late on Monday night', '2022-11-14', '2022-11-14', 'part_of_day'],
    ['on the night of 14-15 November', '2022-11-14', '2022-11-15', 'part_of_day'],
    ['on Oct. 10', '2022-10-10', '2022-10-10', 'day'],
    ['on 24 December', '2021-12-24', '2021-12-24', 'day'],
    ['It was struck yesterday', '2022-11-15', '2022-11-15', 'day'],
    ['three weeks ago', '2022-10-23', '2022-10-29', 'week'],
    ['in early April', '2022-04-01', '2022-04-10', 'part_of_month'],
    ['in late October', '2022-10-21', '2022-10-31', 'part_of_month'],
    ['from Monday to Wednesday', '2022-11-14', '2022-11-16', 'range'],
    ['between Friday and Sunday', '2022-11-11', '2022-11-13', 'range'],
    ['overnight', '2022-11-15', '2022-11-16', 'part_of_day'],
    ['overnight from Monday to Tuesday', '2022-11-14', '2022-11-15', 'part_of_day'],
    ['on Monday night into Tuesday', '2022-11-14', '2022-11-15', 'part_of_day'],
    ['this week', '2022-11-14', '2022-11-16', 'week'],
    ['in November', '2022-11-01', '2022-11-16', 'month'],
    ['on Tuesday last week', '2022-11-08', '2022-11-08', 'day'],
    ['last weekend', '2022-11-12', '2022-11-13', 'range'],
    ['since Nov. 13', '2022-11-13', '2022-11-16', 'range'],
    ['last year', '2021-01-01', '2021-12-31', 'longer'],
    ['in the early hours of Tuesday', '2022-11-15', '2022-11-15', 'part_of_day'],
    ['just after 3 a.m. on Sunday', '2022-11-13', '2022-11-13', 'hour'],
    ['on Tuesday, Nov. 15', '2022-11-15', '2022-11-15', 'day'],
    ['After Friday’s strike', '2022-11-11', '2022-11-11', 'day'],
  ])('%s', (text, start, end, precision) => {
    expect(timeOf(text)).toMatchObject({ start, end, precision, basis: 'metadata' });
  });

  it('keeps the clock as stated and both spans as evidence', () => {
    const time = timeOf('Blasts were heard at 10:24 a.m. on Friday.', WEDNESDAY, 'Friday');
    expect(time).toMatchObject({
      start: '2022-11-11',
      precision: 'minute',
      clock: { from: '10:24', to: '10:24' },
      surface: '10:24 a.m. on Friday',
    });
    expect(time.evidence.map((span) => span.quote)).toEqual(['10:24 a.m.', 'Friday']);
  });

  it('states no clock where the text states none', () => {
    expect(timeOf('on Tuesday morning').clock).toBeNull();
  });

  it('calls a day with its year explicit, with or without a publication day', () => {
    expect(timeOf('on 31 October 2022', null)).toMatchObject({ start: '2022-10-31', basis: 'explicit' });
    expect(timeOf('on 31 October 2022')).toMatchObject({ start: '2022-10-31', basis: 'explicit' });
  });

  it('looks ahead only where the attack is to come', () => {
    expect(timeOf('on Friday', WEDNESDAY, '', 'future').start).toBe('2022-11-18');
    expect(timeOf('in the coming days').start).toBeNull();
    expect(timeOf('on 3 Dec 2022').start).toBeNull();
  });

  it('takes a photo for a bound of the attack it shows', () => {
    const time = timeOf(
      'A fire in Kyiv, Oct. 31, 2022. (Handout via Reuters)',
      WEDNESDAY,
      'Oct. 31',
      'caption',
    );
    expect(time).toMatchObject({ start: '2022-10-31', end: '2022-10-31', bounds: { latest: '2022-10-31' } });
    expect(time.why.join(' ')).toContain('then or earlier');
  });

  it('reads digits of open order by what publication leaves possible', () => {
    expect(timeOf('on 07/04/2022', '2022-05-01')).toMatchObject({ start: '2022-04-07', basis: 'explicit' });
    expect(timeOf('on 07/04/2022', '2022-08-01').why[0]).toContain('may be Thu 7 Apr 2022 or Mon 4 Jul 2022');
    expect(timeOf('on 07/04/2022', '2022-08-01')).toMatchObject({
      start: null,
      candidates: ['2022-04-07', '2022-07-04'],
    });
  });

  it('turns “before” and “after” into bounds', () => {
    expect(timeOf('some time before Tuesday')).toMatchObject({
      start: null,
      bounds: { latest: '2022-11-15' },
    });
    expect(timeOf('some time after Nov. 10')).toMatchObject({
      start: null,
      bounds: { earliest: '2022-11-10' },
    });
  });

  it('does not accept a weekday that contradicts its date', () => {
    expect(timeOf('on Monday, Nov. 15').start).toBeNull();
  });

  it('does not count from publication what counts from another time', () => {
    const time = timeOf('A second blast followed two days later.');
    expect(time).toMatchObject({ start: null, precision: 'unresolved' });
    expect(time.why[0]).toContain('counts from another time of the text');
  });

  it('says in plain words why', () => {
    expect(timeOf('on Tuesday').why).toEqual([
      '“Tuesday” is the latest Tuesday on or before publication on Wed 16 Nov 2022: Tue 15 Nov 2022.',
    ]);
  });
});

describe('resolveTime without a publication day', () => {
  it('keeps the weekday and the bound', () => {
    const time = timeOf(
      'Russia withdrew in early April and has held land since 2014. Missiles hit on Thursday.',
      null,
      'Thursday',
    );
    expect(time).toMatchObject({
      start: null,
      end: null,
      precision: 'unresolved',
      basis: null,
      bounds: { weekday: 4, earliest: '2014-01-01' },
    });
    expect(time.why).toEqual(['Thursday, after “early April”; no publication day is known.']);
  });

  it('resolves a day that every possible publication day agrees on', () => {
    const text =
      'Rescuers at a hit plant, Dnipro, March 3, 2023. (Handout via Reuters)\n\nRockets hit a depot on Friday.\n\nIt was last hit nearly two weeks ago on Feb. 27.';
    expect(timeOf(text, null, 'Friday')).toMatchObject({ start: '2023-03-10', basis: 'inferred' });
  });

  it('finds the year of a day said with its weekday beside a dated photo, and only there', () => {
    const photo = 'A crater in Kharkiv, Ukraine, October 1, 2022. (Handout via Reuters)';
    const story = 'Shells fell on Tuesday, Oct. 4.';
    expect(timeOf(`${photo}\n\n${story}`, null, 'Tuesday')).toMatchObject({
      start: '2022-10-04',
      basis: 'inferred',
    });
    expect(timeOf(story, null, 'Tuesday').start).toBeNull();
    expect(timeOf(`${photo}\n\n${story.replace('Tuesday, ', '')}`, null, 'Oct. 4').start).toBeNull();
    expect(timeOf(`${photo}\n\n${story.replace('Tuesday', 'Monday')}`, null, 'Monday').start).toBeNull();
  });

  it('names every day that a header of open order leaves', () => {
    const time = timeOf('Updated: 07-04-2022\nShells fell yesterday.', null, 'yesterday');
    expect(time).toMatchObject({ start: null, candidates: ['2022-04-06', '2022-07-03'] });
  });

  it('says so when the text names no day', () => {
    const time = resolveTime({
      text: 'Shells fell.',
      found: [],
      dating: [],
      publicationDay: { value: null, basis: null, why: [] },
      context: 'past',
    });
    expect(time).toMatchObject({
      start: null,
      precision: 'unresolved',
      surface: null,
      why: ['The text does not say when.'],
    });
  });
});

describe('resolveTime always', () => {
  const piece = fc.constantFrom(
    'on Tuesday',
    'on Oct. 31',
    'on Oct. 31, 2022',
    'from Monday',
    'to',
    'Wednesday',
    'overnight',
    'at 10:24 a.m.',
    'last week',
    'in early April',
    'since 2014',
    'three weeks ago',
    'the night of',
    '14-15 November',
    '24 and 25 December',
    '07/04/2022',
    'before',
    'after',
    ',',
    '.',
    '\n',
    'and',
    'last year',
    'the 1990s',
    'in recent weeks',
    'tomorrow',
    'until Friday',
    'Feb. 29',
    '29 February 2023',
    'last weekend',
    '900 years ago',
  );
  const text = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(' '));
  const day = fc.integer({ min: -25_000, max: 50_000 }).map(dayFromNumber);
  const context = fc.constantFrom('past' as const, 'future' as const, 'caption' as const);

  it('ends no earlier than it starts, quotes the text and fits the schema', () => {
    fc.assert(
      fc.property(text, fc.option(day), context, (article, publishedAt, kind) => {
        const time = timeOf(article, publishedAt, '', kind);
        expect(mentionTime.safeParse(time).success).toBe(true);
        expect((time.start === null) === (time.end === null)).toBe(true);
        if (time.start !== null && time.end !== null) expect(time.start <= time.end).toBe(true);
        expect(time.start === null).toBe(time.precision === 'unresolved');
        for (const span of time.evidence) expect(article.slice(span.start, span.end)).toBe(span.quote);
      }),
      { numRuns: 800 },
    );
  });

  it('gives a weekday its weekday, within the week before publication', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), day, (weekday, publishedAt) => {
        const { start } = timeOf(`Shells fell on ${names[weekday - 1]}.`, publishedAt);
        expect(start).not.toBeNull();
        expect(weekdayOf(start ?? '')).toBe(weekday);
        expect((start ?? '') <= publishedAt && (start ?? '') > addDays(publishedAt, -7)).toBe(true);
      }),
    );
  });
});
