/** Sites named by a common word and a place: "the port of Odesa" for "Odesa port". */
import type { Gazetteer, NameHit } from './gazetteer.ts';
import type { Token } from './tokens.ts';

const SITE_WORD = new Set([
  'port',
  'seaport',
  'bridge',
  'airport',
  'airfield',
  'airbase',
  'base',
  'dam',
  'refinery',
  'plant',
  'station',
  'terminal',
]);

interface Site {
  /** First token and offset of the whole. */
  from: number;
  start: number;
  key: string;
  hits: NameHit[];
}

/**
 * "the port of Odesa", "the bridge to Crimea": the site, where it is known by both words, for a name that starts at token
 * `from`; null otherwise. Tokens before `free` belong to other names.
 */
export function siteOf(
  name: { from: number; key: string },
  free: number,
  tokens: readonly Token[],
  gazetteer: Gazetteer,
): Site | null {
  const preposition = tokens[name.from - 1]?.key;
  const last = tokens[name.from - 2];
  if ((preposition !== 'of' && preposition !== 'to') || last === undefined || !SITE_WORD.has(last.key))
    return null;
  const before = tokens[name.from - 3];
  const two = before === undefined ? '' : `${name.key} ${before.key} ${last.key}`;
  for (const [width, key] of [[3, two] as const, [2, `${name.key} ${last.key}`] as const]) {
    const from = name.from - width;
    const hits = gazetteer.hitsOfKey(key).filter(({ place }) => place.kind === 'site');
    if (hits.length > 0 && from >= free && isOneStretch(from, name.from, tokens))
      return { from, start: (tokens[from] as Token).start, key, hits };
  }
  return null;
}

function isOneStretch(from: number, to: number, tokens: readonly Token[]): boolean {
  for (let i = from + 1; i <= to; i++) if (tokens[i]?.gap !== ' ') return false;
  return true;
}
