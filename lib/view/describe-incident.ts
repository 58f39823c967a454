/** Tolls, places and kinds in words. Unknown is "unknown", never 0; a range is never an average. */
import type { Incident, MentionPlace, Range } from '#lib/schema.ts';
import { codeLabel } from '#lib/view/attack-labels.ts';
import { formatCount } from '#lib/view/format-count.ts';
import { localName, localRegion } from '#lib/view/place-names.ts';
import { localeTag, type Words } from '#lib/view/words.ts';

/** "59", "45–46", "at least 3"; null when not stated. */
export function describeRange(range: Range | null, { say, language }: Words): string | null {
  if (range === null) return null;
  const { min, max } = range;
  if (max === null) return min === 0 ? say('attack.unknownNumber') : say('attack.atLeast', { count: min });
  const least = formatCount(min, language);
  return min === max ? least : `${least}–${formatCount(max, language)}`;
}

/** The toll as parts of one line: [["25", "killed"], ["107–111", "injured"]]; unknown killed is said. */
export function describeToll(
  casualties: Incident['casualties'],
  words: Words,
): [figure: string, word: string][] {
  const { say } = words;
  const parts: [string, string][] = [];
  for (const field of ['killed', 'injured'] as const) {
    const range = casualties[field];
    const figure = describeRange(range, words);
    if (range && figure !== null) {
      parts.push([figure, say(`attack.${field}`, { count: range.max ?? range.min })]);
    }
  }
  if (casualties.killed === null) parts.unshift([say('attack.tollUnknown'), '']);
  return parts;
}

/** The toll in one string: "25 killed · 107–111 injured". */
export function tollLine(casualties: Incident['casualties'], words: Words): string {
  return describeToll(casualties, words)
    .map(([figure, word]) => `${figure} ${word}`.trim())
    .join(' · ');
}

type NamedPlace = Pick<MentionPlace, 'name' | 'admin1'> & { country?: string | null };

/** "Pecherskyi District, Kyiv", in the reader's language where it has the names; the region is not said twice. */
export function placeName(place: NamedPlace, { names }: Pick<Words, 'names'>): string {
  const { admin1, country } = place;
  const name = localName(place, names);
  if (admin1 === null || admin1 === place.name) return name;
  const region = localRegion(admin1, country, names);
  return region === name ? name : `${name}, ${region}`;
}

/** The place with its region; "Place not named" without one. */
export function placeLine(place: NamedPlace | null, words: Words): string {
  return place === null ? words.say('attack.noPlace') : placeName(place, words);
}

/** "Settlement, within 5 km". */
export function describePrecision(
  place: Pick<MentionPlace, 'precision' | 'radiusKm' | 'lng'>,
  { say, language }: Words,
): string {
  const precision = say(`codes.precision.${place.precision}`);
  if (place.lng === null) return say('attack.notInGazetteer', { precision });
  return place.radiusKm === null
    ? precision
    : say('attack.within', { precision, km: spellKm(place.radiusKm, language) });
}

/** "Missile strike · residential, energy" or with the weapon's model: what the card's second line says. */
export function describeKind(incident: Incident, words: Words): string {
  const details: string[] = [];
  const model = incident.weapon?.model ?? null;
  if (model !== null) details.push(model);
  details.push(...incident.targets.slice(0, 3).map((target) => codeLabel(words, 'target', target)));
  const label = words.say(`codes.type.${incident.type}`);
  return details.length === 0 ? label : `${label} · ${details.join(', ')}`;
}

/** The drawn uncertainty in whole kilometres, below one with a tenth. */
function spellKm(radiusKm: number, language: Words['language']): string {
  const digits = radiusKm < 1 ? 1 : 0;
  return radiusKm.toLocaleString(localeTag(language), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** The same for a narrow column: "3 km"; the kind of place where no radius is known. */
export function shortPrecision(
  place: Pick<MentionPlace, 'precision' | 'radiusKm' | 'lng'>,
  words: Words,
): string {
  const { radiusKm, lng, precision } = place;
  if (radiusKm === null || lng === null) return words.say(`codes.precision.${precision}`);
  return words.say('attack.radius', { km: spellKm(radiusKm, words.language) });
}
