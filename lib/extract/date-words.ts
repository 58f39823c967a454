/** Which time expressions of a sentence date its attack, and which date a statement, an arrest or the page. */
import type { Candidate } from '#lib/extract/candidate.ts';
import { isRemembrance } from '#lib/extract/commemorations.ts';
import { clauseCost, countsBetween, hasNearerAftermath, isArrival, LEGAL } from '#lib/extract/day-costs.ts';
import { closesSentence, opensSentence } from '#lib/extract/edge-days.ts';
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import {
  hasClock,
  isDayOfWords,
  isDiscovery,
  isStatementDay,
  opensStatement,
} from '#lib/extract/statement-days.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import { type Group, headsClause, type Located, tokenAt } from '#lib/extract/zones.ts';

function hasComma(doc: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (doc.tokens[i]!.word === ',') return true;
  return false;
}

/** What people were doing where they were hit. */
const STAYING =
  /^(gathered|gathering|assembled|attending|attended|queuing|queueing|queued|waiting|celebrating|praying|sheltering|sheltered|sleeping|shopping|mourning|marking|working|staying)$/;

/** True if the timex stands in a comma-bounded "which …" clause without a trigger of the group. */
function inAside(doc: Document, at: number, group: Group): boolean {
  for (let i = at - 1; i > group.zone.from && i > at - 12; i--) {
    const word = doc.tokens[i]!.word;
    if (word === ',') return false;
    if (!/^(which|who|whom|where|whose)$/.test(word)) continue;
    if (/^(occurred|happened|took|came|began|started|was|were)$/.test(doc.tokens[i + 1]?.word ?? ''))
      return false;
    // "a shooting which sent four to hospital on Saturday": the clause is the attack's own.
    if (group.triggers.some((t) => t.to === i)) return false;
    // "hit a café where people had gathered for a wake on Thursday": they were hit there.
    if (word === 'where' && doc.tokens.slice(i, at).some((t) => STAYING.test(t.word))) return false;
    // "the strike at X, where 15 people died on 6 September"
    if (word === 'where' && doc.tokens.slice(i, at).some((t) => /^(died|killed|perished)$/.test(t.word)))
      return false;
    // "where in April of last year a Tochka-U with cluster munitions killed 61": the day opens the clause.
    const reach = at - i <= 2 && word === 'where' ? 14 : 8;
    return !group.triggers.some(
      (t) => t.from > i && (t.to <= at || (t.from < at + reach && !hasComma(doc, at, t.from))),
    );
  }
  return false;
}

/** "since the invasion began on 24 February", "known since it was used on …": the day of another thing. */
export function inSinceClause(doc: Document, group: Group, from: number): boolean {
  for (let i = from - 1; i >= Math.max(group.zone.from, from - 9); i--) {
    const { word } = doc.tokens[i]!;
    if (/^[,;:]$/.test(word)) return false;
    if (word === 'since')
      return !group.triggers.some((t) => t.from > i && t.from < from && t.weight === 'full');
  }
  return false;
}

const DAYS_OF = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
]);

/** Reads "two days after the strike" before a trigger, with the day named in the same sentence as its anchor. */
export function readDaysAfter(
  doc: Document,
  sentence: Sentence,
  t: Trigger,
  times: readonly Located<DatingTimex>[],
): Candidate['daysAfter'] {
  for (let i = t.from - 1; i >= Math.max(sentence.from + 2, t.from - 12); i--) {
    if (/^[,;:"]$/.test(doc.tokens[i]!.word)) return null;
    if (doc.tokens[i]!.word !== 'after') continue;
    const unit = DAYS_OF.get(doc.tokens[i - 1]!.word.replace(/s$/, '')) ?? 0;
    const q =
      unit > 0
        ? (readQuantity(doc.tokens, i - 2, i - 1) ??
          (/^(a|one)$/.test(doc.tokens[i - 2]!.word) ? { min: 1, max: 1 } : null))
        : null;
    if (!q || q.min !== q.max || q.min > 60) return null;
    const days = times.filter((x) => x.item.reach === 'day');
    const anchor = days.findLast((x) => x.from < i) ?? days[0];
    return {
      days: q.min * unit,
      weeks: unit === 7,
      wide: unit === 365 ? 'year' : unit === 30 ? 'month' : null,
      count: q.min,
      span: { start: doc.tokens[i - 2]!.start, end: doc.tokens[i]!.end },
      anchor: anchor?.item ?? null,
    };
  }
  return null;
}

/** What a day costs that opens its sentence; see `opensSentence`. */
const OPENING_COST = 3;

/** What a day costs that closes its sentence; see `closesSentence`. */
const CLOSING_COST = 8;

/** A day at the head of a sentence holds this far where no other clause stands between. */
const OPENING_REACH = 40;

/** Token of "died" in "On Wednesday a wounded man died in hospital": a later death, whose day is not the attack's; else -1. */
function laterDeath(doc: Document, group: Group): number {
  if (group.triggers.some((t) => t.weight === 'full' && !t.definite)) return -1;
  let died = -1;
  let after = false;
  for (let i = group.zone.from; i < group.zone.to; i++) {
    const { word } = doc.tokens[i]!;
    if (/^(died|succumbed|dies)$/.test(word)) died = i;
    if (/^(hospital|hospitals|wounds)$/.test(word)) after = true;
  }
  return after ? died : -1;
}

/** "After Sunday's strike": the day that the attack is named by. */
function ownsTrigger(doc: Document, group: Group, end: number): boolean {
  const at = doc.tokens[end - 1]?.word === "'s" ? end : doc.tokens[end]?.word === "'s" ? end + 1 : -1;
  return at >= 0 && group.triggers.some((t) => t.from >= at && t.from - at <= 3);
}

/** "more than on 10 October": the day of what the attack is compared with. */
function isCompared(doc: Document, from: number): boolean {
  const at = /^(on|in)$/.test(doc.tokens[from - 1]?.word ?? '') ? from - 2 : from - 1;
  return doc.tokens[at]?.word === 'than';
}

/** "as of 24 January": the day of the page. */
function isAsOf(doc: Document, from: number): boolean {
  return doc.tokens[from - 1]?.word === 'of' && doc.tokens[from - 2]?.word === 'as';
}

/** "said on Saturday that 16 people had died": the day of the words, however near the deaths stand. */
function opensSpeech(doc: Document, m: SentenceMatches, item: DatingTimex, from: number): boolean {
  if (doc.tokens[tokenAt(doc, item.end)]?.word !== 'that') return false;
  return m.cues.some((c) => c.entry.cue === 'speech' && c.to <= from && from - c.to <= 2);
}

/** Time expressions that date the group, nearest to its triggers first; those of "said on Tuesday" last. */
export function datingOf(
  doc: Document,
  sentence: Sentence,
  group: Group,
  times: readonly Located<DatingTimex>[],
  m: SentenceMatches,
): { item: DatingTimex; cost: number }[] {
  const scored: { item: DatingTimex; cost: number }[] = [];
  const later = laterDeath(doc, group);
  let openedTo = Number.NEGATIVE_INFINITY;
  for (const { item, from } of times) {
    if (item.reach === 'none' || from < group.zone.from || from >= group.zone.to) continue;
    if (inAside(doc, from, group)) continue;
    const own = group.triggers.some(
      (t) =>
        (t.definite && (Math.abs(from - t.to) <= 2 || (from < t.from && t.from - from <= 4))) ||
        (t.to <= from && from < later && from - t.to < 10),
    );
    if (later >= 0 && !own) continue;
    const before = doc.tokens[from - 1]?.word ?? '';
    if (/^(since|until|till)$/.test(before) && from > group.zone.from && !headsClause(doc, item)) continue;
    if (isCompared(doc, from) || isAsOf(doc, from) || inSinceClause(doc, group, from)) continue;
    const spread = Math.min(
      ...group.triggers.map(
        (t) => (from < t.from ? t.from - from : Math.max(0, from - t.to)) + clauseCost(doc, from, t),
      ),
    );
    const nearest = Math.min(
      ...group.triggers.map((t) => (from < t.from ? t.from - from : Math.max(0, from - t.to))),
    );
    const reached = spread < 20 || (spread === nearest && nearest < OPENING_REACH);
    const opens =
      item.reach !== 'clock' && reached && opensSentence(doc, m, group, from, from - openedTo <= 2);
    if (opens) openedTo = tokenAt(doc, item.end);
    const heads = headsClause(doc, item) && group.triggers.some((t) => t.from > from);
    const counts = spread - nearest >= 20;
    const closes = item.reach !== 'clock' && !counts && closesSentence(doc, m, sentence, group, item, from);
    const capped = closes ? Math.min(spread, CLOSING_COST) : spread;
    const distance = opens || heads ? Math.min(spread, OPENING_COST) : capped;
    const aftermath =
      LEGAL.test(before) ||
      (nearest > 2 &&
        (hasNearerAftermath(doc, group.zone, from, nearest) ||
          (isStatementDay(doc, m, group.zone, from, tokenAt(doc, item.end)) &&
            !isArrival(doc, group.zone, from))));
    const bracket =
      before === '(' && item.reach === 'day' && !times.some((x) => x.from < from && from - x.from <= 3)
        ? 30
        : 0;
    const clocked = hasClock(doc, from, tokenAt(doc, item.end));
    const owned = ownsTrigger(doc, group, tokenAt(doc, item.end));
    const aside = /^(after|before|by|following)$/.test(before) && !clocked && !owned ? 15 : 0;
    const far = item.reach === 'wide' ? 2 : 1;
    const recount = group.triggers.some(
      (t) => t.weight === 'full' && t.to <= from && countsBetween(doc, t.to, from),
    );
    const stated = recount
      ? 30
      : item.reach === 'day' &&
          !clocked &&
          (isDayOfWords(doc, group, from, tokenAt(doc, item.end)) ||
            opensStatement(doc, m, group, from) ||
            opensSpeech(doc, m, item, from))
        ? 30
        : 0;
    const found =
      item.reach === 'day' && (isDiscovery(doc, group.zone, from) || isRemembrance(doc, group, from))
        ? 30
        : 0;
    const cost = Math.max(0, distance) * far + bracket + aside + stated + found + (aftermath ? 30 : 0);
    if (cost < (item.reach === 'wide' ? 20 : 30)) scored.push({ item, cost });
  }
  return scored.sort((a, b) => a.cost - b.cost);
}
