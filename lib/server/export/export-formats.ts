/** The forms in which incidents leave the house: each turns batches of incidents into chunks of a file. */
import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';
import { acledRow } from '#lib/export/acled-row.ts';
import type { ExportStamp } from '#lib/export/export-stamp.ts';
import { CLOSE_COLLECTION, featureOf, openCollection } from '#lib/export/geojson.ts';
import { type Cell, recordIncident, type SourcedIncident } from '#lib/export/incident-record.ts';
import { CLOSE_KML, openKml, placemarkOf } from '#lib/export/kml.ts';
import { ucdpRow } from '#lib/export/ucdp-row.ts';

type Batches = AsyncIterable<SourcedIncident[]>;
type Row = Record<string, Cell>;

export type ExportFormat = {
  mediaType: string;
  /** Ending of the file's name. */
  ending: string;
  title: string;
  write: (batches: Batches, stamp: ExportStamp) => AsyncIterable<string | Uint8Array>;
};

/** An incident that stands for none: its keys are the columns. */
const NOTHING: SourcedIncident = {
  incident: {
    id: '',
    title: '',
    type: 'attack_unspecified',
    assertion: 'happened',
    outcome: 'unknown',
    time: {
      start: null,
      end: null,
      precision: 'unresolved',
      basis: null,
      clock: null,
      surface: null,
      candidates: [],
      bounds: {},
    },
    place: null,
    weapon: null,
    targets: [],
    casualties: { killed: null, injured: null },
    perpetrator: null,
    grade: { level: 'machine', why: [] },
    members: [],
    reported: { first: null, last: null },
  },
  publishers: [],
};

/** A table has no place for the stamp but its rows: comment lines before the header are read as data by most programs. */
function stampRow(row: Row, { asOf, query, attribution, home, grades, safety }: ExportStamp): Row {
  return {
    ...row,
    data_as_of: asOf,
    data_query: query,
    data_attribution: attribution,
    data_home: home,
    ...(grades === undefined ? {} : { data_grades: grades }),
    ...(safety === undefined ? {} : { data_safety: safety }),
  };
}

async function* writeCsv(
  batches: Batches,
  stamp: ExportStamp,
  toRow: (incident: SourcedIncident) => Row,
): AsyncIterable<string> {
  const columns = Object.keys(stampRow(toRow(NOTHING), stamp));
  // Cells that a spreadsheet would take for a formula get an apostrophe before them.
  const options = { columns, escape_formulas: true, record_delimiter: '\r\n' as const };
  yield stringify([], { ...options, header: true });
  for await (const batch of batches) {
    yield stringify(
      batch.map((incident) => stampRow(toRow(incident), stamp)),
      options,
    );
  }
}

async function* writeGeojson(batches: Batches, stamp: ExportStamp): AsyncIterable<string> {
  yield openCollection(stamp);
  let before = '\n';
  for await (const batch of batches) {
    yield before + batch.map((incident) => JSON.stringify(featureOf(incident))).join(',\n');
    before = ',\n';
  }
  yield CLOSE_COLLECTION;
}

async function* writeKml(batches: Batches, stamp: ExportStamp): AsyncIterable<string> {
  yield openKml(stamp);
  for await (const batch of batches) yield batch.map(placemarkOf).join('');
  yield CLOSE_KML;
}

async function* writeXlsx(batches: Batches, stamp: ExportStamp): AsyncIterable<Uint8Array> {
  const columns = Object.keys(stampRow(recordIncident(NOTHING), stamp));
  async function* rows() {
    for await (const batch of batches) {
      for (const each of batch) {
        const row = stampRow(recordIncident(each), stamp);
        yield columns.map((column) => toXlsxCell(row[column] ?? null));
      }
    }
  }
  const options = {
    name: 'Attacks',
    columns: columns.map((header) => ({ header })),
    freezePane: { rows: 1 },
  };
  const reader = writeXlsxStream(rows(), options).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

/** Longest text of a cell (Excel's limit), without the characters that XML cannot hold. */
function toXlsxCell(value: Cell): Cell {
  return typeof value === 'string' ? value.toWellFormed().slice(0, 32_000) : value;
}

const csv = (toRow: (incident: SourcedIncident) => Row) => (batches: Batches, stamp: ExportStamp) =>
  writeCsv(batches, stamp, toRow);

/** By the name that stands in the address. */
export const EXPORT_FORMATS: Record<string, ExportFormat> = {
  geojson: {
    mediaType: 'application/geo+json',
    ending: 'geojson',
    title: 'GeoJSON (RFC 7946)',
    write: writeGeojson,
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    ending: 'csv',
    title: 'CSV, a line an incident',
    write: csv(recordIncident),
  },
  kml: {
    mediaType: 'application/vnd.google-earth.kml+xml',
    ending: 'kml',
    title: 'KML 2.2 with time spans',
    write: writeKml,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    title: 'Excel workbook',
    write: writeXlsx,
  },
  'acled.csv': {
    mediaType: 'text/csv; charset=utf-8; header=present',
    ending: 'acled.csv',
    title: 'CSV in the columns of ACLED',
    write: csv(acledRow),
  },
  'ucdp.csv': {
    mediaType: 'text/csv; charset=utf-8; header=present',
    ending: 'ucdp.csv',
    title: 'CSV in the columns of UCDP GED',
    write: csv(ucdpRow),
  },
};
export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS);
