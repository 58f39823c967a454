/** Live figures in the language of the text they stand in, which need not be the reader's, whose words alone a page holds. */

type Language = 'en' | 'uk';

/** How figures are spelled in a language. */
export type FigureWords = {
  count: (count: number) => string;
  attacks: (count: number) => string;
  unknownToll: string;
  atLeast: (count: number) => string;
  unknownDay: string;
};

/** The language of most of a text's own letters; the reader's where it has none beside live figures. */
export function languageOfText(text: string, readers: Language): Language {
  const letters = text.replaceAll(/\{\w{1,20}\}|\P{L}/gu, '');
  if (letters === '') return readers;
  const cyrillic = letters.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic * 2 > [...letters].length ? 'uk' : 'en';
}

const FORMATS: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-GB'),
  uk: new Intl.NumberFormat('uk-UA'),
};
const UKRAINIAN_PLURAL = new Intl.PluralRules('uk-UA');
const UKRAINIAN_ATTACKS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'атака', few: 'атаки' };

const WORDS: Record<Language, FigureWords> = {
  en: {
    count: (count) => FORMATS.en.format(count),
    attacks: (count) => `${FORMATS.en.format(count)} ${count === 1 ? 'attack' : 'attacks'}`,
    unknownToll: 'an unknown number of people',
    atLeast: (count) => `at least ${FORMATS.en.format(count)}`,
    unknownDay: 'an unknown day',
  },
  uk: {
    count: (count) => FORMATS.uk.format(count),
    attacks: (count) =>
      `${FORMATS.uk.format(count)} ${UKRAINIAN_ATTACKS[UKRAINIAN_PLURAL.select(count)] ?? 'атак'}`,
    unknownToll: 'невідома кількість людей',
    atLeast: (count) => `щонайменше ${FORMATS.uk.format(count)}`,
    unknownDay: 'невідомий день',
  },
};

/** How the live figures of a text in this language are spelled. */
export function figureWords(language: Language): FigureWords {
  return WORDS[language];
}
