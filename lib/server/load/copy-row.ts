/** A loaded incident as one line of COPY … FROM STDIN, in the text format, with all that the triggers fill for others. */
import { foldWords } from '#lib/query/fold-words.ts';
import { GROUND_TYPES, type Incident } from '#lib/schema.ts';

export const COPY_COLUMNS = [
  'id',
  'type',
  'ground',
  'start_day',
  'end_day',
  'lng',
  'lat',
  'data',
  'why',
  'origin',
  'grade',
  'weapon',
  'targets',
  'actor',
  'admin1',
  'country',
  'place_precision',
  'killed_min',
  'injured_min',
  'reported_first',
  'reported_last',
  'words',
] as const;

const GROUND = new Set<string>(GROUND_TYPES);

/** The line with its end, and the words that the search shall know; `titled`: the file gives the title. */
export function copyRow(
  incident: Incident,
  why: readonly string[],
  titled: boolean,
): { line: string; words: Set<string> } {
  const { place, time, casualties, reported, weapon, targets, perpetrator } = incident;
  const words = wordsOf(incident, titled);
  const head = [
    incident.id,
    incident.type,
    GROUND.has(incident.type) ? 't' : 'f',
    time.start,
    time.end,
    place?.lng,
    place?.lat,
  ];
  const tail = [
    'load',
    incident.grade.level,
    weapon?.kind,
    `{${targets.map((target) => `"${target.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`,
    perpetrator?.actor,
    place?.admin1,
    place?.country,
    place?.precision,
    casualties.killed?.min,
    casualties.injured?.min,
    reported.first,
    reported.last,
    // Folded words hold neither quotes nor backslashes.
    `'${[...words].join("' '")}'`,
  ];
  const parts = [...head.map(encodeValue), encodeJson(incident), encodeJson(why), ...tail.map(encodeValue)];
  return { line: `${parts.join('\t')}\n`, words };
}

/** Folded words of names that come again and again. */
const knownWords = new Map<string, readonly string[]>();
const NAMES_KEPT = 100_000;

function wordsOfName(name: string): readonly string[] {
  let words = knownWords.get(name);
  if (words === undefined) {
    words = foldWords(name).map((word) => word.slice(0, 100));
    if (knownWords.size < NAMES_KEPT) knownWords.set(name, words);
  }
  return words;
}

/** Of the same parts as the trigger of migration 0010 takes; a made title says nothing new but "in". */
function wordsOf(
  { title, type, place, weapon, targets, perpetrator }: Incident,
  titled: boolean,
): Set<string> {
  const words = new Set<string>();
  const add = (name: string | null | undefined) => {
    if (name) for (const word of wordsOfName(name)) words.add(word);
  };
  for (const name of [titled ? title : 'in', type, place?.name, place?.admin1, place?.country, weapon?.kind])
    add(name);
  for (const target of targets) add(target);
  add(perpetrator?.actor);
  return words;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function encodeValue(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (mark) => ESCAPES[mark]!) : value;
}

/** JSON has no bare tabs and line ends: only backslashes are to be doubled. */
function encodeJson(value: object): string {
  const json = JSON.stringify(value);
  return json.includes('\\') ? json.replaceAll('\\', '\\\\') : json;
}
