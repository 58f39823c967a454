import type { AttackType, MentionPlace, Outcome, TargetHit } from '#lib/schema.ts';

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

/** How a type is tied to what was hit. */
const TYPE_PREPOSITIONS: Partial<Record<AttackType, string>> = {
  shelling: 'of',
  bombing: 'of',
  explosion: 'at',
  shooting: 'at',
};

/** Types that hit nothing: their headline names no target. */
const WITHOUT_TARGET: ReadonlySet<AttackType> = new Set(['interception', 'air_raid_alert', 'campaign']);

/** What falls down where a weapon was intercepted. */
const DEBRIS_WORDS: Partial<Record<AttackType, string>> = {
  missile_strike: 'Missile debris',
  drone_strike: 'Drone debris',
};

/** What was hit, as a headline says it, by the kinds of the lexicon; other kinds are said by their own name. */
const TARGET_WORDS: Record<string, string> = {
  residential: 'homes',
  energy: 'an energy facility',
  hospital: 'a medical facility',
  school: 'a school or university',
  market: 'shops or a public venue',
  transport: 'transport',
  port: 'a port or ships',
  industrial: 'an industrial site',
  military: 'a military site',
  government: 'an official building',
  religious: 'a place of worship',
  infrastructure: 'infrastructure',
  public_space: 'a public place',
  aid: 'an aid site',
};

type TitlePlace = Pick<MentionPlace, 'name' | 'precision' | 'admin1'>;

/** A plain headline for an attack, e.g. "Missile strike on homes in Pecherskyi District, Kyiv". */
export function titleIncident(
  type: AttackType,
  targets: readonly Pick<TargetHit, 'kind'>[],
  place: TitlePlace | null,
  outcome: Outcome = 'unknown',
): string {
  const debris = outcome === 'debris' ? DEBRIS_WORDS[type] : undefined;
  const target = WITHOUT_TARGET.has(type) ? undefined : targets[0];
  const preposition = debris ? 'on' : (TYPE_PREPOSITIONS[type] ?? 'on');
  const onTarget = target ? ` ${preposition} ${targetWords(target.kind)}` : '';
  return `${debris ?? TYPE_WORDS[type]}${onTarget}${placeWords(place, type)}`;
}

function targetWords(kind: string): string {
  return TARGET_WORDS[kind] ?? kind.replaceAll('_', ' ');
}

/** Names that English says with an article. */
const WITH_ARTICLE =
  /\b(?:Sea|Ocean|Gulf|Strait|Bay|Bridge|Union|Peninsula|River|Canal|Desert|Islands|Emirates|Netherlands|Philippines|States|Kingdom|Republic|Republics|Dam|Front|airport|air base|training ground|power plant)$/i;

function placeWords(place: TitlePlace | null, type: AttackType): string {
  if (!place) return ', place not named';
  const { name, precision, admin1 } = place;
  const preposition =
    precision === 'near' ? 'near' : precision === 'exact' ? 'at' : type === 'interception' ? 'over' : 'in';
  const article = WITH_ARTICLE.test(name) && !/^the /i.test(name) ? 'the ' : '';
  const wide = precision === 'country' || precision === 'region';
  const container = !wide && admin1 && admin1 !== name && !name.includes(admin1) ? `, ${admin1}` : '';
  return ` ${preposition} ${article}${name}${container}`;
}
