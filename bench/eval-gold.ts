/** Yardstick: the two articles coded by hand in ../shared/gold. Prints event P/R/F1, slots, dates, traps, evidence. */
import { ATTACK_TYPES, type AttackType, GROUND_TYPES, type Mention } from '#lib/schema.ts';
import { countEvidence, extract, loadDeps, percent, readShared } from './eval-deps.ts';

type Span = { start: number; end: number; quote: string };
type GoldRange = { min: number; max: number | null } | null;
type GoldEvent = {
  id: string;
  evidence: Span[];
  tier: string;
  type: string;
  date: { start: string | null; acceptable?: (string | null)[]; status?: string };
  place: { name: string; lat?: number; lon?: number } | null;
  casualties: { killed: GoldRange; injured: GoldRange } | null;
  perpetrator: { actor: string } | null;
};
type Gold = {
  article: string;
  trueDate: string;
  events: GoldEvent[];
  traps: { id: string; why: string; evidence: Span }[];
};

const CROSSWALK: Record<string, string> = {
  air_defense_interception: 'interception',
  attack_campaign: 'campaign',
  ground_offensive: 'ground_assault',
  ground_clash: 'ground_assault',
};
/** Not attacks on a place: optional by the codebook, neither required nor wrong. */
const OPTIONAL = new Set(['siege', 'withdrawal', 'territory_seized', 'ground_offensive', 'ground_clash']);
const FAMILY: Record<string, string> = {
  interception: 'interception',
  air_raid_alert: 'alert',
  campaign: 'campaign',
};
const familyOf = (type: string): string => FAMILY[type] ?? 'ground';

function sameRange(a: GoldRange, b: GoldRange): boolean {
  return a !== null && b !== null && a.min === b.min && a.max === b.max;
}

function dateFits(gold: GoldEvent, m: Mention): boolean {
  const acceptable = gold.date.acceptable ?? [gold.date.start];
  return acceptable.includes(m.time.start) || (m.time.start === null && acceptable.includes(null));
}

function placeFits(gold: GoldEvent, m: Mention): boolean {
  if (!gold.place || !m.place) return false;
  if (gold.place.name.toLowerCase().startsWith(m.place.name.toLowerCase())) return true;
  if (
    gold.place.lat === undefined ||
    gold.place.lon === undefined ||
    m.place.lat === null ||
    m.place.lng === null
  )
    return false;
  return Math.hypot(gold.place.lat - m.place.lat, (gold.place.lon - m.place.lng) * 0.65) * 111 < 20;
}

/** Similarity over the slots that the gold event fills: type 3, date 2, place 3, killed 1, injured 1, perpetrator .5. */
function similarity(gold: GoldEvent, m: Mention): { score: number; hits: Record<string, boolean> } {
  const type = CROSSWALK[gold.type] ?? gold.type;
  if (familyOf(type) !== familyOf(m.type)) return { score: 0, hits: {} };
  const hits: Record<string, boolean> = { type: type === m.type, date: dateFits(gold, m) };
  if (gold.place) hits.place = placeFits(gold, m);
  if (gold.casualties?.killed) hits.killed = sameRange(gold.casualties.killed, m.casualties.killed);
  if (gold.casualties?.injured) hits.injured = sameRange(gold.casualties.injured, m.casualties.injured);
  if (gold.perpetrator)
    hits.perpetrator = m.perpetrator !== null && gold.perpetrator.actor.startsWith(m.perpetrator.actor);
  const weight: Record<string, number> = {
    type: 3,
    date: 2,
    place: 3,
    killed: 1,
    injured: 1,
    perpetrator: 0.5,
  };
  let got = 0;
  let all = 0;
  for (const [slot, hit] of Object.entries(hits)) {
    all += weight[slot]!;
    if (hit) got += weight[slot]!;
  }
  return { score: got / all, hits };
}

function isFact(m: Mention): boolean {
  return ['happened', 'reported', 'historic'].includes(m.assertion) && m.tier !== 'campaign';
}

function trapsHit(gold: Gold, mentions: readonly Mention[]): string[] {
  const facts = mentions.filter((m) => isFact(m) && (GROUND_TYPES as readonly AttackType[]).includes(m.type));
  const overlaps = (a: Span, b: { start: number; end: number }): boolean =>
    a.start < b.end && b.start < a.end;
  return gold.traps
    .filter((t) => facts.some((m) => m.evidence.some((e) => overlaps(t.evidence, e))))
    .map((t) => `${t.id} (${t.why})`);
}

function scoreArticle(
  name: string,
  publishedAt: string | null,
  totals: Record<string, [number, number]>,
): void {
  const goldText = readShared(`gold/${name}.json`);
  if (!goldText) return;
  const gold = JSON.parse(goldText) as Gold;
  const text = readShared(`articles/${gold.article}`)!;
  const { mentions } = extract(loadDeps(), name, text, publishedAt);
  const pairs = gold.events
    .flatMap((g) => mentions.map((m) => ({ g, m, ...similarity(g, m) })))
    .filter((p) => p.score >= 0.5)
    .sort((a, b) => b.score - a.score);
  const matched = new Map<GoldEvent, (typeof pairs)[number]>();
  const used = new Set<Mention>();
  for (const p of pairs) {
    if (matched.has(p.g) || used.has(p.m)) continue;
    matched.set(p.g, p);
    used.add(p.m);
  }
  const add = (key: string, part: number, whole: number): void => {
    const [a, b] = totals[key] ?? [0, 0];
    totals[key] = [a + part, b + whole];
  };
  const required = gold.events.filter((g) => !OPTIONAL.has(g.type));
  // What only retells an optional gold event (a siege, ongoing fighting) is neither right nor wrong.
  const optional = gold.events.filter((g) => OPTIONAL.has(g.type)).flatMap((g) => g.evidence);
  const neutral = (m: Mention): boolean =>
    !used.has(m) && m.evidence.some((e) => optional.some((o) => e.start < o.end && o.start < e.end));
  const answered = mentions.filter((m) => (isFact(m) || m.type === 'campaign') && !neutral(m));
  add('precision', answered.filter((m) => used.has(m)).length, answered.length);
  add('recall', required.filter((g) => matched.has(g)).length, required.length);
  for (const g of required) {
    const p = matched.get(g);
    for (const slot of ['type', 'date', 'place', 'killed', 'injured', 'perpetrator']) {
      const stated =
        slot === 'killed' || slot === 'injured'
          ? Boolean(g.casualties?.[slot])
          : slot === 'perpetrator'
            ? g.perpetrator !== null
            : true;
      if (stated) add(`slot ${slot}`, p?.hits[slot] ? 1 : 0, 1);
    }
    if (!p) console.log(`${name}: missed ${g.id} ${g.type}`);
    else
      for (const [slot, hit] of Object.entries(p.hits))
        if (!hit)
          console.log(
            `${name}: ${g.id} ${slot} differs: ${p.m.type} ${p.m.time.start} ${p.m.place?.name} ${p.m.perpetrator?.actor}`,
          );
  }
  for (const m of answered)
    if (!used.has(m))
      console.log(`${name}: extra ${m.id} ${m.type} ${m.assertion} ${m.time.start} ${m.place?.name}`);
  const hit = trapsHit(gold, mentions);
  add('traps hit', hit.length, gold.traps.length);
  for (const t of hit) console.log(`${name}: trap ${t}`);
  const [v, a] = countEvidence(text, mentions);
  add('evidence valid', v, a);
}

console.log(`types known: ${ATTACK_TYPES.length}`);
const totals: Record<string, [number, number]> = {};
scoreArticle('000', null, totals);
scoreArticle('003', null, totals);
for (const [key, [part, whole]] of Object.entries(totals))
  console.log(`${key.padEnd(18)} ${part}/${whole} ${percent(part, whole)}`);
