/** Rows of a CSV or GeoJSON file, each a list of cells under the same columns, in batches so that a million go fast. */
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { fail, ok, type Result } from '#lib/result.ts';

/** `row` counts from 1 (the header is no row); a row that is no row at all has `problem`. */
export type FileRow = { row: number; cells: readonly string[]; problem?: string };
export type OpenedRows = {
  columns: string[];
  rows: AsyncIterable<FileRow>;
  /** How much of the file has been read, 0..1. */
  share: () => number;
};

/** V8 cannot hold a longer string. */
const MAX_GEOJSON_BYTES = 500_000_000;
const DELIMITERS = [',', ';', '\t', '|'];

/** Opens a file by its content: GeoJSON begins with a brace, anything else is a table with a header row. */
export async function openRows(path: string): Promise<Result<OpenedRows>> {
  try {
    const { size } = await stat(path);
    const head = await readHead(path);
    if (head.trim() === '') return fail('empty', `${path}: the file is empty`);
    if (head.includes('\0')) return fail('binary', `${path}: this is no text; load reads CSV and GeoJSON`);
    return /^\s*[{[]/.test(head) ? await openGeojson(path, size) : openTable(path, size, head);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('unreadable', `${path}: there is no such file`);
    if (code === 'EISDIR') return fail('unreadable', `${path}: is a folder; name one file`);
    return fail('unreadable', `${path}: ${message}`);
  }
}

async function readHead(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
  } finally {
    await file.close();
  }
}

async function openTable(path: string, bytes: number, head: string): Promise<Result<OpenedRows>> {
  const header = head.split(/[\r\n]/, 1)[0] ?? '';
  const counts = DELIMITERS.map((mark) => header.split(mark).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  const bad: FileRow[] = [];
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const parser = file.pipe(
    parse({
      bom: true,
      delimiter,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      skip_records_with_error: true,
      on_skip: (error) => {
        bad.push({ row: 0, cells: [], problem: `not valid CSV: ${error?.message ?? 'unknown'}` });
        return undefined;
      },
    }),
  );
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const first = await records.next();
  if (first.done) return fail('malformed', `${path}: there is no header row`);
  const columns = first.value.map((name) => name.trim());
  return ok({ columns, rows: numberRecords(records, bad), share: () => Math.min(1, file.bytesRead / bytes) });
}

async function* numberRecords(records: AsyncIterator<string[]>, bad: FileRow[]): AsyncGenerator<FileRow> {
  let row = 0;
  for (;;) {
    const next = await records.next();
    for (const broken of bad.splice(0)) yield { ...broken, row: ++row };
    if (next.done) return;
    yield { row: ++row, cells: next.value };
  }
}

async function openGeojson(path: string, bytes: number): Promise<Result<OpenedRows>> {
  if (bytes > MAX_GEOJSON_BYTES) {
    return fail(
      'too_large',
      `${path}: GeoJSON is read up to 500 MB; convert it to CSV (ogr2ogr -f CSV -lco GEOMETRY=AS_XY)`,
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail('malformed', `${path}: not valid JSON: ${(error as Error).message.slice(0, 200)}`);
  }
  const features = listFeatures(parsed);
  if (typeof features === 'string') return fail('malformed', `${path}: ${features}`);
  const columns = new Set(['longitude', 'latitude']);
  for (const feature of features) {
    if (!isObject(feature) || !isObject(feature.properties)) continue;
    for (const name of Object.keys(feature.properties)) if (columns.size < 500) columns.add(name);
  }
  const idOf = features.some(
    (feature) => isObject(feature) && feature.id !== undefined && feature.id !== null,
  );
  if (idOf && !columns.has('id')) columns.add('id');
  const reading = { at: 0 };
  return ok({
    columns: [...columns],
    rows: readFeatures(features, [...columns], reading),
    share: () => reading.at / Math.max(1, features.length),
  });
}

/** The features of a document, or what is wrong with it. */
function listFeatures(document: unknown): unknown[] | string {
  if (!isObject(document)) return 'a GeoJSON document is an object with a "type"';
  if (document.type === 'Feature') return [document];
  if (document.type !== 'FeatureCollection') {
    const type = typeof document.type === 'string' ? `"${document.type.slice(0, 40)}"` : 'no type';
    return `has ${type}; incidents come as a FeatureCollection of points`;
  }
  return Array.isArray(document.features)
    ? document.features
    : 'the FeatureCollection has no list of "features"';
}

async function* readFeatures(
  features: readonly unknown[],
  columns: readonly string[],
  reading: { at: number },
): AsyncGenerator<FileRow> {
  for (const [at, feature] of features.entries()) {
    reading.at = at + 1;
    const point = pointOf(feature);
    if (typeof point === 'string') yield { row: at + 1, cells: [], problem: point };
    else {
      const { id, properties } = feature as { id?: unknown; properties: Record<string, unknown> | null };
      const values: Record<string, unknown> = {
        id,
        ...properties,
        longitude: point?.[0],
        latitude: point?.[1],
      };
      yield { row: at + 1, cells: columns.map((name) => cellOf(values[name])) };
    }
  }
}

/** [lng, lat] of a feature, null for one without a geometry, or what is wrong with it. */
function pointOf(feature: unknown): [number, number] | null | string {
  if (!isObject(feature) || feature.type !== 'Feature') return 'is no GeoJSON feature';
  const { geometry, properties } = feature;
  if (properties !== null && !isObject(properties)) return 'its properties are no object';
  if (geometry === null) return null;
  if (!isObject(geometry) || typeof geometry.type !== 'string') return 'its geometry has no type';
  if (geometry.type !== 'Point') return `its geometry is a ${geometry.type.slice(0, 40)}, not a Point`;
  const { coordinates } = geometry;
  if (!Array.isArray(coordinates) || coordinates.length < 2) return 'its point has no two coordinates';
  const [lng, lat] = coordinates as unknown[];
  if (typeof lng !== 'number' || typeof lat !== 'number') return 'its coordinates are no numbers';
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return `its point (${lng}, ${lat}) lies outside the world`;
  return [lng, lat];
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'object') return Array.isArray(value) ? value.map(cellOf).join(';') : '';
  return String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
