/** Made-up reports of made-up attacks over a war's days and towns; the same every run. */
import type { Report } from '#lib/merge/report.ts';
import { packSignature } from '#lib/merge/sign-text.ts';
import type { Mention } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';

const DAYS = 1_500;
/** Our assumption for a war of this size; with 600, each hot town sees an attack a day and one report takes ten times as long. */
const TOWNS = 4_000;
const TARGETS = ['residential', 'energy', 'school', 'military', 'transport'];

let seed = 7;
/** A number of 0…below-1; the same series every run (mulberry32: draws in a row are as good as independent). */
function draw(below: number): number {
  seed = (seed + 0x6d2b79f5) >>> 0;
  let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
}

/** One attack as one of its reports tells it: a few in a hundred name no day or only the region. */
function makeMention(id: string, town: number, day: string, target: string, killed: number): Mention {
  const [undated, wide] = [draw(100) < 5, draw(100) < 5];
  const admin1 = `region ${town % 25}`;
  return {
    id,
    type: draw(3) === 0 ? 'attack_unspecified' : 'missile_strike',
    assertion: 'happened',
    outcome: 'hit',
    time: {
      start: undated ? null : day,
      end: undated ? null : day,
      precision: undated ? 'unresolved' : 'day',
      basis: 'metadata',
      clock: null,
      surface: null,
      candidates: [],
      bounds: {},
      evidence: [],
      why: [],
    },
    place: {
      name: wide ? admin1 : `town ${town}`,
      lng: 22 + ((town * 7) % 1_800) / 100,
      lat: 44.5 + ((town * 131) % 800) / 100,
      precision: wide ? 'region' : 'settlement',
      radiusKm: wide ? 120 : 4,
      placeId: wide ? admin1 : `t${town}`,
      admin1,
      country: 'UA',
      evidence: [],
      why: [],
    },
    weapon: null,
    targets: [{ kind: target, count: null, evidence: [] }],
    casualties: {
      killed: { min: killed, max: killed, evidence: [] },
      injured: null,
      missing: null,
      captured: null,
    },
    perpetrator: null,
    claims: [],
    tier: draw(10) === 0 ? 'background' : 'primary',
    partOf: null,
    evidence: [],
  };
}

/** As of a text like no other. */
function makeSignature(): string {
  return packSignature(Array.from({ length: 64 }, () => draw(2 ** 32)).sort((a, b) => a - b));
}

/** One to three reports of each of `n` attacks; ids begin with the prefix. */
export function makeReports(n: number, prefix: string): Report[] {
  return Array.from({ length: n }, (_, i) => {
    // Half of all attacks fall on a twentieth of the towns, as in a war.
    const town = draw(2) === 0 ? draw(TOWNS / 20) : draw(TOWNS);
    const day = addDays('2022-02-24', draw(DAYS));
    const target = TARGETS[draw(TARGETS.length)]!;
    const killed = draw(12);
    return Array.from({ length: 1 + draw(3) }, (_, k) => ({
      articleId: `${prefix}${i}-${k}`,
      publisher: `p${draw(40)}`,
      published: { value: addDays(day, draw(3)), basis: 'metadata' as const, why: [] },
      mentions: [makeMention('m1', town, day, target, killed)],
      notes: { signature: makeSignature(), scopes: {} },
    }));
  }).flat();
}
