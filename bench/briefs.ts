/**
 * How long briefs take with what a running server holds, and what their files weigh: a draft of everything, the draft as it is
 * read and drawn, and each form to take away.
 *   node bench/briefs.ts http://localhost:3000 [VIEW]
 */
import { loadavg } from 'node:os';

const home = process.argv[2] ?? 'http://localhost:3000';
const view = process.argv[3] ?? '';

async function ask(
  path: string,
  init: RequestInit = {},
): Promise<{ ms: number; bytes: number; text: string }> {
  const begun = performance.now();
  const response = await fetch(`${home}${path}`, init);
  const headMs = performance.now() - begun;
  let bytes = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes < 20e6) chunks.push(chunk);
  }
  const ms = performance.now() - begun;
  if (!response.ok)
    throw new Error(`${path}: ${response.status} ${Buffer.concat(chunks).toString().slice(0, 200)}`);
  const megabytes = (bytes / 1e6).toFixed(2);
  console.log(
    `${path.padEnd(62)} ${ms.toFixed(0).padStart(8)} ms (first ${headMs.toFixed(0)}) ${megabytes.padStart(9)} MB`,
  );
  return { ms, bytes, text: Buffer.concat(chunks).toString() };
}

const status = await ask('/api/status');
console.log(`${JSON.parse(status.text).incidents} incidents; load ${loadavg()[0]?.toFixed(1)}`);
const body = JSON.stringify({ draft: view });
const made = await ask('/api/briefs', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});
const { brief } = JSON.parse(made.text);
const path = `/api/briefs/${brief.id}`;
await ask(path);
await ask(`${path}/scenes/overview.json`);
await ask(`${path}/scenes/overview.png`);
for (const format of ['html', 'pptx', 'pdf', 'geojson', 'csv']) await ask(`${path}/files/${format}`);
await fetch(`${home}${path}`, { method: 'DELETE' });
