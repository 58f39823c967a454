/** Prints how long the gazetteer takes to load, what it holds in memory, and lookups a second: `node bench/gazetteer.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openGazetteer } from '#lib/resolve/place/open-gazetteer.ts';

const FILE = join(import.meta.dirname, '../data/gazetteer/gazetteer.bin.gz');
const NAMES = [
  'Kyiv',
  'Chasov Yar',
  'Часів Яр',
  'Bucha',
  'Springfield',
  'Al Hudaydah',
  'Nowhere At All',
  'Paris',
];

const memoryMb = (): number => process.memoryUsage().rss / 1e6;
const before = memoryMb();
const cpuBefore = process.cpuUsage();
const start = performance.now();
const opened = openGazetteer(gunzipSync(readFileSync(FILE)));
if (!opened.ok) throw new Error(opened.problem.message);
const gazetteer = opened.value;
gazetteer.lookup('Kyiv');
const loadMs = performance.now() - start;
const cpu = process.cpuUsage(cpuBefore);
const cpuMs = (cpu.user + cpu.system) / 1000;
const afterMb = memoryMb();

const rounds = 20_000;
const lookupStart = performance.now();
for (let i = 0; i < rounds; i++) gazetteer.lookup(NAMES[i % NAMES.length] as string);
const perSecond = rounds / ((performance.now() - lookupStart) / 1000);

console.log(`places     ${gazetteer.size}`);
console.log(`load       ${loadMs.toFixed(0)} ms (bar 300), ${cpuMs.toFixed(0)} ms of processor time`);
console.log(`memory     ${(afterMb - before).toFixed(0)} MB more resident (bar 150)`);
console.log(`lookups    ${Math.round(perSecond)} a second`);
