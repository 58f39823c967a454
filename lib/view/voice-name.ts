/**
 * Who acts and who speaks, in the reader's language, where it is a country, or an office or a group that
 * public/names/{language}-voices.json knows. Names of people and of what is not known stay as the text has them.
 */
import { localRegion } from '#lib/view/place-names.ts';
import { type Language, localeTag, type Words } from '#lib/view/words.ts';

const APOSTROPHE = /[’ʼ]/g;

/** "The regional governor" → "regional governor". */
function keyOf(name: string): string {
  return name.trim().replace(APOSTROPHE, "'").replace(/^the /i, '').toLowerCase();
}

const countries = new Map<Language, Map<string, string>>();
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** Names of countries by their English ones, in lower case. */
function countriesIn(language: Language): Map<string, string> {
  const known = countries.get(language);
  if (known) return known;
  const named = new Map<string, string>();
  const english = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' });
  const local = new Intl.DisplayNames(localeTag(language), { type: 'region', fallback: 'none' });
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const [from, to] = [english.of(code), local.of(code)];
    if (from !== undefined && to !== undefined) named.set(from.toLowerCase(), to);
  }
  countries.set(language, named);
  return named;
}

type Book = { voice: Readonly<Record<string, string>>; of: Readonly<Record<string, string>> };

const ownOf = (record: Readonly<Record<string, string>>, key: string) =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** "Ukrainian air force", "Russia's defence ministry", "defence ministry in Moscow", "armed forces of Ukraine". */
function officeOf(key: string, { voice, of }: Book): string | undefined {
  const owned = /^(\S+) (.+)$/.exec(key.replace(/^united states/, 'us'));
  const placed = /^(.+) (?:in|of) (?:the )?(.+)$/.exec(key);
  for (const [owner, office] of [
    [owned?.[1]?.replace(/'s$/, ''), owned?.[2]],
    [placed?.[2], placed?.[1]],
  ]) {
    const whose = owner === undefined ? undefined : ownOf(of, owner);
    const what = office === undefined ? undefined : ownOf(voice, office);
    if (whose !== undefined && what !== undefined) return `${what} ${whose}`;
  }
  return undefined;
}

/** "governor of the Poltava region", "Donetsk regional governor", "Kharkiv Regional Military Administration". */
function regionalOffice(name: string, { voice }: Book, { names }: Words): string | undefined {
  const plain = name.trim().replace(/^the /i, '');
  const of = /^(.+) of the (\S.*) region$/i.exec(plain);
  const before = /^(\S+) (regional .+)$/i.exec(plain);
  const [office, region] = of
    ? [of[1] === 'head' ? 'regional head' : of[1], of[2]]
    : [before?.[2], before?.[1]];
  if (office === undefined || region === undefined) return undefined;
  const what = ownOf(voice, office.toLowerCase());
  const where = localRegion(`${region} region`, null, names);
  return what === undefined || where === `${region} region` ? undefined : `${what} (${where})`;
}

function knownVoice(name: string, words: Words): string | undefined {
  const key = keyOf(name);
  const { names } = words;
  const book: Book = { voice: names?.voice ?? {}, of: names?.of ?? {} };
  return (
    ownOf(book.voice, key) ??
    countriesIn(words.language).get(key) ??
    officeOf(key, book) ??
    regionalOffice(name, book, words)
  );
}

/** An actor or a speaker in the reader's language; as it is where the language has no words for it. */
export function voiceName(name: string, words: Words): string {
  if (words.language === 'en') return name;
  const whole = knownVoice(name, words);
  if (whole !== undefined) return whole;
  const sides = name.split(' or ');
  const known = sides.map((side) => knownVoice(side, words));
  if (sides.length < 2 || known.includes(undefined)) return name;
  return known.join(` ${words.say('attack.or')} `);
}

/** Several of them with semicolons or commas between. */
export function voiceNames(list: string, words: Words): string {
  if (words.language === 'en') return list;
  const joint = list.includes('; ') ? '; ' : ', ';
  return list
    .split(joint)
    .map((name) => voiceName(name, words))
    .join(joint);
}
