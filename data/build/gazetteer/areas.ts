/** Countries, first-level regions with extents, and second-level districts drawn from their settlements. */
import { readFileSync } from 'node:fs';
import { foldName } from '#lib/resolve/place/fold-name.ts';
import { bareAreaName } from './area-affixes.ts';
import { type Box, type Geometry, joinShapes, type Shape, shapeOf, widen } from './area-shape.ts';
import { addName, type DraftPlace } from './draft.ts';
import { packageFile } from './packages.ts';

interface Feature {
  properties: Record<string, string | number | null>;
  geometry: Geometry;
}
export interface CountryEntry {
  code: string;
  name: string;
  names: Record<string, string>;
  aliases: string[];
  demonyms: string[];
  point?: [number, number];
}

const LANGUAGES = ['en', 'uk', 'ru', 'de', 'fr', 'es', 'it', 'pl', 'pt', 'tr'];
/** Natural Earth draws these in Russia; they are Ukraine's. */
const MENDED: Record<string, string> = { 'RUS-283': 'UA.11', 'RUS-5482': 'UA.20' };
/** Words after which a region's bare name remains: "Donetsk Oblast" → "Donetsk". */
const SUFFIX =
  /\s+(?:oblast|province|region|governorate|district|state|county|parish|prefecture|department|municipality|city|republic|krai|kray|raion|rayon|voivodeship|canton|autonomous okrug|islands?)$/i;

/** Country, region and district drafts; `settlements` give population, districts' points and missing extents. */
export function readAreas(
  settlements: readonly DraftPlace[],
  countries: readonly CountryEntry[],
): DraftPlace[] {
  const features = readFeatures();
  const regions = readRegions(features, settlements);
  const districts = readDistricts(features, settlements, regions);
  return [...readCountries(features, settlements, countries), ...regions, ...districts];
}

function readFeatures(): Feature[] {
  const file = packageFile('regions', 'data/states/admin1.json');
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] };
  for (const feature of features) {
    const code = MENDED[String(feature.properties.adm1_code)];
    if (code === undefined) continue;
    feature.properties.gn_a1_code = code;
    feature.properties.iso_a2 = 'UA';
  }
  return features;
}

function readCountries(
  features: readonly Feature[],
  settlements: readonly DraftPlace[],
  entries: readonly CountryEntry[],
): DraftPlace[] {
  const population = new Map<string, number>();
  const boxes = new Map<string, Box>();
  for (const place of settlements) {
    if (place.country === null) continue;
    if (place.kind === 'settlement') {
      population.set(place.country, (population.get(place.country) ?? 0) + place.population);
    }
    boxes.set(place.country, widen(boxes.get(place.country), [place.lng, place.lat]));
  }
  const shapes = new Map<string, Shape>();
  for (const feature of features) {
    const code = String(feature.properties.iso_a2);
    const shape = shapeOf(feature.geometry);
    shapes.set(code, joinShapes(shapes.get(code), shape));
  }
  return entries.map((entry) => {
    const shape = shapes.get(entry.code);
    const box = shape?.bbox ?? boxes.get(entry.code) ?? null;
    const middle: [number, number] = box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : [0, 0];
    const at = entry.point ?? shape?.center ?? middle;
    const place = draft(`co:${entry.code}`, entry.name, 'country', at, entry.code);
    place.bbox = box;
    place.population = population.get(entry.code) ?? 0;
    for (const name of Object.values(entry.names)) addName(place, name, 'spelling');
    for (const name of entry.aliases) addName(place, name, 'spelling');
    for (const name of entry.demonyms) addName(place, name, 'demonym');
    return place;
  });
}

function readRegions(features: readonly Feature[], settlements: readonly DraftPlace[]): DraftPlace[] {
  const entries = JSON.parse(readFileSync(packageFile('citiesJson', 'admin1.json'), 'utf8')) as {
    code: string;
    name: string;
  }[];
  const regions = new Map<string, DraftPlace>();
  const shapes = new Map<string, Shape>();
  for (const { code, name } of entries) {
    const country = code.slice(0, 2);
    const region = draft(`a1:${code}`, displayRegion(code, name), 'region', [0, 0], country);
    region.admin1Code = code.slice(3);
    region.parent = `co:${country}`;
    addName(region, name, 'spelling');
    addBareName(region, name);
    regions.set(code, region);
  }
  for (const feature of features) {
    const code = String(feature.properties.gn_a1_code);
    const region = regions.get(code);
    if (region === undefined) continue;
    shapes.set(code, joinShapes(shapes.get(code), shapeOf(feature.geometry)));
    addFeatureNames(region, feature);
  }
  settleAreas(regions, shapes, settlements, (place) => `${place.country}.${place.admin1Code}`);
  return [...regions.values()].filter((region) => region.bbox !== null);
}

/** Oblasts show as "Kyiv region"; the two cities and Crimea keep their plain names. */
function displayRegion(code: string, name: string): string {
  if (!code.startsWith('UA.')) return name.replace(/\s+(?:Governorate|Province|Oblast|Voivodeship)$/, '');
  if (code === 'UA.12') return 'Kyiv';
  if (code === 'UA.20') return 'Sevastopol';
  if (code === 'UA.11') return 'Crimea';
  return `${name.replace(SUFFIX, '')} region`;
}

function readDistricts(
  features: readonly Feature[],
  settlements: readonly DraftPlace[],
  regions: readonly DraftPlace[],
): DraftPlace[] {
  const entries = JSON.parse(readFileSync(packageFile('citiesJson', 'admin2.json'), 'utf8')) as {
    code: string;
    name: string;
  }[];
  const districts = new Map<string, DraftPlace>();
  for (const { code, name } of entries) {
    /** The capital's districts are curated, with their aliases. */
    if (code.startsWith('UA.12.')) continue;
    const [country, admin1 = '', ...rest] = code.split('.') as [string, string];
    const district = draft(`a2:${code}`, name, 'district', [0, 0], country);
    district.admin1Code = admin1;
    district.admin2Code = rest.join('.');
    district.parent = `a1:${country}.${admin1}`;
    addBareName(district, name);
    districts.set(code, district);
  }
  const known = new Set(regions.map((region) => region.id.slice(3)));
  const byName = new Map<string, DraftPlace>();
  for (const district of districts.values()) {
    byName.set(`${district.country}|${foldName(district.name.replace(SUFFIX, ''))}`, district);
  }
  const shapes = new Map<string, Shape>();
  for (const feature of features) {
    const { gn_a1_code: code, iso_a2: country, name, adm1_code: id } = feature.properties;
    if (known.has(String(code)) || !name || !/^[A-Z]{2}$/.test(String(country))) continue;
    let district = byName.get(`${country}|${foldName(String(name))}`);
    if (district === undefined) {
      district = draft(`ne:${id}`, String(name), 'district', [0, 0], String(country));
      district.parent = `co:${country}`;
      districts.set(district.id, district);
    }
    const key = district.id.startsWith('a2:') ? district.id.slice(3) : district.id;
    shapes.set(key, joinShapes(shapes.get(key), shapeOf(feature.geometry)));
    addFeatureNames(district, feature);
  }
  settleAreas(
    districts,
    shapes,
    settlements,
    (place) => `${place.country}.${place.admin1Code}.${place.admin2Code}`,
  );
  takeRegionsExtent(districts.values(), regions);
  return [...districts.values()].filter((district) => district.bbox !== null);
}

/** A district of which nothing but the name and the region is known lies somewhere in that region. */
function takeRegionsExtent(districts: Iterable<DraftPlace>, regions: readonly DraftPlace[]): void {
  const byId = new Map(regions.map((region) => [region.id, region]));
  for (const district of districts) {
    const region = byId.get(district.parent ?? '');
    if (district.bbox !== null || region === undefined) continue;
    [district.lng, district.lat] = [region.lng, region.lat];
    district.bbox = region.bbox;
  }
}

/** Gives areas their point, extent and population: from the shape where there is one, else from their settlements. */
function settleAreas(
  areas: ReadonlyMap<string, DraftPlace>,
  shapes: ReadonlyMap<string, Shape>,
  settlements: readonly DraftPlace[],
  codeOf: (place: DraftPlace) => string,
): void {
  const sums = new Map<string, { lng: number; lat: number; n: number; box: Box }>();
  for (const place of settlements) {
    const code = codeOf(place);
    const area = areas.get(code);
    if (area === undefined) continue;
    if (place.kind === 'settlement') area.population += place.population;
    const sum = sums.get(code);
    const box = widen(sum?.box, [place.lng, place.lat]);
    sums.set(code, {
      lng: (sum?.lng ?? 0) + place.lng,
      lat: (sum?.lat ?? 0) + place.lat,
      n: (sum?.n ?? 0) + 1,
      box,
    });
  }
  for (const [code, area] of areas) {
    const shape = shapes.get(code);
    const sum = sums.get(code);
    if (shape !== undefined) {
      [area.lng, area.lat] = shape.center;
      area.bbox = shape.bbox;
    } else if (sum !== undefined) {
      area.lng = sum.lng / sum.n;
      area.lat = sum.lat / sum.n;
      area.bbox = sum.box;
    }
  }
}

function addFeatureNames(place: DraftPlace, feature: Feature): void {
  const { name, name_alt: alternates } = feature.properties;
  if (name) addName(place, String(name), 'spelling');
  for (const language of LANGUAGES) {
    const local = feature.properties[`name_${language}`];
    if (!local) continue;
    addName(place, String(local), language === 'en' ? 'spelling' : 'alias');
    addBareName(place, String(local));
  }
  for (const other of String(alternates ?? '').split('|')) {
    if (other.length > 2 && !/^\p{Lu}+$/u.test(other)) addName(place, other, 'alias');
  }
}

function addBareName(place: DraftPlace, name: string): void {
  const bare = bareAreaName(name);
  if (bare !== null) addName(place, bare, place.kind === 'region' ? 'spelling' : 'alias');
}

function draft(
  id: string,
  name: string,
  kind: DraftPlace['kind'],
  at: readonly [number, number],
  country: string | null,
): DraftPlace {
  return {
    id,
    name,
    kind,
    lng: at[0],
    lat: at[1],
    country,
    admin1Code: '',
    admin2Code: '',
    population: 0,
    rank: 8,
    bbox: null,
    parent: null,
    names: new Map(),
    boost: 0,
  };
}
