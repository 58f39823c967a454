import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type IncidentColumns,
  NO_COUNT,
  NO_DAY,
  NO_MINUTE,
  NO_PRECISION,
} from '#lib/query/incident-columns.ts';
import { decodeColumns, encodeColumns } from '#lib/query/incident-columns-codec.ts';
import {
  type ColumnRow,
  columnsOf,
  compareRows,
  makeColumns,
  setRow,
} from '#lib/query/incident-columns-of.ts';
import { idOfNumber, numberOfId } from '#lib/query/incident-number.ts';
import { makeColumnsReader } from '#lib/query/read-columns.ts';
import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS, TIME_PRECISIONS } from '#lib/schema.ts';
import { dayNumber } from '#lib/time.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const join = (parts: Uint8Array[]): ArrayBuffer => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined.buffer;
};

const maybe = (none: number, max: number) => fc.oneof(fc.constant(none), fc.nat(max));
const anyRow: fc.Arbitrary<ColumnRow> = fc
  .record({
    id: fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }),
    point: fc.option(
      fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
      ),
    ),
    when: fc.option(fc.tuple(fc.integer({ min: -50_000_000, max: 60_000_000 }), fc.nat(32_767))),
    killed: maybe(NO_COUNT, NO_COUNT),
    injured: maybe(NO_COUNT, NO_COUNT),
    reported: fc.option(fc.tuple(fc.nat(60_000), fc.nat(254))),
    type: fc.nat(ATTACK_TYPES.length - 1),
    grade: fc.nat(GRADES.length - 1),
    placePrecision: maybe(NO_PRECISION, PLACE_PRECISIONS.length - 1),
    timePrecision: fc.nat(TIME_PRECISIONS.length - 1),
    radiusKm: fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 5000, noNaN: true })),
  })
  .map(({ point, when, reported, ...row }) => ({
    ...row,
    lng: point?.[0] ?? Number.NaN,
    lat: point?.[1] ?? Number.NaN,
    start: when?.[0] ?? NO_MINUTE,
    end: when ? when[0] + when[1] : NO_MINUTE,
    reportedFirst: reported?.[0] ?? NO_DAY,
    reportedLast: reported ? reported[0] + reported[1] : NO_DAY,
  }));

function columnsOfRows(rows: ColumnRow[]): IncidentColumns {
  const columns = makeColumns(rows.length, 'v1', '2026-11-22T00:00:00Z');
  for (const [at, row] of [...rows].sort(compareRows).entries()) setRow(columns, at, row);
  return columns;
}

describe('encodeColumns and decodeColumns', () => {
  it('give back every column of any rows, radii to 2.5 %', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
        const columns = columnsOfRows(rows);
        const { radiusKm, ...decoded } = decodeColumns(join(encodeColumns(columns)));
        const { radiusKm: radii, ...given } = columns;
        expect(decoded).toEqual(given);
        for (const [at, km] of radii.entries())
          expect(Math.abs(radiusKm[at]! - km)).toBeLessThanOrEqual(km * 0.0251);
      }),
    );
  });

  it('take at most 32 bytes a row and a short head', () => {
    const columns = columnsOfRows(fc.sample(anyRow, 500));
    const parts = encodeColumns(columns);
    expect(parts.slice(1).reduce((sum, part) => sum + part.length, 0)).toBe(500 * 32);
    expect(parts[0]!.length).toBeLessThan(200);
  });

  it('never shorten an interval too long for minutes', () => {
    const start = dayNumber('2020-01-01') * 1440;
    const row = { ...fc.sample(anyRow, 1)[0]!, start, end: start + 400 * 1440 + 7 };
    const decoded = decodeColumns(join(encodeColumns(columnsOfRows([row]))));
    expect(decoded.end[0]).toBe(start + 401 * 1440);
  });

  it.each([
    ['nothing', new ArrayBuffer(0)],
    ['other bytes', new TextEncoder().encode('{"incidents":[]}').buffer],
    ['a part', join(encodeColumns(columnsOfRows(fc.sample(anyRow, 3)))).slice(0, -1)],
  ])('refuse %s', (_, bytes) => {
    expect(() => decodeColumns(bytes)).toThrow(RangeError);
  });
});

describe('makeColumnsReader', () => {
  it('gives the same columns however the bytes are cut', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), cuts, (rows, places) => {
        const bytes = new Uint8Array(join(encodeColumns(columnsOfRows(rows))));
        const reader = makeColumnsReader();
        const ends = [...places.sort((a, b) => a - b), bytes.length];
        ends.forEach((end, index) => {
          reader.add(bytes.slice(index === 0 ? 0 : ends[index - 1], end));
        });
        expect(reader.end()).toEqual(decodeColumns(bytes.buffer));
      }),
    );
  });

  it('refuses more than the head promised, in whichever piece it comes', () => {
    const bytes = new Uint8Array(join(encodeColumns(columnsOfRows(fc.sample(anyRow, 3)))));
    const reader = makeColumnsReader();
    reader.add(bytes);
    expect(() => reader.add(Uint8Array.of(1))).toThrow(RangeError);
    expect(() => makeColumnsReader().add(Uint8Array.from([...bytes, 1]))).toThrow(RangeError);
  });

  it.each([-1, 0.5, 1e12])('refuses a head that speaks of %s rows', (count) => {
    const head = JSON.stringify({ dataVersion: 'v', asOf: '', count }).padEnd(72);
    const bytes = new Uint8Array(8 + head.length);
    new DataView(bytes.buffer).setUint32(0, 0x31434c44, true);
    new DataView(bytes.buffer).setUint32(4, head.length, true);
    bytes.set(new TextEncoder().encode(head), 8);
    expect(() => makeColumnsReader().add(bytes)).toThrow(RangeError);
  });
});

describe('columnsOf', () => {
  it('sorts by start with undated ones last and keeps what is unknown unknown', () => {
    const id = (n: number) => idOfNumber(BigInt(n));
    const columns = columnsOf([
      makeIncident({ id: id(1), start: null }),
      makeIncident({ id: id(3), start: '2022-11-15', killed: { min: 2, max: null } }),
      makeIncident({ id: id(2), start: '2022-11-15' }),
      makeIncident({ id: id(4), start: '2022-01-01', end: '2022-01-31', precision: 'month' }),
    ]);
    expect([...columns.id].map(Number)).toEqual([4, 2, 3, 1]);
    expect([...columns.start]).toEqual([
      dayNumber('2022-01-01') * 1440,
      dayNumber('2022-11-15') * 1440,
      dayNumber('2022-11-15') * 1440,
      NO_MINUTE,
    ]);
    expect(columns.end[0]).toBe(dayNumber('2022-02-01') * 1440);
    expect([...columns.killed]).toEqual([NO_COUNT, NO_COUNT, 2, NO_COUNT]);
  });
});

it('numbers ids both ways and knows what is no id', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }), (number) => {
      expect(numberOfId(idOfNumber(number))).toBe(number);
    }),
  );
  for (const text of ['', 'i_', 'i_0123456789ab', 'i_ZZZZZZZZZZZZZ', 'i_zzzzzzzzzzzzz', 'w_0000000000000']) {
    expect(numberOfId(text)).toBeNull();
  }
});
