/** The words of time: names of months, weekdays, seasons, units, numbers and parts of day. English first; month and weekday names in Russian and Ukrainian too. */
import type { DayPart, Season, Stretch, Unit } from './time-meaning.ts';

/** Words → number, with several words to one value. */
function table<V>(rows: readonly (readonly [string, V])[]): ReadonlyMap<string, V> {
  const map = new Map<string, V>();
  for (const [words, value] of rows) for (const word of words.split(' ')) map.set(word, value);
  return map;
}

export const MONTHS = table<number>([
  ['january jan января январь січня січень', 1],
  ['february feb febr февраля февраль лютого лютий', 2],
  ['march mar марта март березня березень', 3],
  ['april apr апреля апрель квітня квітень', 4],
  ['may мая май травня травень', 5],
  ['june jun июня июнь червня червень', 6],
  ['july jul июля июль липня липень', 7],
  ['august aug августа август серпня серпень', 8],
  ['september sept sep сентября сентябрь вересня вересень', 9],
  ['october oct октября октябрь жовтня жовтень', 10],
  ['november nov ноября ноябрь листопада листопад', 11],
  ['december dec декабря декабрь грудня грудень', 12],
]);

/** Month words that are other words too; they need a neighbour that is a date. */
export const SHY_MONTHS = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'dec',
  'oct',
  'apr',
  'jun',
  'jul',
  'sep',
  'nov',
  'feb',
  'aug',
  'augusta',
  'август',
  'май',
  'мая',
  'март',
  'марта',
  'листопада',
  'листопад',
  'лютого',
  'лютий',
]);

export const WEEKDAYS = table<number>([
  ['monday понедельник понеділок', 1],
  ['tuesday вторник вівторок', 2],
  ['wednesday среду середу', 3],
  ['thursday четверг четвер', 4],
  ['friday пятницу', 5],
  ['saturday субботу суботу', 6],
  ['sunday воскресенье неділю', 7],
]);
/** Short forms, read only beside a date or a clock. */
export const SHORT_WEEKDAYS = table<number>([
  ['mon', 1],
  ['tue tues', 2],
  ['wed weds', 3],
  ['thu thur thurs', 4],
  ['fri', 5],
  ['sat', 6],
  ['sun', 7],
]);
export const PLURAL_WEEKDAYS = table<number>([
  ['mondays', 1],
  ['tuesdays', 2],
  ['wednesdays', 3],
  ['thursdays', 4],
  ['fridays', 5],
  ['saturdays', 6],
  ['sundays', 7],
]);

export const SEASONS = table<Season>([
  ['spring springtime', 'SP'],
  ['summer summertime', 'SU'],
  ['autumn fall', 'FA'],
  ['winter wintertime', 'WI'],
]);

export const UNITS = table<Unit>([
  ['second seconds', 'second'],
  ['minute minutes min mins', 'minute'],
  ['hour hours', 'hour'],
  ['day days', 'day'],
  ['week weeks fortnight', 'week'],
  ['weekend weekends', 'weekend'],
  ['month months', 'month'],
  ['quarter quarters', 'quarter'],
  ['year years', 'year'],
  ['decade decades', 'decade'],
  ['century centuries', 'century'],
]);

export const DAY_PARTS = table<DayPart>([
  ['dawn daybreak sunrise', 'dawn'],
  ['morning mornings', 'morning'],
  ['midday lunchtime', 'midday'],
  ['afternoon afternoons', 'afternoon'],
  ['evening evenings dusk sunset nightfall', 'evening'],
  ['night nights nighttime', 'night'],
  ['daytime daylight', 'daytime'],
]);

/** TIMEX3 codes of the parts of day. */
export const DAY_PART_CODES: Readonly<Record<DayPart, string>> = {
  dawn: 'TMO',
  morning: 'TMO',
  midday: 'TMI',
  afternoon: 'TAF',
  evening: 'TEV',
  night: 'TNI',
  daytime: 'TDT',
};

export const NUMBER_WORDS = table<number>([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

export const ORDINALS = table<number>([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['eleventh', 11],
  ['twelfth', 12],
  ['thirteenth', 13],
  ['fourteenth', 14],
  ['fifteenth', 15],
  ['sixteenth', 16],
  ['seventeenth', 17],
  ['eighteenth', 18],
  ['nineteenth', 19],
  ['twentieth', 20],
  ['thirtieth', 30],
]);
export const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th']);

export const DECADE_WORDS = table<number>([
  ['twenties', 2],
  ['thirties', 3],
  ['forties', 4],
  ['fifties', 5],
  ['sixties', 6],
  ['seventies', 7],
  ['eighties', 8],
  ['nineties', 9],
]);

/** Words before a count that leave it open. */
export const APPROXIMATE = new Set([
  'nearly',
  'almost',
  'about',
  'around',
  'roughly',
  'approximately',
  'some',
  'circa',
  'over',
]);
/** Counts without a number. */
export const VAGUE_COUNTS = new Set(['several', 'few', 'couple', 'many', 'some', 'recent', 'coming']);

export const STRETCHES = table<Stretch>([
  ['early beginning start', 'early'],
  ['mid middle', 'mid'],
  ['late end', 'late'],
]);

export const LAST_WORDS = new Set(['last', 'past', 'previous', 'preceding', 'prior']);
export const THIS_WORDS = new Set(['this', 'current']);
export const NEXT_WORDS = new Set(['next', 'coming', 'upcoming', 'following']);

export const TODAY_WORDS = new Set(['today', 'сегодня', 'сьогодні']);
export const YESTERDAY_WORDS = new Set(['yesterday', 'вчера', 'вчора']);
export const TOMORROW_WORDS = new Set(['tomorrow', 'завтра']);

/** Time zones that a clock may carry. */
export const ZONES = new Set([
  'gmt',
  'utc',
  'bst',
  'est',
  'edt',
  'et',
  'cst',
  'cdt',
  'ct',
  'mst',
  'mdt',
  'pst',
  'pdt',
  'pt',
  'ist',
  'cet',
  'cest',
  'eet',
  'eest',
  'msk',
  'jst',
  'sgt',
  'hkt',
  'aest',
  'trt',
  'zulu',
]);

/** Words after which a bare month or year is a date. */
export const DATE_PREPOSITIONS = new Set([
  'in',
  'since',
  'until',
  'till',
  'by',
  'from',
  'during',
  'through',
  'throughout',
  'before',
  'after',
  'of',
  'to',
  'early',
  'late',
  'mid',
  'last',
  'next',
  'this',
  'between',
  'year',
  'fiscal',
  'for',
  'around',
  'about',
]);
