/** Years, decades, centuries and ISO weeks. */
import { fullYear } from './match-day.ts';
import { isCapital, isDash, type Match, readYear, type Scan, wordAt } from './match-step.ts';
import { readOrdinal, readYearWords } from './read-number.ts';
import { DATE_PREPOSITIONS, DECADE_WORDS } from './time-words.ts';

/** Words after a figure that make it a count, not a year. */
const COUNTED = new Set([
  'people',
  'persons',
  'troops',
  'soldiers',
  'men',
  'women',
  'children',
  'civilians',
  'residents',
  'km',
  'kilometers',
  'kilometres',
  'miles',
  'meters',
  'metres',
  'feet',
  'tons',
  'tonnes',
  'dollars',
  'euros',
  'homes',
  'houses',
  'families',
  'fighters',
  'rebels',
  'police',
  'officers',
  'victims',
  'times',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'votes',
  'rounds',
  'shells',
  'rockets',
  'missiles',
  'drones',
  'strikes',
  'attacks',
  'casualties',
  'wounded',
  'dead',
  'percent',
  'hectares',
  'acres',
  'square',
  'block',
  'street',
  'avenue',
  'road',
  'percentage',
  'points',
  'megawatts',
  'barrels',
]);

/** "2014", "fiscal 1989", "the year two thousand", "nineteen ninety-one". */
export function matchYear(scan: Scan, i: number): Match | null {
  let at = i;
  if (wordAt(scan, at) === 'the' && wordAt(scan, at + 1) === 'year') at += 1;
  const said = wordAt(scan, at) === 'year' || wordAt(scan, at) === 'fiscal';
  if (said) at += 1;
  else if (at !== i) return null;
  const words = readYearWords(scan.tokens, at);
  if (words !== null && (said || words.value !== 2000)) {
    return { next: words.next, type: 'DATE', meaning: { kind: 'year', year: words.value } };
  }
  const year = readYear(scan, at);
  if (year === null || (!said && !isYearHere(scan, at, year))) return null;
  return { next: at + 1, type: 'DATE', meaning: { kind: 'year', year } };
}

function isYearHere(scan: Scan, i: number, year: number): boolean {
  if (year < 1500 || year > 2100) return false;
  const before = scan.tokens[i - 1];
  const after = scan.tokens[i + 1];
  if (
    before !== undefined &&
    ['$', '€', '£', '#', ':', '/', '.', '+'].includes(before.text) &&
    !scan.tokens[i]?.spaced
  )
    return false;
  if (before?.text === ',' && !scan.tokens[i]?.spaced) return false;
  if (after !== undefined && !after.spaced && (after.kind === 'word' || [':', '/'].includes(after.text)))
    return false;
  if (COUNTED.has(after?.lower ?? '')) return false;
  if (isDash(after) && !after?.spaced && scan.tokens[i + 2]?.kind === 'word') return false;
  if (isDash(before) && !before?.spaced && !scan.tokens[i]?.spaced)
    return scan.tokens[i - 2]?.text.length === 4;
  const prepared = DATE_PREPOSITIONS.has(before?.lower ?? '');
  if (year % 100 === 0 || year < 1800)
    return prepared && !['about', 'around', 'for', 'from', 'to'].includes(before?.lower ?? '');
  if (
    [
      'about',
      'around',
      'over',
      'than',
      'nearly',
      'almost',
      'some',
      'least',
      'least',
      'numbered',
      'no',
    ].includes(before?.lower ?? '')
  )
    return false;
  const plural =
    after?.kind === 'word' && !isCapital(after) && after.lower.endsWith('s') && after.lower.length > 4;
  return prepared || !plural || ['the', 'its', 'his', 'their', 's', '’s'].includes(before?.lower ?? '');
}

/** "the 1990s", "the '80s", "the nineties". */
export function matchDecade(scan: Scan, i: number): Match | null {
  let at = i;
  if (wordAt(scan, at) === 'the') at += 1;
  const word = DECADE_WORDS.get(wordAt(scan, at));
  if (word !== undefined && at !== i) return decadeMatch(at + 1, 190 + word);
  const quoted = ["'", '’', '‘'].includes(wordAt(scan, at));
  if (quoted) at += 1;
  const token = scan.tokens[at];
  if (token?.kind !== 'number') return null;
  const apostrophe = ["'", '’'].includes(wordAt(scan, at + 1)) && !scan.tokens[at + 1]?.spaced;
  const s = scan.tokens[apostrophe ? at + 2 : at + 1];
  if (s?.lower !== 's' || s.spaced || !token.text.endsWith('0')) return null;
  const next = (apostrophe ? at + 2 : at + 1) + 1;
  if (token.text.length === 4) return decadeMatch(next, Number(token.text) / 10);
  return token.text.length === 2 && quoted
    ? decadeMatch(next, Math.floor(fullYear(Number(token.text)) / 10))
    : null;
}

function decadeMatch(next: number, decade: number): Match {
  return { next, type: 'DATE', meaning: { kind: 'decade', decade } };
}

/** "the 20th century". */
export function matchCentury(scan: Scan, i: number): Match | null {
  const at = wordAt(scan, i) === 'the' ? i + 1 : i;
  const ordinal = readOrdinal(scan.tokens, at);
  if (ordinal === null || ordinal.value < 1 || ordinal.value > 30) return null;
  const dash = isDash(scan.tokens[ordinal.next]) ? ordinal.next + 1 : ordinal.next;
  if (wordAt(scan, dash) !== 'century') return null;
  return { next: dash + 1, type: 'DATE', meaning: { kind: 'century', century: ordinal.value - 1 } };
}

/** "2022-W46". */
export function matchIsoWeek(scan: Scan, i: number): Match | null {
  const year = readYear(scan, i);
  if (year === null) return null;
  const [dash, w, week] = scan.tokens.slice(i + 1, i + 4);
  if (!isDash(dash) || w?.text !== 'W' || week?.kind !== 'number' || week.spaced || w.spaced) return null;
  const value = Number(week.text);
  if (value < 1 || value > 53) return null;
  return { next: i + 4, type: 'DATE', meaning: { kind: 'iso_week', year, week: value } };
}
