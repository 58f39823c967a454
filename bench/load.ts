/**
 * How long `dateline load` takes for made-up incidents, in a database of its own that is removed afterwards.
 *   node bench/load.ts [COUNT=1000000] [--keep DIR]     bar: 1,000,000 rows in 60 s
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });
const count = Number(positionals[0] ?? 1_000_000);

async function run(args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
}

const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-load-'));
chmodSync(folder, 0o711);
try {
  const file = join(folder, `${count}.csv`);
  const maker = spawn(process.execPath, [join(import.meta.dirname, 'make-incidents.ts'), String(count)]);
  await pipeline(maker.stdout, createWriteStream(file));
  const data = values.keep ? resolve(values.keep) : join(folder, 'data');
  const start = performance.now();
  await run([join(ROOT, 'lib/cli/dateline.mjs'), 'load', file, '--data', data, '--name', 'bench']);
  const seconds = (performance.now() - start) / 1000;
  const rate = Math.round(count / seconds);
  console.log(
    `${count} rows in ${seconds.toFixed(1)} s (${rate} a second), database start and stop included`,
  );
  console.log(`load average of the machine meanwhile: ${loadavg()[0]?.toFixed(1)} on its cores`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
