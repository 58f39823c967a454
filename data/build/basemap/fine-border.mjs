import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { readSegments, round } from './gshhg.mjs';

const KM_PER_DEGREE = 111.195;
/** Ukraine and a margin: [west, south, east, north]. */
const BOX = [21, 43.5, 41.5, 53];
/** The two sources draw one border at most this far apart (km): vertex from vertex 3.4, more at sharp corners. */
const SAME_BORDER_KM = 6;
/** A loose piece shorter than this (km) belongs to a neighbour's border that begins here. */
const STUB_KM = 35;
/** An end nearer to another line than this (km) lies on it. */
const JOIN_KM = 1.2;
/** A line that ends at the border gives up its last points within this distance (km) of the finer one. */
const TIE_KM = 1.5;

const distanceKm = (a, b) =>
  KM_PER_DEGREE * Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]);

/** A question for the nearest of `points` to one point: { point, km }, or null beyond about 10 km. */
function makeNearest(points) {
  const cellOf = ([lng, lat]) => [Math.floor(lng * 5), Math.floor(lat * 5)];
  const cells = Map.groupBy(points, (p) => cellOf(p).join());
  return (to) => {
    const [x, y] = cellOf(to);
    let best = null;
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const point of cells.get(`${x + dx},${y + dy}`) ?? []) {
          const km = distanceKm(point, to);
          if (best === null || km < best.km) best = { point, km };
        }
    return best;
  };
}

/** The line with points put in, so that none is farther than a kilometre from the next. */
function densify(line) {
  return line.flatMap((to, i) => {
    const from = line[i - 1] ?? to;
    const steps = Math.max(1, Math.ceil(distanceKm(from, to)));
    return Array.from({ length: steps }, (_, k) =>
      [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * (k + 1)) / steps),
    );
  });
}

function runsNear(points, nearest) {
  const runs = [[]];
  for (const point of points) {
    if ((nearest(point)?.km ?? Number.POSITIVE_INFINITY) <= SAME_BORDER_KM) runs.at(-1).push(point);
    else if (runs.at(-1).length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

const lengthKm = (line) => line.reduce((sum, p, i) => (i === 0 ? 0 : sum + distanceKm(line[i - 1], p)), 0);

/**
 * Lines whose ends meet other lines' ends, else other lines' vertices, where those lie within `JOIN_KM`: the source cuts
 * a border into pieces that just miss each other, and a third country's border begins beside a vertex, not at it.
 */
function joinEnds(lines) {
  const nearestOf = (points, to) => {
    let best = { km: JOIN_KM, point: to };
    for (const point of points) {
      const km = distanceKm(point, to);
      if (km < best.km) best = { km, point };
    }
    return best.point;
  };
  const joined = lines.map((line) => [...line]);
  joined.forEach((line, at) => {
    const others = joined.filter((_, i) => i !== at);
    const ends = others.flatMap((other) => [other[0], other.at(-1)]);
    for (const i of [0, line.length - 1]) {
      const end = nearestOf(ends, line[i]);
      line[i] = end === line[i] ? nearestOf(others.flat(), line[i]) : end;
    }
  });
  return joined;
}

/** Lines without the short loose ends that the neighbours' borders leave at the corners. */
function dropStubs(lines) {
  const topo = topology({ lines: { type: 'MultiLineString', coordinates: lines } });
  const ends = new Map();
  const keysOf = (arc) => [arc[0].join(), arc.at(-1).join()];
  for (const arc of topo.arcs) for (const key of keysOf(arc)) ends.set(key, (ends.get(key) ?? 0) + 1);
  const kept = topo.arcs.filter(
    (arc) => keysOf(arc).every((key) => ends.get(key) > 1) || lengthKm(arc) > STUB_KM,
  );
  const again = topology({ lines: { type: 'MultiLineString', coordinates: kept } });
  return mesh(again, again.objects.lines).coordinates;
}

/** The World Data Bank's borders (in GSHHG) that follow the given coarser lines, about five times as detailed. */
export async function readFineBorder(coarseLines) {
  const nearest = makeNearest(coarseLines.flatMap(densify));
  const [west, south, east, north] = BOX;
  const lines = [];
  for await (const { points } of readSegments(['-N1/0.1p'])) {
    const own = points.filter(([lng, lat]) => lng > west && lng < east && lat > south && lat < north);
    lines.push(
      ...runsNear(
        own.map(([lng, lat]) => [round(lng), round(lat)]),
        nearest,
      ),
    );
  }
  if (lines.length === 0) throw new Error('GSHHG gave no border near the given lines');
  return dropStubs(joinEnds(lines));
}

/** Ties lines that ended on the coarse border to the fine one, so that neither gap nor overhang is seen. */
export function makeTieEnds(coarseLines, fineLines) {
  const corners = new Set(coarseLines.flat().map((p) => p.join()));
  const nearest = makeNearest(fineLines.flat());
  const tieLast = (line) => {
    const found = corners.has(line.at(-1).join()) ? nearest(line.at(-1)) : null;
    if (!found || found.km > SAME_BORDER_KM) return line;
    let end = line.length;
    while (end > 1 && (nearest(line[end - 1])?.km ?? TIE_KM) < TIE_KM) end--;
    return [...line.slice(0, end), nearest(line[end - 1])?.point ?? found.point];
  };
  return (line) => tieLast(tieLast(line).toReversed()).toReversed();
}
