/** Answers requests for a large file: byte ranges, ETag, never the whole file in memory. */
import { type FileHandle, open } from 'node:fs/promises';
import { type ByteRange, parseRange } from './parse-range.ts';

const CHUNK_BYTES = 256 * 1024;

/** 200, 206, 304 or 416 for GET and HEAD; null when the file cannot be opened any more. */
export async function sendFile(request: Request, path: string): Promise<Response | null> {
  const file = await open(/* turbopackIgnore: true */ path).catch(() => null);
  if (file === null) return null;
  try {
    const { size, mtimeMs } = await file.stat();
    const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
    const headers = { ETag: etag, 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-cache' };
    const known = request.headers.get('if-none-match');
    if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      await file.close();
      return new Response(null, { status: 304, headers });
    }
    const condition = request.headers.get('if-range');
    const asked = condition === null || condition === etag ? request.headers.get('range') : null;
    const range = parseRange(asked, size);
    if (range === 'outside') {
      await file.close();
      return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });
    }
    return await sendRange(request, file, range === 'whole' ? null : range, size, headers);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function sendRange(
  request: Request,
  file: FileHandle,
  range: ByteRange | null,
  size: number,
  headers: Record<string, string>,
): Promise<Response> {
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const init = {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(end - start + 1),
      ...(range ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {}),
    },
  };
  if (request.method !== 'HEAD') return new Response(streamBytes(file, start, end), init);
  await file.close();
  return new Response(null, init);
}

/** Reads on only as fast as the reader takes it; closes the file at the end and when the reader goes away. */
function streamBytes(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream({
    async pull(controller) {
      const wanted = Math.min(CHUNK_BYTES, end - at + 1);
      const { bytesRead, buffer } =
        wanted > 0
          ? await file.read(new Uint8Array(wanted), 0, wanted, at)
          : { bytesRead: 0, buffer: new Uint8Array() };
      at += bytesRead;
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      if (bytesRead > 0 && at <= end) return;
      await file.close();
      controller.close();
    },
    cancel: () => file.close(),
  });
}
