/** Features of a GeoJSON document as rows; what is wrong with a document or a feature is said with its cure. */
import { getLocation, type ParseError, parse, parseTree } from 'jsonc-parser';
import { fail, ok, type Result } from '#lib/result.ts';
import type { FileRow, OpenedRows } from './file-row.ts';
import { type RowFile, readHead } from './row-file.ts';

/** V8 cannot hold a longer string. */
const MAX_BYTES = 500_000_000;
/** As much of a file is looked at for a sample of its features. */
const SAMPLE_BYTES = 4_000_000;
/** Where a fault lies is worked out in documents up to this size. */
const LOCATED_BYTES = 20_000_000;
const MOST_COLUMNS = 500;

/** Opens a document; with `sample`, only the features that its beginning holds. */
export async function openGeojson(file: RowFile, sample: boolean): Promise<Result<OpenedRows>> {
  const isCut = sample && file.bytes > SAMPLE_BYTES;
  if (file.bytes > MAX_BYTES) {
    return fail(
      'too_large',
      `${file.name}: GeoJSON is read up to 500 MB; convert it to CSV (ogr2ogr -f CSV -lco GEOMETRY=AS_XY)`,
    );
  }
  const bytes = await readHead(file, isCut ? SAMPLE_BYTES : MAX_BYTES);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const parsed = isCut ? ok(parseBeginning(text)) : parseWhole(text);
  if (!parsed.ok) return fail('malformed', `${file.name}: ${parsed.problem.message}`);
  const features = listFeatures(parsed.value);
  if (typeof features === 'string') return fail('malformed', `${file.name}: ${features}`);
  const columns = columnsOf(features);
  const reading = { at: 0 };
  return ok({
    unit: 'feature',
    columns,
    rows: readFeatures(features, columns, reading),
    share: () => reading.at / Math.max(1, features.length),
    isCut,
  });
}

function parseWhole(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const where = text.length <= LOCATED_BYTES ? locateFault(text) : '';
    return fail('malformed', `not valid JSON: ${where}${(error as Error).message.slice(0, 200)}`);
  }
}

/** "line 4, column 5, in feature 1: " for the first fault of a text. */
function locateFault(text: string): string {
  const errors: ParseError[] = [];
  parseTree(text, errors);
  const offset = errors[0]?.offset;
  if (offset === undefined) return '';
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const path = getLocation(text, offset).path;
  const feature = path[0] === 'features' && typeof path[1] === 'number' ? `, in feature ${path[1] + 1}` : '';
  return `line ${line}, column ${column}${feature}: `;
}

/** A document that was cut off: its last feature is a torso and left out. */
function parseBeginning(text: string): unknown {
  const document: unknown = parse(text);
  if (isObject(document) && Array.isArray(document.features)) document.features.pop();
  return document;
}

/** The features of a document, or what is wrong with it. */
function listFeatures(document: unknown): unknown[] | string {
  if (!isObject(document)) {
    return 'is no GeoJSON: a GeoJSON document is an object, {"type": "FeatureCollection", "features": […]}';
  }
  const elsewhere = otherReference(document);
  if (elsewhere !== null) return elsewhere;
  if (document.type === 'Feature') return [document];
  if (document.type !== 'FeatureCollection') return describeOtherType(document.type);
  if (!Array.isArray(document.features)) {
    return 'the FeatureCollection has no list of "features"; write {"type": "FeatureCollection", "features": […]}';
  }
  return document.features.length > 0 ? document.features : 'the FeatureCollection has no feature';
}

const GEOMETRIES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

function describeOtherType(type: unknown): string {
  if (typeof type !== 'string') return 'has no type; incidents come as a FeatureCollection of points';
  const told = `has the type "${type.slice(0, 40)}"`;
  if (GEOMETRIES.includes(type)) {
    return `${told}: a bare geometry says nothing of when and what; wrap it as a Feature with properties`;
  }
  if (/^featurecollection$|^feature$/i.test(type)) {
    return `${told}: GeoJSON writes it "${/collection/i.test(type) ? 'FeatureCollection' : 'Feature'}"`;
  }
  if (type === 'Topology') return `${told}: this is TopoJSON; convert it to GeoJSON (topo2geo)`;
  return `${told}; incidents come as a FeatureCollection of points`;
}

/** Says so where an old document names another reference system than longitude and latitude. */
function otherReference({ crs }: Record<string, unknown>): string | null {
  if (!isObject(crs) || !isObject(crs.properties)) return null;
  const { name } = crs.properties;
  if (typeof name !== 'string' || /CRS:?:?84$|(^|:)4326$/i.test(name)) return null;
  return `its coordinates are in ${name.slice(0, 60)}; GeoJSON has longitude and latitude (ogr2ogr -t_srs EPSG:4326 -f GeoJSON)`;
}

function columnsOf(features: readonly unknown[]): string[] {
  const columns = new Set(['longitude', 'latitude']);
  let hasId = false;
  for (const feature of features) {
    if (!isObject(feature)) continue;
    hasId ||= isKey(feature.id);
    if (!isObject(feature.properties)) continue;
    for (const name of Object.keys(feature.properties)) if (columns.size < MOST_COLUMNS) columns.add(name);
  }
  if (hasId) columns.add('id');
  return [...columns];
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
      const { id, properties } = feature as { id?: unknown; properties?: Record<string, unknown> | null };
      const values: Record<string, unknown> = {
        id: isKey(id) ? id : undefined,
        ...properties,
        longitude: point?.[0],
        latitude: point?.[1],
      };
      yield { row: at + 1, cells: columns.map((name) => cellOf(values[name])) };
    }
  }
}

/** RFC 7946, section 3.2: an id is a string or a number. */
function isKey(id: unknown): boolean {
  return typeof id === 'string' || typeof id === 'number';
}

/** [lng, lat] of a feature, null for one without a geometry, or what is wrong with it and what mends it. */
function pointOf(feature: unknown): [number, number] | null | string {
  if (!isObject(feature)) return 'is no GeoJSON feature but a bare value; take it out';
  if (feature.type !== 'Feature')
    return `is no GeoJSON feature: its type is ${tell(feature.type)}, not "Feature"`;
  const { geometry, properties = null } = feature;
  if (properties !== null && !isObject(properties))
    return 'its properties are no object; write "properties": {…}';
  if (geometry === null || geometry === undefined) return null;
  if (!isObject(geometry) || typeof geometry.type !== 'string')
    return 'its geometry has no type; write "type": "Point", or null for no geometry';
  if (geometry.type !== 'Point')
    return `its geometry is a ${geometry.type.slice(0, 40)}, not a Point; give one point each (QGIS: Centroids)`;
  return readCoordinates(geometry.coordinates);
}

function readCoordinates(coordinates: unknown): [number, number] | string {
  if (!Array.isArray(coordinates) || coordinates.length < 2)
    return 'its point has no two coordinates; write [longitude, latitude]';
  const [lng, lat] = coordinates as unknown[];
  if (typeof lng !== 'number' || typeof lat !== 'number')
    return `its coordinates ${tell(lng)} and ${tell(lat)} are no numbers; write them without quotation marks`;
  if (Math.abs(lng) <= 180 && Math.abs(lat) <= 90) return [lng, lat];
  const cure =
    Math.abs(lng) <= 90 && Math.abs(lat) <= 180
      ? 'longitude comes first, these look swapped'
      : 'coordinates are degrees (ogr2ogr -t_srs EPSG:4326)';
  return `its point (${lng}, ${lat}) lies outside the world; ${cure}`;
}

function tell(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 40);
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
