/** Ukrainian romanisation by the Cabinet of Ministers' resolution No. 55 of 27 January 2010 (KMU-2010). */

/** Ukrainian letters inside a word; an apostrophe is dropped. */
export const UKRAINIAN_LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ю: 'iu',
  я: 'ia',
  ь: '',
};
const INITIALS: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };
const RUSSIAN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const WORD = /[а-яґєіїё'’ʼ]+/giu;
const APOSTROPHES = /['’ʼ]/gu;

/** The KMU-2010 romanisation of Ukrainian Cyrillic text; other characters stay as they are. */
export function romaniseUkrainian(text: string): string {
  return text.replace(WORD, romaniseWord);
}

/** The common Russian romanisation (BGN-like, without apostrophes); other characters stay as they are. */
export function romaniseRussian(text: string): string {
  return text.replace(WORD, (word) => {
    let out = '';
    for (const letter of word.toLowerCase()) out += RUSSIAN[letter] ?? letter;
    return matchCase(word, out);
  });
}

function romaniseWord(word: string): string {
  const lower = word.toLowerCase().replace(APOSTROPHES, '');
  let out = '';
  for (let i = 0; i < lower.length; i++) {
    const letter = lower[i] as string;
    if (letter === 'з' && lower[i + 1] === 'г') {
      out += 'zgh';
      i++;
    } else {
      out += (i === 0 ? INITIALS[letter] : undefined) ?? UKRAINIAN_LETTERS[letter] ?? letter;
    }
  }
  return matchCase(word, out);
}

function matchCase(word: string, out: string): string {
  const first = word[0] ?? '';
  return first !== first.toLowerCase() ? out.charAt(0).toUpperCase() + out.slice(1) : out;
}
