/** A mention with nothing but what a test says of it. */
import type { Mention } from '#lib/schema.ts';

const PLACE: NonNullable<Mention['place']> = {
  name: 'Lutsk',
  lng: 25.34,
  lat: 50.75,
  precision: 'settlement',
  radiusKm: 5,
  placeId: null,
  admin1: 'Volyn',
  country: 'UA',
  evidence: [],
  why: [],
};

/** A missile strike on Lutsk on 9 April 2024, told in the words 0–20 of its article, changed as given. */
export function makeMention(
  change: Partial<Omit<Mention, 'time' | 'place'>> & {
    day?: string | null;
    place?: Partial<typeof PLACE> | null;
  } = {},
): Mention {
  const { day = '2024-04-09', place, ...rest } = change;
  return {
    id: 'm1',
    type: 'missile_strike',
    assertion: 'happened',
    outcome: 'hit',
    time: {
      start: day,
      end: day,
      precision: day === null ? 'unresolved' : 'day',
      basis: null,
      clock: null,
      surface: null,
      candidates: [],
      bounds: {},
      evidence: [],
      why: [],
    },
    place: place === null ? null : { ...PLACE, ...place },
    weapon: null,
    targets: [],
    casualties: { killed: null, injured: null, missing: null, captured: null },
    perpetrator: null,
    claims: [],
    tier: 'primary',
    partOf: null,
    evidence: [{ start: 0, end: 20, quote: 'words of the article' }],
    ...rest,
  };
}

/** A stated count. */
export function toll(min: number, max: number | null = min): NonNullable<Mention['casualties']['killed']> {
  return { min, max, evidence: [] };
}
