/** Columns read from the bytes of encodeColumns piece by piece, as they come: nothing of them is held twice. */
import { type IncidentColumns, NO_DAY, NO_MINUTE, NO_PRECISION } from '#lib/query/incident-columns.ts';
import { makeColumns } from '#lib/query/incident-columns-of.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';

/** One column on its way: where its bytes go, and what follows when they are all there. */
type Filling = { bytes: Uint8Array; done?: () => void };

export const MAGIC = 0x31434c44;
export const NO_NIBBLE = 15;
/** The bit of a span that is counted in days. */
export const LONG_SPAN = 0x8000;
export const RADIUS_UNIT_KM = 0.05;
export const RADIUS_STEP = Math.log(1.05);
const MOST_HEAD_BYTES = 65_536;
/** No array of a browser holds more rows than this. */
const MOST_ROWS = 100_000_000;

function bytesOf(column: ArrayBufferView): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function spanOfCode(code: number): number {
  return code < LONG_SPAN ? code : (code - LONG_SPAN) * MINUTES_PER_DAY;
}

function radiusOfCode(code: number): number {
  return code === 0 ? 0 : RADIUS_UNIT_KM * Math.exp((code - 1) * RADIUS_STEP);
}

/** The columns in the order of the bytes; what is packed passes through a room that they share. */
function fillingsOf(columns: IncidentColumns): Filling[] {
  const { count } = columns;
  const room = new Uint8Array(2 * count);
  const small = room.subarray(0, count);
  const spans = new Uint16Array(room.buffer);
  const radii = Float32Array.from({ length: 256 }, (_, code) => radiusOfCode(code));
  const sumStarts = () => {
    for (let at = 1; at < count; at += 1)
      columns.start[at] = (columns.start[at - 1]! + columns.start[at]!) | 0;
  };
  const addSpans = () => {
    for (let at = 0; at < count; at += 1) {
      const begins = columns.start[at]!;
      columns.end[at] = begins === NO_MINUTE ? NO_MINUTE : begins + spanOfCode(spans[at]!);
    }
  };
  const addReported = () => {
    for (let at = 0; at < count; at += 1) {
      const first = columns.reportedFirst[at]!;
      columns.reportedLast[at] = first === NO_DAY ? NO_DAY : first + small[at]!;
    }
  };
  const spellRadii = () => {
    for (let at = 0; at < count; at += 1) columns.radiusKm[at] = radii[small[at]!]!;
  };
  const partTypes = () => {
    for (let at = 0; at < count; at += 1) {
      columns.type[at] = small[at]! & 15;
      columns.grade[at] = small[at]! >> 4;
    }
  };
  const partPrecisions = () => {
    for (let at = 0; at < count; at += 1) {
      const place = small[at]! & 15;
      columns.placePrecision[at] = place === NO_NIBBLE ? NO_PRECISION : place;
      columns.timePrecision[at] = small[at]! >> 4;
    }
  };
  const { id, lng, lat, start, killed, injured, reportedFirst } = columns;
  return [
    { bytes: bytesOf(id) },
    { bytes: bytesOf(lng) },
    { bytes: bytesOf(lat) },
    { bytes: bytesOf(start), done: sumStarts },
    { bytes: room, done: addSpans },
    { bytes: bytesOf(killed) },
    { bytes: bytesOf(injured) },
    { bytes: bytesOf(reportedFirst) },
    { bytes: small, done: addReported },
    { bytes: small, done: spellRadii },
    { bytes: small, done: partTypes },
    { bytes: small, done: partPrecisions },
  ];
}

/** The columns that the head speaks of, and how long it is; null while it has not come whole. */
function readHead(bytes: Uint8Array): { columns: IncidentColumns; length: number } | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('these are no columns');
  const headLength = view.getUint32(4, true);
  if (headLength % 8 !== 0 || headLength > MOST_HEAD_BYTES - 8)
    throw new RangeError('this is no head of columns');
  if (bytes.length < 8 + headLength) return null;
  const { dataVersion, asOf, count } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, 8 + headLength)),
  ) as { dataVersion: string; asOf: string; count: number };
  if (!Number.isInteger(count) || count < 0 || count > MOST_ROWS)
    throw new RangeError('these are no columns');
  return { columns: makeColumns(count, dataVersion, asOf), length: 8 + headLength };
}

/** Takes the bytes of encodeColumns in pieces of any size. `add` and `end` throw RangeError (or SyntaxError) for others. */
export function makeColumnsReader() {
  let head = new Uint8Array(0);
  let columns: IncidentColumns | null = null;
  let fillings: Filling[] = [];
  let [step, filled] = [0, 0];

  function finishFull(): void {
    for (let at = fillings[step]; at && filled === at.bytes.length; at = fillings[step]) {
      at.done?.();
      step += 1;
      filled = 0;
    }
  }

  function fill(bytes: Uint8Array): void {
    let from = 0;
    while (from < bytes.length) {
      const at = fillings[step];
      if (!at) throw new RangeError('more bytes than columns');
      const taken = Math.min(at.bytes.length - filled, bytes.length - from);
      at.bytes.set(bytes.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      finishFull();
    }
  }

  return {
    add(bytes: Uint8Array): void {
      if (columns) {
        fill(bytes);
        return;
      }
      const begin = bytes.subarray(0, MOST_HEAD_BYTES);
      const joined = new Uint8Array(head.length + begin.length);
      joined.set(head);
      joined.set(begin, head.length);
      const read = readHead(joined);
      if (!read) {
        head = joined;
        return;
      }
      columns = read.columns;
      fillings = fillingsOf(columns);
      finishFull();
      fill(bytes.subarray(read.length - head.length));
    },
    end(): IncidentColumns {
      if (!columns || step < fillings.length) throw new RangeError('the columns are cut short');
      return columns;
    },
  };
}
