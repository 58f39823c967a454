/** Made-up columns for the page's own benches, the same ones for the same count. */
import { encodeColumns } from '#lib/query/incident-columns-codec.ts';
import { makeColumns, setRow } from '#lib/query/incident-columns-of.ts';

/** The body of /api/columns: around sixteen centres, four years, a tenth of them longer than a day. */
export function madeBytes(count: number): ArrayBuffer {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 4_294_967_296;
  };
  const columns = makeColumns(count, 'made', new Date(0).toISOString());
  const firstDay = 19_000;
  for (let row = 0; row < count; row += 1) {
    const day = firstDay + Math.floor((row / count) * 1461);
    const centre = Math.floor(random() * 16);
    const start = day * 1440;
    setRow(columns, row, {
      id: BigInt(row) + 1n,
      lng: 24 + (centre % 4) * 4.5 + (random() - 0.5) * 2,
      lat: 45.5 + Math.floor(centre / 4) * 2 + (random() - 0.5),
      start,
      end: start + (random() < 0.1 ? 5 : 1) * 1440,
      killed: random() < 0.6 ? 65_535 : Math.floor(random() ** 6 * 80),
      injured: 65_535,
      reportedFirst: day,
      reportedLast: day + 1,
      type: Math.floor(random() * 9),
      grade: 1,
      placePrecision: 2,
      timePrecision: 3,
      radiusKm: 4,
    });
  }
  const parts = encodeColumns(columns);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}
