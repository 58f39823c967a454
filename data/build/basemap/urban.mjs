import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contours } from 'd3-contour';
import { polygonArea } from './borders.mjs';
import { round, runMapshaper } from './gshhg.mjs';

/**
 * Built-up land, approximate. No source at hand has its outlines, so each town gives the ground that its people need at
 * a usual density; where parts of a city are known, most of its people live around them. Neighbours flow together. It is
 * drawn in steps, so that nobody reads an edge out of it.
 */
const KM_PER_DEGREE = 111.195;
/** People per km² of a town of up to 100,000; cities are denser by the 0.25th power of their size (Kyiv 7,000). */
const DENSITY = 3000;
const DENSITY_FROM = 1e5;
const DENSITY_POWER = 0.25;
const LEAST_PEOPLE = 20_000;
/** A city with at least this many known parts within its reach gives them this share of its people. */
const LEAST_PARTS = 4;
const PARTS_SHARE = 0.7;
const PART_KM = [1.3, 2.2];
/** A disc's influence ends at this many radii. */
const REACH = 2;
/** Where the steps of a disc that stands alone lie, in radii, outermost first. */
const STEPS = [1.18, 1, 0.82];
const influenceAt = (radii) => (1 - (radii / REACH) ** 2) ** 2;
/** Grid cells across a cluster's smallest radius, and the bounds of a cell's size (km). */
const CELLS_PER_RADIUS = 4;
const CELL_KM = [0.2, 1];
const KM2_STEPS = [
  [150, 4],
  [50, 5],
  [15, 6],
];

const pointOf = ({ geometry: { coordinates } }) => ({ lng: coordinates[0], lat: coordinates[1] });
const distanceKm = (a, b) =>
  KM_PER_DEGREE * Math.hypot((a.lng - b.lng) * Math.cos((b.lat * Math.PI) / 180), a.lat - b.lat);
const radiusKm = (people, of = people) =>
  Math.sqrt(people / (DENSITY * Math.max(1, of / DENSITY_FROM) ** DENSITY_POWER) / Math.PI);

/** Cells of half a degree around points; answers with those in and next to a point's cell. */
function indexPoints(points) {
  const cellOf = ({ lng, lat }) => [Math.floor(lng * 2), Math.floor(lat * 2)];
  const cells = Map.groupBy(points, (p) => cellOf(p).join());
  return (point) => {
    const [x, y] = cellOf(point);
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${x + dx},${y + dy}`));
    return around.flatMap((key) => cells.get(key) ?? []);
  };
}

/** Discs { lng, lat, km } of the towns and of the known parts of cities. */
function discsOf(places) {
  const towns = places
    .filter(({ properties: p }) => p.kind === 'settlement' && p.population >= LEAST_PEOPLE)
    .map((f) => ({ ...pointOf(f), people: f.properties.population, parts: [] }));
  const near = indexPoints(towns.filter((town) => town.people > DENSITY_FROM));
  for (const feature of places.filter(
    ({ properties: p }) => p.kind === 'neighbourhood' && p.population <= 1,
  )) {
    const part = pointOf(feature);
    const reached = near(part).filter((town) => distanceKm(part, town) < 1.6 * radiusKm(town.people));
    reached.sort((a, b) => distanceKm(part, a) - distanceKm(part, b))[0]?.parts.push(part);
  }
  return towns.flatMap(({ lng, lat, people, parts }) => {
    if (parts.length < LEAST_PARTS) return [{ lng, lat, km: radiusKm(people) }];
    const km = Math.min(
      PART_KM[1],
      Math.max(PART_KM[0], radiusKm((people * PARTS_SHARE) / parts.length, people)),
    );
    const core = { lng, lat, km: radiusKm(people * (1 - PARTS_SHARE), people) };
    return [core, ...parts.map((part) => ({ ...part, km }))];
  });
}

/** Groups of discs whose influences touch, in the order of their first disc. */
function clustersOf(discs) {
  const near = indexPoints(discs);
  const seen = new Set();
  const clusters = [];
  for (const disc of discs) {
    if (seen.has(disc)) continue;
    seen.add(disc);
    const cluster = [disc];
    for (let i = 0; i < cluster.length; i++) {
      for (const other of near(cluster[i])) {
        if (seen.has(other) || distanceKm(other, cluster[i]) > REACH * (other.km + cluster[i].km)) continue;
        seen.add(other);
        cluster.push(other);
      }
    }
    clusters.push(cluster);
  }
  return clusters;
}

/** A grid over a cluster: cell size (km), its size in cells, and degrees ⇄ cells. */
function gridOf(cluster) {
  const least = Math.min(...cluster.map((d) => d.km));
  const cellKm = Math.min(CELL_KM[1], Math.max(CELL_KM[0], least / CELLS_PER_RADIUS));
  const lat0 = cluster[0].lat;
  const kmPerLng = KM_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  const west = Math.min(...cluster.map((d) => d.lng * kmPerLng - REACH * d.km)) - cellKm;
  const east = Math.max(...cluster.map((d) => d.lng * kmPerLng + REACH * d.km)) + cellKm;
  const south = Math.min(...cluster.map((d) => d.lat * KM_PER_DEGREE - REACH * d.km)) - cellKm;
  const north = Math.max(...cluster.map((d) => d.lat * KM_PER_DEGREE + REACH * d.km)) + cellKm;
  return {
    cellKm,
    columns: Math.ceil((east - west) / cellKm) + 1,
    rows: Math.ceil((north - south) / cellKm) + 1,
    toCell: ({ lng, lat }) => [(lng * kmPerLng - west) / cellKm, (lat * KM_PER_DEGREE - south) / cellKm],
    toPoint: ([x, y]) => [
      round(((x - 0.5) * cellKm + west) / kmPerLng),
      round(((y - 0.5) * cellKm + south) / KM_PER_DEGREE),
    ],
  };
}

/** Outlines (polygons of [lng, lat]) of the ground where the discs' influence adds up to that of each step or more. */
function outlinesOf(cluster) {
  const grid = gridOf(cluster);
  const field = new Float32Array(grid.columns * grid.rows);
  for (const disc of cluster) {
    const [x, y] = grid.toCell(disc);
    const reach = (REACH * disc.km) / grid.cellKm;
    for (let row = Math.ceil(y - reach); row <= y + reach; row++) {
      for (let column = Math.ceil(x - reach); column <= x + reach; column++) {
        const away = ((column - x) ** 2 + (row - y) ** 2) / reach ** 2;
        if (away < 1) field[row * grid.columns + column] += (1 - away) ** 2;
      }
    }
  }
  const shapes = contours().size([grid.columns, grid.rows]).thresholds(STEPS.map(influenceAt))(field);
  return shapes.flatMap((shape) =>
    shape.coordinates.map((polygon) => polygon.map((ring) => ring.map(grid.toPoint))),
  );
}

async function writeLandMask(path, landFeatures) {
  const out = createWriteStream(path);
  out.write('{"type":"GeometryCollection","geometries":[\n');
  for (const [i, { geometry }] of landFeatures.entries()) {
    out.write(`${i === 0 ? '' : ',\n'}${JSON.stringify(geometry)}`);
  }
  out.write('\n]}');
  await new Promise((done) => out.end(done));
}

/** Built-up land around `places` (features of that layer), cut at the shore of `landFeatures`, as features of `urban`. */
export async function urbanFeatures(places, landFeatures, workDir) {
  const [raw, mask, cut] = ['urban-raw', 'land-mask', 'urban-cut'].map((name) =>
    join(workDir, `${name}.json`),
  );
  const polygons = clustersOf(discsOf(places)).flatMap(outlinesOf);
  writeFileSync(
    raw,
    JSON.stringify({
      type: 'GeometryCollection',
      geometries: polygons.map((coordinates) => ({ type: 'Polygon', coordinates })),
    }),
  );
  if (!existsSync(mask)) await writeLandMask(mask, landFeatures);
  runMapshaper([raw, '-clip', mask, '-o', cut, 'format=geojson', 'precision=0.00001']);
  const { geometries } = JSON.parse(readFileSync(cut, 'utf8'));
  return geometries
    .flatMap((g) =>
      g?.type === 'MultiPolygon' ? g.coordinates : g?.type === 'Polygon' ? [g.coordinates] : [],
    )
    .map((coordinates) => ({ coordinates, km2: polygonArea(coordinates) * KM_PER_DEGREE ** 2 }))
    .filter(({ km2 }) => km2 > 1)
    .map(({ coordinates, km2 }) => ({
      type: 'Feature',
      properties: { min_zoom: KM2_STEPS.find(([atLeast]) => km2 > atLeast)?.[1] ?? 7 },
      geometry: { type: 'Polygon', coordinates },
    }));
}
