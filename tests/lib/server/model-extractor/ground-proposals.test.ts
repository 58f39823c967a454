import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extraction, extraction } from '#lib/schema.ts';
import { memoryCache } from '#lib/server/model-extractor/answer-cache.ts';
import {
  type ModelReport,
  readArticleWithModel,
} from '#lib/server/model-extractor/read-article-with-model.ts';
import { answerWith, attack, makeArticle, mockModel, shippedDeps } from './model-for-tests.ts';

const deps = shippedDeps();

const TEXT = `Two Russian missiles hit an apartment building in Kharkiv on Tuesday, killing more than four people and wounding 12, regional governor Oleh Syniehubov said.

The mayor of Odesa called it a crime. Air defence shot down three Shahed drones over Mykolaiv the same night.

Moscow denies targeting civilians. Nurses went on strike in Lviv. Since the invasion, thousands of people have been killed.`;

const MISSILES = attack({
  trigger: 'missiles hit an apartment building in Kharkiv',
  type: 'missile_strike',
  outcome: 'hit',
  time: 'on Tuesday',
  place: 'Kharkiv',
  weapon: 'Two Russian missiles',
  targets: ['an apartment building'],
  killed: 'killing more than four people',
  injured: 'wounding 12',
  perpetrator: 'Russian',
  mode: 'asserted',
  speaker: 'Oleh Syniehubov',
});

type Read = { read: Extraction; report: ModelReport };

async function readWith(text: string, ...attacks: readonly unknown[]): Promise<Read> {
  let report: ModelReport | null = null;
  const { model } = mockModel(() => answerWith(...attacks));
  const effects = {
    cache: memoryCache(),
    report: (said: ModelReport) => {
      report = said;
    },
  };
  const read = await readArticleWithModel(makeArticle(text), deps, model, effects);
  return { read, report: report! };
}

function reasons({ report }: Read): string[] {
  return report.rejections.map(({ reason }) => reason);
}

describe('readArticleWithModel, when the model answers well', () => {
  it('works out day, place, numbers and names from the words that the model chose', async () => {
    const { read, report } = await readWith(TEXT, MISSILES);
    expect(extraction.parse(read)).toEqual(read);
    expect(read.mentions).toHaveLength(1);
    expect(read.mentions[0]).toMatchObject({
      id: 'm1',
      type: 'missile_strike',
      assertion: 'happened',
      outcome: 'hit',
      tier: 'primary',
      time: { start: '2023-05-09', end: '2023-05-09', precision: 'day', basis: 'metadata' },
      place: { name: 'Kharkiv', country: 'UA', precision: 'settlement' },
      weapon: { kind: 'missile', count: { min: 2, max: 2 } },
      targets: [{ kind: 'residential', count: { min: 1, max: 1 } }],
      casualties: { killed: { min: 5, max: null }, injured: { min: 12, max: 12 }, missing: null },
      perpetrator: { actor: 'Russia', mode: 'alleged', by: 'Oleh Syniehubov' },
    });
    expect(read.mentions[0]?.claims.map((claim) => [claim.field, claim.speaker])).toEqual([
      ['killed', 'Oleh Syniehubov'],
      ['injured', 'Oleh Syniehubov'],
      ['attack', 'Oleh Syniehubov'],
      ['perpetrator', 'Oleh Syniehubov'],
    ]);
    expect(report).toEqual({ readBy: 'model', rejections: [] });
  });

  it('keeps several attacks in text order and ties an interception to the salvo of its day', async () => {
    const drones = attack({
      trigger: 'shot down three Shahed drones',
      type: 'interception',
      outcome: 'intercepted',
      time: 'on Tuesday',
      place: 'Mykolaiv',
      weapon: 'three Shahed drones',
    });
    const { read } = await readWith(TEXT, drones, MISSILES);
    expect(read.mentions.map((m) => [m.id, m.type, m.place?.name, m.partOf])).toEqual([
      ['m1', 'missile_strike', 'Kharkiv', null],
      ['m2', 'interception', 'Mykolaiv', 'm1'],
    ]);
    expect(read.mentions[1]?.weapon).toMatchObject({ model: 'Shahed', count: { min: 3, max: 3 } });
  });

  it('leaves a slot that the model does not fill unknown', async () => {
    const { read } = await readWith(TEXT, attack({ trigger: 'missiles hit an apartment building' }));
    expect(read.mentions[0]).toMatchObject({
      time: { start: null, precision: 'unresolved', clock: null },
      place: null,
      weapon: null,
      targets: [],
      casualties: { killed: null, injured: null },
      perpetrator: null,
    });
  });

  it('keeps a name that no gazetteer knows, without a point', async () => {
    const text = 'Shelling killed two people in Zhabokrychivka on Tuesday.';
    const { read } = await readWith(
      text,
      attack({ trigger: 'Shelling killed two people', type: 'shelling', place: 'Zhabokrychivka' }),
    );
    expect(read.mentions[0]?.place).toMatchObject({ name: 'Zhabokrychivka', lng: null, placeId: null });
  });

  it('joins one attack that is told in the same words twice', async () => {
    const { read } = await readWith(TEXT, MISSILES, { ...MISSILES, weapon: null });
    expect(read.mentions).toHaveLength(1);
  });
});

describe('readArticleWithModel, when the model says more than the text', () => {
  it.for([
    ['an invented trigger', { trigger: 'a bomb levelled the school' }, 'trigger is not in the text'],
    [
      'a trigger without a word of an attack',
      { trigger: 'The mayor of Odesa called it' },
      'no word of an attack in its sentence',
    ],
    [
      'a figure of speech',
      { trigger: 'Nurses went on strike' },
      /^trigger is a figure of speech$|^no word of an attack/,
    ],
  ] as const)('leaves out %s', async ([, wrong, reason]) => {
    const result = await readWith(TEXT, MISSILES, attack(wrong));
    expect(result.read.mentions.map((m) => m.type)).toEqual(['missile_strike']);
    expect(reasons(result)).toEqual([expect.stringMatching(reason)]);
    expect(result.read.problems.filter((p) => p.kind === 'refused')).toHaveLength(1);
  });

  it.for([
    ['an invented day', { time: 'on Friday' }, 'time is not in the text'],
    ['words that are no day', { time: 'four people' }, 'time names no day or hour'],
    ['an invented place', { place: 'Poltava' }, 'place is not in the text'],
    ['words that are no place', { place: 'an apartment building' }, 'place is no name'],
    ['a people for a place', { place: 'Russian' }, 'place is no name'],
    ['an invented toll', { killed: 'killing 50 people' }, 'killed is not in the text'],
    ['the injured as killed', { killed: 'wounding 12' }, 'killed counts other people'],
    ['a clause without a number', { killed: 'called it a crime' }, 'killed states no count'],
    [
      'the total of the war',
      { killed: 'thousands of people have been killed' },
      'killed is the total of a war',
    ],
    ['an invented perpetrator', { perpetrator: 'Hezbollah' }, 'perpetrator is not in the text'],
    ['somebody who is named elsewhere', { perpetrator: 'Odesa' }, 'perpetrator is not named as one'],
    ['an unknown weapon', { weapon: 'a crime' }, 'weapon is not in the lexicon'],
    ['a claim that nobody made', { mode: 'claimed' }, 'no claim of responsibility in the text'],
    ['a speaker who is not there', { speaker: 'Volodymyr Zelenskyy' }, 'speaker is not in the text'],
    ['part of a word', { place: 'Khark' }, 'place is not in the text'],
  ] as const)('counts %s and keeps the attack', async ([, wrong, reason]) => {
    const result = await readWith(TEXT, { ...MISSILES, ...wrong });
    expect(result.read.mentions).toHaveLength(1);
    expect(reasons(result)).toContain(reason);
    const field = Object.keys(wrong)[0]!;
    const { time, place, casualties, perpetrator, weapon, claims } = result.read.mentions[0]!;
    const kept: Record<string, unknown> = {
      time: time.start,
      place,
      killed: casualties.killed,
      perpetrator,
      weapon,
    };
    if (field in kept) expect(kept[field]).toBeNull();
    if (field === 'mode') expect(perpetrator?.mode).toBe('alleged');
    if (field === 'speaker') expect(claims.every((claim) => claim.speaker === null)).toBe(true);
  });

  it('does not put an attack where somebody only comes from or speaks', async () => {
    const text =
      'Missiles fired from Belgorod hit a power plant on Tuesday, Odesa Mayor Hennadii Trukhanov said.';
    for (const place of ['Belgorod', 'Odesa']) {
      const hit = attack({ trigger: 'hit a power plant', type: 'missile_strike', place });
      const result = await readWith(text, hit);
      expect(result.read.mentions[0]?.place).toBeNull();
      expect(reasons(result)).toContain('place has another role in the text');
    }
  });

  it.for([
    ['Ukraine denied that a missile hit a school in Donetsk on Tuesday.', 'a missile hit a school', 'denied'],
    ['Russia threatened to launch missiles at Kyiv on Friday.', 'launch missiles at Kyiv', 'threatened'],
    [
      'If a missile hits the plant in Enerhodar, thousands would flee.',
      'a missile hits the plant',
      'hypothetical',
    ],
    ['No missile hit Kyiv on Tuesday.', 'missile hit Kyiv', 'negated'],
  ] as const)('does not raise “%s” to a fact', async ([text, trigger]) => {
    const result = await readWith(text, attack({ trigger, type: 'missile_strike' }));
    expect(result.read.mentions.map((m) => m.assertion)).not.toContain('happened');
    expect(reasons(result)).toEqual(['assertion is stronger than the text']);
  });

  it('keeps an interception an interception', async () => {
    const result = await readWith(
      TEXT,
      attack({ trigger: 'shot down three Shahed drones', type: 'drone_strike' }),
    );
    expect(result.read.mentions.map((m) => m.type)).toEqual(['interception']);
    expect(reasons(result)).toEqual(['type is more than the text says']);
  });

  it('takes what stands only in a quotation as reported', async () => {
    const text = 'A resident said: “A missile hit the market in Kharkiv on Tuesday.”';
    const { read } = await readWith(
      text,
      attack({ trigger: 'A missile hit the market', type: 'missile_strike' }),
    );
    expect(read.mentions[0]?.assertion).toBe('reported');
  });

  it('names the attacks that the rules find and the model passes over', async () => {
    const { read } = await readWith(TEXT);
    expect(read.mentions).toEqual([]);
    expect(read.problems.map((p) => p.kind)).toEqual(['no_attack', 'refused']);
    expect(read.problems[1]?.message).toContain('the rules find 1 attack(s)');
  });
});

describe('evidence', () => {
  const words = TEXT.split(/\s+/);
  const anyQuote = fc
    .tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: 9 }))
    .map(([from, count]) => words.slice(from, from + count).join(' '));
  const slot = fc.option(fc.oneof(anyQuote, fc.string({ maxLength: 20 })), { nil: null });
  const anyAttack = fc.record({
    trigger: fc.oneof(anyQuote, fc.constant(MISSILES.trigger)),
    type: fc.constantFrom('missile_strike', 'interception', 'campaign', 'shooting', 'attack_unspecified'),
    assertion: fc.constantFrom('happened', 'denied', 'habitual', 'historic', 'threatened'),
    outcome: fc.constantFrom('hit', 'unknown'),
    time: slot,
    place: slot,
    weapon: slot,
    targets: fc.array(anyQuote, { maxLength: 3 }),
    killed: slot,
    injured: slot,
    perpetrator: slot,
    mode: fc.constantFrom('asserted', 'claimed', 'denied', null),
    speaker: slot,
  });

  function spansIn(value: unknown): { start: number; end: number; quote: string }[] {
    if (Array.isArray(value)) return value.flatMap(spansIn);
    if (typeof value !== 'object' || value === null) return [];
    const own = 'quote' in value ? [value as { start: number; end: number; quote: string }] : [];
    return [...own, ...Object.values(value).flatMap(spansIn)];
  }

  it('always is a slice of the text, whatever the model quotes', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyAttack, { minLength: 1, maxLength: 4 }), async (attacks) => {
        const { read } = await readWith(TEXT, ...attacks);
        expect(extraction.safeParse(read).success).toBe(true);
        expect(read.problems.map((p) => p.kind)).not.toContain('internal');
        for (const { start, end, quote } of spansIn(read.mentions)) {
          seen++;
          expect(TEXT.slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('is a slice of odd texts too, and no answer about them throws', async () => {
    const piece = fc.oneof(
      fc.constantFrom(...words, '\ud800', '𝒳', '\u0000', '…', '“', '\u200b', '\n\n', 'Advertisement', '#'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 8 })), {
      minLength: 9,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 5, maxLength: 60 }), spans, async (pieces, cuts) => {
        const text = pieces.join(' ');
        const quotes = cuts.map(([from, count]) => pieces.slice(from, from + count).join(' '));
        const [trigger, time, place, weapon, target, killed, injured, perpetrator, speaker] = quotes;
        const odd = { time, place, weapon, targets: [target], killed, injured, perpetrator, speaker };
        const { read } = await readWith(text, { ...MISSILES, ...odd, trigger });
        expect(extraction.safeParse(read).success).toBe(true);
        for (const { start, end, quote } of spansIn(read.mentions))
          expect(text.slice(start, end)).toBe(quote);
      }),
      { numRuns: 150 },
    );
  });
});
