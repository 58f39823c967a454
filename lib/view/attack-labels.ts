/** Codes in words. The closed lists have their messages under `codes`; weapons and targets are open. */
import type { Facet } from '#lib/view/facet-filters.ts';
import { localRegion } from '#lib/view/place-names.ts';
import { voiceName } from '#lib/view/voice-name.ts';
import { localeTag, type Say, type Words } from '#lib/view/words.ts';

/** A lexicon code in words: "residential_building" → "residential building". */
export function spellCode(code: string): string {
  return code.replaceAll('_', ' ');
}

/** A weapon or target of the open vocabularies in words: the message where there is one, else the code itself. */
export function codeLabel({ say }: Pick<Words, 'say'>, kind: 'weapon' | 'target', code: string): string {
  const key = `codes.${kind}.${code}` as Parameters<Say>[0];
  return say.has(key) ? say(key) : spellCode(code);
}

/** The name with its first letter in upper case. */
export function capitalise(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** A value of a facet as it is shown: codes in words, regions and countries in the reader's language. */
export function facetLabel(words: Words, facet: Facet, value: string): string {
  if (facet === 'weapons') return capitalise(codeLabel(words, 'weapon', value));
  if (facet === 'targets') return capitalise(codeLabel(words, 'target', value));
  if (facet === 'actors') return capitalise(voiceName(value, words));
  if (!/^[A-Z]{2}$/.test(value)) return localRegion(value, null, words.names);
  const names = new Intl.DisplayNames(localeTag(words.language), { type: 'region', fallback: 'code' });
  return names.of(value) ?? value;
}
