/** Round-ups: "Mariupol. A bomb destroyed the theatre." A name that heads a paragraph is the scene of what follows. */
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { type Located, tokenAt } from '#lib/extract/zones.ts';
import type { Toponym } from '#lib/schema.ts';

export type Head = {
  /** Index of the sentence that the name opens. */
  sentence: number;
  toponym: Toponym;
};

const AREA_WORDS = /^(region|district|city|oblast|province|area|the|of|and|governorate|state|county)$/;
/** A round-up has at least this many heads; a single one is a dateline or a name at the head of a line. */
const MIN_HEADS = 2;

/** The place name that opens a sentence and is set off by one of some marks; null where none does. */
function headOf(
  doc: Document,
  sentence: Sentence,
  places: readonly Located<Toponym>[],
  mark: RegExp,
): Toponym | null {
  let at = sentence.from;
  while (at < sentence.to && /^[*•#_–—-]$/.test(doc.tokens[at]!.word)) at++;
  const place = places.find((p) => p.from === at);
  if (!place?.item.place || place.item.place.kind === 'country') return null;
  let end = tokenAt(doc, place.item.end);
  while (end < sentence.to && AREA_WORDS.test(doc.tokens[end]!.word)) end++;
  while (end < sentence.to && /^[*_]$/.test(doc.tokens[end]!.word)) end++;
  return end >= sentence.to || mark.test(doc.tokens[end]!.word) ? place.item : null;
}

function opensParagraph(doc: Document, sentence: Sentence): boolean {
  return sentence.from === 0 || doc.tokens[sentence.from]!.breaks > 0;
}

/** For each sentence the head it stands under, null where there is none; all null in a text that is no round-up. */
export function findHeads(doc: Document, places: readonly Located<Toponym>[]): (Head | null)[] {
  const heads: (Head | null)[] = [];
  const found = new Set<number>();
  let head: Head | null = null;
  let at = 0;
  for (const sentence of doc.sentences) {
    const own: Located<Toponym>[] = [];
    while (at < places.length && places[at]!.from < sentence.to) own.push(places[at++]!);
    if (!opensParagraph(doc, sentence)) {
      // "Kharkiv: missile on a warehouse, 2 dead. Kherson: mortar fire …": heads within a paragraph.
      const toponym = own.length > 0 ? headOf(doc, sentence, own, /^:$/) : null;
      if (toponym) {
        head = { sentence: sentence.index, toponym };
        found.add(sentence.index);
      }
    } else {
      const toponym = sentence.section === 'dateline' ? null : headOf(doc, sentence, own, /^[.:–—]$/);
      const under = head !== null && doc.sentences[head.sentence]!.section === 'headline';
      if (toponym) {
        head = { sentence: sentence.index, toponym };
        found.add(sentence.index);
      } else if (!under || sentence.section === 'headline') head = null;
    }
    heads.push(head);
  }
  return found.size >= MIN_HEADS ? heads : heads.fill(null);
}
