/** Names of places that a sentence tells as a list, so that the attack happened in each of them. */
import type { Candidate } from '#lib/extract/candidate.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import type { Toponym } from '#lib/schema.ts';

/** "Engels and an airfield near Ryazan". */
const LISTED_SITE =
  /^\s*(?:,|and|, and)\s(?:an?|the)\s(?:[a-z]+\s)?(?:airfield|airport|air base|base|depot|refinery|plant|factory|facility|port|station|village|town|barracks|camp|hospital|school|market|site)s?\s(?:near|in|at|outside)\s$/;

function isListed(text: string, a: Toponym, b: Toponym): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  // "on the road between Pasni and Ormara"
  if (/\bbetween\s$/i.test(text.slice(Math.max(0, first.start - 9), first.start))) return false;
  const between = text.slice(first.end, second.start).toLowerCase();
  // "Nuseirat, central Gaza", "Brovary, near Kyiv": where the town lies, no second one.
  if (/^,\s(?:in\s)?(?:the\s)?(?:southern|northern|eastern|western|central|near|outside)\s$/.test(between))
    return false;
  return (
    between.length < 60 &&
    (LISTED_SITE.test(between) ||
      /^\s*(,|and|,\s*and|as well as|,\s*as well as|or)\s*((on|at|in|the|towns?|city|cities|of|villages?|settlements?|near|also|nearby|southern|northern|eastern|western|central|port)\s*)*$/.test(
        between,
      ))
  );
}

/** "… in Anbar province": a region named right behind "in". */
function isContainer(text: string, t: Toponym, before: Toponym): boolean {
  const kind = t.place?.kind;
  return (kind === 'region' || kind === 'country') && /^ in (?:the )?$/.test(text.slice(before.end, t.start));
}

/** "outside a base at Tame, Arauca, the army said": in running text two names with a bare comma between say one place. */
function isAddress(text: string, candidate: Candidate, [first, second, third]: readonly Toponym[]): boolean {
  if (!first || !second || third || candidate.sentence.section === 'headline') return false;
  return (
    /^\s*,\s*$/.test(text.slice(first.end, second.start)) &&
    /^\s*[,.)]/.test(text.slice(second.end, second.end + 4))
  );
}

/** Settlements or regions told as a list ("Kharkiv, Odesa and Lviv"); [] when the places form no list. */
export function listedPlaces(text: string, candidate: Candidate, context: ExtractContext): Toponym[] {
  const sorted = [...candidate.toponyms].sort((a, b) => a.start - b.start);
  const list: Toponym[] = [];
  let before: Toponym | undefined;
  for (const t of sorted) {
    const last = list.at(-1);
    if (!last || !before) {
      list.push(t);
      before = t;
      continue;
    }
    // "the air base in Anbar province and a facility near Erbil": the province only says where the base lies.
    if (isContainer(text, t, before) || (holds(context, t, last) && t.start - before.end < 6)) {
      before = t;
      continue;
    }
    const joined = isListed(text, before, t);
    before = t;
    if (!joined) {
      if (list.length > 1) break;
      list[0] = t;
      continue;
    }
    const ids = [last.place?.id, t.place?.id];
    if (
      ids[0] &&
      ids[1] &&
      (context.containersOf(ids[0]).includes(ids[1]) || context.containersOf(ids[1]).includes(ids[0]))
    ) {
      if (list.length > 1) break;
      list[0] = t;
      continue;
    }
    list.push(t);
  }
  if (list.length < 2 || list.length > 12 || isAddress(text, candidate, list)) return [];
  const kinds = new Set(
    list.map((t) =>
      t.place
        ? t.place.kind === 'neighbourhood' || t.place.kind === 'site'
          ? 'settlement'
          : t.place.kind
        : 'settlement',
    ),
  );
  return kinds.size === 1 && !kinds.has('country') ? list : [];
}

/** True if the place of one name lies in that of another. */
export function holds(context: ExtractContext, outer: Toponym, inner: Toponym): boolean {
  return Boolean(outer.place && inner.place && context.containersOf(inner.place.id).includes(outer.place.id));
}
