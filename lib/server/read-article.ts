/** One article through all stages: sections, time expressions, place names, mentions. Pure: data comes as arguments. */
import type { DatingTimex, ExtractContext, Extractor, Span } from '#lib/extract/extract-context.ts';
import { rulesExtractor } from '#lib/extract/extract-mentions.ts';
import { isGrounded } from '#lib/extract/is-grounded.ts';
import type { Lexicon } from '#lib/extract/lexicon.ts';
import { labelSections } from '#lib/read/label-sections.ts';
import { containerIds, placeFromToponyms } from '#lib/resolve/place/event-place.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { findTimexes } from '#lib/resolve/time/find-timexes.ts';
import { givenPublicationDay, inferPublicationDay } from '#lib/resolve/time/infer-publication-day.ts';
import { resolveTime } from '#lib/resolve/time/resolve-time.ts';
import type { FoundTimex, PublicationGuess } from '#lib/resolve/time/time-meaning.ts';
import type {
  Article,
  Extraction,
  Mention,
  MentionPlace,
  MentionTime,
  Problem,
  Section,
  Toponym,
} from '#lib/schema.ts';

export type ReadDeps = { lexicon: Lexicon; gazetteer: Gazetteer; extractor?: Extractor };

const DAY_KINDS = new Set(['day', 'numeric_day', 'weekday', 'deictic_day']);
const WIDE_KINDS = new Set(['month', 'year', 'season', 'unit', 'offset', 'span', 'iso_week', 'quarter']);

/** How far a time expression dates an attack; "since 2014", "for two hours" and "daily" date none. */
function reachOf(timex: FoundTimex): DatingTimex['reach'] {
  const { kind } = timex.meaning;
  if (timex.relation === 'since' || timex.relation === 'until') return 'none';
  if (DAY_KINDS.has(kind)) return 'day';
  if (timex.meaning.kind === 'offset' && (timex.meaning.unit === 'hour' || timex.meaning.unit === 'minute'))
    return 'clock';
  if (timex.meaning.kind === 'unit' && timex.meaning.unit === 'day') return 'day';
  if (timex.meaning.kind === 'offset' && timex.meaning.unit === 'day') return 'day';
  if (WIDE_KINDS.has(kind)) return 'wide';
  return kind === 'clock' || kind === 'day_part' ? 'clock' : 'none';
}

function toDating(timex: FoundTimex): DatingTimex {
  const { start, end, quote, type, value } = timex;
  return { start, end, quote, type, value, reach: reachOf(timex) };
}

/**
 * What the other stages find in one article, each part when it is first asked for: most articles of a feed tell of no
 * attack and need neither sections nor places. Its parts are getters: `{ ...context }` would leave them behind.
 */
class ArticleContext implements ExtractContext {
  readonly lexicon: Lexicon;
  readonly publicationDay: PublicationGuess;
  readonly #article: Article;
  readonly #gazetteer: Gazetteer;
  #sections: Section[] | null = null;
  #found: FoundTimex[] | null = null;
  #timexes: DatingTimex[] | null = null;
  #toponyms: Toponym[] | null = null;
  #containers: Map<string, readonly string[]> | null = null;

  constructor(article: Article, deps: ReadDeps) {
    this.#article = article;
    this.lexicon = deps.lexicon;
    this.#gazetteer = deps.gazetteer;
    this.publicationDay = givenPublicationDay(article.publishedAt) ?? this.#inferPublicationDay();
  }

  #inferPublicationDay(): PublicationGuess {
    const { text, publishedAt } = this.#article;
    return inferPublicationDay({ text, sections: this.sections, publishedAt, timexes: this.found });
  }

  get sections(): Section[] {
    this.#sections ??= labelSections(this.#article.text, this.#article.sections);
    return this.#sections;
  }

  get found(): FoundTimex[] {
    this.#found ??= findTimexes(this.#article.text, null);
    return this.#found;
  }

  get timexes(): DatingTimex[] {
    if (this.#timexes === null) {
      this.#timexes = [];
      for (const timex of this.found) this.#timexes.push(toDating(timex));
    }
    return this.#timexes;
  }

  get toponyms(): Toponym[] {
    this.#toponyms ??= geoparse(this.#article.text, this.#gazetteer, { sections: this.sections });
    return this.#toponyms;
  }

  resolveTime(dating: readonly Span[], context: 'past' | 'future' | 'caption'): MentionTime {
    const { found, publicationDay } = this;
    return resolveTime({ text: this.#article.text, found, dating, publicationDay, context });
  }

  resolvePlace(toponyms: readonly Toponym[]): MentionPlace | null {
    return placeFromToponyms(toponyms, this.#article.text, this.#gazetteer);
  }

  readonly containersOf = (id: string): readonly string[] => {
    this.#containers ??= new Map();
    let ids = this.#containers.get(id);
    if (ids === undefined) {
      ids = containerIds(id, this.#gazetteer);
      this.#containers.set(id, ids);
    }
    return ids;
  };
}

/** Keeps mentions whose every evidence span is a slice of the text; the others are named as a problem. */
function grounded(text: string, mentions: readonly Mention[]): { kept: Mention[]; problems: Problem[] } {
  const kept = mentions.filter((mention) => isGrounded(mention, text));
  const lost = mentions.length - kept.length;
  if (lost === 0) return { kept, problems: [] };
  return {
    kept,
    problems: [
      { kind: 'internal', message: `${lost} mention(s) left out: their evidence is not in the text` },
    ],
  };
}

/** What one article says of attacks. Never throws on any text; problems say what is missing and what would help. */
export function readArticle(article: Article, deps: ReadDeps): Extraction {
  const context = new ArticleContext(article, deps);
  const { mentions, problems } = (deps.extractor ?? rulesExtractor).propose(article.text, context);
  const { kept, problems: lost } = grounded(article.text, mentions);
  const all = [...problems, ...lost];
  if (kept.length === 0)
    all.push({
      kind: 'no_attack',
      message: `${article.title ?? article.id}: no attack is told in this text`,
    });
  else if (
    context.publicationDay.value === null &&
    kept.some((m) => m.time.precision === 'unresolved' && m.time.surface)
  ) {
    all.push({
      kind: 'needs_date',
      message: `${article.title ?? article.id}: the publication day is not known; give it (--published YYYY-MM-DD) to place “${kept.find((m) => m.time.precision === 'unresolved' && m.time.surface)?.time.surface}”`,
    });
  }
  const { value, basis, why } = context.publicationDay;
  return { id: article.id, publishedAt: { value, basis, why }, mentions: kept, problems: all };
}
