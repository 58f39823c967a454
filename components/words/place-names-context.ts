import { createContext } from 'react';
import type { PlaceNames } from '#lib/view/place-names.ts';

/** What places are called in the language in force; null where the gazetteer's names are shown. */
export const NamesContext = createContext<PlaceNames | null>(null);
