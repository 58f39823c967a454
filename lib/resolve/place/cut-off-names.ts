/** Names of which the gazetteer knows the first word only: "in Mir Ali on Monday" is not the Mir of another country. */
import { AREA_WORD } from './context-words.ts';
import type { Match, Scan } from './match.ts';
import type { NameGroup } from './name-group.ts';
import { F } from './rank-features.ts';

/** A larger town may well stand before another capital ("in Kherson Ukrainian officials said"). */
const TOWN = 50_000;
const CITY = 1_000_000;
/** Share of a text's names below which it says nothing of a country. */
const FEW = 0.1;
const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
/** "Selydove Hospital" is in Selydove. */
const FACILITY =
  /^(?:hospital|school|university|college|station|airport|airfield|base|market|mall|prison|port|bridge|plant|refinery|camp|square|park|church|cathedral|mosque|synagogue|theatre|theater|hotel|stadium|dam|depot|barracks|checkpoint|crossing|junction|railway|power)$/;
/** What may follow a place's whole name. */
const ENDS =
  /^(?:in|on|at|near|late|early|and|where|after|when|before|killing|wounding|was|were|has|have|had)$/;
const LEADS = /^(?:in|at|near|of|outside|on|hit|struck|to)$/;

/** A town that may stand before another capital by itself; one in a country of which the text says nothing must be a city. */
function isLarge({ hit, features }: NameGroup['candidates'][number]): boolean {
  if (hit.place.kind === 'country') return true;
  const agrees = (features[F.countryAgrees] ?? 0) >= FEW;
  return (hit.place.population ?? 0) > (agrees ? TOWN : CITY);
}

const COMPASS = /^(?:north|south)?-?(?:east|west)ern$|^(?:north|south)ern$|^central$/;

const ARTICLE = /^(?:al|el|ad|ed|ar|er|as|es|at|et|az|ez|an|en|ash|esh)$/;

/** "Ain el-Delb", "Deir ez-Zor": an article in small letters with the rest of the name behind its hyphen. */
function goesOn(match: Match, { tokens }: Scan): boolean {
  const article = tokens[match.to];
  const rest = tokens[match.to + 1];
  if (article === undefined || rest === undefined || article.capital || article.gap !== ' ') return false;
  return ARTICLE.test(article.key) && /^[-‑–]$/.test(rest.gap) && rest.capital;
}

/** "in Northwestern Colombia": a point of the compass before a name, no province of that name. */
function isCompassPoint(match: Match, { tokens }: Scan): boolean {
  const first = tokens[match.from];
  const next = tokens[match.to];
  if (first === undefined || next === undefined || !next.capital || next.gap !== ' ') return false;
  const whole = match.to - match.from === 2 ? `${first.key}${tokens[match.from + 1]?.key}` : first.key;
  return match.to - match.from <= 2 && COMPASS.test(whole) && !AREA_WORD.has(next.key);
}

/** First words of names that say nothing without the next: "Puerto Jordán", "Deir Jordan" are no Jordan. */
const OPENERS =
  /^(?:puerto|puente|villa|nueva|nuevo|santa|santo|san|sao|port|fort|ville|deir|dayr|beit|bayt|bir|umm|tell|kafr|kfar|khirbet|khan|wadi|jabal|jebel|ras|sidi|ain|ein|mount|cape|cabo|monte|campo|rio|hacienda|finca|vereda|old|upper|lower)$/;

/** "In Puerto Jordan": the last word of a name that the gazetteer does not know. */
function isTail(match: Match, { tokens, upperCase }: Scan): boolean {
  const opener = tokens[match.from - 1];
  const first = tokens[match.from];
  if (upperCase || opener === undefined || first?.gap !== ' ' || !opener.capital) return false;
  return (
    OPENERS.test(opener.key) && LEADS.test(tokens[match.from - 2]?.key ?? '') && match.to - match.from === 1
  );
}

/** True for a small place's name that goes on with another capitalised word and ends only there. */
export function isCutOff(match: Match, { candidates }: NameGroup, scan: Scan): boolean {
  const { tokens, upperCase } = scan;
  if (isCompassPoint(match, scan) || goesOn(match, scan) || isTail(match, scan)) return true;
  const next = tokens[match.to];
  if (upperCase || next === undefined || !next.capital || next.gap !== ' ' || match.to - match.from !== 1)
    return false;
  if (!LEADS.test(tokens[match.from - 1]?.key ?? '')) return false;
  if (CALENDAR.test(next.key) || AREA_WORD.has(next.key) || FACILITY.test(next.key)) return false;
  if (candidates.some((candidate) => isLarge(candidate))) return false;
  // In a country of which the text says nothing the name may go on for more words.
  const foreign = (candidates[0]?.features[F.countryAgrees] ?? 0) < FEW;
  let end = match.to + 1;
  while (foreign && end < match.to + 3 && tokens[end]?.capital && tokens[end]?.gap === ' ') end++;
  const after = tokens[end];
  return after === undefined || /^[,.;]/.test(after.gap) || (after.gap === ' ' && ENDS.test(after.key));
}
