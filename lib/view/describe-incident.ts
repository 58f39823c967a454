/** Tolls, places and kinds in words. Unknown is "unknown", never 0; a range is never an average. */
import type { Incident, MentionPlace, Range } from '#lib/schema.ts';
import { PRECISION_LABELS, spellCode, TYPE_LABELS } from '#lib/view/attack-labels.ts';

/** "59", "45–46", "at least 3"; null when not stated. */
export function describeRange(range: Range | null): string | null {
  if (range === null) return null;
  if (range.max === null) return range.min === 0 ? 'number unknown' : `at least ${range.min}`;
  return range.min === range.max ? `${range.min}` : `${range.min}–${range.max}`;
}

/** The toll as parts of one line: [["25", "killed"], ["107–111", "injured"]]; unknown killed is said. */
export function describeToll(casualties: Incident['casualties']): [figure: string, word: string][] {
  const killed = describeRange(casualties.killed);
  const injured = describeRange(casualties.injured);
  const parts: [string, string][] = [];
  if (killed !== null) parts.push([killed, 'killed']);
  if (injured !== null) parts.push([injured, 'injured']);
  if (killed === null) parts.unshift(['Toll unknown', '']);
  return parts;
}

/** The toll in one string: "25 killed · 107–111 injured". */
export function tollLine(casualties: Incident['casualties']): string {
  return describeToll(casualties)
    .map(([figure, word]) => `${figure} ${word}`.trim())
    .join(' · ');
}

/** "Pecherskyi District, Kyiv"; the region is not said twice. */
export function placeLine(place: Pick<MentionPlace, 'name' | 'admin1'> | null): string {
  if (place === null) return 'Place not named';
  return place.admin1 === null || place.admin1 === place.name ? place.name : `${place.name}, ${place.admin1}`;
}

/** "Settlement, within 5 km". */
export function describePrecision(place: Pick<MentionPlace, 'precision' | 'radiusKm' | 'lng'>): string {
  const label = PRECISION_LABELS[place.precision];
  if (place.lng === null) return `${label}, not found in the gazetteer`;
  if (place.radiusKm === null) return label;
  const km = place.radiusKm < 1 ? place.radiusKm.toFixed(1) : Math.round(place.radiusKm).toString();
  return `${label}, within ${km} km`;
}

/** "Missile strike · residential, energy" or with the weapon's model: what the card's second line says. */
export function describeKind(incident: Incident): string {
  const details: string[] = [];
  const model = incident.weapon?.model ?? null;
  if (model !== null) details.push(model);
  details.push(...incident.targets.slice(0, 3).map(spellCode));
  const label = TYPE_LABELS[incident.type];
  return details.length === 0 ? label : `${label} · ${details.join(', ')}`;
}
