/** Which words stand for what a scene says of an incident: whole sentences, each from another source. */
import type { Evidence, LedgerEntry, Mention } from '#lib/schema.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import type { BriefQuote } from './brief-schema.ts';
import { sentenceAround } from './sentence-around.ts';

/** An incident with the texts of its articles, by their ids. */
export type TextedDetail = { detail: IncidentDetail; texts: ReadonlyMap<string, string> };

function quoteOf(
  { detail, texts }: TextedDetail,
  article: string,
  evidence: Evidence | undefined,
): BriefQuote | null {
  const text = texts.get(article);
  if (text === undefined || evidence === undefined) return null;
  const sentence = sentenceAround(text, evidence);
  return sentence && { article, incident: detail.incident.id, ...sentence };
}

function tellingSpan({ casualties, evidence }: Mention): Evidence | undefined {
  return casualties.killed?.evidence[0] ?? casualties.injured?.evidence[0] ?? evidence[0];
}

/** Words in the order given, no article twice, at most `most`. */
function firstOfEach(quotes: readonly (BriefQuote | null)[], most: number): BriefQuote[] {
  const seen = new Set<string>();
  const picked: BriefQuote[] = [];
  for (const quote of quotes) {
    if (quote === null || picked.length >= most || seen.has(quote.article)) continue;
    seen.add(quote.article);
    picked.push(quote);
  }
  return picked;
}

function entryQuote(texted: TextedDetail, entry: LedgerEntry | undefined): BriefQuote | null {
  return entry === undefined ? null : quoteOf(texted, entry.article, entry.evidence[0]);
}

/** What says the figure in force first, then reports that are about it, then those in passing; the latest first. */
export function quotesOf(texted: TextedDetail, most: number): BriefQuote[] {
  const { ledger, reports } = texted.detail;
  const inForce = ledger.entries.find(({ id }) => id === ledger.killed?.entry);
  const isPassing = ({ tier }: Mention) => Number(tier !== 'primary');
  const latest = [...reports].sort(
    (a, b) =>
      isPassing(a.mention) - isPassing(b.mention) ||
      (b.article.published.value ?? '').localeCompare(a.article.published.value ?? ''),
  );
  return firstOfEach(
    [
      entryQuote(texted, inForce),
      ...latest.map(({ article, mention }) => quoteOf(texted, article.id, tellingSpan(mention))),
    ],
    most,
  );
}

/** What two sides say: the lowest and the highest standing toll, and each denial. */
export function disputeQuotes(texted: TextedDetail, most: number): BriefQuote[] {
  const { denials } = texted.detail;
  const { low, high } = tollEnds(texted.detail);
  return firstOfEach(
    [
      entryQuote(texted, low),
      entryQuote(texted, high),
      ...denials.map(({ article, mention }) => quoteOf(texted, article.id, mention.evidence[0])),
      ...actorEntries(texted.detail).map((entry) => entryQuote(texted, entry)),
    ],
    most,
  );
}

/** The standing claims of the lowest and the highest number of killed in this attack. */
export function tollEnds({ ledger }: IncidentDetail): {
  low: LedgerEntry | undefined;
  high: LedgerEntry | undefined;
} {
  const standing = ledger.entries.filter(
    (entry) =>
      entry.field === 'killed' &&
      entry.scope === 'incident' &&
      typeof entry.value !== 'string' &&
      entry.supersededBy === null &&
      !entry.withdrawn,
  );
  const least = (entry: LedgerEntry) => (typeof entry.value === 'string' ? 0 : entry.value.min);
  const sorted = [...standing].sort((a, b) => least(a) - least(b));
  return { low: sorted[0], high: sorted.at(-1) };
}

/** Standing claims of who did it, one for each actor named. */
export function actorEntries({ ledger }: IncidentDetail): LedgerEntry[] {
  const seen = new Set<string>();
  return ledger.entries.filter((entry) => {
    if (entry.field !== 'perpetrator' || typeof entry.value !== 'string' || entry.supersededBy !== null) {
      return false;
    }
    const key = `${entry.value.toLowerCase()}|${entry.mode === 'denied'}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** True where reports do not agree on the toll or on who did it, or someone denies it. */
export function isDisputed(detail: IncidentDetail): boolean {
  const { ledger, denials, incident } = detail;
  const killed = ledger.killed;
  return (
    denials.length > 0 ||
    incident.grade.level === 'contested' ||
    (killed !== null && killed.high !== killed.low && killed.high !== null) ||
    actorEntries(detail).length > 1
  );
}
