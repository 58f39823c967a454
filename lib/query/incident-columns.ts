/**
 * Incidents as typed columns: what the map, the timeline and the charts compute on, whatever their number.
 * Rows are sorted by start of the happened clock (undated last), ties by id; `codes` are positions in the
 * vocabularies of lib/schema.ts.
 */

/** `start`/`end` of a row that nothing dates. */
export const NO_MINUTE = -2_147_483_648;
/** A toll that is not stated (0 is "none", said so). */
export const NO_COUNT = 65_535;
/** `reportedFirst` of a row whose reports have no day. */
export const NO_DAY = 65_535;
/** `placePrecision` of a row without a place. */
export const NO_PRECISION = 255;

/** `count` rows in columns of that length; all arrays may be views into one buffer. */
export type IncidentColumns = {
  dataVersion: string;
  /** ISO instant as of which the data stands. */
  asOf: string;
  count: number;
  /** The id as a 64-bit number: an incident's id is `i_` and this number in base 36, 13 digits with leading zeros. */
  id: BigUint64Array;
  /** Degrees; NaN where no point is known. */
  lng: Float32Array;
  lat: Float32Array;
  /** Local minutes since 1970-01-01T00:00, half open [start, end); NO_MINUTE where undated. A stated minute has start = end. */
  start: Int32Array;
  end: Int32Array;
  /** Least number stated in the best value; NO_COUNT = not stated. */
  killed: Uint16Array;
  injured: Uint16Array;
  /** Days since 1970-01-01 of the first and the last report; NO_DAY = not known. */
  reportedFirst: Uint16Array;
  reportedLast: Uint16Array;
  /** Position in ATTACK_TYPES. */
  type: Uint8Array;
  /** Position in GRADES. */
  grade: Uint8Array;
  /** Position in PLACE_PRECISIONS; 255 = no place. */
  placePrecision: Uint8Array;
  /** Position in TIME_PRECISIONS. */
  timePrecision: Uint8Array;
  /** Drawn uncertainty in km; 0 = none. */
  radiusKm: Float32Array;
};
