/** What the files of a brief say in their reader's language, beside what the brief itself says. */
import type { PageWords, SheetWords } from '#lib/export/brief-sheet.ts';
import type { GradeLevel } from '#lib/schema.ts';
import { formatDayMonth } from '#lib/view/describe-time.ts';
import type { Language } from '#lib/view/words.ts';
import { wordsIn } from '../words/words-in.ts';

const EXPLAINED = ['weak', 'fair', 'confirmed', 'contested', 'discounted'] as const satisfies GradeLevel[];

/** What each grade stands for, on every handout. */
export function gradeMeanings(language: Language): SheetWords['grades']['meanings'] {
  const { say } = wordsIn(language);
  return EXPLAINED.map((level) => ({
    label: say(`codes.grade.${level}`),
    meaning: say(`handout.meaning.${level}`),
  }));
}

type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What the page that runs from disk says; words in braces are put in there. */
function pageWords(language: Language): PageWords {
  const { say } = wordsIn(language);
  return {
    scene: say('handout.page.scene'),
    map: say('handout.page.map'),
    words: say('handout.page.words'),
    list: say('handout.page.list'),
    bar: say('handout.page.bar'),
    back: say('handout.page.back'),
    next: say('handout.page.next'),
    play: say('handout.page.play'),
    pause: say('handout.page.pause'),
    showUpTo: say('briefing.showUpTo'),
    upTo: say('briefing.upTo', { day: '{day}' }),
    count: say('handout.page.count', { shown: '{shown}', total: '{total}' }),
    sceneOf: say('briefing.sceneOf', { at: '{at}', count: '{count}' }),
    allTime: say('handout.page.allTime', { perUnit: '{perUnit}' }),
    kinds: say('handout.page.kinds'),
    filter: say('handout.filter', { filter: '{filter}' }),
    attacks: say('handout.page.attacks'),
    columns: (['when', 'where', 'what', 'toll', 'grade'] as const)
      .map((column): string => say(`handout.page.${column}`))
      .concat(say('handout.sources')),
    noScript: say('handout.page.noScript'),
  };
}

/** All of it. */
export function sheetWords(language: Language): SheetWords {
  const { say } = wordsIn(language);
  const perUnit = (unit: string): string => say(`briefing.perUnit.${unit as Unit}`);
  return {
    language,
    allAttacks: say('brief.allAttacks'),
    filter: (filter) => say('handout.filter', { filter }),
    mapShows: (count) => say('briefing.mapShows', { count }),
    mapOf: (headline, count) => say('handout.mapOf', { headline, count }),
    perUnit,
    perUnitByKind: (unit) => say('handout.perUnitByKind', { perUnit: perUnit(unit) }),
    span: (unit, first, last) => say('handout.span', { perUnit: perUnit(unit), first, last }),
    shortDay: (day) => `${formatDayMonth(day, language)} ${day.slice(2, 4)}`,
    otherKinds: say('handout.otherKinds'),
    notes: say('handout.notes'),
    further: say('handout.further'),
    sources: {
      heading: say('handout.sources'),
      continued: say('handout.sourcesContinued'),
      none: say('handout.noSources'),
    },
    grades: { heading: say('handout.grades'), meanings: gradeMeanings(language) },
    page: pageWords(language),
  };
}
