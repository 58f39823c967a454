import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fail, ok, type Result } from '#lib/result.ts';
import { streamChanges } from '#lib/server/changes/stream-changes.ts';
import { watchVersion } from '#lib/server/changes/watch-version.ts';

/** A version that the test sets, and how often it was asked for. */
function makeSource(version: string) {
  const source = { answer: ok(version) as Result<string>, asked: 0 };
  const read = async () => {
    source.asked += 1;
    return source.answer;
  };
  return { source, watch: watchVersion(read, 5) };
}

async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, part: string): Promise<string> {
  let text = '';
  while (!text.includes(part)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`ended after ${text}`);
    text += new TextDecoder().decode(value);
  }
  return text;
}

it('tells the present version, each new one, and that it is still there', async () => {
  const { source, watch } = makeSource('a-1');
  const reader = streamChanges(new AbortController().signal, watch, 20).getReader();
  expect(await readUntil(reader, 'a-1')).toContain('event: data\ndata: {"dataVersion":"a-1"}\n\n');
  source.answer = fail('internal', 'away');
  await readUntil(reader, ': still here');
  source.answer = ok('a-2');
  await readUntil(reader, '"a-2"');
  await reader.cancel();
});

it('asks once for all listeners, and not at all when there are none', async () => {
  const { source, watch } = makeSource('a-1');
  const heard: string[] = [];
  const leaves = Array.from({ length: 200 }, (_, at) =>
    watch.listen((version) => heard.push(`${at} ${version}`)),
  );
  await sleep(100);
  expect(heard).toHaveLength(200);
  expect(source.asked).toBeLessThan(60);
  for (const leave of leaves) leave();
  await sleep(20);
  const asked = source.asked;
  await sleep(50);
  expect(source.asked).toBe(asked);
});

it('ends when the client goes away', async () => {
  const { watch } = makeSource('a-1');
  const closed = new AbortController();
  const reader = streamChanges(closed.signal, watch).getReader();
  await readUntil(reader, 'a-1');
  closed.abort();
  expect((await reader.read()).done).toBe(true);
});
