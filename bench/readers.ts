/**
 * Many readers of a running server while articles are being added: every answer must be right, and every article that was
 * accepted must be there at the end.
 *   node bench/readers.ts http://localhost:3000 [READERS=200] [SECONDS=60]     bar: no error, no lost write
 */
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const home = process.argv[2] ?? 'http://localhost:3000';
const readers = Number(process.argv[3] ?? 200);
const seconds = Number(process.argv[4] ?? 60);

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
const day = () => new Date(Date.UTC(2022, 1, 24) + Math.floor(Math.random() * 1500) * 86_400_000);
const since = () => `from=${day().toISOString().slice(0, 10)}`;

const QUESTIONS: Record<string, () => string> = {
  histogram: () => `/api/histogram?${since()}`,
  'first page': () => `/api/incidents?limit=50&sort=newest&${since()}`,
  facets: () => `/api/facets?${since()}`,
  tile: () => `/api/tiles/${pick(['4/9/5', '5/18/10', '3/4/2', '6/37/21'])}.mvt`,
  search: () => `/api/search?q=${pick(['kharkiv', 'drone', 'kyiv missile', 'odesa'])}`,
  page: () => '/',
  status: () => '/api/status',
};

const times: Record<string, number[]> = {};
const faults: string[] = [];
const until = performance.now() + seconds * 1000;

async function read(): Promise<void> {
  // A person looks at what came before asking again.
  await sleep(Math.random() * 1000);
  while (performance.now() < until) {
    const [name, path] = pick(Object.entries(QUESTIONS));
    const address = path();
    const start = performance.now();
    try {
      const response = await fetch(home + address);
      await response.arrayBuffer();
      if (response.status !== 200 && response.status !== 204) faults.push(`${address}: ${response.status}`);
    } catch (error) {
      faults.push(`${address}: ${(error as Error).message}`);
    }
    times[name] ??= [];
    times[name].push(performance.now() - start);
    await sleep(500 + Math.random() * 1000);
  }
}

type Job = { state: string; articles: { id: string; status: string }[] };

/** Adds one article after another; gives the ids that the server says it has stored. */
async function write(writer: number): Promise<string[]> {
  const stored: string[] = [];
  for (let number = 0; performance.now() < until; number++) {
    try {
      stored.push(...(await addOne(`${writer}-${number}-${Date.now()}`)));
    } catch (error) {
      faults.push((error as Error).message);
    }
  }
  return stored;
}

async function addOne(mark: string): Promise<string[]> {
  const when = day().toISOString().slice(0, 10);
  const text = `Shelling of district ${mark} of Kharkiv killed four people on ${when}, the governor said.`;
  const sent = await fetch(`${home}/api/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, published: '2026-01-01', name: mark }),
  });
  if (sent.status !== 202) throw new Error(`POST /api/articles: ${sent.status}`);
  const { job: id } = (await sent.json()) as { job: string };
  for (;;) {
    const answer = await fetch(`${home}/api/jobs/${id}`);
    if (!answer.ok) throw new Error(`/api/jobs/${id}: ${answer.status}`);
    const job = (await answer.json()) as Job;
    if (job.state === 'failed') throw new Error(`job ${id} failed`);
    if (job.state === 'done') return job.articles.map((article) => article.id);
    await sleep(100);
  }
}

const versionOf = async () =>
  ((await (await fetch(`${home}/api/status`)).json()) as { dataVersion: string }).dataVersion;
const before = await versionOf();
const [written] = await Promise.all([
  Promise.all([write(0), write(1)]),
  Promise.all(Array.from({ length: readers }, read)),
]);
const ids = written.flat();
let lost = 0;
for (const id of ids) if (!(await fetch(`${home}/api/articles/${id}`)).ok) lost++;

console.log(`${readers} readers for ${seconds} s, load average ${loadavg()[0]?.toFixed(1)}`);
console.log(`data versions ${before} … ${await versionOf()}: ${ids.length} articles added, ${lost} lost`);
console.log('question       answers  median     p95     max (ms)');
for (const [name, list] of Object.entries(times)) {
  list.sort((a, b) => a - b);
  const at = (share: number) =>
    (list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0).toFixed(0).padStart(7);
  console.log(`${name.padEnd(14)} ${String(list.length).padStart(7)} ${at(0.5)} ${at(0.95)} ${at(1)}`);
}
console.log(
  `${faults.length} errors${faults.length > 0 ? `, e.g. ${[...new Set(faults)].slice(0, 5).join(' | ')}` : ''}`,
);
process.exit(faults.length === 0 && lost === 0 ? 0 : 1);
