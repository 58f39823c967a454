/**
 * How long the columns of all incidents take from a running server, to the last byte.
 *   node bench/columns.ts http://localhost:3000        bars for 1,000,000: first 4 s after a start, then 0.6 s; 32 bytes a row
 */
import { loadavg } from 'node:os';
import { decodeColumns } from '#lib/query/incident-columns-codec.ts';

const home = process.argv[2] ?? 'http://localhost:3000';

async function read(query: string): Promise<{ bytes: ArrayBuffer; first: number; last: number }> {
  const start = performance.now();
  const response = await fetch(`${home}/api/columns${query}`);
  if (!response.ok) throw new Error(`/api/columns${query} answered ${response.status}`);
  const first = performance.now() - start;
  const bytes = await response.arrayBuffer();
  return { bytes, first, last: performance.now() - start };
}

function say(
  name: string,
  { bytes, first, last }: { bytes: ArrayBuffer; first: number; last: number },
): void {
  const size = (bytes.byteLength / 1e6).toFixed(1);
  console.log(
    `${name.padEnd(26)} ${size.padStart(6)} MB   head ${first.toFixed(0).padStart(5)} ms   last byte ${last.toFixed(0).padStart(5)} ms`,
  );
}

console.log(`load average ${loadavg()[0]?.toFixed(1)}`);
const cold = await read('');
say('first after a start (cold)', cold);
for (let round = 0; round < 5; round++) say('again (warm)', await read(''));
say('gzipped, first', await read('?encoding=gzip'));
say('gzipped, again', await read('?encoding=gzip'));
say('of one type', await read('?type=shelling'));
say('ids of a text', await read('?columns=id&text=kharkiv'));
const start = performance.now();
const columns = decodeColumns(cold.bytes);
console.log(
  `${columns.count} rows, ${(cold.bytes.byteLength / columns.count).toFixed(2)} bytes a row; decoded in ${(performance.now() - start).toFixed(0)} ms`,
);
