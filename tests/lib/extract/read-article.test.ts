import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extraction, GROUND_TYPES, type Mention } from '#lib/schema.ts';
import { countEvidence, extract, loadDeps } from '../../../bench/eval-deps.ts';
import { type Case, failureOf } from '../../../bench/score-cases.ts';

const SHARED = join(import.meta.dirname, '../../../../shared');
const deps = loadDeps();

function readOrSkip(ctx: { skip: (note: string) => void }, path: string): string {
  const full = join(SHARED, path);
  if (existsSync(full)) return readFileSync(full, 'utf8');
  console.warn(`SKIPPED: ${full} is not here; the texts of others do not ship with the project`);
  ctx.skip(`${full} is not here`);
  return '';
}

function facts(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    (m) =>
      (GROUND_TYPES as readonly string[]).includes(m.type) &&
      ['happened', 'reported', 'historic'].includes(m.assertion),
  );
}

describe('readArticle on the seed articles', () => {
  it('finds the strike of 15 November 2022 and what the report tells beside it', (ctx) => {
    const text = readOrSkip(ctx, 'articles/000_4642348b965e15d3.txt');
    const { mentions, publishedAt } = extract(deps, '000', text, null);
    expect(publishedAt.value).toBe('2022-11-15');
    const lead = facts(mentions).find((m) => m.type === 'missile_strike')!;
    expect([lead.time.start, lead.place?.precision]).toEqual(['2022-11-15', 'neighbourhood']);
    expect(lead.targets).toMatchObject([{ kind: 'residential', count: { min: 2, max: 2 } }]);
    expect(lead.perpetrator).toMatchObject({ actor: 'Russia', mode: 'alleged' });
    expect(
      facts(mentions).filter((m) => m.time.start === '2022-10-17' && m.place?.name === 'Kyiv'),
    ).toHaveLength(1);
    const photo = facts(mentions).find((m) => m.type === 'drone_strike')!;
    expect([photo.time.end, photo.place?.precision, photo.tier]).toEqual([
      '2022-10-31',
      'region',
      'background',
    ]);
    expect(mentions.filter((m) => m.type === 'campaign').every((m) => m.assertion === 'habitual')).toBe(true);
    expect(mentions.map((m) => m.type)).toEqual(
      expect.arrayContaining(['interception', 'air_raid_alert', 'campaign']),
    );
    expect(facts(mentions)).toHaveLength(3);
  });

  it('leaves the April strike without a day until the publication day is given', (ctx) => {
    const text = readOrSkip(ctx, 'articles/003_5bf0360fa19a3976.txt');
    const open = extract(deps, '003', text, null);
    const [strike, ...rest] = facts(open.mentions);
    expect(rest).toEqual([]);
    expect(strike).toMatchObject({
      type: 'missile_strike',
      time: { start: null, bounds: { weekday: 4 } },
      weapon: { count: { min: 2, max: 2 } },
      casualties: { injured: { min: 3, max: null }, killed: null },
    });
    expect(open.problems.map((p) => p.kind)).toContain('needs_date');
    expect(facts(extract(deps, '003', text, '2022-04-28').mentions)[0]?.time.start).toBe('2022-04-28');
  });

  it.for([
    ['000', '000_4642348b965e15d3.txt'],
    ['003', '003_5bf0360fa19a3976.txt'],
  ] as const)('counts no trap of %s as an attack', ([gold, article], ctx) => {
    const { traps } = JSON.parse(readOrSkip(ctx, `gold/${gold}.json`)) as {
      traps: { id: string; evidence: { start: number; end: number } }[];
    };
    const { mentions } = extract(deps, gold, readFileSync(join(SHARED, 'articles', article), 'utf8'), null);
    const hit = traps.filter((t) =>
      facts(mentions).some((m) =>
        m.evidence.some((e) => e.start < t.evidence.end && t.evidence.start < e.end),
      ),
    );
    expect(hit.map((t) => t.id)).toEqual([]);
  });
});

describe('readArticle on the linguistic cases', () => {
  it('keeps at least 95 % of them', (ctx) => {
    const cases = JSON.parse(readOrSkip(ctx, 'cases/cases.json')) as Case[];
    const failed = cases.filter(
      (c) => failureOf(c.expect, extract(deps, c.id, c.text, c.meta.pubDate ?? null).mentions) !== null,
    );
    expect(failed.length / cases.length, failed.map((c) => c.id).join(' ')).toBeLessThanOrEqual(0.05);
  });
});

describe('readArticle on any text', () => {
  const word = fc.constantFrom(
    'Russian',
    'missiles',
    'hit',
    'Kyiv',
    'on',
    'Tuesday',
    ',',
    '.',
    'killing',
    'two',
    'people',
    'and',
    'wounding',
    'at',
    'least',
    'three',
    '"',
    '“',
    '”',
    'said',
    'the',
    'mayor',
    '\n',
    '\n\n',
    'Another',
    'drone',
    'struck',
    'Odesa',
    'after',
    'no',
    'casualties',
    'Oct.',
    '17',
    'were',
    'shot',
    'down',
    '’s',
    '(',
    ')',
    'death',
    'toll',
    'rose',
    'to',
    '40',
    'from',
    'then',
    'dead',
    'Moscow',
    'denied',
    'in',
    'hospital',
    'two days earlier',
    'nationwide',
    'found dead',
    'than that of',
    'since',
  );

  it.each([
    ', said',
    '14 dead then',
    'seven dead, and',
    'denied',
    '" denied it',
    'In Moscow, it was',
    'two days after',
  ])('takes a text that breaks off: %j', (text) => {
    expect(extraction.safeParse(extract(deps, 'x', text, '2022-11-16')).success).toBe(true);
  });

  it('never throws, gives valid records, and every evidence span is a slice of the text', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 120 }).map((w) => w.join(' ')),
        fc.constantFrom(null, '2022-11-16'),
        (text, day) => {
          const found = extract(deps, 'x', text, day);
          expect(extraction.safeParse(found).success).toBe(true);
          const [valid, all] = countEvidence(text, found.mentions);
          expect(valid).toBe(all);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes any characters at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { mentions } = extract(deps, 'x', text, null);
        const [valid, all] = countEvidence(text, mentions);
        expect(valid).toBe(all);
      }),
      { numRuns: 100 },
    );
  });

  it('reads a text of one repeated word without end in finite steps', () => {
    for (const unit of [
      'missiles ',
      'said ',
      '" ',
      'and two ',
      'at least ',
      'Kyiv, ',
      'killed ',
      'after ',
    ] as const) {
      expect(() => extract(deps, 'x', unit.repeat(4000), '2022-11-16')).not.toThrow();
    }
  });
});
