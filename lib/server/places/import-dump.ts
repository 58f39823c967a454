/** Reads a GeoNames dump into the database line by line: memory stays the same whatever the file's size. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { DumpReader, type DumpReport, type DumpRow } from '#lib/resolve/place/geonames-dump.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Store } from '../store/open-store.ts';
import {
  analysePlaces,
  type NameRow,
  numberOfPlaceId,
  type PlaceRow,
  writePlaceNames,
  writePlaces,
} from '../store/write-places.ts';
import { IdSet } from './id-set.ts';
import { keyOfName, keysOfPlace, MAX_KEY_LENGTH } from './place-keys.ts';
import { type NumberedLine, splitLines } from './split-lines.ts';

export type ImportReport = Pick<DumpReport, 'broken' | 'first'> & {
  /** Lines of the file. */
  lines: number;
  /** Lines of a kind that the gazetteer does not hold: streams, hills, links. */
  skipped: number;
  places: { read: number; added: number; changed: number };
  names: { read: number; added: number; placeless: number };
};

type Progress = (bytesDone: number, bytesTotal: number) => void;

const BATCH_LINES = 5_000;
const MAX_LINE = 200_000;
const CHUNK_BYTES = 256 * 1024;
const SHOWN_LINES = 10;
/** GeoNames ids have 8 digits today; a bigint has room for ten. */
const MAX_ID = 9_999_999_999;

/**
 * Imports UA.txt, allCountries.txt or alternateNamesV2.txt. Each batch is one transaction: an import that is broken off
 * keeps what it wrote, and run again it goes through the rest. `gazetteer` is the shipped one.
 */
export async function importDump(
  path: string,
  store: Store,
  gazetteer: Gazetteer,
  progress: Progress = () => {},
): Promise<Result<ImportReport>> {
  const size = await sizeOf(path);
  if (!size.ok) return size;
  const importing = new Importing(basename(path), store, gazetteer);
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const batch of splitLines(stream, MAX_LINE, BATCH_LINES)) {
      await importing.take(batch);
      progress(stream.bytesRead, size.value);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== 'read') throw error;
    return fail('unreadable', `${path}: ${(error as Error).message}`);
  }
  await analysePlaces(store);
  return ok(importing.report);
}

async function sizeOf(path: string): Promise<Result<number>> {
  try {
    const found = await stat(path);
    if (!found.isFile())
      return fail('unsupported', `${path}: is not a file; name the unpacked dump, e.g. UA.txt`);
    if (found.size === 0) return fail('empty', `${path}: is empty`);
    if (/\.(?:zip|gz)$/i.test(path)) {
      return fail(
        'unsupported',
        `${path}: is packed; unpack it first (unzip ${basename(path)}) and name the .txt file`,
      );
    }
    return ok(found.size);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    return fail('unreadable', `${path}: ${reason}`);
  }
}

class Importing {
  readonly report: ImportReport = {
    lines: 0,
    skipped: 0,
    broken: {},
    first: [],
    places: { read: 0, added: 0, changed: 0 },
    names: { read: 0, added: 0, placeless: 0 },
  };
  readonly #file: string;
  readonly #store: Store;
  readonly #gazetteer: Gazetteer;
  /** The reader remembers ids in a set of its own; one of bits holds those of a whole dump. */
  readonly #seen = new IdSet();

  constructor(file: string, store: Store, gazetteer: Gazetteer) {
    this.#file = file;
    this.#store = store;
    this.#gazetteer = gazetteer;
  }

  /** Reads and writes a batch of lines. */
  async take(batch: readonly NumberedLine[]): Promise<void> {
    const reader = new DumpReader(this.#file, (code) => this.#gazetteer.get(`co:${code}`)?.bbox ?? null);
    const places: PlaceRow[] = [];
    const names: NameRow[] = [];
    for (const { line, number } of batch) {
      if (line.includes('\0')) {
        this.#break('a NUL character', number);
        continue;
      }
      const before = reader.report.first.length;
      const row = reader.readLine(line, number);
      // The reader shows its own first ten; those of all batches together are shown here.
      for (const problem of reader.report.first.slice(before)) this.#show(problem.message);
      if (row?.kind === 'place') this.#keepPlace(row, number, places);
      if (row?.kind === 'name') this.#keepName(row, number, names);
    }
    this.report.lines += batch.length;
    this.report.skipped += reader.report.skipped;
    for (const [cause, count] of Object.entries(reader.report.broken)) this.#count(cause, count);
    await this.#write(places, names);
  }

  #keepPlace({ value }: Extract<DumpRow, { kind: 'place' }>, number: number, places: PlaceRow[]): void {
    if (value.place.name.length > MAX_KEY_LENGTH) this.#break('name too long', number);
    else if (!this.#seen.add(numberOfPlaceId(value.place.id))) this.#break('id seen before', number);
    else places.push({ dump: value, keys: keysOfPlace(value) });
  }

  #keepName({ value }: Extract<DumpRow, { kind: 'name' }>, number: number, names: NameRow[]): void {
    const id = numberOfPlaceId(value.id);
    const key = keyOfName(value.name);
    if (id > MAX_ID) this.#break('no GeoNames id', number);
    else if (key === null) this.report.skipped += 1;
    else names.push({ id, key, known: this.#gazetteer.get(value.id) !== null });
  }

  async #write(places: readonly PlaceRow[], names: readonly NameRow[]): Promise<void> {
    const { report } = this;
    const writtenPlaces = await writePlaces(this.#store, places);
    report.places.read += places.length;
    report.places.added += writtenPlaces.added;
    report.places.changed += writtenPlaces.changed;
    const writtenNames = await writePlaceNames(this.#store, names);
    report.names.read += names.length;
    report.names.added += writtenNames.added;
    report.names.placeless += writtenNames.placeless;
  }

  #break(cause: string, number: number): void {
    this.#count(cause, 1);
    this.#show(`${this.#file}, line ${number}: ${cause}`);
  }

  #count(cause: string, count: number): void {
    this.report.broken[cause] = (this.report.broken[cause] ?? 0) + count;
  }

  #show(message: string): void {
    if (this.report.first.length < SHOWN_LINES) this.report.first.push({ kind: 'malformed', message });
  }
}
