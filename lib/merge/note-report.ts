import { packSignature, signText } from '#lib/merge/sign-text.ts';
import type { ClaimScope, Evidence, Mention } from '#lib/schema.ts';

/** What merging needs of a report's text, made once when it is read, so that texts need not be loaded to merge. */
export interface ReportNotes {
  /** Signature for near-duplicate texts, packed. */
  signature: string;
  /** Numbers that count more than one attack, by the `start` of their evidence. */
  scopes: Readonly<Record<string, ClaimScope>>;
  /** Numbers that the text says were taken back, by the `start` of their evidence; left out where there are none. */
  retracted?: readonly number[];
}

/** Text looked at around a number, in UTF-16 units. */
const BEFORE = 60;
const AFTER = 70;
const SAID_WITHIN = 240;

const NATIONWIDE =
  /\b(?:nationwide|nation-wide|countrywide|country-wide|(?:across|throughout|all over|around) (?:the country|the nation|ukraine|russia)|in the (?:whole|entire) country|in the country as a whole)\b/i;
const REGIONAL =
  /\b(?:region-wide|(?:across|throughout|all over|elsewhere in) the (?:[\p{L}'’-]+ )?(?:region|oblast|province)|in the (?:region|oblast|province)\b(?! of)|in the (?:whole|entire) (?:[\p{L}'’-]+ )?(?:region|oblast|province))/iu;

/** A sentence right after the number that says what it counts: "It is a figure for the whole country." */
const SAID_AFTER =
  /^[^.!?\n]{0,120}[.!?]\s+(?:It|That|This|These|The (?:figures?|numbers?|totals?|counts?|tolls?))\b[^.!?\n]{0,40}\b(?:whole|entire|all (?:of )?the)\s+(country|nation|region|oblast|province)\b/;

/** Words that make a number the sum over several attacks; "twin" and "double" ones are one, and so are explosions. */
const SUMMED =
  /\b(?:two|three|four|five|six|seven|several|multiple|separate|both|the)\s+(?:separate\s+|different\s+|deadly\s+|such\s+)?(?:(?:drone|missile|air|terrorist|militant|overnight)\s+)?(?:attacks|assaults|raids|strikes|shootings|incidents)\b/i;

/** Words right after a number that take it back: "but withdrew that number", "a figure that was later withdrawn". */
const TAKEN_BACK = [
  /\b(?:withdrew|retracted|revoked|disowned|took back)\s+(?:it|that|this|the|its|their|his|her)\b(?!\s+(?:troops|forces|units|soldiers|army|men))/i,
  /\b(?:was|were|been|later|since|soon|then)\s+(?:withdrawn|retracted|taken back|disowned)\b/i,
  /\b(?:a|the) (?:figure|number|count|toll|claim)\b[^.!?;\n]{0,40}\b(?:withdrew|withdrawn|retracted|taken back)\b/i,
];
/** … and before it: "withdrew its figure of 55", "gone back from 55 to 51". */
const TAKES_BACK =
  /\b(?:withdrew|withdrawn|retracted|disowned)\s+(?:its|their|his|her|the|a|an)?\s*(?:[a-z]+\s+){0,2}(?:figures?|numbers?|counts?|tolls?|claims?)\s+(?:of|that)\s+(?:[a-z]+\s+){0,2}$|\b(?:went|gone|going|goes) back (?:on|from) (?:[a-z]+\s+){0,3}$/i;

/** True where the sentence of a number says that it was taken back. */
function isRetracted(text: string, { start, end }: Evidence): boolean {
  const after = /^[^.!?;\n]{0,120}/.exec(text.slice(end, end + SAID_WITHIN))![0];
  // What follows another number speaks of that one.
  const own = after.slice(0, /\d{2,}|\b(?:and|with|while)\b/.exec(after)?.index ?? after.length);
  const before = text.slice(Math.max(0, start - BEFORE), start);
  return TAKEN_BACK.some((words) => words.test(own)) || TAKES_BACK.test(before);
}

/** The notes of one report, from its text and its mentions. Linear in the text. */
export function noteReport(text: string, mentions: readonly Mention[]): ReportNotes {
  const scopes: Record<string, ClaimScope> = {};
  const retracted = new Set<number>();
  const sums = findSums(text, mentions);
  for (const mention of mentions) {
    const tolls = Object.values(mention.casualties).flatMap((toll) => toll?.evidence ?? []);
    for (const evidence of [...tolls, ...mention.claims.flatMap((claim) => claim.evidence)]) {
      const own = scopeOf(text, evidence);
      const scope = own === 'incident' && sums.has(evidence.start) ? 'region' : own;
      if (scope !== 'incident') scopes[evidence.start] = scope;
      if (isRetracted(text, evidence)) retracted.add(evidence.start);
    }
  }
  const back = [...retracted].sort((a, b) => a - b);
  return {
    signature: packSignature(signText(text)),
    scopes,
    ...(back.length > 0 ? { retracted: back } : {}),
  };
}

/** The `start` of numbers that a report of several attacks gives for more than one of them. */
function findSums(text: string, mentions: readonly Mention[]): Set<number> {
  const told = mentions.filter(({ tier }) => tier === 'primary' || tier === 'secondary');
  const sums = new Set<number>();
  const users = new Map<number, Mention>();
  for (const mention of told) {
    if (!told.some((other) => areApart(mention, other))) continue;
    for (const evidence of Object.values(mention.casualties).flatMap((toll) => toll?.evidence ?? [])) {
      const first = users.get(evidence.start) ?? mention;
      users.set(evidence.start, first);
      if (areApart(first, mention) || SUMMED.test(clauseOf(text, evidence))) sums.add(evidence.start);
    }
  }
  return sums;
}

/** True for attacks of different days or in different places. */
function areApart(a: Mention, b: Mention): boolean {
  const [x, y] = [a.time.start, b.time.start];
  if (x !== null && y !== null && x !== y) return true;
  const [p, q] = [a.place?.placeId ?? null, b.place?.placeId ?? null];
  return p !== null && q !== null && p !== q;
}

/** The words around a number, up to the marks that end its clause. */
function clauseOf(text: string, { start, end }: Evidence): string {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const after = text.slice(end, end + AFTER);
  const from = Math.max(...['. ', '; ', ', ', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
  const stops = [/[.;\n]/, /,/, /\d/, /\band\b/].map((mark) => after.search(mark)).filter((at) => at >= 0);
  return before.slice(from) + text.slice(start, end) + after.slice(0, Math.min(AFTER, ...stops));
}

/** What a number counts, by the words of its own clause. */
function scopeOf(text: string, evidence: Evidence): ClaimScope {
  const clause = clauseOf(text, evidence);
  const { end } = evidence;
  if (NATIONWIDE.test(clause)) return 'nationwide';
  const said = SAID_AFTER.exec(text.slice(end, end + SAID_WITHIN))?.[1];
  if (said) return said === 'country' || said === 'nation' ? 'nationwide' : 'region';
  return REGIONAL.test(clause) ? 'region' : 'incident';
}
