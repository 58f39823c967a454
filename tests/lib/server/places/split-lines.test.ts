import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdSet } from '#lib/server/places/id-set.ts';
import { splitLines } from '#lib/server/places/split-lines.ts';

async function linesOf(bytes: Buffer, cuts: readonly number[], maxLength = 1000, batch = 3) {
  async function* chunks() {
    let from = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      yield bytes.subarray(from, cut);
      from = cut;
    }
    yield bytes.subarray(from);
  }
  const lines = [];
  for await (const part of splitLines(chunks(), maxLength, batch)) lines.push(...part);
  return lines;
}

it('gives the same lines wherever the stream is cut', async () => {
  const text = fc
    .array(fc.constantFrom('a', 'é', 'Київ', '😀', '\n', '\r\n', '\t', ' '))
    .map((a) => a.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
      const bytes = Buffer.from(whole);
      const expected = whole.split('\n').map((line) => line.replace(/\r$/, ''));
      if (whole.split('\n').at(-1) === '') expected.pop();
      const lines = await linesOf(
        bytes,
        cuts.filter((cut) => cut <= bytes.length),
      );
      expect(lines.map(({ line }) => line)).toEqual(expected);
      expect(lines.map(({ number }) => number)).toEqual(expected.map((_, at) => at + 1));
    }),
  );
});

it('keeps no more of a line without end than was asked for', async () => {
  const lines = await linesOf(Buffer.from(`${'x'.repeat(5000)}\nshort`), [100, 1000, 4000]);
  expect(lines.map(({ line }) => line.length)).toEqual([1001, 5]);
});

it('knows a number again', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(200), fc.nat({ max: 9_999_999_999 }))), (numbers) => {
      const set = new IdSet();
      const fresh = numbers.filter((number) => set.add(number));
      expect(fresh).toEqual([...new Set(numbers)]);
    }),
  );
});
