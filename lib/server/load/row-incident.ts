/** One row of a file of incidents → an incident and what is said of where it comes from. */
import { settlementRadiusKm } from '#lib/geo.ts';
import {
  GRADES,
  type GradeLevel,
  type Incident,
  type PlacePrecision,
  type Range,
  type TimePrecision,
} from '#lib/schema.ts';
import { addDays, daysBetween } from '#lib/time.ts';
import type { LoadField, Mapping } from '#lib/view/load-fields.ts';
import { countryCodes } from '../store/select-incidents.ts';
import {
  CellProblem,
  monthAround,
  readCount,
  readDay,
  readDegrees,
  readPrecision,
  readTime,
  readType,
} from './read-cells.ts';

/** The trimmed cell of a field, "" where the file has none. */
export type Cells = (field: LoadField) => string;

/** Nominal radii in km where the file gives none: an extent is not known for a loaded place. */
const RADII_KM: Record<PlacePrecision, number> = {
  exact: 0.2,
  neighbourhood: 3,
  settlement: settlementRadiusKm(null),
  near: 25,
  district: 30,
  region: 100,
  country: 400,
};
const MAX_NAME = 200;
const MAX_NOTES = 600;

/** Throws CellProblem for a row that cannot be an incident; `id` is given by the caller. */
export function incidentOfRow(id: string, cells: Cells, mapping: Mapping): Incident {
  const column = (field: LoadField) => mapping[field] ?? field;
  const type = cells('type') === '' ? 'attack_unspecified' : readType(cells('type'), column('type'));
  const place = placeOfRow(cells, column);
  const actor = clip(cells('actor'), MAX_NAME);
  const weapon = codeOf(cells('weapon'));
  return {
    id,
    title: clip(cells('title'), MAX_NAME) || titleOf(type, place?.name ?? null),
    type,
    assertion: 'happened',
    outcome: type === 'interception' ? 'intercepted' : 'unknown',
    time: timeOfRow(cells, column),
    place,
    weapon: weapon === '' ? null : { kind: weapon, model: null },
    targets: [...new Set(cells('target').split(/[;|]/).map(codeOf))].filter((target) => target !== ''),
    casualties: {
      killed: killedOfRow(cells, column),
      injured: cells('injured') === '' ? null : same(readCount(cells('injured'), column('injured'))),
    },
    perpetrator: actor === '' ? null : { actor, mode: 'asserted' },
    grade: { level: gradeOfRow(cells, column), why: [] },
    members: [],
    reported: reportedOfRow(cells, column),
  };
}

/** What the panel says of a loaded incident instead of reports. */
export function whyOfRow(cells: Cells, name: string, row: number): string[] {
  const [source, notes] = [clip(cells('source'), MAX_NAME), clip(cells('notes'), MAX_NOTES)];
  return [
    `Loaded from ${name}, row ${row}`,
    ...(source ? [`Source: ${source}`] : []),
    ...(notes ? [`Notes: ${notes}`] : []),
  ];
}

type ColumnName = (field: LoadField) => string;

function timeOfRow(cells: Cells, column: ColumnName): Incident['time'] {
  const undated = { basis: null, clock: null, surface: null, candidates: [], bounds: {} };
  if (cells('start') === '') return { ...undated, start: null, end: null, precision: 'unresolved' };
  const from = readDay(cells('start'), column('start'));
  const to = cells('end') === '' ? from : readDay(cells('end'), column('end'));
  if (to.day < from.day) throw new CellProblem(`${column('end')}: "${to.day}" lies before ${from.day}`);
  const hour = cells('time') === '' ? from.time : readTime(cells('time'), column('time'));
  const clock = hour !== null && from.day === to.day ? { from: hour, to: hour } : null;
  const known = { ...undated, basis: 'explicit' as const, clock };
  // ACLED's scale: 2 = some day of that week, 3 = some day of that month.
  const scale = cells('timePrecision');
  if (scale === '3') {
    const [start, end] = monthAround(from.day);
    return { ...known, clock: null, start, end, precision: 'month' };
  }
  if (scale === '2' && from.day === to.day) {
    return {
      ...known,
      clock: null,
      start: addDays(from.day, -3),
      end: addDays(from.day, 3),
      precision: 'week',
    };
  }
  return {
    ...known,
    start: from.day,
    end: to.day,
    precision: clock ? 'minute' : spanPrecision(from.day, to.day),
  };
}

function spanPrecision(from: string, to: string): TimePrecision {
  if (from === to) return 'day';
  const days = daysBetween(from, to) + 1;
  if (days < 7) return 'range';
  return days === 7 ? 'week' : days <= 31 ? 'month' : 'longer';
}

function placeOfRow(cells: Cells, column: ColumnName): Incident['place'] {
  const name = clip(cells('place'), MAX_NAME);
  const admin1 = clip(cells('admin1'), MAX_NAME) || null;
  const hasPoint = cells('lng') !== '' || cells('lat') !== '';
  const country = countryOf(cells('country'));
  if (!hasPoint && name === '' && admin1 === null && country === null) return null;
  const lng = hasPoint ? readDegrees(cells('lng'), column('lng'), 180) : null;
  const lat = hasPoint ? readDegrees(cells('lat'), column('lat'), 90) : null;
  const said = cells('placePrecision');
  const precision = said === '' ? 'settlement' : readPrecision(said, column('placePrecision'));
  const radiusKm = cells('radius') === '' ? RADII_KM[precision] : Number(cells('radius'));
  return {
    name: name || admin1 || country || `${shortDegrees(lat)}, ${shortDegrees(lng)}`,
    lng,
    lat,
    precision,
    radiusKm: radiusKm >= 0 && radiusKm <= 20_000 ? radiusKm : RADII_KM[precision],
    placeId: null,
    admin1,
    country,
  };
}

/** To about ten metres: as a name, more digits say nothing. */
function shortDegrees(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * 1e4) / 1e4;
}

const known = new Map<string, string | null>();

function countryOf(cell: string): string | null {
  if (cell === '') return null;
  let code = known.get(cell);
  if (code === undefined) {
    code = countryCodes([cell])[0] ?? null;
    if (known.size < 10_000) known.set(cell, code);
  }
  return code;
}

function killedOfRow(cells: Cells, column: ColumnName): Range | null {
  const [best, low, high] = [cells('killed'), cells('killedLow'), cells('killedHigh')];
  const min = low === '' ? best : low;
  if (min === '') return null;
  const least = readCount(min, column(low === '' ? 'killed' : 'killedLow'));
  if (low === '' && high === '') return same(least);
  const most = high === '' ? null : readCount(high, column('killedHigh'));
  if (most !== null && most < least)
    throw new CellProblem(`${column('killedHigh')}: ${most} is less than ${least}`);
  return { min: least, max: most };
}

const same = (count: number): Range => ({ min: count, max: count });

function gradeOfRow(cells: Cells, column: ColumnName): GradeLevel {
  const said = cells('grade').toLowerCase();
  if (said === '') return 'weak';
  const grade = GRADES.find((level) => level === said);
  if (grade === undefined)
    throw new CellProblem(`${column('grade')}: "${said.slice(0, 60)}" is no grade (${GRADES.join(', ')})`);
  return grade;
}

function reportedOfRow(cells: Cells, column: ColumnName): Incident['reported'] {
  if (cells('reported') === '') return { first: null, last: null };
  const first = readDay(cells('reported'), column('reported')).day;
  const last =
    cells('reportedLast') === '' ? first : readDay(cells('reportedLast'), column('reportedLast')).day;
  return { first, last: last < first ? first : last };
}

function titleOf(type: string, place: string | null): string {
  const words =
    type === 'attack_unspecified'
      ? 'Attack'
      : type.charAt(0).toUpperCase() + type.slice(1).replaceAll('_', ' ');
  return place === null ? words : `${words} in ${place}`;
}

/** A class as the lexicon writes them: lower case, words joined by underscores. */
function codeOf(cell: string): string {
  return clip(cell.trim().toLowerCase().replace(/\s+/g, '_'), 60);
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
