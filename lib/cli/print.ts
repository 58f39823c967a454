/** Standard output carries data only, standard error the rest. A reader that goes away ends the command quietly. */
import { once } from 'node:events';

let closed = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  closed = true;
});
process.stderr.on('error', () => {});

/** False once the reader of standard output is gone: stop working for it. */
export function hasReader(): boolean {
  return !closed;
}

/** Writes one line of data, waiting while the reader is slower. */
export async function printData(line: string): Promise<void> {
  if (closed) return;
  if (!process.stdout.write(`${line}\n`)) {
    await Promise.race([
      once(process.stdout, 'drain'),
      once(process.stdout, 'close'),
      once(process.stdout, 'error'),
    ]).catch(() => {});
  }
}

/** Writes one line for the person. */
export function printError(line: string): void {
  endProgress();
  process.stderr.write(`${line}\n`);
}

let progressShown = false;
let lastProgress = 0;

/** Shows how far a long task is: one line that changes on a terminal, about ten lines elsewhere. */
export function printProgress(done: number, total: number, what: string): void {
  const line = `Reading ${done} of ${total} ${what}`;
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${line}`);
    progressShown = true;
    if (done === total) endProgress();
    return;
  }
  const step = Math.floor((done * 10) / Math.max(total, 1));
  if (done === 1) lastProgress = 0;
  if (step > lastProgress || done === total || done === 1) process.stderr.write(`${line}\n`);
  lastProgress = done === total ? 0 : step;
}

function endProgress(): void {
  if (!progressShown) return;
  progressShown = false;
  process.stderr.write('\n');
}
