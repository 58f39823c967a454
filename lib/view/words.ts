/** The languages of the interface, and what a function needs to speak one of them. */
import type { useTranslations } from 'use-intl/react';
import type { PlaceNames } from '#lib/view/place-names.ts';

export const LANGUAGES = ['en', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Holds the language that the reader chose. */
export const LANGUAGE_COOKIE = 'dateline-language';

/** `say('room.key', values)` is a message of data/messages in the language in force. */
export type Say = ReturnType<typeof useTranslations<never>>;
/** `names` are those of places in the language in force, where they are known and at hand. */
export type Words = { say: Say; language: Language; names?: PlaceNames | null };

/** The language that a text names; null for any other. */
export function parseLanguage(text: string | null | undefined): Language | null {
  return LANGUAGES.find((language) => language === text) ?? null;
}

const TAGS: Record<Language, string> = { en: 'en-GB', uk: 'uk-UA' };

/** The tag for `Intl`: day before month and a 24-hour clock in both languages. */
export function localeTag(language: Language): string {
  return TAGS[language];
}
