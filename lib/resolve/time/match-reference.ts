/** Words for now, before and later that name no day. */
import { type Match, type Scan, wordAt } from './match-step.ts';
import type { Meaning } from './time-meaning.ts';

type Reference = Extract<Meaning, { kind: 'ref' }>['ref'];

const SINGLE = new Map<string, Reference>([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['current', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['lately', 'PAST_REF'],
  ['recent', 'PAST_REF'],
  ['soon', 'FUTURE_REF'],
]);

const PHRASES: readonly (readonly [readonly string[], Reference])[] = [
  [['right', 'now'], 'PRESENT_REF'],
  [['these', 'days'], 'PRESENT_REF'],
  [['this', 'moment'], 'PRESENT_REF'],
  [['the', 'moment'], 'PRESENT_REF'],
  [['the', 'present'], 'PRESENT_REF'],
  [['more', 'recently'], 'PAST_REF'],
  [['most', 'recently'], 'PAST_REF'],
  [['the', 'recent', 'past'], 'PAST_REF'],
  [['the', 'past'], 'PAST_REF'],
  [['the', 'near', 'future'], 'FUTURE_REF'],
  [['the', 'foreseeable', 'future'], 'FUTURE_REF'],
  [['the', 'future'], 'FUTURE_REF'],
];

/** "now", "these days", "recently", "the near future". */
export function matchReference(scan: Scan, i: number): Match | null {
  const first = wordAt(scan, i);
  for (const [words, ref] of PHRASES) {
    if (words[0] !== first || !words.every((word, k) => wordAt(scan, i + k) === word)) continue;
    const after = scan.tokens[i + words.length];
    if (words.at(-1) === 'past' && after !== undefined && after.kind !== 'sign') continue;
    if (words.at(-1) === 'present' && after?.kind === 'word') continue;
    return { next: i + words.length, type: 'DATE', meaning: { kind: 'ref', ref } };
  }
  const ref = SINGLE.get(first);
  if (ref === undefined || (first === 'soon' && ['after', 'as'].includes(wordAt(scan, i + 1)))) return null;
  return { next: i + 1, type: 'DATE', meaning: { kind: 'ref', ref } };
}
