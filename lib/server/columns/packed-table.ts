/** A table as bytes: the columns of lib/query/incident-columns-codec.ts, then the label codes, four bytes each. */
import { decodeColumns, encodeColumns } from '#lib/query/incident-columns-codec.ts';
import { eachLabel, type IncidentTable, LABEL_FIELDS, type LabelField } from '#lib/query/incident-table.ts';

/** The bytes of a table; the names of its labels are kept elsewhere. */
export function packTable({ columns, labels }: IncidentTable): Buffer {
  const codes = LABEL_FIELDS.map((field) => Buffer.from(labels[field].codes.slice().buffer));
  return Buffer.concat([...encodeColumns(columns), ...codes]);
}

/** The table of such bytes. Throws RangeError for others. */
export function unpackTable(bytes: Uint8Array, names: Record<LabelField, string[]>): IncidentTable {
  // A copy of its own: views need an aligned start, and a Buffer may be a part of a larger one.
  const whole = new Uint8Array(bytes).buffer;
  const rows = countRows(whole);
  const codesFrom = whole.byteLength - rows * 4 * LABEL_FIELDS.length;
  const columns = decodeColumns(whole.slice(0, codesFrom));
  let at = codesFrom;
  const labels = eachLabel((field) => {
    const codes = new Uint32Array(whole.slice(at, at + rows * 4));
    at += rows * 4;
    return { codes, names: names[field] };
  });
  return { columns, labels };
}

function countRows(bytes: ArrayBuffer): number {
  const length = new DataView(bytes).getUint32(4, true);
  return (JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, length))) as { count: number }).count;
}
