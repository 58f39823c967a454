/** What places are called in a language other than the gazetteer's, as public/names/{language}.json has it. */
import type { MentionPlace } from '#lib/schema.ts';

/**
 * By country and region ("UA|Kharkiv region"), regions under their country alone ("UA"); then by the gazetteer's name.
 * Beside them "voice" and "of": actors and speakers, and countries in the case that follows an office
 * (lib/view/voice-name.ts).
 */
export type PlaceNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Named = Pick<MentionPlace, 'name' | 'admin1'> & { country?: string | null };

/** The place's name in the language of `names`; the gazetteer's own where that language has none. */
export function localName({ name, admin1, country }: Named, names: PlaceNames | null | undefined): string {
  if (!names) return name;
  const within = names[`${country}|${admin1}`]?.[name];
  if (within !== undefined) return within;
  return names[country ?? '']?.[name] ?? name;
}

/** A region's name in the language of `names`. Where its country is not said, Ukraine's are looked at first. */
export function localRegion(
  region: string,
  country: string | null | undefined,
  names: PlaceNames | null | undefined,
): string {
  if (!names) return region;
  const asked = country ?? null;
  if (asked !== null) return names[asked]?.[region] ?? region;
  const known = names.UA?.[region];
  if (known !== undefined) return known;
  for (const [group, members] of Object.entries(names)) {
    if (group.includes('|')) continue;
    const found = members[region];
    if (found !== undefined) return found;
  }
  return region;
}
