import type { AttackType, WaveCount } from '#lib/schema.ts';

const KINDS: readonly (readonly [AttackType, string])[] = [
  ['missile_strike', 'missiles'],
  ['drone_strike', 'drones'],
  ['air_strike', 'air strikes'],
];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A plain headline for a wave, e.g. "Missiles and drones on 5 places in Ukraine, 26 August 2024". */
export function titleWave(
  types: readonly AttackType[],
  country: string,
  day: string,
  placeCount: number,
): string {
  const kinds = KINDS.filter(([type]) => types.includes(type)).map(([, words]) => words);
  const what = joinWords(kinds.length > 0 ? kinds : ['attacks']);
  const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(country) ?? country;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${what[0]!.toUpperCase()}${what.slice(1)} ${wherePlaces(placeCount)}in ${name}, ${date} ${MONTHS[month - 1]} ${year}`;
}

/** Counts as words, e.g. "127 of kind missile". */
export function sayCounts(counts: readonly WaveCount[]): string {
  return joinWords(
    counts.map(({ count: { min, max }, kind, model }) => {
      const number = max === min ? `${min}` : max === null ? `at least ${min}` : `${min} to ${max}`;
      return `${number} × ${model ?? kind.replaceAll('_', ' ')}`;
    }),
  );
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Nothing where no place is known to within a district. */
function wherePlaces(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'on one place ' : `on ${count} places `;
}
