import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '#lib/read/read-source.ts';
import { extraction } from '#lib/schema.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { countEvidence, loadDeps } from '../../../bench/eval-deps.ts';

const deps = loadDeps();
const encoder = new TextEncoder();

/** Openings and closings of every format, and words that say attacks. */
const PIECES = [
  '<html><body><article><p>',
  '</p><p>',
  '</article>',
  '<?xml version="1.0"?><rss version="2.0"><channel>',
  '<item><title>',
  '</title><description><![CDATA[',
  ']]></description></item>',
  '{"text":"',
  '","publishedAt":"2022-11-15"}',
  '\n{"articles":[',
  'text,date\n',
  '"',
  '---\ntitle: "',
  '"\n---\n',
  '# ',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '😀',
  '\r\n',
  '&#8217;',
  'KYIV, Nov. 15 (AP) — ',
  'A missile hit two houses in Kyiv on Tuesday, killing at least three. ',
  '“Drones struck Odesa again,” the mayor said. ',
  'Moscow denied it. ',
  'Удар по Харкову 3 травня. ',
];
const ENCODINGS = ['utf-8', 'utf-16le', 'latin1'] as const;

describe('any bytes, read and searched for attacks', () => {
  it.each(['a.txt', 'a.md', 'a.html', 'a.xml', 'a.json', 'a.jsonl', 'a.csv', 'a'])(
    'neither throw nor give a span that is no slice of the text, as %s',
    (name) => {
      const pieces = fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      );
      const written = fc
        .tuple(fc.array(pieces, { maxLength: 30 }), fc.constantFrom(...ENCODINGS))
        .map(([parts, encoding]) =>
          encoding === 'utf-8'
            ? encoder.encode(parts.join(''))
            : new Uint8Array(Buffer.from(parts.join(''), encoding)),
        );
      const broken = fc
        .tuple(written, fc.nat(), fc.integer({ min: 0, max: 255 }))
        .map(([bytes, at, value]) => (bytes.length > 0 ? bytes.with(at % bytes.length, value) : bytes));
      fc.assert(
        fc.property(fc.oneof(written, broken, fc.uint8Array({ maxLength: 300 })), (bytes) => {
          for (const article of readSource({ name, bytes }).value) {
            const found = readArticle(article, deps);
            expect(extraction.safeParse(found).success).toBe(true);
            const [valid, all] = countEvidence(article.text, found.mentions);
            expect(valid).toBe(all);
          }
        }),
        { numRuns: 120 },
      );
    },
  );
});
