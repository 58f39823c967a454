/** Which reader an input goes to. */
import { fail, ok, type Result } from '#lib/result.ts';
import { sniffBinary } from './sniff-bytes.ts';
import type { SourceInput } from './source.ts';

export type Format = 'text' | 'markdown' | 'json' | 'jsonl' | 'page' | 'feed' | 'table';

const BY_EXTENSION: Record<string, Format> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  html: 'page',
  htm: 'page',
  xhtml: 'page',
  xml: 'feed',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  csv: 'table',
  tsv: 'table',
};

const BY_MEDIA_TYPE: Record<string, Format> = {
  'text/markdown': 'markdown',
  'application/json': 'json',
  'application/feed+json': 'feed',
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
  'text/html': 'page',
  'application/xhtml+xml': 'page',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/rdf+xml': 'feed',
  'application/xml': 'feed',
  'text/xml': 'feed',
  'text/csv': 'table',
  'text/tab-separated-values': 'table',
};

/** Files that people try to add, and what to do instead. */
const UNSUPPORTED: Record<string, string> = {
  pdf: 'save its text as .txt',
  doc: 'save it as .txt or .html',
  docx: 'save it as .txt or .html',
  odt: 'save it as .txt or .html',
  rtf: 'save it as .txt or .html',
  pages: 'save it as .txt or .html',
  epub: 'save it as .txt or .html',
  pptx: 'save its text as .txt',
  xls: 'save it as .csv',
  xlsx: 'save it as .csv',
  ods: 'save it as .csv',
  parquet: 'save it as .csv',
  zip: 'unpack it first',
  gz: 'unpack it first',
  mht: 'save the page as .html',
  mhtml: 'save the page as .html',
  webarchive: 'save the page as .html',
  eml: 'save its text as .txt',
  msg: 'save its text as .txt',
  geojson: 'use `dateline load` for ready-made incidents',
  kml: 'use `dateline load` with GeoJSON or CSV for ready-made incidents',
};

function extensionOf(name: string): string {
  const path = /^https?:/i.test(name) ? (name.split(/[?#]/, 1)[0] ?? name) : name;
  return /\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

function parsesAsObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

function isFeedHead(head: string): boolean {
  return /<(?:rss|feed|rdf:rdf|channel)[\s>]/i.test(head) && !/<html[\s>]/i.test(head);
}

/** The format that the first 4 kB look like, or null for prose. */
function sniffFormat(head: string): Format | null {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    if (/"version"\s{0,9}:\s{0,9}"https?:\/\/jsonfeed\.org\//.test(start)) return 'feed';
    const [first = '', second = ''] = start.split('\n', 2);
    if (second.trim() !== '' && parsesAsObject(first)) return 'jsonl';
    return /^(?:\{\s{0,99}["}]|\[\s{0,99}[[{\]])/.test(start) ? 'json' : null;
  }
  if (!start.startsWith('<')) return null;
  if (isFeedHead(start)) return 'feed';
  return /<(?:!doctype html|html|head|body|article|main|div|p)[\s>]/i.test(start) ? 'page' : null;
}

/** Corrects a stated format where the content plainly says otherwise (a feed sent as HTML, JSON lines named .json). */
function correctFormat(stated: Format, head: string): Format {
  const seen = sniffFormat(head);
  if (stated === 'json' && (seen === 'jsonl' || seen === 'feed')) return seen;
  if (stated === 'feed' || stated === 'page')
    return seen === 'feed' || seen === 'page' || seen === 'json' ? seen : stated;
  return stated;
}

/** The format of an input by media type, extension and content; fails with `unsupported` and the cure. */
export function findFormat(input: SourceInput): Result<Format> {
  const extension = extensionOf(input.name);
  const mediaType = input.mediaType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const cure = UNSUPPORTED[extension];
  const stated = BY_MEDIA_TYPE[mediaType] ?? BY_EXTENSION[extension] ?? null;
  if (cure !== undefined && BY_MEDIA_TYPE[mediaType] === undefined) {
    return fail('unsupported', `${input.name}: .${extension} files are not read; ${cure}`);
  }
  const binary = sniffBinary(input.bytes);
  if (binary) return fail('unsupported', `${input.name}: this is ${binary.what}; ${binary.cure}`);
  const head = new TextDecoder().decode(input.bytes.subarray(0, 4096)).replaceAll('\u0000', '');
  if (stated !== null) return ok(correctFormat(stated, head));
  return ok(mediaType === 'text/plain' ? 'text' : (sniffFormat(head) ?? 'text'));
}
