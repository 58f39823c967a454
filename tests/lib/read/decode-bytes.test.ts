import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '#lib/read/decode-bytes.ts';

const UTF8 = new TextEncoder();

function decoded(bytes: Uint8Array, mediaType: string | null = null): { text: string; problems: string[] } {
  const result = decodeBytes(bytes, 'in.txt', mediaType);
  if (!result.ok) throw new Error(result.problem.message);
  return { text: result.value.text, problems: result.value.problems.map(({ message }) => message) };
}

function problemOf(bytes: number[]): string {
  const result = decodeBytes(Uint8Array.from(bytes), 'in.txt');
  return result.ok ? 'none' : `${result.problem.kind}: ${result.problem.message}`;
}

/** Windows-1251 has А–я at 0xC0–0xFF, in Unicode's order. */
function encodeCyrillic(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

const RUSSIAN = 'Ракетный удар по Киеву повредил два жилых дома в центре города. '.repeat(8);

describe('decodeBytes', () => {
  it('gives back any well-formed text from UTF-8 as Node reads it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const bytes = UTF8.encode(`Kyiv ${text.replaceAll(/[\u0000-\u0008\u000b\u000e-\u001f]/g, '')}`);
        expect(decoded(bytes).text).toBe(Buffer.from(bytes).toString('utf8'));
      }),
    );
  });

  it('keeps a UTF-8 byte order mark so that offsets hold', () => {
    expect(decoded(UTF8.encode('\uFEFFKyiv — Київ'))).toEqual({ text: '\uFEFFKyiv — Київ', problems: [] });
  });

  it('reads UTF-16 and UTF-32 with or without a mark and says so', () => {
    const wide = new Uint8Array(Buffer.from('Missiles hit Kyiv.', 'utf16le'));
    expect(decoded(wide).text).toBe('Missiles hit Kyiv.');
    expect(decoded(wide).problems[0]).toContain('UTF-16LE');
    const marked = new Uint8Array(Buffer.from('\uFEFFКиїв', 'utf16le'));
    expect(decoded(marked).text).toBe('\uFEFFКиїв');
    const letters = [...'Missiles hit Kyiv.'].flatMap((letter) => [0, 0, 0, letter.charCodeAt(0)]);
    expect(decoded(Uint8Array.from(letters)).text).toBe('Missiles hit Kyiv.');
  });

  it('follows a declared charset and names it', () => {
    const { text, problems } = decoded(encodeCyrillic(RUSSIAN), 'text/plain; charset=windows-1251');
    expect(text).toBe(RUSSIAN);
    expect(problems[0]).toContain('windows-1251');
  });

  it('reads valid UTF-8 that is declared as Latin-1 as UTF-8', () => {
    expect(decoded(UTF8.encode('Kyïv — “hit”'), 'text/html; charset=iso-8859-1').text).toBe('Kyïv — “hit”');
  });

  it('ignores a charset nobody knows', () => {
    expect(decoded(UTF8.encode('Київ'), 'text/plain; charset=bogus').text).toBe('Київ');
  });

  it('guesses where nothing is declared and says what it assumed', () => {
    const { text, problems } = decoded(encodeCyrillic(RUSSIAN));
    expect(text).toBe(RUSSIAN);
    expect(problems[0]).toMatch(/not UTF-8; read as windows-1251/);
  });

  it('keeps UTF-8 with one broken byte as UTF-8 and names the line', () => {
    const bytes = Buffer.concat([UTF8.encode(`${RUSSIAN}\n`), Uint8Array.of(0xff), UTF8.encode(RUSSIAN)]);
    const { text, problems } = decoded(new Uint8Array(bytes));
    expect(text).toBe(`${RUSSIAN}\n\uFFFD${RUSSIAN}`);
    expect(problems[0]).toContain('first in line 2');
  });

  it('refuses documents and pictures with the cure', () => {
    expect(problemOf([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])).toMatch(
      /^unsupported: in\.txt: this is a PDF document; save/,
    );
    expect(problemOf([0x89, 0x50, 0x4e, 0x47, 0x0d])).toMatch(/PNG picture/);
  });

  it('refuses bytes that are no text', () => {
    expect(problemOf(Array.from({ length: 400 }, (_, at) => (at * 7) % 32))).toMatch(/^binary: in\.txt/);
  });
});
