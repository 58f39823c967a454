/** A brief made by rule: every sentence is computed from the incidents of a filter and carries its evidence. */
import type { AttackType, GradeLevel, Incident, LedgerEntry } from '#lib/schema.ts';
import { type BriefContent, type BriefQuote, NO_OPTIONS, type Scene } from './brief-schema.ts';
import { countWords, spellCount } from './figures.ts';
import { actorEntries, disputeQuotes, quotesOf, type TextedDetail, tollEnds } from './pick-quotes.ts';
import type { Tally } from './tally.ts';
import { withParams } from './view-params.ts';

/** How the house spells codes, days and places; passed in, since a stage knows no other. */
export type BriefWords = {
  day: (day: string) => string;
  dayRange: (first: string, last: string) => string;
  when: (incident: Incident) => string;
  where: (incident: Incident) => string;
  toll: (incident: Incident) => string;
  type: (type: AttackType) => string;
  grade: (level: GradeLevel) => string;
};

export type DraftMaterial = {
  tally: Tally;
  /** The filter as a view's query string, and in words ("" = everything). */
  filter: { view: string; words: string };
  /** "lng,lat,zoom" that shows the filter's incidents, null where none has a point. */
  camera: string | null;
  /** The same for some of them. */
  cameraOf: (incidents: readonly Incident[]) => string | null;
  /** Attacks known to have fallen on the worst day, deadliest first. */
  worstDay: readonly TextedDetail[];
  /** Deadliest first. */
  deadliest: readonly TextedDetail[];
  /** Those that are disputed, deadliest first. */
  disputed: readonly TextedDetail[];
  articleCount: number;
  /** Publishers of the articles, by how many they published. */
  publishers: readonly string[];
  /** ISO instant of the data. */
  asOf: string;
};

const MOST_DEADLIEST = 5;
const MOST_DISPUTED = 5;
const MOST_DISPUTE_QUOTES = 8;

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function scene(id: string, parts: Partial<Scene> & Pick<Scene, 'headline' | 'body' | 'view'>): Scene {
  return { id, notes: '', quotes: [], ...parts };
}

function listWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const kindWords = (type: AttackType, words: BriefWords) =>
  type === 'attack_unspecified' ? 'kind not stated' : words.type(type).toLowerCase();

function typesSentence({ types, figures }: Tally, words: BriefWords): string {
  const named = types.slice(0, 4).map(([type, count]) => `${kindWords(type, words)} (${spellCount(count)})`);
  if (named.length === 0) return '';
  const rest = figures.incidents - types.slice(0, 4).reduce((sum, [, count]) => sum + count, 0);
  if (rest > 0) named.push(`other kinds (${spellCount(rest)})`);
  return ` By kind: ${listWords(named)}.`;
}

function unknownSentence({ figures }: Tally): string {
  const parts: string[] = [];
  if (figures.killedUnknown > 0) parts.push('{unknown_toll} of them state no number of killed');
  if (figures.undated > 0) parts.push('{undated} could not be dated');
  return parts.length === 0 ? '' : ` ${listWords(parts)}.`;
}

function overview(material: DraftMaterial, words: BriefWords): Scene {
  const { tally, filter, camera } = material;
  const { firstDay, lastDay, incidents } = tally.figures;
  const days = firstDay !== null && lastDay !== null ? `, ${words.dayRange(firstDay, lastDay)}` : '';
  const body =
    incidents === 0
      ? 'No attack matches this filter.'
      : `{killed} killed and {injured} injured in {attacks}.${unknownSentence(tally)}${typesSentence(tally, words)}`;
  return scene('overview', {
    headline: incidents === 0 ? 'No attacks' : `{attacks}${days}`,
    body,
    notes: `Filter: ${filter.words || 'everything'}. The sums add the least number that each attack’s reports state.`,
    view: withParams(filter.view, { map: camera, incident: null, article: null }),
    quotes: material.deadliest.slice(0, 1).flatMap((texted) => quotesOf(texted, 1)),
  });
}

/** Adds quotes to those of a scene; gives the marks that cite them in its text. */
function cite(quotes: BriefQuote[], more: readonly BriefQuote[]): string {
  return more.map((quote) => `{q${quotes.push(quote)}}`).join('');
}

function worstDay(material: DraftMaterial, words: BriefWords): Scene | null {
  const { worst } = material.tally;
  if (worst === null) return null;
  const quotes: BriefQuote[] = [];
  const named = material.worstDay.slice(0, 3).map((texted) => {
    const { incident } = texted.detail;
    return `${words.where(incident)} (${words.toll(incident)})${cite(quotes, quotesOf(texted, 1))}`;
  });
  return scene('worst-day', {
    headline: `The day with the most dead: ${words.day(worst.day)}`,
    body: `At least ${spellCount(worst.killed)} killed in ${countWords(worst.incidents, 'attack')} dated to this day.${
      named.length > 0 ? ` ${listWords(named)}.` : ''
    }`,
    notes: 'Attacks that are known only to a longer span are not counted here.',
    view: withParams(material.filter.view, {
      from: worst.day,
      to: worst.day,
      at: null,
      clock: null,
      map: material.cameraOf(material.worstDay.map(({ detail }) => detail.incident)) ?? material.camera,
      incident: null,
      article: null,
    }),
    quotes,
  });
}

function sourcesSentence({ detail }: TextedDetail): string {
  const articles = new Set(detail.reports.map(({ article }) => article.id));
  const publishers = [...new Set(detail.reports.flatMap(({ article }) => article.publisher ?? []))];
  if (articles.size === 0) return ' Loaded from a data set; no article of it is stored.';
  const named =
    publishers.length > 4 ? `${publishers.slice(0, 4).join(', ')} and others` : listWords(publishers);
  return ` Told by ${countWords(articles.size, 'article')}${named ? ` of ${named}` : ''}.`;
}

function deadliest(texted: TextedDetail, at: number, material: DraftMaterial, words: BriefWords): Scene {
  const { incident } = texted.detail;
  const why = incident.grade.why[0];
  const quotes: BriefQuote[] = [];
  const cited = cite(quotes, quotesOf(texted, 3));
  return scene(`deadliest-${at + 1}`, {
    headline: incident.title,
    body: `${words.when(incident)}. ${words.where(incident)}. ${sentence(words.toll(incident))}${cited}.${sourcesSentence(texted)}`,
    notes: `Grade: ${words.grade(incident.grade.level)}${why ? `, ${why.replace(/\.+$/, '')}` : ''}.`,
    view: withParams(material.filter.view, {
      incident: incident.id,
      article: null,
      map: material.cameraOf([incident]) ?? material.camera,
    }),
    quotes,
  });
}

const speakerOf = ({ speaker }: LedgerEntry) => speaker ?? 'the report itself';

function spellEntry({ value }: LedgerEntry): string {
  if (typeof value === 'string') return value;
  if (value.max === null) return `at least ${spellCount(value.min)}`;
  return value.min === value.max
    ? spellCount(value.min)
    : `${spellCount(value.min)}–${spellCount(value.max)}`;
}

function disputeLine({ detail }: TextedDetail, words: BriefWords, cited: string): string {
  const { incident, denials } = detail;
  const parts: string[] = [];
  const { low, high } = tollEnds(detail);
  if (low && high && spellEntry(low) !== spellEntry(high)) {
    parts.push(
      `killed from ${spellEntry(low)} (${speakerOf(low)}) to ${spellEntry(high)} (${speakerOf(high)})`,
    );
  }
  const actors = actorEntries(detail);
  if (actors.length > 1) {
    parts.push(
      `who did it: ${listWords(actors.slice(0, 3).map((entry) => `${spellEntry(entry)}, ${entry.mode ?? 'named'} (${speakerOf(entry)})`))}`,
    );
  }
  const deniers = [
    ...new Set(denials.flatMap(({ mention }) => mention.claims.flatMap(({ speaker }) => speaker ?? []))),
  ];
  if (denials.length > 0) parts.push(`denied by ${listWords(deniers.slice(0, 3)) || 'a report'}`);
  if (parts.length === 0) parts.push(incident.grade.why[0] ?? 'its reports contradict one another');
  return `${words.where(incident)}, ${words.when(incident)}: ${parts.join('; ')}${cited}.`;
}

function dispute(material: DraftMaterial, words: BriefWords): Scene {
  const told = material.disputed.slice(0, MOST_DISPUTED);
  const quotes: BriefQuote[] = [];
  const lines = told.map((texted) => {
    const more = disputeQuotes(texted, 2).slice(0, MOST_DISPUTE_QUOTES - quotes.length);
    return disputeLine(texted, words, cite(quotes, more));
  });
  return scene('disputed', {
    headline: told.length === 0 ? 'No dispute found' : 'What is disputed',
    body:
      told.length === 0
        ? 'Among the deadliest attacks of this filter, no report contradicts another on the toll or on who did it.'
        : lines.join('\n'),
    notes: 'Each side is told with who says it. Numbers are not averaged.',
    view: withParams(material.filter.view, { map: material.camera, incident: null, article: null }),
    quotes,
  });
}

function method(material: DraftMaterial, words: BriefWords): Scene {
  const { tally, publishers, articleCount, asOf } = material;
  const grades = tally.grades.map(
    ([level, count]) => `${words.grade(level).toLowerCase()} ${spellCount(count)}`,
  );
  const shown = publishers.slice(0, 8);
  const more = publishers.length - shown.length;
  return scene('method', {
    headline: 'Method and sources',
    body: [
      `Read by rule from ${countWords(articleCount, 'article')}${publishers.length > 0 ? ` of ${countWords(publishers.length, 'publisher')}` : ''}, as of ${words.day(asOf.slice(0, 10))}. Each value has the words that say it.`,
      'Sums add the least number stated. An attack whose toll is not stated is counted as an attack; its dead are not guessed.',
      grades.length > 0
        ? `Grades: ${listWords(grades)}. Weak is one independent source, fair two or more; contested means that sources deny one another. Copies of one text count once.`
        : '',
      shown.length > 0
        ? `Publishers: ${shown.join(', ')}${more > 0 ? ` and ${spellCount(more)} more` : ''}.`
        : '',
    ]
      .filter(Boolean)
      .join('\n'),
    view: withParams(material.filter.view, { map: material.camera, incident: null, article: null }),
  });
}

/** The scenes: overview, the day with the most dead, the deadliest attacks, what is disputed, method and sources. */
export function draftBrief(material: DraftMaterial, words: BriefWords, now: Date): BriefContent {
  const { firstDay, lastDay } = material.tally.figures;
  const days =
    firstDay !== null && lastDay !== null
      ? words.dayRange(firstDay, lastDay)
      : words.day(now.toISOString().slice(0, 10));
  const worst = worstDay(material, words);
  const isEmpty = material.tally.figures.incidents === 0;
  const scenes = [
    overview(material, words),
    ...(worst === null ? [] : [worst]),
    ...material.deadliest
      .slice(0, MOST_DEADLIEST)
      .map((texted, at) => deadliest(texted, at, material, words)),
    ...(isEmpty ? [] : [dispute(material, words)]),
    method(material, words),
  ];
  return { title: `Attacks, ${days}`, scenes, options: NO_OPTIONS };
}
