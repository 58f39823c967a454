/**
 * Prints how fast a GeoNames dump goes into a fresh database and what it takes in memory, then what a text and a search
 * cost with it: `node bench/gazetteer-import.ts [LINES]` (200,000 by default). The lines are made up here.
 */

import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import { importDump } from '#lib/server/places/import-dump.ts';
import { searchPlaces } from '#lib/server/places/search-places.ts';
import { widenFrom } from '#lib/server/places/widen-gazetteer.ts';

const ROOT = join(import.meta.dirname, '..');
const FIRST_ID = 900_000_000;
const SYLLABLES = [
  'ba',
  'chy',
  'do',
  'he',
  'iv',
  'ka',
  'lo',
  'my',
  'no',
  'pe',
  'ro',
  'sta',
  'ti',
  'vo',
  'za',
  'yn',
];

/** A name that depends on the number alone; about one in sixteen is shared. */
function nameOf(number: number): string {
  const parts = [0, 4, 8, 12, 16].map((shift) => SYLLABLES[((number * 2_654_435_761) >>> shift) & 15]);
  const word = parts.join('');
  return word[0]?.toUpperCase() + word.slice(1);
}

async function writeDump(path: string, lines: number): Promise<void> {
  const out = createWriteStream(path);
  for (let i = 0; i < lines; i++) {
    const name = nameOf(i);
    const point = [(44 + (i % 8000) / 1000).toFixed(4), (22 + (i % 18_000) / 1000).toFixed(4)];
    const cells = [FIRST_ID + i, name, name, `${name}ka,${name}e,Стара ${name}`, ...point, 'P', 'PPL', 'UA'];
    const line = `${[...cells, '', '08', '', '', '', i % 3000, '', 40, 'Europe/Kyiv', '2024-01-01'].join('\t')}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function residentMb(): number {
  return process.memoryUsage().rss / 1e6;
}

async function timed<T>(task: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const value = await task();
  return [value, performance.now() - began];
}

const lines = Number(process.argv[2] ?? 200_000);
const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
chmodSync(folder, 0o711);
const dump = join(folder, 'made-up.txt');
await writeDump(dump, lines);
const gazetteer = loadGazetteer(ROOT);
const opened = await openDatabase(ROOT, join(folder, 'data'));
if (!gazetteer.ok || !opened.ok) throw new Error('gazetteer or database cannot be opened');
const { store, close } = opened.value;
try {
  const before = residentMb();
  let peak = before;
  const watch = () => {
    peak = Math.max(peak, residentMb());
  };
  for (const round of ['first import', 'same again ']) {
    const [imported, ms] = await timed(() => importDump(dump, store, gazetteer.value, watch));
    if (!imported.ok) throw new Error(imported.problem.message);
    const { added, changed } = imported.value.places;
    const rate = Math.round(lines / (ms / 1000));
    console.log(
      `${round}   ${lines} lines, ${(ms / 1000).toFixed(1)} s, ${rate} lines/s; ${added} added, ${changed} changed`,
    );
  }
  console.log(`memory         ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most`);
  const text = `${'Shells fell on the town, officials of the region said. '.repeat(60)} A drone hit ${nameOf(77)}.`;
  const widen = widenFrom(store);
  await widen(gazetteer.value, text);
  const [, textMs] = await timed(() => widen(gazetteer.value, text));
  console.log(`a text         ${textMs.toFixed(1)} ms for its imported places`);
  const [, searchMs] = await timed(() => searchPlaces(gazetteer.value, store, 'ba', 10));
  console.log(`a search       ${searchMs.toFixed(1)} ms for "ba"`);
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}
