/** How much work a page's markup is, told before any of it is parsed. */

/** Elements that never hold others, or that HTML lets close by themselves. */
export const FLAT = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);

/**
 * Work that a DOM and a search for the article may be: tags, and half as much for attributes and entities; so much for
 * each 100 kB, and so much at most. The worst pages under these limits stay below 200 ms for 100 kB (bench/read-page.ts).
 */
const WORK_PER_100_KB = 5_000;
const MAX_WORK = 20_000;
const MIN_WORK = 1_500;

/** Finding the article costs up to the cube of the depth. */
const MAX_DEPTH = 120;
const MAX_MEAN_DEPTH = 20;

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** Tags, and half for each blank in a tag (an attribute follows) and each "&"; stops above `enough`. */
function countWork(html: string, enough: number): number {
  let tags = 0;
  let halves = 0;
  let inTag = false;
  for (let i = 0; i < html.length; i++) {
    const code = html.charCodeAt(i);
    if (code === 0x3c) {
      tags++;
      inTag = isLetter(html.charCodeAt(i + 1));
    } else if (code === 0x3e) inTag = false;
    else if (code === 0x26 || (inTag && code <= 0x20)) halves++;
    if (tags + halves / 2 > enough) break;
  }
  return tags + halves / 2;
}

/** True where tags nest deeper than `MAX_DEPTH`, or deep on average; a closing tag counts only where its element is open. */
function isDeep(html: string, limit: number): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  let sum = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    const name = (match[2] ?? '').toLowerCase();
    if (FLAT.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (match[1] === '/' && count === 0) continue;
    const step = match[1] === '/' ? -1 : 1;
    open.set(name, count + step);
    depth += step;
    sum += depth;
    if (depth > MAX_DEPTH || sum > limit * MAX_MEAN_DEPTH) return true;
  }
  return false;
}

/** True for markup that no DOM should be made of: too many tags, attributes or entities for its length, or too deep. */
export function isHeavyMarkup(html: string): boolean {
  const limit = Math.min(MAX_WORK, Math.max(MIN_WORK, (html.length / 100_000) * WORK_PER_100_KB));
  return countWork(html, limit) > limit || isDeep(html, limit);
}
