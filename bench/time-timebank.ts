/** Scores `tagTimexes` on TimeBank texts: span (strict, overlapping) and value, by type. Run: node bench/time-timebank.ts [--errors N] */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { tagTimexes } from '#lib/resolve/time/find-timexes.ts';

type Gold = { start: number; end: number; text: string; type: string; value: string };
type Doc = { doc: string; dct: string; text: string; timex: Gold[] };
type Tally = { gold: number; ours: number; strict: number; relaxed: number; value: number };

const file = resolve(import.meta.dirname, '../../shared/eval/timebank.jsonl');
const wanted = process.argv.indexOf('--errors');
const shown = wanted < 0 ? 0 : Number(process.argv[wanted + 1] ?? 40);

if (!existsSync(file)) {
  console.error(`absent: ${file}`);
  process.exit(1);
}
const docs: Doc[] = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));

const tallies = new Map<string, Tally>();
const errors: string[] = [];
const tallyOf = (type: string): Tally => {
  const known = tallies.get(type) ?? { gold: 0, ours: 0, strict: 0, relaxed: 0, value: 0 };
  tallies.set(type, known);
  return known;
};
const tallyBoth = (type: string): Tally[] => [tallyOf(type), tallyOf('all')];

for (const doc of docs) {
  const ours = tagTimexes(doc.text, doc.dct);
  const taken = new Set<number>();
  for (const timex of ours) for (const tally of tallyBoth(timex.type)) tally.ours += 1;
  for (const gold of doc.timex) {
    for (const tally of tallyBoth(gold.type)) tally.gold += 1;
    const at = ours.findIndex(
      (timex, k) => !taken.has(k) && timex.start < gold.end && gold.start < timex.end,
    );
    const near = doc.text.slice(Math.max(0, gold.start - 40), gold.end + 25).replaceAll(/\s+/g, ' ');
    const match = ours[at];
    if (match === undefined) {
      errors.push(`missed ${gold.type} [${gold.text}] ${gold.value} | ${near}`);
      continue;
    }
    taken.add(at);
    const strict = match.start === gold.start && match.end === gold.end;
    const value = match.value === gold.value;
    for (const tally of tallyBoth(gold.type)) {
      tally.relaxed += 1;
      if (strict) tally.strict += 1;
      if (value) tally.value += 1;
    }
    if (!value)
      errors.push(
        `value ${gold.type} [${gold.text}] ${gold.value} got ${match.value} {${match.quote}} dct ${doc.dct.slice(0, 10)} | ${near}`,
      );
    else if (!strict) errors.push(`span ${gold.type} [${gold.text}] {${match.quote}} | ${near}`);
  }
  ours.forEach((timex, k) => {
    if (taken.has(k)) return;
    const near = doc.text.slice(Math.max(0, timex.start - 40), timex.end + 25).replaceAll(/\s+/g, ' ');
    errors.push(`extra ${timex.type} {${timex.quote}} ${timex.value} | ${near}`);
  });
}

const share = (hit: number, of: number): number => (of === 0 ? 0 : hit / of);
const f1 = (tally: Tally, hit: number): string => {
  const [precision, recall] = [share(hit, tally.ours), share(hit, tally.gold)];
  return precision + recall === 0 ? '0.0' : ((200 * precision * recall) / (precision + recall)).toFixed(1);
};
console.log('type      gold  ours  strict-F1  relaxed-F1  value-F1');
for (const [type, tally] of tallies) {
  console.log(
    `${type.padEnd(9)} ${String(tally.gold).padStart(4)}  ${String(tally.ours).padStart(4)}  ${f1(tally, tally.strict).padStart(9)}  ${f1(tally, tally.relaxed).padStart(10)}  ${f1(tally, tally.value).padStart(8)}`,
  );
}
errors.sort();
const step = Math.max(1, Math.floor(errors.length / Math.max(1, shown)));
for (let k = 0; k < errors.length && shown > 0; k += step) console.log(errors[k]);
