import type { Report } from '#lib/merge/report.ts';
import type { Mention, MentionPlace, MentionTime } from '#lib/schema.ts';

export const KYIV: MentionPlace = {
  name: 'Kyiv',
  lng: 30.5238,
  lat: 50.4547,
  precision: 'settlement',
  radiusKm: 15,
  placeId: 'kyiv',
  admin1: 'Kyiv',
  country: 'UA',
  evidence: [],
  why: [],
};
export const PECHERSKYI: MentionPlace = {
  ...KYIV,
  name: 'Pecherskyi District',
  lng: 30.538,
  lat: 50.4277,
  precision: 'neighbourhood',
  radiusKm: 3,
  placeId: 'pecherskyi',
};
export const OBOLONSKYI: MentionPlace = {
  ...PECHERSKYI,
  name: 'Obolonskyi District',
  lat: 50.51,
  lng: 30.498,
  placeId: 'obolonskyi',
};
export const KHARKIV: MentionPlace = {
  ...KYIV,
  name: 'Kharkiv',
  lng: 36.25,
  lat: 49.98,
  placeId: 'kharkiv',
  admin1: 'Kharkiv region',
};
export const BROVARY: MentionPlace = {
  ...KYIV,
  name: 'Brovary',
  lng: 30.79,
  lat: 50.51,
  radiusKm: 4,
  placeId: 'brovary',
  admin1: 'Kyiv region',
};

export function onDay(day: string): MentionTime {
  return {
    start: day,
    end: day,
    precision: 'day',
    basis: 'explicit',
    clock: null,
    surface: day,
    candidates: [],
    bounds: {},
    evidence: [],
    why: [],
  };
}

export function onWeekday(weekday: number): MentionTime {
  return {
    ...onDay('2022-01-01'),
    start: null,
    end: null,
    precision: 'unresolved',
    basis: null,
    surface: 'on that day',
    bounds: { weekday },
  };
}

export function makeMention(overrides: Partial<Mention> = {}): Mention {
  return {
    id: 'm1',
    type: 'missile_strike',
    assertion: 'happened',
    outcome: 'hit',
    time: onDay('2022-11-15'),
    place: KYIV,
    weapon: null,
    targets: [],
    casualties: { killed: null, injured: null, missing: null, captured: null },
    perpetrator: null,
    claims: [],
    tier: 'primary',
    partOf: null,
    evidence: [],
    ...overrides,
  };
}

export function makeReport(articleId: string, published: string | null, ...mentions: Mention[]): Report {
  return {
    articleId,
    publisher: `publisher of ${articleId}`,
    published: { value: published, basis: published ? 'metadata' : null, why: [] },
    mentions,
  };
}
