/** Response bodies within a limit, before and after unpacking. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Dispatcher } from 'undici';

type Unpacker = (bytes: Uint8Array, limit: { maxOutputLength: number }) => Promise<Buffer>;

const UNPACKERS: Record<string, Unpacker> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

async function readPacked(
  body: Dispatcher.ResponseData['body'],
  maxBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += (chunk as Uint8Array).length;
    if (length > maxBytes) return null;
    chunks.push(chunk as Uint8Array);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * The bytes of a body out of their content encoding (gzip, deflate, br; others as they are);
 * null where they are more than `maxBytes`, packed or unpacked. Throws on a broken stream.
 */
export async function readBody(
  body: Dispatcher.ResponseData['body'],
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const packed = await readPacked(body, maxBytes);
  const unpack = UNPACKERS[encoding?.trim().toLowerCase() ?? ''];
  if (packed === null || unpack === undefined || packed.length === 0) return packed;
  try {
    return new Uint8Array(await unpack(packed, { maxOutputLength: maxBytes }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
