import { readFileSync } from 'node:fs';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { countryAt, polygonArea } from './borders.mjs';

const { seas, lakes, rivers } = JSON.parse(
  readFileSync(new URL('./water-names.json', import.meta.url), 'utf8'),
);

/** A river label farther from its line than this (degrees) is an error in the list. */
const SNAP_DEGREES = 0.3;
/** A river's direction is taken over this many degrees to each side of its label. */
const BEARING_DEGREES = 0.12;
/** Land or lake smaller than this (square degrees, about 0.05 km²) is left out. */
const LEAST_AREA = 4e-6;

const stepOf = (value, steps, otherwise) => steps.find(([atLeast]) => value > atLeast)?.[1] ?? otherwise;
const LAND_STEPS = [
  [0.02, 0],
  [3e-3, 3],
  [6e-4, 5],
];
const LAKE_STEPS = [
  [2, 1],
  [0.3, 3],
  [0.05, 4],
  [0.01, 5],
  [0.002, 6],
];

function areaFeatures(geometries, steps, kind) {
  return geometries
    .flatMap((g) => (g.type === 'Polygon' ? [g.coordinates] : g.coordinates))
    .map((coordinates) => ({ coordinates, area: polygonArea(coordinates) }))
    .filter(({ area }) => area >= LEAST_AREA)
    .map(({ coordinates, area }) => ({
      type: 'Feature',
      properties: { ...kind, min_zoom: stepOf(area, steps, 7) },
      geometry: { type: 'Polygon', coordinates },
    }));
}

/** Land polygons as features of the `land` layer. */
export const landFeatures = (geometries) => areaFeatures(geometries, LAND_STEPS, {});
/** Lakes and reservoirs as features of the `water` layer. */
export const lakeFeatures = (geometries) => areaFeatures(geometries, LAKE_STEPS, { kind: 'lake' });

/** GSHHG river levels → our rank (1 widest … 4) and first zoom; canals and intermittent rivers are left out. */
const RIVER_RANKS = { 0: [1, 4], 1: [1, 4], 2: [2, 5], 3: [3, 6], 4: [4, 7] };
/** Minor rivers are kept where the map is read most closely: [west, south, east, north]. */
const MINOR_BOXES = [
  [18, 42, 46, 58],
  [32, 12, 62, 42],
];

const inBox = ([lng, lat]) => MINOR_BOXES.some(([w, s, e, n]) => lng > w && lng < e && lat > s && lat < n);

/** Rivers as features of the `waterway` layer, pieces of one rank joined end to end. */
export function riverFeatures(lines) {
  const byRank = new Map();
  for (const { level, points } of lines) {
    const rank = RIVER_RANKS[level]?.[0];
    if (!rank || (rank === 4 && !inBox(points[0]))) continue;
    if (!byRank.has(rank)) byRank.set(rank, []);
    byRank.get(rank).push({ type: 'LineString', coordinates: points });
  }
  const firstZoom = { 1: 4, 2: 5, 3: 6, 4: 7 };
  return [...byRank]
    .sort(([a], [b]) => a - b)
    .flatMap(([rank, geometries]) => {
      const topo = topology({ rivers: { type: 'GeometryCollection', geometries } });
      return mesh(topo, topo.objects.rivers).coordinates.map((coordinates) => ({
        type: 'Feature',
        properties: { rank, min_zoom: firstZoom[rank] },
        geometry: { type: 'LineString', coordinates },
      }));
    });
}

/** Index of the name, among English, Ukrainian and Russian, that the country itself uses. */
const LOCAL_NAME = { UKR: 1, RUS: 2, BLR: 2 };

function makeLabel(regions) {
  return (kind, names, point, min_zoom, more = {}) => {
    const [name_en, name_uk, name_ru] = names;
    const local = kind === 'sea' || kind === 'ocean' ? undefined : LOCAL_NAME[countryAt(regions, point)];
    const properties = { kind, name_en, name_uk, name_ru, min_zoom, ...more };
    if (local) properties.name_local = names[local];
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: point } };
  };
}

function nearestVertex(features, [lng, lat]) {
  const shrink = Math.cos((lat * Math.PI) / 180);
  let best = { distance: Number.POSITIVE_INFINITY };
  for (const { geometry, properties } of features) {
    geometry.coordinates.forEach((p, i) => {
      const distance = Math.hypot((p[0] - lng) * shrink, p[1] - lat) + 0.03 * properties.rank;
      if (distance < best.distance) best = { distance, line: geometry.coordinates, i };
    });
  }
  return best;
}

/** Degrees clockwise that turn a horizontal label along the line at vertex i, kept upright (-90…90). */
function bearingAt(line, i) {
  const [lng, lat] = line[i];
  const away = (p) => Math.hypot(p[0] - lng, p[1] - lat);
  let from = i;
  while (from > 0 && away(line[from]) < BEARING_DEGREES) from--;
  let to = i;
  while (to < line.length - 1 && away(line[to]) < BEARING_DEGREES) to++;
  const east = (line[to][0] - line[from][0]) * Math.cos((lat * Math.PI) / 180);
  const angle = (-Math.atan2(line[to][1] - line[from][1], east) * 180) / Math.PI;
  return Math.round(angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle);
}

function riverLabels(features, label) {
  return rivers.flatMap(([en, uk, ru, points, minZoom]) =>
    points.map((point) => {
      const { distance, line, i } = nearestVertex(features, point);
      if (distance > SNAP_DEGREES)
        throw new Error(`no river line near ${en} at ${point} (${distance.toFixed(2)}°)`);
      return label('river', [en, uk, ru], line[i], minZoom, { rotation: bearingAt(line, i) });
    }),
  );
}

/** Names of seas, lakes and rivers as features of the `water_name` layer; `regions` tell whose name is the local one. */
export function waterNameFeatures(riverLines, regions) {
  const label = makeLabel(regions);
  return [
    ...seas.map(([en, uk, ru, lng, lat, zoom]) =>
      label(zoom <= 2 ? 'ocean' : 'sea', [en, uk, ru], [lng, lat], zoom),
    ),
    ...lakes.map(([en, uk, ru, lng, lat, zoom]) => label('lake', [en, uk, ru], [lng, lat], zoom)),
    ...riverLabels(riverLines, label),
  ];
}
