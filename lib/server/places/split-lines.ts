import { StringDecoder } from 'node:string_decoder';

export type NumberedLine = { line: string; number: number };

/**
 * The lines of a byte stream in batches, numbered from 1; CR LF and LF both end one. Of a line longer than `maxLength`
 * characters only that many and one more are kept, so that a file without line ends does not fill the memory.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLength: number,
  batchLines: number,
): AsyncGenerator<NumberedLine[]> {
  const decoder = new StringDecoder('utf8');
  let batch: NumberedLine[] = [];
  let number = 0;
  let pending = '';
  const add = (part: string) => {
    if (pending.length <= maxLength) pending += part.slice(0, maxLength + 1 - pending.length);
  };
  const close = () => {
    number += 1;
    batch.push({ line: pending.endsWith('\r') ? pending.slice(0, -1) : pending, number });
    pending = '';
  };
  for await (const chunk of chunks) {
    const text = decoder.write(chunk as Buffer);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      close();
      from = end + 1;
      if (batch.length < batchLines) continue;
      yield batch;
      batch = [];
    }
    add(text.slice(from));
  }
  add(decoder.end());
  if (pending !== '') close();
  if (batch.length > 0) yield batch;
}
