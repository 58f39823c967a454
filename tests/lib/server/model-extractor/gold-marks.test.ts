import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attackType, type Extraction, GROUND_TYPES, type Mention } from '#lib/schema.ts';
import { memoryCache } from '#lib/server/model-extractor/answer-cache.ts';
import {
  type ModelReport,
  readArticleWithModel,
} from '#lib/server/model-extractor/read-article-with-model.ts';
import { answerWith, attack, makeArticle, mockModel, shippedDeps } from './model-for-tests.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared');
const deps = shippedDeps();

type Span = { start: number; end: number; quote: string };
type Marked = { evidence?: Span[] } | null;
type GoldEvent = {
  type: string;
  status: string;
  triggers: Span[];
  date?: { start: string | null; surface?: string | null; evidence?: Span[] } | null;
  place?: Marked;
  weapon?: Marked;
  targets?: Marked[];
  casualties?: { killed: unknown; injured: unknown; evidence: Span[] } | null;
  perpetrator?: { attribution?: string; evidence?: Span[] } | null;
};
type Gold = { article: string; events: GoldEvent[]; traps: { id: string; evidence: Span }[] };

const TYPES: Record<string, string> = {
  air_defense_interception: 'interception',
  attack_campaign: 'campaign',
  ground_offensive: 'ground_assault',
  ground_clash: 'ground_assault',
};

function firstQuote(marked: Marked | undefined): string | null {
  return marked?.evidence?.[0]?.quote ?? null;
}

/** What a model that marks as well as the annotators would answer: their labels and the words they marked. */
function marksOf(event: GoldEvent): Record<string, unknown>[] {
  const type = attackType.safeParse(TYPES[event.type] ?? event.type);
  const trigger = event.triggers[0];
  if (!type.success || !trigger) return [];
  return [
    attack({
      trigger: trigger.quote,
      type: type.data,
      assertion: event.status === 'ongoing' ? 'habitual' : (event.status as 'happened'),
      time: event.date?.surface ?? firstQuote(event.date),
      place: firstQuote(event.place),
      weapon: firstQuote(event.weapon),
      targets: (event.targets ?? []).flatMap((target) => firstQuote(target) ?? []),
      killed: event.casualties?.killed ? firstQuote(event.casualties) : null,
      injured: event.casualties?.injured ? firstQuote(event.casualties) : null,
      perpetrator: firstQuote(event.perpetrator),
    }),
  ];
}

async function readMarks(
  ctx: { skip: (note: string) => void },
  name: string,
): Promise<{ read: Extraction; report: ModelReport; gold: Gold }> {
  const path = join(SHARED, 'gold', `${name}.json`);
  if (!existsSync(path)) {
    console.warn(`SKIPPED: ${path} is not here; the texts of others do not ship with the project`);
    ctx.skip(`${path} is not here`);
  }
  const gold = JSON.parse(readFileSync(path, 'utf8')) as Gold;
  const text = readFileSync(join(SHARED, 'articles', gold.article), 'utf8');
  let report: ModelReport = { readBy: 'rules', rejections: [] };
  const { model } = mockModel(() => answerWith(...gold.events.flatMap(marksOf)));
  const read = await readArticleWithModel(makeArticle(text, null), deps, model, {
    cache: memoryCache(),
    report: (said) => {
      report = said;
    },
  });
  return { read, report, gold };
}

/** Attacks that count as facts on the ground. */
function facts({ mentions }: Extraction): Mention[] {
  return mentions.filter(
    (m) =>
      (GROUND_TYPES as readonly string[]).includes(m.type) &&
      ['happened', 'reported', 'historic'].includes(m.assertion),
  );
}

function trapsHit(read: Extraction, gold: Gold): string[] {
  const spans = facts(read).flatMap((m) => m.evidence);
  return gold.traps
    .filter((t) => spans.some((s) => s.start < t.evidence.end && t.evidence.start < s.end))
    .map((t) => t.id);
}

describe('a model that marks like the annotators', () => {
  it('gives the attacks of article 000 with their days and places, though the text bears no date', async (ctx) => {
    const { read, report, gold } = await readMarks(ctx, '000');
    expect(report).toEqual({
      readBy: 'model',
      rejections: [{ reason: 'perpetrator is not named as one', count: 1 }],
    });
    expect(facts(read).map((m) => [m.type, m.time.start, m.place?.precision, m.tier])).toEqual([
      ['missile_strike', '2022-11-15', 'neighbourhood', 'primary'],
      ['drone_strike', '2022-10-31', 'region', 'background'],
      ['attack_unspecified', '2022-10-17', 'settlement', 'background'],
    ]);
    expect(facts(read)[0]).toMatchObject({
      targets: [{ kind: 'residential', count: { min: 2, max: 2 } }],
      perpetrator: { actor: 'Russia', mode: 'alleged' },
    });
    expect(read.mentions.map((m) => m.type)).toEqual(
      expect.arrayContaining(['interception', 'air_raid_alert', 'campaign']),
    );
    expect(trapsHit(read, gold)).toEqual([]);
  });

  it('gives the strike of article 003 without a day, for the text does not tell it', async (ctx) => {
    const { read, report, gold } = await readMarks(ctx, '003');
    expect(report.readBy).toBe('model');
    const [strike] = facts(read);
    expect(strike).toMatchObject({
      type: 'missile_strike',
      time: { start: null, bounds: { weekday: 4 } },
      casualties: { killed: null, injured: { min: 3, max: null } },
      weapon: { kind: 'missile', count: { min: 2, max: 2 } },
    });
    expect(trapsHit(read, gold)).toEqual([]);
  });
});
