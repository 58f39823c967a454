/** How much work a page's markup is, told before any of it is parsed. */

/** Elements that never hold others, or that HTML lets close by themselves. */
const FLAT = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);

export type MarkupWeight = {
  tags: number;
  deepest: number;
  /** The depth of every tag, added up: what finding the article costs. */
  depthSum: number;
};

/** Counts tags and their nesting as written, stopping after `maxTags`. */
export function weighMarkup(html: string, maxTags: number): MarkupWeight {
  const weight: MarkupWeight = { tags: 0, deepest: 0, depthSum: 0 };
  let depth = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    weight.tags += 1;
    if (weight.tags > maxTags) break;
    if (!FLAT.has((match[2] ?? '').toLowerCase()))
      depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    weight.deepest = Math.max(weight.deepest, depth);
    weight.depthSum += depth;
  }
  return weight;
}
