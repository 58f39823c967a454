/** A brief made by rule: every sentence is computed from the incidents of a filter and carries its evidence. */
import type { AttackType, Incident, LedgerEntry } from '#lib/schema.ts';
import { type BriefContent, type BriefQuote, NO_OPTIONS, type Scene } from './brief-schema.ts';
import type { BriefWords } from './draft-words.ts';
import { actorEntries, disputeQuotes, quotesOf, type TextedDetail, tollEnds } from './pick-quotes.ts';
import type { Tally } from './tally.ts';
import { withParams } from './view-params.ts';

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
const MOST_PUBLISHERS = 8;
/** Sums that follow the data. */
const LIVE_SUMS = { killed: '{killed}', injured: '{injured}', attacks: '{attacks}' };

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function scene(id: string, parts: Partial<Scene> & Pick<Scene, 'headline' | 'body' | 'view'>): Scene {
  return { id, notes: '', quotes: [], ...parts };
}

function listWords(parts: readonly string[], { say }: BriefWords): string {
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined) return parts.join('');
  return say('list', { first: parts.slice(0, -1).join(', '), last });
}

const kindWords = (type: AttackType, words: BriefWords) =>
  type === 'attack_unspecified' ? words.say('kindUnknown') : words.type(type).toLowerCase();

function typesSentence({ types, figures }: Tally, words: BriefWords): string {
  const named = types.slice(0, 4).map(([type, count]) => `${kindWords(type, words)} (${words.count(count)})`);
  if (named.length === 0) return '';
  const rest = figures.incidents - types.slice(0, 4).reduce((sum, [, count]) => sum + count, 0);
  if (rest > 0) named.push(`${words.say('otherKinds')} (${words.count(rest)})`);
  return ` ${words.say('byKind', { kinds: listWords(named, words) })}`;
}

function unknownSentence({ figures }: Tally, words: BriefWords): string {
  const parts: string[] = [];
  if (figures.killedUnknown > 0) parts.push(words.say('noToll', { toll: '{unknown_toll}' }));
  if (figures.undated > 0) parts.push(words.say('undated', { undated: '{undated}' }));
  return parts.length === 0 ? '' : ` ${sentence(listWords(parts, words))}.`;
}

function overview(material: DraftMaterial, words: BriefWords): Scene {
  const { tally, filter, camera } = material;
  const { firstDay, lastDay, incidents } = tally.figures;
  const days = firstDay !== null && lastDay !== null ? `, ${words.dayRange(firstDay, lastDay)}` : '';
  const body =
    incidents === 0
      ? words.say('noneMatches')
      : `${words.say('sums', LIVE_SUMS)}${unknownSentence(tally, words)}${typesSentence(tally, words)}`;
  return scene('overview', {
    headline: incidents === 0 ? words.say('noAttacks') : `{attacks}${days}`,
    body,
    notes: words.say('filter', { filter: filter.words || words.say('everything') }),
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
    headline: words.say('worstDay', { day: words.day(worst.day) }),
    body: `${words.say('worstSum', { killed: worst.killed, count: worst.incidents })}${
      named.length > 0 ? ` ${listWords(named, words)}.` : ''
    }`,
    notes: words.say('worstNote'),
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

function sourcesSentence({ detail }: TextedDetail, words: BriefWords): string {
  const articles = new Set(detail.reports.map(({ article }) => article.id));
  const publishers = [...new Set(detail.reports.flatMap(({ article }) => article.publisher ?? []))];
  const count = articles.size;
  if (count === 0) return words.say('noArticle');
  if (publishers.length === 0) return words.say('toldBy', { count });
  const names =
    publishers.length > 4
      ? words.say('andOthers', { names: publishers.slice(0, 4).join(', ') })
      : listWords(publishers, words);
  return words.say('toldByOf', { count, names });
}

function gradeNote({ grade }: Incident, words: BriefWords): string {
  const [level, first] = [words.grade(grade.level), grade.why[0]];
  if (first === undefined) return words.say('grade', { grade: level });
  return words.say('gradeWhy', { grade: level, why: words.reason(first).replace(/\.$/, '') });
}

function deadliest(texted: TextedDetail, at: number, material: DraftMaterial, words: BriefWords): Scene {
  const { incident } = texted.detail;
  const quotes: BriefQuote[] = [];
  const cited = cite(quotes, quotesOf(texted, 3));
  return scene(`deadliest-${at + 1}`, {
    headline: words.title(incident),
    body: `${sentence(words.when(incident))}. ${words.where(incident)}. ${sentence(words.toll(incident))}${cited}. ${sourcesSentence(texted, words)}`,
    notes: gradeNote(incident, words),
    view: withParams(material.filter.view, {
      incident: incident.id,
      article: null,
      map: material.cameraOf([incident]) ?? material.camera,
    }),
    quotes,
  });
}

const speakerOf = ({ speaker }: LedgerEntry, words: BriefWords) =>
  speaker === null ? words.say('reportItself') : words.voice(speaker);

function spellEntry({ value }: LedgerEntry, words: BriefWords): string {
  if (typeof value === 'string') return words.voice(value);
  if (value.max === null) return words.say('atLeast', { count: value.min });
  return value.min === value.max
    ? words.count(value.min)
    : `${words.count(value.min)}–${words.count(value.max)}`;
}

function actorWords(entry: LedgerEntry, words: BriefWords): string {
  return words.say('actor', {
    actor: spellEntry(entry, words),
    mode: words.say(`mode.${entry.mode ?? 'named'}`),
    speaker: speakerOf(entry, words),
  });
}

function disputeLine({ detail }: TextedDetail, words: BriefWords, cited: string): string {
  const { incident, denials } = detail;
  const parts: string[] = [];
  const ends = tollEnds(detail);
  const [low, high] = [ends.low, ends.high].map((entry) => entry && spellEntry(entry, words));
  if (ends.low && ends.high && low && high && low !== high) {
    const [lowBy, highBy] = [speakerOf(ends.low, words), speakerOf(ends.high, words)];
    parts.push(words.say('tollRange', { low, lowBy, high, highBy }));
  }
  const actors = actorEntries(detail);
  if (actors.length > 1) {
    const told = actors.slice(0, 3).map((entry) => actorWords(entry, words));
    parts.push(words.say('whoDidIt', { actors: listWords(told, words) }));
  }
  const deniers = [
    ...new Set(denials.flatMap(({ mention }) => mention.claims.flatMap(({ speaker }) => speaker ?? []))),
  ];
  if (denials.length > 0) {
    const names = listWords(deniers.slice(0, 3).map(words.voice), words) || words.say('aReport');
    parts.push(words.say('deniedBy', { names }));
  }
  const [why] = incident.grade.why;
  if (parts.length === 0) {
    parts.push(why === undefined ? words.say('contradict') : words.reason(why).replace(/\.$/, ''));
  }
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
    headline: words.say(told.length === 0 ? 'noDispute' : 'disputed'),
    body: told.length === 0 ? words.say('noDisputeText') : lines.join('\n'),
    notes: words.say('disputeNote'),
    view: withParams(material.filter.view, { map: material.camera, incident: null, article: null }),
    quotes,
  });
}

function method(material: DraftMaterial, words: BriefWords): Scene {
  const { tally, publishers, articleCount, asOf } = material;
  const { say } = words;
  const grades = tally.grades.map(
    ([level, count]) => `${words.grade(level).toLowerCase()} ${words.count(count)}`,
  );
  const read = { count: articleCount, publishers: publishers.length, day: words.day(asOf.slice(0, 10)) };
  const names = publishers.slice(0, MOST_PUBLISHERS).join(', ');
  const more = publishers.length - MOST_PUBLISHERS;
  const published = more > 0 ? say('publishersMore', { names, more }) : say('publishers', { names });
  return scene('method', {
    headline: say('method'),
    body: [
      say(publishers.length > 0 ? 'readFromOf' : 'readFrom', read),
      say('sumsNote'),
      grades.length > 0 ? say('grades', { grades: listWords(grades, words) }) : '',
      publishers.length > 0 ? published : '',
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
  return { title: words.say('title', { days }), scenes, options: NO_OPTIONS };
}
