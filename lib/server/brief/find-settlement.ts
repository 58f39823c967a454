/** Which settlement a place that is more exact than one lies in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Settlement } from '#lib/brief/safeguard.ts';
import { distanceKm, settlementRadiusKm } from '#lib/geo.ts';
import { readColumns } from '#lib/resolve/place/column-file.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { type Incident, PLACE_KINDS, type Place } from '#lib/schema.ts';
import { currentGazetteer } from '../current-gazetteer.ts';
import { projectRoot } from '../locate.ts';

/** A point further than this from every settlement is put on none. */
const MOST_KM = 25;
const KM_PER_DEGREE = 111.3;
/** The file's points are in units of this part of a degree. */
const UNITS = 1e5;
/** Sections of a settlement and abandoned ones (FeatureRank) stand for no settlement. */
const LAST_RANK = 5;

/** GeoNames' settlements from south to north; points in degrees. */
type SouthToNorth = { lng: Float64Array; lat: Float64Array; population: Uint32Array; gnId: Uint32Array };
let kept: SouthToNorth | null = null;

function openIndex(): SouthToNorth {
  const file = join(projectRoot(), 'data', 'gazetteer', 'gazetteer.bin.gz');
  const read = readColumns(gunzipSync(readFileSync(/* turbopackIgnore: true */ file)));
  if (!read.ok) throw new Error(read.problem.message);
  const { kind, lat, lng, population, gnId, places, others } = read.value;
  const settlement = PLACE_KINDS.indexOf('settlement');
  const rows: number[] = [];
  for (let at = others; at < places; at += 1) {
    const code = kind[at] ?? 0;
    if ((code & 15) === settlement && code >> 4 <= LAST_RANK) rows.push(at);
  }
  rows.sort((a, b) => (lat[a] ?? 0) - (lat[b] ?? 0));
  return {
    lng: Float64Array.from(rows, (row) => (lng[row] ?? 0) / UNITS),
    lat: Float64Array.from(rows, (row) => (lat[row] ?? 0) / UNITS),
    population: Uint32Array.from(rows, (row) => population[row] ?? 0),
    gnId: Uint32Array.from(rows, (row) => gnId[row] ?? 0),
  };
}

/** First position whose latitude is not below. */
function firstFrom(lat: Float64Array, least: number): number {
  let [low, high] = [0, lat.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lat[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The most populous settlement whose disc holds the point, else the nearest; null where none is near. */
function nearest(gazetteer: Gazetteer, lng: number, lat: number): Place | null {
  kept ??= openIndex();
  const reach = MOST_KM / KM_PER_DEGREE;
  let best: { at: number; holds: boolean; weight: number } | null = null;
  for (
    let at = firstFrom(kept.lat, lat - reach);
    at < kept.lat.length && (kept.lat[at] ?? 0) <= lat + reach;
    at += 1
  ) {
    const km = distanceKm([lng, lat], [kept.lng[at] ?? 0, kept.lat[at] ?? 0]);
    if (km > MOST_KM) continue;
    const people = kept.population[at] ?? 0;
    const holds = km <= settlementRadiusKm(people);
    const weight = holds ? people : -km;
    if (best === null || (holds && !best.holds) || (holds === best.holds && weight > best.weight)) {
      best = { at, holds, weight };
    }
  }
  return best && gazetteer.get(`gn:${kept.gnId[best.at]}`);
}

function shapeSettlement({ id, name, lng, lat, population }: Place): Settlement {
  return { placeId: id, name, lng, lat, radiusKm: settlementRadiusKm(population) };
}

/** The settlement of an incident's place; null where the gazetteer has none for it or does not open. */
export function findSettlement({ place }: Incident): Settlement | null {
  const gazetteer = currentGazetteer();
  if (place === null || !gazetteer.ok) return null;
  const known = place.placeId === null ? null : gazetteer.value.get(place.placeId);
  const holder = known && gazetteer.value.containers(known).find(({ kind }) => kind === 'settlement');
  if (holder) return shapeSettlement(holder);
  if (place.lng === null || place.lat === null) return null;
  const found = nearest(gazetteer.value, place.lng, place.lat);
  return found && shapeSettlement(found);
}
