/** Reads what the map needs to know of a PMTiles archive, in a file or behind an address, without loading its tiles. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';
import {
  PMTILES_HEADER_BYTES,
  type PmtilesHeader,
  readPmtilesHeader,
} from '#lib/view/map-style/is-pmtiles.ts';
import { plainAttribution } from './plain-attribution.ts';

export type Archive = { header: PmtilesHeader; vectorLayers: string[]; attribution: string | null };

const metadataShape = z.object({
  vector_layers: z.array(z.object({ id: z.string() })).catch([]),
  attribution: z.string().nullable().catch(null),
});

/** Header and metadata of an archive in a file; the problem says what is wrong with it. */
export async function readFileArchive(path: string): Promise<Result<Archive>> {
  let file: FileHandle;
  try {
    // Asked before it is opened: opening a pipe would wait for a writer.
    if (!(await stat(/* turbopackIgnore: true */ path)).isFile())
      return fail('unsupported', `${path}: is not a file`);
    file = await open(/* turbopackIgnore: true */ path);
  } catch (error) {
    return fail('unreadable', `${path}: ${describeOpenError(error)}`);
  }
  try {
    const { size } = await file.stat();
    return await readArchive(path, fileSource(path, file, size), size);
  } finally {
    await file.close();
  }
}

/** The same for an archive behind an address; its server must answer byte ranges. `name` is shown in problems. */
export async function readWebArchive(url: string, name: string, timeoutMs: number): Promise<Result<Archive>> {
  return readArchive(name, webSource(url, timeoutMs));
}

async function readArchive(
  name: string,
  source: Source,
  size = Number.POSITIVE_INFINITY,
): Promise<Result<Archive>> {
  try {
    const first = await source.getBytes(0, PMTILES_HEADER_BYTES);
    const header = readPmtilesHeader(new Uint8Array(first.data));
    if (!header.ok) return fail(header.problem.kind, `${name}: ${header.problem.message}`);
    const wanted = archiveBytes(first.data);
    if (wanted > size)
      return fail('unreadable', `${name}: is cut short, ${size} bytes of the ${wanted} that it says it has`);
    const metadata = metadataShape.safeParse(await new PMTiles(source).getMetadata());
    const { vector_layers: layers, attribution } = metadata.data ?? { vector_layers: [], attribution: null };
    const vectorLayers = [...new Set(layers.map((layer) => layer.id))];
    if (header.value.kind === 'vector' && vectorLayers.length === 0) {
      return fail(
        'unsupported',
        `${name}: the archive does not name its vector layers, so nothing can be drawn`,
      );
    }
    return ok({ header: header.value, vectorLayers, attribution: plainAttribution([attribution]) });
  } catch (error) {
    return fail('unreadable', `${name}: cannot be read as PMTiles (${describeError(error)})`);
  }
}

/** How long the archive is by its header: where its tiles begin, and their length (specification, bytes 56 to 71). */
function archiveBytes(header: ArrayBuffer): number {
  const view = new DataView(header);
  return Number(view.getBigUint64(56, true) + view.getBigUint64(64, true));
}

/** `size` in bytes: a broken header may ask for any length, the memory for it is never more than the file's. */
function fileSource(path: string, file: FileHandle, size: number): Source {
  return {
    getKey: () => path,
    getBytes: async (offset, length) => {
      const wanted = Math.min(length, Math.max(0, size - offset));
      const buffer = new Uint8Array(wanted);
      const { bytesRead } = wanted > 0 ? await file.read(buffer, 0, wanted, offset) : { bytesRead: 0 };
      return { data: buffer.buffer.slice(0, bytesRead) };
    },
  };
}

function webSource(url: string, timeoutMs: number): Source {
  return {
    getKey: () => url,
    getBytes: async (offset, length): Promise<RangeResponse> => {
      const response = await fetch(url, {
        headers: { Range: `bytes=${offset}-${offset + length - 1}` },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 206) return { data: await response.arrayBuffer() };
      await response.body?.cancel();
      throw new Error(
        response.ok ? 'its server does not answer byte ranges' : `its server answers ${response.status}`,
      );
    },
  };
}

function describeOpenError(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  return code === 'EACCES' ? 'may not be read by this user' : `cannot be opened (${code ?? error})`;
}

/** One short reason; fetch hides it in `cause`. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
