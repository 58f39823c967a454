/** Checks one linguistic case against the mentions found in it; labels of the cases are mapped here, never in the extractor. */
import { GROUND_TYPES, type Mention, type Range } from '#lib/schema.ts';

export type Slots = {
  type?: string;
  date?: string | string[];
  dateStart?: string;
  dateEnd?: string;
  datePrec?: string | string[];
  place?: string | string[];
  prec?: string;
  killed?: (number | null | '~')[] | null;
  injured?: (number | null | '~')[] | null;
  perp?: string | null;
  attr?: string;
  status?: string;
  srcHas?: string;
};
export type Case = {
  id: string;
  area: string;
  text: string;
  meta: { pubDate?: string };
  expect: { any?: Slots; any2?: Slots[]; notAny?: Slots; none?: Slots; n?: number };
};

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const PRECISIONS: Record<string, string[]> = {
  interval: ['range', 'week', 'longer'],
  approx: ['week', 'range', 'longer', 'month'],
};

function tollIs(expected: (number | null | '~')[] | null, actual: Range | null): boolean {
  if (expected === null) return actual === null;
  if (actual === null) return false;
  return (expected[0] === '~' || expected[0] === actual.min) && expected[1] === actual.max;
}

function precisionIs(expected: string | string[], m: Mention): boolean {
  return list(expected).some((e) =>
    e === 'unresolved' ? m.time.start === null : (PRECISIONS[e] ?? [e]).includes(m.time.precision),
  );
}

/** True if the mention has every given slot. */
export function matchesSlots(m: Mention, slots: Slots): boolean {
  const checks: boolean[] = [];
  if (slots.type)
    checks.push(
      slots.type === 'attack' ? (GROUND_TYPES as readonly string[]).includes(m.type) : m.type === slots.type,
    );
  if (slots.date) checks.push(m.time.start !== null && list(slots.date).includes(m.time.start));
  if (slots.dateStart) checks.push(m.time.start === slots.dateStart);
  if (slots.dateEnd) checks.push(m.time.end === slots.dateEnd);
  if (slots.datePrec) checks.push(precisionIs(slots.datePrec, m));
  if (slots.place)
    checks.push(
      m.place !== null &&
        list(slots.place).some((p) => p === m.place!.name || p === `${m.place!.name} (${m.place!.country})`),
    );
  if (slots.prec) checks.push(m.place?.precision === slots.prec);
  if (slots.killed !== undefined) checks.push(tollIs(slots.killed, m.casualties.killed));
  if (slots.injured !== undefined) checks.push(tollIs(slots.injured, m.casualties.injured));
  if (slots.perp !== undefined) checks.push((m.perpetrator?.actor ?? null) === slots.perp);
  if (slots.attr) checks.push(m.perpetrator?.mode === slots.attr);
  if (slots.status) checks.push(m.assertion === slots.status);
  if (slots.srcHas) checks.push(m.claims.some((c) => c.speaker?.includes(slots.srcHas!)));
  return checks.every(Boolean);
}

/** Null if the case holds, else one line that says what failed. */
export function failureOf(expect: Case['expect'], mentions: readonly Mention[]): string | null {
  const told = mentions.filter((m) => !['hypothetical', 'negated', 'threatened'].includes(m.assertion));
  const real = mentions.filter((m) => m.assertion === 'happened' || m.assertion === 'reported');
  if (expect.any && !told.some((m) => matchesSlots(m, expect.any!)))
    return `no mention with ${JSON.stringify(expect.any)}`;
  for (const slots of expect.any2 ?? [])
    if (!told.some((m) => matchesSlots(m, slots))) return `no mention with ${JSON.stringify(slots)}`;
  if (expect.notAny && mentions.some((m) => matchesSlots(m, expect.notAny!)))
    return `a mention with ${JSON.stringify(expect.notAny)}`;
  if (expect.none && real.some((m) => matchesSlots(m, expect.none!)))
    return `a fact with ${JSON.stringify(expect.none)}`;
  if (expect.n !== undefined && real.length !== expect.n)
    return `${real.length} facts instead of ${expect.n}`;
  return null;
}
