import { Delaunay } from 'd3-delaunay';
import { intersection, union } from 'polyclip-ts';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { lineFeatures } from './borders.mjs';
import { readCities500, readCitiesJson } from './places.mjs';

/** GeoNames codes of raions as they stand since 2020 have four digits; older ones are left out. */
const RAION_CODE = /^\d{4}$/;
/** Degrees of longitude shrink by this at Ukraine's middle latitude, so that cells are round on the ground. */
const LNG_SCALE = Math.cos((48.8 * Math.PI) / 180);
const BOUNDS = [10, 40, 60, 60];

function ukrainianPlaces() {
  const listed = readCities500().filter((r) => r.country === 'UA' && r.admin2);
  const others = readCitiesJson().filter((r) => r.country === 'UA' && r.admin2 && r.admin1 !== '12');
  return [...listed, ...others].filter((r) => RAION_CODE.test(r.admin2) && r.admin2 !== '8000');
}

function oblastRaions(oblast, places) {
  const points = places.map((p) => [p.lng * LNG_SCALE, p.lat]);
  const cells = Delaunay.from(points).voronoi(BOUNDS);
  const byRaion = new Map();
  places.forEach((place, i) => {
    const cell = cells.cellPolygon(i);
    if (!cell) return;
    const ring = cell.map(([x, y]) => [Math.round((x / LNG_SCALE) * 1e5) / 1e5, Math.round(y * 1e5) / 1e5]);
    if (!byRaion.has(place.admin2)) byRaion.set(place.admin2, []);
    byRaion.get(place.admin2).push([ring]);
  });
  const outline = oblast.geometry.coordinates;
  return [...byRaion].sort().map(([raion, cellPolygons]) => ({
    type: 'Feature',
    properties: { raion, oblast: oblast.properties.adm1_code },
    geometry: {
      type: 'MultiPolygon',
      coordinates: intersection(union(cellPolygons[0], ...cellPolygons.slice(1)), outline),
    },
  }));
}

/**
 * Borders between Ukraine's raions as features of the `boundary` layer (level 2). Approximate: each place gives the
 * ground nearest to it to its own raion, within its oblast.
 */
export function raionBorderFeatures(regions) {
  const places = ukrainianPlaces();
  const raions = [];
  for (const oblast of regions.filter((r) => r.properties.country === 'UKR')) {
    const code = oblast.properties.gn_a1_code?.split('.')[1];
    const own = places.filter((p) => p.admin1 === code);
    if (own.length > 2) raions.push(...oblastRaions(oblast, own));
  }
  const topo = topology({ raions: { type: 'FeatureCollection', features: raions } }, 1e5);
  const inner = mesh(
    topo,
    topo.objects.raions,
    (a, b) => a !== b && a.properties.oblast === b.properties.oblast,
  );
  return {
    count: raions.length,
    features: lineFeatures(inner, { level: 2, approximate: true, min_zoom: 7 }),
  };
}
