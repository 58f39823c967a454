import { type Slot, UNKNOWN } from '#lib/merge/slot.ts';
import { type AttackType, GROUND_TYPES, type Mention, type Range } from '#lib/schema.ts';

const ground: ReadonlySet<string> = new Set(GROUND_TYPES);

/** Types that reports of one attack confuse, with how near they are: bombs are dropped, early word of gunfire proves to be shells. */
const NEAR_TYPES: Record<string, number> = {
  'air_strike|bombing': 0.7,
  'bombing|missile_strike': 0.5,
  'bombing|drone_strike': 0.5,
  'bombing|shelling': 0.5,
  'missile_strike|shelling': 0.6,
  'air_strike|missile_strike': 0.6,
  'air_strike|shelling': 0.5,
  'air_strike|drone_strike': 0.6,
  'drone_strike|missile_strike': 0.3,
  'shelling|shooting': 0.5,
  'ground_assault|shooting': 0.6,
  'ground_assault|shelling': 0.4,
};

/** True for types that leave the means open. */
export function isVagueType(type: AttackType): boolean {
  return type === 'attack_unspecified' || type === 'explosion' || type === 'campaign';
}

/** Agreement of two types; an attack on the ground and anything else never agree. */
export function scoreType(a: AttackType, b: AttackType): Slot {
  if (a === b && ground.has(a)) return { value: 1, why: 'same type' };
  if (a === b) return { value: 0.8, why: 'same type' };
  if (!ground.has(a) || !ground.has(b)) {
    return { value: 0, conflict: 'one is an attack on the ground, the other is not' };
  }
  if (isVagueType(a) || isVagueType(b)) return { value: 0.7, why: 'one report leaves the type open' };
  return { value: NEAR_TYPES[[a, b].sort().join('|')] ?? 0 };
}

/** Kinds of target that reports of one attack confuse: a queue outside a shop, a depot of a works, a ship in port. */
const NEAR_TARGETS: ReadonlySet<string> = new Set([
  'market|public_space',
  'energy|industrial',
  'port|transport',
  'public_space|transport',
]);

/** Agreement of what was hit. */
export function scoreTargets(a: Mention, b: Mention): Slot {
  if (a.targets.length === 0 || b.targets.length === 0) return { value: UNKNOWN };
  const kinds = new Set(a.targets.map((t) => t.kind));
  const shared = b.targets.find((t) => kinds.has(t.kind));
  return shared
    ? { value: 1, why: `both name the target: ${shared.kind.replaceAll('_', ' ')}` }
    : { value: areNear(a, b) ? UNKNOWN : 0 };
}

function areNear(a: Mention, b: Mention): boolean {
  return a.targets.some((x) => b.targets.some((y) => NEAR_TARGETS.has([x.kind, y.kind].sort().join('|'))));
}

/** Agreement of the weapons. */
export function scoreWeapon(a: Mention, b: Mention): Slot {
  if (!a.weapon || !b.weapon) return { value: UNKNOWN };
  return a.weapon.kind === b.weapon.kind
    ? { value: 1, why: `same weapon: ${a.weapon.kind.replaceAll('_', ' ')}` }
    : { value: 0 };
}

/** True if two stated ranges share a value; null (not stated) shares none. */
export function overlaps(a: Range | null, b: Range | null): boolean {
  if (!a || !b) return false;
  return a.min <= (b.max ?? Infinity) && b.min <= (a.max ?? Infinity);
}

/** True if both state the same closed number of at least `least`. */
export function sameNumber(a: Range | null, b: Range | null, least: number): boolean {
  return a !== null && b !== null && a.min === b.min && a.max === b.max && a.min >= least;
}

/** Two numbers are taken for steps of one count if the smaller is at least this share of the larger. */
const STEP_RATIO = 0.4;
const MANY_DEAD = 5;

function isStepOf(a: Range, b: Range): boolean {
  const [low, high] = a.min <= b.min ? [a.min, b.min] : [b.min, a.min];
  return high - low <= 3 || low >= high * STEP_RATIO;
}

/** Five or more dead in both, as steps of one count: two attacks of one day and town seldom cost as many each. */
export function areStepsOfGreatToll(a: Mention, b: Mention): boolean {
  const [x, y] = [a.casualties.killed, b.casualties.killed];
  return x !== null && y !== null && Math.min(x.min, y.min) >= MANY_DEAD && isStepOf(x, y);
}

/** Agreement of the tolls, which are revised for days: disagreement weighs against joining, but never forbids it. */
export function scoreToll(a: Mention, b: Mention): Slot {
  const pairs = (['killed', 'injured'] as const).flatMap((field) => {
    const [x, y] = [a.casualties[field], b.casualties[field]];
    return x && y ? [{ x, y }] : [];
  });
  if (pairs.length === 0) return { value: UNKNOWN };
  if (pairs.some(({ x, y }) => sameNumber(x, y, 2))) return { value: 1, why: 'the same toll' };
  if (pairs.some(({ x, y }) => overlaps(x, y))) return { value: 0.8, why: 'tolls overlap' };
  return pairs.some(({ x, y }) => isStepOf(x, y))
    ? { value: 0.6, why: 'tolls may be steps of one count' }
    : { value: 0.1 };
}

/** Details that two mentions of different attacks seldom share: numbers of weapons and victims, and what was hit. */
export function rareCues(a: Mention, b: Mention): string[] {
  const cues: string[] = [];
  if (sameNumber(a.weapon?.count ?? null, b.weapon?.count ?? null, 1)) cues.push('the number of weapons');
  if (sameNumber(a.casualties.killed, b.casualties.killed, 1)) cues.push('the number killed');
  if (sameNumber(a.casualties.injured, b.casualties.injured, 1)) cues.push('the number injured');
  if (scoreTargets(a, b).value === 1) cues.push('what was hit');
  return cues;
}

const details = new WeakMap<Mention, readonly string[]>();

/** Details by which a mention may be known without its day: its numbers, and what was hit with where. */
export function detailsOf(mention: Mention): readonly string[] {
  const known = details.get(mention);
  if (known) return known;
  const { weapon, casualties, targets, place } = mention;
  const found = new Set(targets.map(({ kind }) => `hit ${kind} at ${place?.placeId ?? place?.name}`));
  const counts = { armed: weapon?.count, killed: casualties.killed, injured: casualties.injured };
  for (const [name, count] of Object.entries(counts)) {
    if (count && count.min >= 1) found.add(`${name} ${count.min}-${count.max ?? ''}`);
  }
  const made = [...found];
  details.set(mention, made);
  return made;
}

/** True where a number agrees, or what was hit at the very same place. */
export function sharesDetail(a: Mention, b: Mention): boolean {
  const other = detailsOf(b);
  return detailsOf(a).some((detail) => other.includes(detail));
}
