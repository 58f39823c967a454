/** Which way the words around a time expression look: to what has happened or to what is to come. */
import { isCapital, type Scan, wordAt } from './match-step.ts';
import type { Tense } from './time-meaning.ts';
import { MONTHS } from './time-words.ts';

const FUTURE =
  'will would shall expected scheduled due slated payable expires expire upcoming intends vows ll could might expects starts begins tomorrow deadline effective supposed hopes';
/** Irregular past forms that reports of attacks and statements use. */
const PAST =
  'was were had did said told hit struck shot fell left came began broke rose took made met held sent went saw found lost gave got flew drove blew burnt spoke wrote became led fought sank shook tore heard felt has have been ago since rang won brought caught put ran swept kept bought sold grew stood paid opened withdrew hurt threw died ended seized';
const CUES: ReadonlyMap<string, Tense> = new Map([
  ...PAST.split(' ').map((word) => [word, 'past'] as const),
  ...FUTURE.split(' ').map((word) => [word, 'future'] as const),
]);
/** Words in -ed that are no past forms. */
const NOT_PAST = new Set(
  'hundred need speed seed indeed united armed feed proceed exceed succeed breed sacred naked wicked ahmed mohammed muhammed hamed mohamed unprecedented unmanned so-called limited'.split(
    ' ',
  ),
);
/** After these a participle says nothing of the past: "to be paid", "is being completed". */
const BE = new Set(['be', 'being', 'get', 'getting']);
const PLAN = new Set(['plan', 'plans', 'planned', 'set', 'hopes', 'wants', 'is', 'are', 'ready']);
const TO_COME = new Set(
  'begin start meet resume visit hold take be arrive open expire leave return conclude'.split(' '),
);
const ENDS = new Set(['!', '?', ';']);
const ABBREVIATIONS = new Set(
  'mr mrs ms dr gen col lt sgt capt maj sen rep gov st inc corp co ltd jr sr u s a m p e g i vs no jan feb sept oct nov dec aug'.split(
    ' ',
  ),
);
const REACH = 40;

/** The nearest cue before the expression in its sentence, else the nearest after it. */
export function readTense(scan: Scan, from: number, next: number): Tense {
  return cueTense(scan, from - 1, -1) ?? cueTense(scan, next, 1) ?? 'unknown';
}

function cueTense(scan: Scan, start: number, step: -1 | 1): Tense | null {
  for (let i = start, seen = 0; seen < REACH; i += step, seen += 1) {
    if (scan.tokens[i] === undefined || isSentenceEnd(scan, i, step)) return null;
    const cue = cueOf(scan, i);
    if (cue !== null) return cue;
  }
  return null;
}

function isSentenceEnd(scan: Scan, i: number, step: -1 | 1): boolean {
  const token = scan.tokens[i];
  if (token === undefined || (token.kind === 'sign' && ENDS.has(token.text))) return true;
  if (token.text === '.') return isFullStop(scan, i);
  return step === 1 ? isParagraph(scan, i) : isParagraph(scan, i + 1);
}

/** A full stop with a capital, a quote or nothing behind it, not that of an abbreviation. */
function isFullStop(scan: Scan, i: number): boolean {
  const after = scan.tokens[i + 1];
  if (after === undefined) return true;
  if (!after.spaced && after.kind !== 'sign') return false;
  const before = wordAt(scan, i - 1);
  if (ABBREVIATIONS.has(before) || MONTHS.has(before)) return false;
  return after.kind !== 'word' || isCapital(after);
}

/** A line that starts with a capital after a line that is closed. */
function isParagraph(scan: Scan, i: number): boolean {
  const token = scan.tokens[i];
  if (token === undefined || !token.newLine) return false;
  const before = scan.tokens[i - 1];
  return before === undefined || (before.kind === 'sign' && before.text !== ',') || !scan.shouting;
}

function cueOf(scan: Scan, i: number): Tense | null {
  const word = wordAt(scan, i);
  const after = wordAt(scan, i + 1);
  if (after === 'to' && PLAN.has(word)) return 'future';
  if (word === 'planned' || word === 'set')
    return after === 'for' ? 'future' : word === 'set' ? 'past' : null;
  const cue = CUES.get(word);
  if (cue === 'future' || (word === 'to' && TO_COME.has(after))) return 'future';
  const participle = cue === 'past' || (word.length > 4 && word.endsWith('ed') && !NOT_PAST.has(word));
  if (!participle) return null;
  return BE.has(wordAt(scan, i - 1)) ? null : 'past';
}
