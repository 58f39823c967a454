/** What the page that runs from disk lists: every attack of the scenes with its words and numbered sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { BriefResponse } from '#lib/brief/brief-schema.ts';
import { plainQuote } from '#lib/brief/plain-quote.ts';
import type { Safety } from '#lib/brief/safeguard.ts';
import { briefPage, type PageAssets, type PageIncident, pageData } from '#lib/export/brief-html.ts';
import type { BriefSheet, SheetSource } from '#lib/export/brief-sheet.ts';
import type { Shape } from '#lib/export/shape.ts';
import { THEME_COLORS } from '#lib/export/theme-colors.ts';
import { ATTACK_TYPES, type AttackType, type Incident } from '#lib/schema.ts';
import { placeLine, tollLine } from '#lib/view/describe-incident.ts';
import { describeWhen } from '#lib/view/describe-time.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';
import type { Language } from '#lib/view/words.ts';
import { projectRoot } from '../locate.ts';
import type { Store } from '../store/open-store.ts';
import { namesOfPlaces } from '../words/names-of-places.ts';
import { wordsIn } from '../words/words-in.ts';
import { readSafety, safeSource } from './read-safety.ts';

const FONTS: [file: string, family: string, weight: string, isItalic: boolean, range: string | null][] = [
  ...(['latin', 'cyrillic'] as const).flatMap((part) => {
    const range = part === 'latin' ? 'U+0000-024F,U+2000-22FF' : 'U+0400-052F,U+2116';
    const noto = (cut: string) => `fonts/noto-sans-${part}-${cut}.woff2`;
    const plex = (weight: string) => `ui-fonts/ibm-plex-sans-${part}-${weight}-normal.woff2`;
    return [
      [plex('400'), 'IBM Plex Sans', '400', false, range],
      [plex('600'), 'IBM Plex Sans', '600', false, range],
      [noto('400-normal'), 'Noto Sans', '400', false, range],
      [noto('600-normal'), 'Noto Sans', '600', false, range],
      [noto('400-italic'), 'Noto Sans', '400', true, range],
      [`ui-fonts/source-serif-4-${part}-opsz-normal.woff2`, 'Source Serif 4', '200 900', false, range],
    ] as [string, string, string, boolean, string | null][];
  }),
];

type Told = { incident_id: string; article_id: string; quote: string | null };

async function readTold(store: Store, ids: readonly string[]): Promise<Told[]> {
  const { rows } = await sql<Told>`
    SELECT incident_id, m.article_id, mentions.data->'evidence'->0->>'quote' AS quote
    FROM incident_members m JOIN mentions ON (mentions.article_id, mentions.id) = (m.article_id, m.mention_id)
    WHERE incident_id = ANY(${[...ids]}::text[]) ORDER BY incident_id, m.article_id, m.mention_id`.execute(
    store,
  );
  return rows;
}

/** Numbers further articles after those that the scenes quote. */
async function numberSources(
  store: Store,
  answer: BriefResponse,
  sheet: BriefSheet,
  told: readonly Told[],
  { safety, language }: { safety: Safety; language: Language },
): Promise<{ sources: SheetSource[]; numberOf: Map<string, number> }> {
  const numberOf = new Map(answer.sources.map(({ id }, at) => [id, at + 1]));
  const sources = [...sheet.sources];
  const more = [...new Set(told.map(({ article_id }) => article_id))].filter((id) => !numberOf.has(id));
  const rows =
    more.length === 0
      ? []
      : await store
          .selectFrom('articles')
          .select(['id', 'title', 'publisher', 'url', 'published_day'])
          .where(sql<boolean>`id = ANY(${more}::text[])`)
          .orderBy('published_day')
          .orderBy('id')
          .execute();
  for (const row of rows) {
    const named = { ...row, day: row.published_day };
    const { id, title, publisher, url, day } = safeSource(named, answer.brief, safety);
    numberOf.set(id, sources.length + 1);
    sources.push({
      number: sources.length + 1,
      title: title ?? wordsIn(language).say('common.untitled'),
      publisher,
      url,
      day,
    });
  }
  return { sources, numberOf };
}

function listIncidents(
  sheet: BriefSheet,
  told: readonly Told[],
  numberOf: ReadonlyMap<string, number>,
  { spell }: Safety,
  language: Language,
): PageIncident[] {
  const unique = new Map<string, Incident>();
  for (const { incidents } of sheet.scenes) for (const one of incidents) unique.set(one.id, one);
  const spoken = { ...wordsIn(language), names: namesOfPlaces(language, [...unique.values()]) };
  const byIncident = Map.groupBy(told, ({ incident_id }) => incident_id);
  return [...unique.values()]
    .sort((a, b) => (a.time.start ?? '9').localeCompare(b.time.start ?? '9') || (a.id < b.id ? -1 : 1))
    .map((incident) => {
      const words = byIncident.get(incident.id) ?? [];
      const quote = words.find((one) => one.quote)?.quote ?? null;
      return {
        incident: { ...incident, title: incidentTitle(incident, spoken) },
        when: describeWhen(incident.time, spoken).day,
        where: placeLine(incident.place, spoken),
        toll: tollLine(incident.casualties, spoken),
        grade: spoken.say(`codes.grade.${incident.grade.level}`),
        quote: quote === null ? null : spell(plainQuote(quote)),
        sources: [...new Set(words.flatMap(({ article_id }) => numberOf.get(article_id) ?? []))],
      };
    });
}

function byType<T>(make: (type: AttackType) => T): Record<AttackType, T> {
  return Object.fromEntries(ATTACK_TYPES.map((type) => [type, make(type)])) as Record<AttackType, T>;
}

function readAssets(): Omit<PageAssets, 'data'> {
  const folder = join(projectRoot(), 'public');
  const read = (file: string) => readFileSync(/* turbopackIgnore: true */ join(folder, file));
  return {
    script: read('brief/player.js').toString('utf8'),
    style: read('brief/player.css').toString('utf8'),
    fonts: FONTS.map(([file, family, weight, isItalic, range]) => ({
      family,
      weight,
      isItalic,
      range,
      base64: read(file).toString('base64'),
    })),
  };
}

/** The page's document. `grounds` are in the order of the scenes. */
export async function buildPage(
  store: Store,
  answer: BriefResponse,
  sheet: BriefSheet,
  grounds: readonly (readonly Shape[])[],
  language: Language,
): Promise<string> {
  const ids = [...new Set(sheet.scenes.flatMap(({ incidents }) => incidents.map(({ id }) => id)))];
  const told = await readTold(store, ids);
  const safety = await readSafety(store, answer);
  const { sources, numberOf } = await numberSources(store, answer, sheet, told, { safety, language });
  const { coarsenPlaces } = answer.brief.options;
  const data = pageData({
    sheet,
    grounds,
    // First words of an attack often name its exact place.
    incidents: listIncidents(
      sheet,
      coarsenPlaces ? told.map((one) => ({ ...one, quote: null })) : told,
      numberOf,
      safety,
      language,
    ),
    sources,
    labels: byType((type) => wordsIn(language).say(`codes.type.${type}`)),
    symbols: byType((type) => symbolPath(type, 1)),
    colors: { light: THEME_COLORS.light.types, dark: THEME_COLORS.dark.types },
  });
  return briefPage(sheet, { ...readAssets(), data: gzipSync(data, { level: 9 }).toString('base64') });
}
