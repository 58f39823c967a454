/** Puts new ranker weights into the bytes of a gazetteer file; the other sections stay as they are. */

/** The knowledge section is the last one, so only it and the head change. */
export function replaceKnowledge(bytes: Uint8Array, ranker: unknown): Uint8Array {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const head = JSON.parse(Buffer.from(bytes.subarray(8, 8 + length)).toString()) as {
    sections: Record<string, [number, number]>;
  };
  const base = align(8 + length);
  const [offset, size] = head.sections.knowledge as [number, number];
  const old = JSON.parse(Buffer.from(bytes.subarray(base + offset, base + offset + size)).toString()) as {
    words: unknown;
  };
  const knowledge = Buffer.from(JSON.stringify({ ranker, words: old.words }));
  head.sections.knowledge = [offset, knowledge.length];
  const json = Buffer.from(JSON.stringify(head));
  const start = align(8 + json.length);
  const out = new Uint8Array(start + offset + align(knowledge.length));
  out.set(bytes.subarray(0, 4), 0);
  new DataView(out.buffer).setUint32(4, json.length, true);
  out.set(json, 8);
  out.set(bytes.subarray(base, base + offset), start);
  out.set(knowledge, start + offset);
  return out;
}

function align(n: number): number {
  return Math.ceil(n / 8) * 8;
}
