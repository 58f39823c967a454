/** Codes in words. The closed lists have their messages under `codes`; weapons and targets are open. */
import type { Say, Words } from '#lib/view/words.ts';

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
