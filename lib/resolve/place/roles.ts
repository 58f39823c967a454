/** What a place name does in its sentence: scene of an event, container, launch site, speaker's seat, metonym … */
import type { Place, TOPONYM_ROLES } from '#lib/schema.ts';
import {
  ACTING,
  ADVERSARY_BEFORE,
  BEFORE_OFFICE,
  BLAME,
  FORCES,
  HIT_VERB,
  HOME_BEFORE,
  HOME_FROM,
  HOME_NEXT,
  LAUNCH,
  LOCATIVE,
  OFFICE,
  ORGANISATION_BEFORE,
  ORGANISATION_NEXT,
  SAYING,
  SCENE_GAP,
  STATE_BODY,
} from './context-words.ts';
import { type InDateline, isDateline } from './is-dateline.ts';
import type { Match, Scan } from './match.ts';
import type { Token } from './tokens.ts';

export type Role = (typeof TOPONYM_ROLES)[number];

/** A title and its publisher stand within this many characters. */
const OUTLET_REACH = 300;
const OUTLET =
  /\b(?:[KW][A-Z]{2,3}(?:[- ]?(?:TV|DT|FM|\d{1,2}))?\b|(?:FOX|CBS|ABC|NBC|CW)\s?\d|News\b.{0,40}\b(?:Weather|Sports)|[Nn]ewspaper|\.com\b)/u;
const BACKED =
  /^(?:backed|led|appointed|installed|made|supplied|supported|aligned|friendly|brokered|imposed|run|born|owned|flagged|operated|registered|managed|linked|funded|trained|sponsored|affiliated|allied|designed|manufactured|chartered)$/;
/** Short names that stand as adjectives before a noun: "U.S. interests", "UK forces". */
const ADJECTIVAL = /^(?:u s|us|u k|uk|eu|e u)$/;

/** The role of one match; `place` is what it was resolved to (null = unknown). */
export function roleOf(match: Match, place: Place | null, scan: Scan, inDateline: InDateline): Role {
  const context = contextOf(match, scan);
  return (
    (isDateline(match, scan, inDateline) ? 'dateline' : null) ??
    compoundRole(context) ??
    outletRole(match, scan) ??
    organisationRole(context) ??
    speakerRole(context) ??
    originRole(context) ??
    metonymRole(context, place) ??
    homeRole(context) ??
    sceneRole(context, place)
  );
}

interface Context {
  match: Match;
  tokens: readonly Token[];
  before: Token | undefined;
  after: Token | undefined;
  first: Token;
  last: Token;
  /** The match's own last token starts a compound: "Moscow-backed". */
  hyphen: boolean;
}

function contextOf(match: Match, scan: Scan): Context {
  const { tokens } = scan;
  const last = tokens[match.to - 1] as Token;
  const after = tokens[match.to];
  return {
    match,
    tokens,
    before: tokens[match.from - 1],
    after,
    first: tokens[match.from] as Token,
    last,
    hyphen: after !== undefined && /^\.?[-–]$/.test(after.gap) && !after.capital,
  };
}

function compoundRole({ hyphen, after }: Context): Role | null {
  if (!hyphen || after === undefined) return null;
  if (BACKED.test(after.key)) return 'metonym';
  return after.key === 'based' ? 'organisation' : null;
}

/** "Child shot at school - WTOC-TV: Savannah, Beaufort, SC, News, Weather & Sports": where a station sits. */
function outletRole(match: Match, { text }: Scan): Role | null {
  if (match.start > OUTLET_REACH) return null;
  const lineStart = text.lastIndexOf('\n', match.start) + 1;
  const head = text.slice(lineStart, match.start);
  const bar = Math.max(head.lastIndexOf(' - '), head.lastIndexOf(' | '));
  if (bar < 0) return null;
  const lineEnd = text.indexOf('\n', match.end);
  const tail = text.slice(
    lineStart + bar,
    Math.min(lineEnd < 0 ? text.length : lineEnd, match.end + OUTLET_REACH),
  );
  return OUTLET.test(tail) ? 'organisation' : null;
}

function organisationRole({ match, before, after, last, first }: Context): Role | null {
  const named = after?.key !== match.areaWord;
  const spaced = named && after !== undefined && /^ $/.test(after.gap) && !last.possessive;
  if (spaced && after?.capital === true && ORGANISATION_NEXT.has(after.key)) return 'organisation';
  const joined = before?.capital === true && /^ $/.test(first.gap);
  return joined && ORGANISATION_BEFORE.has(before.key) ? 'organisation' : null;
}

/** "Kharkiv Mayor X", "Kyiv's mayor", "governor of Odesa", "head of the Kherson regional administration". */
function speakerRole({ match, tokens, before, after, first }: Context): Role | null {
  for (let i = match.to; i < Math.min(tokens.length, match.to + 3); i++) {
    const token = tokens[i] as Token;
    if (!/^(?:['’]s)? $/u.test(token.gap)) break;
    if (OFFICE.has(token.key)) return 'speaker';
    if (!BEFORE_OFFICE.has(token.key)) break;
    if (tokens[i + 1]?.key === 'head' || tokens[i + 1]?.key === 'administration') return 'speaker';
  }
  let at = match.from - 1;
  if (before?.key === 'the' && first.gap === ' ') at--;
  const of = tokens[at];
  const office = tokens[at - 1];
  if (of?.key === 'of' && office !== undefined && (OFFICE.has(office.key) || office.key === 'head'))
    return 'speaker';
  return after?.key === 'regional' && tokens[match.to + 1]?.key === 'state' ? 'speaker' : null;
}

/** "fired from a submarine in the Black Sea" */
const CARRIER =
  /^(?:submarines?|ships?|warships?|vessels?|frigates?|destroyers?|corvettes?|boats?|planes?|aircraft|jets?|bombers?|warplanes?|launchers?|positions|batteries|bases?)$/;

/** "fired from Belgorod", "launched from the direction of Kursk", "flew in from Primorsko-Akhtarsk". */
function originRole({ match, tokens }: Context): Role | null {
  let at = match.from - 1;
  let steps = 0;
  while (at >= 0 && steps < 7 && tokens[at]?.key !== 'from') {
    const token = tokens[at] as Token;
    const { gap } = tokens[at + 1] as Token;
    const ofCarrier = LOCATIVE.has(token.key) && CARRIER.test(tokens[at - 1]?.key ?? '');
    if (
      (gap !== ' ' && !/^[\s,]*$/.test(gap)) ||
      (LOCATIVE.has(token.key) && !ofCarrier) ||
      HIT_VERB.has(token.key)
    )
      return null;
    at--;
    steps++;
  }
  if (at < 0 || tokens[at]?.key !== 'from') return null;
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    if (/[.!?]/.test((tokens[i + 1] as Token).gap)) return null;
    if (LAUNCH.has((tokens[i] as Token).key)) return 'origin';
  }
  return null;
}

/** A country or capital that speaks or acts: "Kyiv said", "Russia's invasion", "talks with Iran". */
function metonymRole(
  { tokens, before, after, first, last, hyphen, match }: Context,
  place: Place | null,
): Role | null {
  if (place === null || hyphen) return null;
  const state = place.kind === 'country' || place.kind === 'macro_region';
  const seat = place.kind === 'settlement' && (place.population ?? 0) > 100_000;
  if (!state && !seat) return null;
  const preposition = first.gap === ' ' ? (before?.key ?? '') : '';
  if (
    ADJECTIVAL.test(match.key) &&
    /^\.? $/.test(after?.gap ?? '') &&
    after !== undefined &&
    !LOCATIVE.has(after.key) &&
    after.key !== 'and'
  )
    return 'metonym';
  if (preposition === 'on' && BLAME.has(tokens[match.from - 2]?.key ?? '')) return 'metonym';
  if (LOCATIVE.has(preposition)) return null;
  if (last.possessive && after !== undefined)
    return state && (FORCES.has(after.key) || ownsStateBody(match, tokens)) ? 'metonym' : null;
  if (after !== undefined && after.gap === ' ' && !HIT_VERB.has(preposition)) {
    if (SAYING.has(after.key)) return 'metonym';
    if (state && ACTING.has(after.key) && match.areaWord === null) return 'metonym';
  }
  return state && ADVERSARY_BEFORE.has(preposition) ? 'metonym' : null;
}

/** "Russia's National Anti-Terrorism Committee": capitals up to a word for a body of the state. */
function ownsStateBody({ to }: Match, tokens: readonly Token[]): boolean {
  for (let i = to; i < Math.min(tokens.length, to + 5); i++) {
    const token = tokens[i] as Token;
    if (!token.capital || (i > to && !/^[ -]$/.test(token.gap))) return false;
    if (STATE_BODY.has(token.key)) return true;
  }
  return false;
}

function homeRole({ before, after, last, first, tokens, match }: Context): Role | null {
  if (after !== undefined && after.gap === ' ' && !last.possessive && HOME_NEXT.has(after.key)) return 'home';
  const preposition = first.gap === ' ' ? before?.key : undefined;
  if (preposition === undefined || !['of', 'in', 'from'].includes(preposition)) return null;
  const noun = tokens[match.from - 2];
  if (noun === undefined) return null;
  return HOME_BEFORE.has(noun.key) || (preposition === 'from' && HOME_FROM.has(noun.key)) ? 'home' : null;
}

/** Event when a preposition of place or a verb of hitting governs the name, or where it is a site; else a mention. */
function sceneRole({ match, tokens, first, last, after }: Context, place: Place | null): Role {
  if (last.possessive && after !== undefined && /^(?:['’]s)? $/u.test(after.gap) && after.key !== 'war')
    return 'container';
  for (let at = match.from - 1, steps = 0; at >= 0 && steps < 6; at--, steps++) {
    const token = tokens[at] as Token;
    const gap = (tokens[at + 1] as Token).gap;
    if (/[.!?;:\n]/.test(gap) && (steps > 0 || first.initial)) break;
    if (LOCATIVE.has(token.key) || HIT_VERB.has(token.key)) return 'event';
    if (!SCENE_GAP.has(token.key) && !token.capital && token.key !== 'and') break;
  }
  if (/^,/.test(first.gap) && tokens[match.from - 1]?.capital) return 'container';
  return place?.kind === 'site' && first.gap !== '-' && tokens[match.from - 1]?.key !== 'from'
    ? 'event'
    : 'mention';
}
