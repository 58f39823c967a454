import type { AttackType, MentionPlace, TargetHit } from '#lib/schema.ts';

const TYPE_WORDS: Record<AttackType, string> = {
  missile_strike: 'Missile strike',
  drone_strike: 'Drone strike',
  air_strike: 'Air strike',
  shelling: 'Shelling',
  bombing: 'Bombing',
  explosion: 'Explosion',
  shooting: 'Shooting',
  ground_assault: 'Ground assault',
  attack_unspecified: 'Attack',
  interception: 'Interception',
  air_raid_alert: 'Air raid alert',
  campaign: 'Series of attacks',
};

/** What was hit, as a headline says it; other kinds are said by their own name. */
const TARGET_WORDS: Record<string, string> = {
  residential: 'homes',
  energy: 'energy facilities',
  hospital: 'a hospital',
  school: 'a school',
  market: 'a market',
  shop: 'a shop',
  transport: 'transport',
  rail: 'the railway',
  port: 'a port',
  military: 'a military site',
  government: 'a government building',
  industrial: 'an industrial site',
  religious: 'a place of worship',
};

/** A plain headline for an attack, e.g. "Missile strike on homes in Pecherskyi District, Kyiv". */
export function titleIncident(
  type: AttackType,
  targets: readonly Pick<TargetHit, 'kind'>[],
  place: Pick<MentionPlace, 'name' | 'precision' | 'admin1'> | null,
): string {
  const target = targets[0];
  const onTarget = target
    ? ` ${type === 'shelling' ? 'of' : type === 'explosion' ? 'at' : 'on'} ${targetWords(target.kind)}`
    : '';
  return `${TYPE_WORDS[type]}${onTarget}${placeWords(place)}`;
}

function targetWords(kind: string): string {
  return TARGET_WORDS[kind] ?? kind.replaceAll('_', ' ');
}

function placeWords(place: Pick<MentionPlace, 'name' | 'precision' | 'admin1'> | null): string {
  if (!place) return ', place not named';
  const preposition = place.precision === 'near' ? 'near' : place.precision === 'exact' ? 'at' : 'in';
  const within = place.admin1 && place.admin1 !== place.name && !place.name.includes(place.admin1);
  const container = within && place.precision !== 'country' && place.precision !== 'region';
  return ` ${preposition} ${place.name}${container ? `, ${place.admin1}` : ''}`;
}
