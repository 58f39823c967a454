/** The machine's reasons, which are English, in the reader's language. */
import { codeLabel, spellCode } from '#lib/view/attack-labels.ts';
import { formatFullDay, nameWeekday } from '#lib/view/describe-time.ts';
import { localRegion } from '#lib/view/place-names.ts';
import { REASON_FORMS } from '#lib/view/reason-forms.ts';
import { voiceNames } from '#lib/view/voice-name.ts';
import type { Say, Words } from '#lib/view/words.ts';

type ReasonKey = keyof typeof REASON_FORMS;
/** A form cut at its braces: what stands before, between and after the values, and their names. */
type Form = { key: ReasonKey; literals: string[]; names: string[] };

function cutForm(key: ReasonKey): Form {
  const pieces = REASON_FORMS[key].split(/\{(\w+)\}/);
  return {
    key,
    literals: pieces.filter((_, index) => index % 2 === 0),
    names: pieces.filter((_, index) => index % 2 === 1),
  };
}

const isWave = (key: string) => key.startsWith('wave');
const KEYS = Object.keys(REASON_FORMS) as ReasonKey[];
const FORMS = KEYS.filter((key) => !isWave(key)).map(cutForm);
const WAVE_FORMS = KEYS.filter(isWave).map(cutForm);

/** The values that make the form this text, each as short as can be; null where it is not of the form. */
function readForm({ literals, names }: Form, text: string): Record<string, string> | null {
  const [first = '', ...others] = literals;
  if (!text.startsWith(first)) return null;
  if (names.length === 0) return text === first ? {} : null;
  const values: Record<string, string> = {};
  let from = first.length;
  for (const [index, literal] of others.entries()) {
    const isLast = index === others.length - 1;
    const to = isLast ? text.length - literal.length : text.indexOf(literal, from + 1);
    if (to <= from || (isLast && !text.endsWith(literal))) return null;
    values[names[index] ?? ''] = text.slice(from, to);
    from = to + literal.length;
  }
  return values;
}

const DAY =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})\b/g;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const PLAIN_DAY = /^(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})$/;

function isoOf(day: string, month: string, year: string): string {
  const number = MONTHS.indexOf(month.slice(0, 3)) / 3 + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** "Tue 14 May 2024" and "26 August 2024" as the language writes them. */
function localDays(text: string, { language }: Words): string {
  const plain = PLAIN_DAY.exec(text);
  if (plain) return formatFullDay(isoOf(plain[1] ?? '', plain[2] ?? '', plain[3] ?? ''), language);
  return text.replace(DAY, (_, day: string, month: string, year: string) =>
    formatFullDay(isoOf(day, month, year), language),
  );
}

/** "Bohodukhivskyi District, Kharkiv region, Ukraine", each name in the language. */
function localArea(area: string, { names }: Words): string {
  const parts = area.split(', ');
  const within = parts.map((part) => names?.[`UA|${part}`]).find((group) => group !== undefined);
  return parts.map((part) => within?.[part] ?? localRegion(part, null, names)).join(', ');
}

const WAVE_KINDS: Record<string, string> = {
  missiles: 'missiles',
  drones: 'drones',
  'air strikes': 'airStrikes',
  attacks: 'attacks',
};

function localKinds(kinds: string, { say }: Words): string {
  const names = kinds.split(/, | and /).map((kind) => {
    const key = `reasons.kind.${WAVE_KINDS[kind.toLowerCase()]}` as Parameters<Say>[0];
    return say.has(key) ? say(key) : kind;
  });
  const joined = names.join(', ');
  return joined.charAt(0).toLocaleUpperCase() + joined.slice(1);
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** How a name belongs to its place. */
function localHow(how: string, { say }: Words): string {
  const key = `reasons.how.${how}` as Parameters<Say>[0];
  return say.has(key) ? say(key) : how;
}

/** "a.org; b.org and 2 more": names stay, what follows them is said. */
function localSources(sources: string, { say }: Words): string {
  const more = / and (\d+) more$/.exec(sources);
  if (more === null) return sources;
  return say('attack.andMore', { names: sources.slice(0, more.index), count: Number(more[1]) });
}

function localValue(name: string, value: string, words: Words): string {
  if (name === 'rest') return translateReason(value, words);
  if (name === 'sources') return localSources(value, words);
  if (name === 'weapon' || name === 'target') {
    const code = value.replaceAll(' ', '_');
    const label = codeLabel(words, name, code);
    return label === spellCode(code) ? value : label;
  }
  if (name === 'who' || name === 'sides') return voiceNames(value, words);
  if (name === 'area') return localArea(value, words);
  if (name === 'place' || name === 'country' || name === 'b') return localRegion(value, null, words.names);
  if (name === 'kinds') return localKinds(value, words);
  if (name === 'weekday' && WEEKDAYS.includes(value))
    return nameWeekday(WEEKDAYS.indexOf(value) + 1, words.language);
  if (name === 'how') return localHow(value, words);
  return localDays(value, words);
}

/** Sources are listed with semicolons; any other value that holds one runs on into the next reason. */
function holdsOthers([name, value]: [string, string]): boolean {
  return value.includes('; ') && !['sources', 'rest', 'words', 'note'].includes(name);
}

function sayForm(forms: readonly Form[], text: string, words: Words): string | null {
  for (const form of forms) {
    const values = readForm(form, text);
    if (values === null || Object.entries(values).some(holdsOthers)) continue;
    const local = Object.entries(values).map(([name, value]) => [name, localValue(name, value, words)]);
    return words.say(`reasons.${form.key}` as 'reasons.sameDay', Object.fromEntries(local));
  }
  return null;
}

/** A reason in the language of `words`; one of an unknown form stays as the machine gave it. */
export function translateReason(reason: string, words: Words): string {
  if (words.language === 'en') return reason;
  const whole = sayForm(FORMS, reason, words);
  if (whole !== null) return whole;
  if (!reason.includes('; ')) return reason;
  return reason
    .split('; ')
    .map((part) => sayForm(FORMS, part, words) ?? part)
    .join('; ');
}

/** The headline of a wave of attacks in the language of `words`. */
export function waveTitle(title: string, words: Words): string {
  return words.language === 'en' ? title : (sayForm(WAVE_FORMS, title, words) ?? title);
}
