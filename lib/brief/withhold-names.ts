/** Names of persons and graphic words in a text, found by their look: rather too many than too few. */

/** Words that tell what was done to bodies; a sentence with one of them is withheld. */
const GRAPHIC =
  /\b(?:dismember|sever(?:ed|ing)|decapitat|behead|mutilat|charred|burn(?:ed|t) alive|torn apart|body parts?|remains|corpse|bodies|bloodied|blood|gore|limbs?|entrails|disfigur)\w*/i;

/** Parts of names of offices, forces and places: a run of capitals with one of them is no person. */
const NO_PERSON =
  /^(?:Ministry|Minister|Service|Services|Forces?|Army|Navy|Fleet|Air|Defen[cs]e|Interior|Emergency|Office|Prosecutor|General|Staff|Council|City|Regional|Region|Oblast|District|Raion|Street|Avenue|Square|Hospital|School|Station|Airport|Power|Plant|Centre|Center|State|National|United|Nations|Red|Cross|Security|Police|Command|Government|Administration|Union|Republic|Federation|Kremlin|House|Park|University|Theatre|Mall|Bridge|Port|Sea|River|Island|Times|Post|News|Press|Agency|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/;

const RUN = /\p{Lu}[\p{L}’'-]{1,40}(?:\s+(?:\p{Lu}\.\s+)?\p{Lu}[\p{L}’'-]{1,40}){1,3}/gu;
const INITIAL = /\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}[\p{Ll}’'-]{2,40}/gu;
const AGED =
  /\p{Lu}[\p{Ll}’'-]{1,40}(?=,\s(?:aged\s)?\d{1,3}\b(?!\s(?:people|persons|men|women|children|civilians|others|were)\b))/gu;
const WITHHELD = '[name withheld]';
/** A surname of fewer letters is as likely a word. */
const LEAST_LETTERS = 4;

/** Words that begin a sentence and no name. */
const BEGINNERS =
  /^(?:The|A|An|At|In|On|By|For|From|With|After|Before|Since|When|While|As|And|But|Of|To|It|He|She|They|That|This|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|About|Some|All|Mr|Mrs|Ms|Dr|President|Mayor|Governor|Captain|Colonel|Major|Lieutenant|Sergeant|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\.?$/;

/** Acronyms and words in capitals are no names of persons ("UN", "KYIV"). */
const isShouted = (word: string) => word.length > 1 && !word.includes('.') && word === word.toUpperCase();

/** The part of a run of capitalised words that is a person's name; null where none is. */
function personOf(run: string, known: ReadonlySet<string>): string | null {
  const words = run.split(/\s+/);
  while (words.length > 0 && BEGINNERS.test(words[0] ?? '')) words.shift();
  const name = run.slice(run.length - words.join(' ').length);
  const isOther =
    known.has(name) ||
    words.some((word) => NO_PERSON.test(word) || isShouted(word)) ||
    words.every((word) => known.has(word.replace(/[’']s$/, '')));
  return words.length < 2 || isOther ? null : name;
}

/** Surnames of the persons that a text names in full. */
export function namesIn(text: string, known: ReadonlySet<string>): string[] {
  return [...text.matchAll(RUN)].flatMap(([run]) => {
    const last =
      personOf(run, known)
        ?.split(/\s+/)
        .at(-1)
        ?.replace(/[’']s$/, '') ?? '';
    return last.length >= LEAST_LETTERS && !known.has(last) ? [last] : [];
  });
}

const WORD = /\p{Lu}[\p{Ll}’'-]{3,40}/gu;

/**
 * The text without what looks like a person's name (two to four capitalised words, an initial and one, one before an age,
 * one of `surnames`) and without sentences of graphic words. `known` are names that may stay: places, publishers, actors.
 */
export function withoutNames(
  text: string,
  known: ReadonlySet<string>,
  surnames: ReadonlySet<string> = new Set(),
): string {
  const withheld = text
    .replace(RUN, (run) => {
      const name = personOf(run, known);
      return name === null ? run : `${run.slice(0, run.length - name.length)}${WITHHELD}`;
    })
    .replace(INITIAL, (name) => (known.has(name) ? name : WITHHELD))
    .replace(AGED, (name) => (known.has(name) || NO_PERSON.test(name) ? name : WITHHELD));
  const alone = withheld.replace(WORD, (word) => {
    const bare = word.replace(/[’']s$/, '');
    return surnames.has(bare) ? WITHHELD : word;
  });
  return alone
    .split(/(?<=[.!?…])(?=\s)/)
    .map((sentence) => (GRAPHIC.test(sentence) ? ' [graphic words withheld]' : sentence))
    .join('')
    .trim();
}
