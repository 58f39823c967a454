import fc from 'fast-check';
import type { Report } from '#lib/merge/report.ts';
import { packSignature, signText } from '#lib/merge/sign-text.ts';
import type { Evidence, Mention, MentionPlace, MentionTime } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';
import {
  BROVARY,
  KHARKIV,
  KYIV,
  makeMention,
  makeReport,
  OBOLONSKYI,
  onDay,
  onWeekday,
  PECHERSKYI,
} from './make-report.ts';

const FIRST_DAY = '2022-11-15';
const REGION: MentionPlace = {
  ...KYIV,
  name: 'Kyiv region',
  placeId: 'kyiv-region',
  precision: 'region',
  radiusKm: 150,
  admin1: 'Kyiv region',
};
const UKRAINE: MentionPlace = {
  ...KYIV,
  name: 'Ukraine',
  placeId: 'ukraine',
  precision: 'country',
  radiusKm: 600,
  admin1: null,
};
const TEXTS = ['a', 'b'].map((name) => Array.from({ length: 40 }, (_, i) => `${name}${i}`).join(' '));

const time = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 0, max: 3 }).map((n): MentionTime => onDay(addDays(FIRST_DAY, n))),
  },
  fc.constant(onWeekday(2)),
  fc.constant({ ...onWeekday(2), surface: null, bounds: {} }),
  fc.constant({ ...onDay('2022-11-01'), end: '2022-11-30', precision: 'month' as const }),
  fc.constant({ ...onDay('2022-01-01'), end: '2022-12-31', precision: 'longer' as const }),
);
/** The words for a time: two mentions of one article may share them. */
const timeWords = fc.constantFrom<Evidence[]>(
  [],
  [{ start: 3, end: 9, quote: 'Sunday' }],
  [{ start: 3, end: 9, quote: 'Sunday' }],
);
const count = fc.option(fc.constantFrom(0, 1, 2, 5, 12));

const mention = fc
  .record({
    place: fc.constantFrom(KYIV, KYIV, PECHERSKYI, OBOLONSKYI, KHARKIV, BROVARY, REGION, UKRAINE, null),
    time,
    type: fc.constantFrom<Mention['type']>(
      'missile_strike',
      'drone_strike',
      'attack_unspecified',
      'interception',
      'campaign',
    ),
    tier: fc.constantFrom<Mention['tier']>('primary', 'secondary', 'background'),
    targets: fc.subarray(['residential', 'energy']),
    killed: count,
    timeWords,
  })
  .map(({ targets, killed, timeWords: evidence, ...fields }) =>
    makeMention({
      ...fields,
      time: { ...fields.time, evidence },
      targets: targets.map((kind) => ({ kind, count: null, evidence: [] })),
      casualties: {
        killed: killed === null ? null : { min: killed, max: killed, evidence: [] },
        injured: null,
        missing: null,
        captured: null,
      },
    }),
  );

/** Up to eight reports of one to three mentions each, crowded into a few days and places so that they meet. */
export const arbitraryReports: fc.Arbitrary<Report[]> = fc
  .array(
    fc.record({
      mentions: fc.array(mention, { minLength: 1, maxLength: 3 }),
      published: fc.option(fc.integer({ min: 0, max: 9 })),
      text: fc.option(fc.constantFrom(...TEXTS)),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ mentions, published, text }, i) => ({
      ...makeReport(
        `a${i}`,
        published === null ? null : addDays(FIRST_DAY, published),
        ...mentions.map((m, k) => ({ ...m, id: `m${k + 1}` })),
      ),
      notes: text === null ? undefined : { signature: packSignature(signText(text)), scopes: {} },
    })),
  );
