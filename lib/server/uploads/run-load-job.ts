/** Loads one uploaded file, telling how far it is; a run that is stopped or broken off goes on where it stood. */
import type { Problem } from '#lib/schema.ts';
import { loadFile } from '../load/load-file.ts';
import { RejectedRows } from '../load/rejected-rows.ts';
import type { Connection } from '../postgres/connection-file.ts';
import type { Store } from '../store/open-store.ts';
import { beginLoading, endLoading, noteLoading } from './loading-state.ts';
import { readAsked, readUpload, uploadedFile, writeRejects } from './upload-store.ts';

export type LoadDeps = { store: Store; connection: Connection; now: () => Date; batchRows?: number };

/** Somebody else loads it, or did so a moment ago: it is to be tried later. */
export class LoadBusy extends Error {}

const NOTE_EVERY_MS = 1_000;

/**
 * Runs the load and writes its report. One that has ended already, or was stopped before it began, is left alone. Throws
 * LoadBusy, and on faults of the database, after which the queue tries again.
 */
export async function runLoadJob(deps: LoadDeps, id: string): Promise<void> {
  const { store, connection } = deps;
  const [upload, asked] = [await readUpload(store, id), await readAsked(store, id)];
  if (!upload || !asked) return;
  const begun = await beginLoading(store, id);
  if (begun === 'busy') throw new LoadBusy(upload.name);
  if (begun === 'over') return;
  const watch = new LoadWatch(store, id);
  try {
    const loaded = await loadFile(
      connection,
      {
        file: uploadedFile(store, upload),
        name: asked.name,
        said: asked.said,
        reject: watch.rejects.add,
        progress: watch.progress,
        signal: watch.signal,
        ...(deps.batchRows === undefined ? {} : { batchRows: deps.batchRows }),
      },
      deps.now(),
    );
    await watch.end();
    if (loaded.ok) await endLoading(store, id, { state: 'done', ...loaded.value });
    else await endLoading(store, id, { state: 'failed', problem: loaded.problem });
  } catch (error) {
    await watch.end();
    if (!watch.signal.aborted) throw error;
    await endLoading(store, id, { state: 'stopped' });
  }
}

/** What a person is told of a load that a fault broke off. */
export function brokenOffLoad(error: Error): Problem {
  return {
    kind: 'internal',
    message: `the load was broken off (${error.message}); nothing of it shows; “Resume” goes on where it stood`,
  };
}

/** Writes progress and rejected rows every second, and hears whether the load is to stop. */
class LoadWatch {
  readonly rejects = new RejectedRows((text) => {
    this.#rejected += text;
  });
  readonly #store: Store;
  readonly #id: string;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #at = { rows: 0, share: 0, rejected: 0 };
  #rejected = '';
  #seq = 0;
  #noting: Promise<void> = Promise.resolve();

  constructor(store: Store, id: string) {
    this.#store = store;
    this.#id = id;
    this.#timer = setInterval(() => {
      this.#noting = this.#noting.then(() => this.#note()).catch(() => {});
    }, NOTE_EVERY_MS);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  readonly progress = (rows: number, share: number, rejected: number): void => {
    this.#at = { rows, share, rejected };
  };

  async #note(): Promise<void> {
    if (this.#rejected !== '') {
      const text = this.#rejected;
      this.#rejected = '';
      await writeRejects(this.#store, this.#id, this.#seq++, text);
    }
    if (!(await noteLoading(this.#store, this.#id, this.#at))) this.#stop.abort();
  }

  /** Writes what is left; a database that is away then is told by the next step. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#noting;
    await this.#note().catch(() => {});
  }
}
