/** Bytes to text, with a word about every encoding that was not stated or not UTF-8. */
import { analyse } from 'chardet';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Problem } from '#lib/schema.ts';
import { controlShare, sniffBinary, sniffByteOrderMark, sniffWideText } from './sniff-bytes.ts';

export type Decoded = { text: string; encoding: string; problems: Problem[] };

/** chardet reads at most this many bytes; more changes no verdict and costs time. */
const DETECTION_BYTES = 65_536;

/** Above this share of control bytes a file is no text. */
const MAX_CONTROL_SHARE = 0.05;

/** Encodings in which any bytes at all are "valid", so that a declaration proves nothing. */
const ANY_BYTES = /^(?:iso-8859-|windows-125|latin|us-ascii|ascii)/i;

/** The decoder of a label as the Encoding standard names it, or null for a label nobody knows. */
function makeDecoder(label: string, fatal: boolean): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal, ignoreBOM: true });
  } catch {
    return null;
  }
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return makeDecoder(label, true)?.decode(bytes) ?? null;
  } catch {
    return null;
  }
}

function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const point = view.getUint32(at, isLittleEndian);
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD');
  }
  return parts.join('');
}

function decodeWide(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  return makeDecoder(encoding, false)?.decode(bytes) ?? '';
}

/** The charset named by a media type, an XML declaration or an HTML meta element in the first 2 kB, or null. */
function findDeclaredCharset(bytes: Uint8Array, mediaType: string | null | undefined): string | null {
  const fromHeader = /charset\s?=\s?["']?([\w.:-]{2,40})/i.exec(mediaType ?? '');
  if (fromHeader?.[1]) return fromHeader[1];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const fromXml = /^\s{0,20}<\?xml [^>]{0,200}encoding\s?=\s?["']([\w.:-]{2,40})["']/i.exec(head);
  if (fromXml?.[1]) return fromXml[1];
  const fromMeta = /<meta [^>]{0,200}charset\s?=\s?["']?([\w.:-]{2,40})/i.exec(head);
  return fromMeta?.[1] ?? null;
}

function countReplacements(text: string): number {
  return text.split('\uFFFD').length - 1;
}

/** UTF-8 with a few broken bytes among at least ten times as many sound letters, else null. */
function decodeDamagedUtf8(bytes: Uint8Array, name: string): Decoded | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = countReplacements(text);
  let wide = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) wide += 1;
  if (broken * 10 > wide - broken) return null;
  const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
  const message = `${name}: ${broken} broken UTF-8 sequence(s), first in line ${line}, shown as \uFFFD; save the file as UTF-8 again if words are missing`;
  return { text, encoding: 'utf-8', problems: [{ kind: 'encoding', message }] };
}

function guessEncoding(bytes: Uint8Array, name: string): Result<Decoded> {
  for (const { name: guess } of analyse(bytes.subarray(0, DETECTION_BYTES))) {
    const text = makeDecoder(guess, false)?.decode(bytes);
    if (text === undefined || countReplacements(text) * 20 > text.length) continue;
    const message = `${name}: not UTF-8; read as ${guess}; save the file as UTF-8 if words look wrong`;
    return ok({ text, encoding: guess.toLowerCase(), problems: [{ kind: 'encoding', message }] });
  }
  return fail('encoding', `${name}: the character encoding cannot be told; save the file as UTF-8`);
}

function decodeDeclared(bytes: Uint8Array, declared: string | null): Decoded | null {
  const utf8 = decodeStrictly(bytes, 'utf-8');
  const trustsBytes = declared === null || ANY_BYTES.test(declared) || makeDecoder(declared, true) === null;
  if (utf8 !== null && trustsBytes) return { text: utf8, encoding: 'utf-8', problems: [] };
  const text = declared === null ? null : decodeStrictly(bytes, declared);
  if (text !== null && declared !== null) return { text, encoding: declared.toLowerCase(), problems: [] };
  return utf8 === null ? null : { text: utf8, encoding: 'utf-8', problems: [] };
}

/**
 * Decodes by byte order mark, then zero-byte pattern, declared charset, valid UTF-8, and at last by guess.
 * A byte order mark stays in the text. Fails with `binary`, `unsupported` or `encoding`, naming the input.
 */
export function decodeBytes(
  bytes: Uint8Array,
  name: string,
  mediaType: string | null | undefined = null,
): Result<Decoded> {
  const binary = sniffBinary(bytes);
  if (binary) return fail('unsupported', `${name}: this is ${binary.what}; ${binary.cure}`);
  const marked = sniffByteOrderMark(bytes);
  const wide = (marked === 'utf-8' ? null : marked) ?? (marked === null ? sniffWideText(bytes) : null);
  if (wide !== null) {
    const message = `${name}: read as ${wide.toUpperCase()}; save the file as UTF-8 if words look wrong`;
    return ok({ text: decodeWide(bytes, wide), encoding: wide, problems: [{ kind: 'encoding', message }] });
  }
  if (controlShare(bytes) > MAX_CONTROL_SHARE) {
    return fail('binary', `${name}: this is no text (too many control bytes); save it as .txt, .md or .html`);
  }
  const declared = marked ?? findDeclaredCharset(bytes, mediaType);
  const decoded = decodeDeclared(bytes, declared) ?? decodeDamagedUtf8(bytes, name);
  if (decoded === null) return guessEncoding(bytes, name);
  if (decoded.encoding === 'utf-8' || decoded.encoding === 'utf8') return ok(decoded);
  const message = `${name}: read as ${decoded.encoding}, as the file declares; save it as UTF-8 if words look wrong`;
  return ok({ ...decoded, problems: [...decoded.problems, { kind: 'encoding', message }] });
}
