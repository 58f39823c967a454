/**
 * Reads GeoNames dumps: the main table (UA.txt, allCountries.txt: 19 tab-separated columns) and alternateNamesV2.txt
 * (8–10 columns), line by line. Layouts: https://download.geonames.org/export/dump/readme.txt
 */
import type { Place, Problem } from '#lib/schema.ts';
import type { FeatureRank } from './gazetteer.ts';

export interface DumpPlace {
  place: Place;
  rank: FeatureRank;
  names: string[];
  admin1Code: string;
  admin2Code: string;
}
export interface AlternateName {
  id: string;
  name: string;
}
export type DumpRow = { kind: 'place'; value: DumpPlace } | { kind: 'name'; value: AlternateName };

/** What went wrong, counted by cause, with the first ten lines. */
export interface DumpReport {
  read: number;
  skipped: number;
  broken: Record<string, number>;
  first: Problem[];
}

const MAIN_COLUMNS = 19;
const REPORTED = 10;
const MAX_LINE = 200_000;
/** Islands and new borders may lie this far outside the extent that we know. */
const EDGE_DEGREES = 3;
/** Rank of a populated place by its GeoNames feature code. */
export const SETTLEMENT_RANKS: Readonly<Record<string, FeatureRank>> = {
  PPLC: 0,
  PPLA: 1,
  PPLG: 1,
  PPLA2: 2,
  PPLA3: 3,
  PPLA4: 4,
  PPLA5: 4,
  PPL: 5,
  PPLX: 6,
  PPLQ: 7,
  PPLH: 7,
  PPLW: 7,
};
/** Sites that the news names: airfields, ports, power plants, bases, bridges, refineries, dams, railway stations. */
const SITES = new Set([
  'AIRP',
  'AIRB',
  'AIRF',
  'PRT',
  'PS',
  'PSN',
  'PSH',
  'INSM',
  'BDG',
  'OILR',
  'DAM',
  'RSTN',
  'MLWTR',
  'HSP',
  'SCH',
  'UNIV',
  'MAR',
]);

/** [west, south, east, north] of a country by its ISO code, or null where that is not known. */
type ExtentOf = (country: string) => Place['bbox'];

/** A line reader that keeps count; feed it lines with their numbers from 1, then read `report`. */
export class DumpReader {
  readonly report: DumpReport = { read: 0, skipped: 0, broken: {}, first: [] };
  readonly #file: string;
  readonly #extentOf: ExtentOf;
  readonly #seen = new Set<number>();

  constructor(file: string, extentOf: ExtentOf = () => null) {
    this.#file = file;
    this.#extentOf = extentOf;
  }

  /** The row of a line, or null when it is broken (counted), blank, or of a kind the gazetteer does not hold. */
  readLine(line: string, lineNumber: number): DumpRow | null {
    const text = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
    if (text.trim() === '' || text.startsWith('#')) return null;
    if (text.length > MAX_LINE) return this.#broken('line too long', lineNumber);
    const cells = text.replace(/\r$/, '').split('\t');
    if (cells.length === MAIN_COLUMNS) return this.#placeRow(cells, lineNumber);
    if (cells.length >= 4 && cells.length <= 10 && /^\d+$/.test(cells[1] ?? ''))
      return this.#nameRow(cells, lineNumber);
    return this.#broken(`${cells.length} columns instead of ${MAIN_COLUMNS}`, lineNumber);
  }

  #placeRow(cells: readonly string[], lineNumber: number): DumpRow | null {
    const [id = '', name = '', ascii = '', alternates = '', , , featureClass = '', code = ''] = cells;
    const point = this.#pointOf(cells);
    if (typeof point === 'string') return this.#broken(point, lineNumber);
    const kind = kindOf(featureClass, code);
    if (kind === null) {
      this.report.skipped++;
      return null;
    }
    this.#seen.add(Number(id));
    this.report.read++;
    const population = Number(cells[14]);
    const place: Place = {
      id: `gn:${id}`,
      name: ascii.trim() || name,
      kind,
      lng: point[0],
      lat: point[1],
      country: cells[8] || null,
      admin1: null,
      admin2: null,
      population: Number.isFinite(population) && population > 0 ? population : null,
      bbox: null,
    };
    const names = [name, ...alternates.split(',')]
      .map((other) => other.trim())
      .filter((other) => other.length > 1);
    const value = {
      place,
      rank: SETTLEMENT_RANKS[code] ?? 5,
      names,
      admin1Code: cells[10] ?? '',
      admin2Code: cells[11] ?? '',
    };
    return { kind: 'place', value };
  }

  /** The point of a row of places that has an id of its own, a name and a country as they should be; else what is wrong. */
  #pointOf([id = '', name = '', , , lat = '', lng = '', , , country = '']: readonly string[]):
    | [number, number]
    | string {
    if (!/^[1-9]\d{0,9}$/.test(id)) return `"${id.slice(0, 20)}" is no GeoNames id`;
    if (name.trim() === '') return 'no name';
    const point = readPoint(lat, lng);
    if (typeof point === 'string') return point;
    if (country !== '' && !/^[A-Z]{2}$/.test(country)) return `"${country.slice(0, 20)}" is no country code`;
    if (isSwapped(point, this.#extentOf(country))) return 'latitude and longitude are swapped';
    return this.#seen.has(Number(id)) ? 'id seen before' : point;
  }

  /** alternateNamesV2: id, geonameid, language, name, preferred, short, colloquial, historic, from, to. */
  #nameRow(cells: readonly string[], lineNumber: number): DumpRow | null {
    const [, id = '', language = '', name = ''] = cells;
    if (name.trim() === '') return this.#broken('no name', lineNumber);
    if (/^(?:link|post|wkdt|unlc|iata|icao|faac|tcid|phon|piny|abbr)$/.test(language)) {
      this.report.skipped++;
      return null;
    }
    this.report.read++;
    return { kind: 'name', value: { id: `gn:${id}`, name: name.trim() } };
  }

  #broken(cause: string, lineNumber: number): null {
    const kind = cause.replace(/^"[^"]*"|^\d+/, '…');
    this.report.broken[kind] = (this.report.broken[kind] ?? 0) + 1;
    if (this.report.first.length < REPORTED) {
      this.report.first.push({ kind: 'malformed', message: `${this.#file}, line ${lineNumber}: ${cause}` });
    }
    return null;
  }
}

/** [lng, lat], or what is wrong with them; a latitude beyond 90° with a longitude within is a swap. */
function readPoint(latCell: string, lngCell: string): [number, number] | string {
  const lat = Number(latCell);
  const lng = Number(lngCell);
  if (latCell.trim() === '' || lngCell.trim() === '' || !Number.isFinite(lat) || !Number.isFinite(lng)) {
    return 'coordinates are no numbers';
  }
  if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lng) <= 90)
    return 'latitude and longitude are swapped';
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return 'coordinates are off the globe';
  return [lng, lat];
}

/** True of a point well outside its country whose mirror lies in it. */
function isSwapped([lng, lat]: readonly [number, number], extent: Place['bbox']): boolean {
  if (extent === null) return false;
  const [west, south, east, north] = extent;
  const holds = (x: number, y: number, edge: number): boolean =>
    x >= west - edge && x <= east + edge && y >= south - edge && y <= north + edge;
  return !holds(lng, lat, EDGE_DEGREES) && holds(lat, lng, 0);
}

function kindOf(featureClass: string, code: string): Place['kind'] | null {
  if (featureClass === 'P') return code === 'PPLX' ? 'neighbourhood' : 'settlement';
  if (featureClass === 'A') return /^ADM1/.test(code) ? 'region' : /^ADM[2-4]/.test(code) ? 'district' : null;
  return SITES.has(code) ? 'site' : null;
}
