/**
 * How long the routes of a running server take with what it holds: each question is asked with ever new filters, so that
 * no answer is remembered, and once more as the page asks it, again and again.
 *   node bench/routes.ts http://localhost:3000 [ROUNDS=100]     bars: p95 30 ms, search 50 ms
 */
import { loadavg } from 'node:os';

const home = process.argv[2] ?? 'http://localhost:3000';
const rounds = Number(process.argv[3] ?? 100);

let state = 1;
/** The same numbers in every run. */
function random(): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return state / 0x7fff_ffff;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const day = (offset: number) =>
  new Date(Date.UTC(2022, 1, 24) + offset * 86_400_000).toISOString().slice(0, 10);

function filters(): string {
  const from = Math.floor(random() * 1400);
  const [lng, lat] = [20 + random() * 18, 44 + random() * 6];
  const box = `&bbox=${[lng, lat, lng + 4, lat + 3].map((degrees) => degrees.toFixed(3))}`;
  const types = pick(['', '', '&type=shelling', '&type=drone_strike,missile_strike', '&grade=weak']);
  return `from=${day(from)}&to=${day(from + 10 + Math.floor(random() * 400))}${types}${random() < 0.4 ? box : ''}`;
}

function tile(): string {
  const z = Math.floor(random() * 10);
  const [lng, lat] = pick([
    [30.5, 50.4],
    [36.2, 50],
    [34.4, 31.5],
    [32.6, 46.6],
  ] as const);
  const x = Math.floor(((lng + 180) / 360) * 2 ** z);
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
  return `${z}/${x}/${y}`;
}

const WORDS = [
  'kharkiv',
  'shelling kyiv',
  'drone',
  'missile strike odesa',
  'gaza 12',
  'kherson 399',
  'bakhmutt',
  'russia energy',
  'belgorod mine',
];
const ids: string[] = [];

const QUESTIONS: Record<string, { bar: number; ask: () => string }> = {
  histogram: { bar: 30, ask: () => `/api/histogram?${filters()}` },
  'histogram of all': { bar: 30, ask: () => '/api/histogram?unit=day' },
  'first page': {
    bar: 30,
    ask: () => `/api/incidents?limit=50&sort=${pick(['newest', 'oldest', 'toll'])}&${filters()}`,
  },
  'first page of all': { bar: 30, ask: () => '/api/incidents?limit=50&sort=newest' },
  'rows by id': {
    bar: 30,
    ask: () => `/api/incidents?ids=${Array.from({ length: 50 }, () => pick(ids)).join(',')}`,
  },
  facets: { bar: 30, ask: () => `/api/facets?${filters()}` },
  tile: { bar: 30, ask: () => `/api/tiles/${tile()}.mvt?${filters()}` },
  'tile of all': { bar: 30, ask: () => `/api/tiles/${tile()}.mvt` },
  search: {
    bar: 50,
    ask: () =>
      `/api/search?q=${encodeURIComponent(`${pick(WORDS)}${random() < 0.3 ? ` ${Math.floor(random() * 400)}` : ''}`)}`,
  },
};

async function time(path: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(home + path, { headers: { 'Cache-Control': 'no-cache' } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - start;
}

const status = (await (await fetch(`${home}/api/status`)).json()) as { incidents: number };
const page = (await (await fetch(`${home}/api/incidents?limit=1000&sort=newest`)).json()) as {
  incidents: { id: string }[];
};
ids.push(...page.incidents.map(({ id }) => id));
console.log(`${status.incidents} incidents, ${rounds} rounds, load average ${loadavg()[0]?.toFixed(1)}`);
console.log('question            median     p95     max   bar');
for (const [name, { bar, ask }] of Object.entries(QUESTIONS)) {
  await time(ask());
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await time(ask()));
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1).padStart(7);
  console.log(`${name.padEnd(18)} ${at(0.5)} ${at(0.95)} ${at(1)}  ${bar} ms`);
}
