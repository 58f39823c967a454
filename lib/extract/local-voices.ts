/** Those who speak of what happened where they are: the police of a town tell of the town. */
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { type Located, tokenAt } from '#lib/extract/zones.ts';
import type { Toponym } from '#lib/schema.ts';

const LOCAL =
  /^(police|sheriff|sheriff's|officers|deputies|detectives|troopers|firefighters|paramedics|rescuers|medics|witnesses|eyewitnesses|residents|villagers|inhabitants)$/;
/** Those of a town who also speak of other places. */
const SEATED = /^(court|judge|judges|tribunal|jury|prosecutors|prosecutor|hospital|doctors|council|mayor)$/;
const TOWN = /^(city|town|village|capital|there)$/;
const SCENES = new Set(['event', 'container']);

/** The last token of a sentence that says "the city" or "there"; -1 where none does. */
function lastTown(doc: Document, sentence: Sentence): number {
  for (let i = sentence.to - 1; i > sentence.from; i--) {
    const { word } = doc.tokens[i]!;
    if (!TOWN.test(word)) continue;
    const isPlace =
      word === 'there'
        ? !/^(was|were|is|are)$/.test(doc.tokens[i + 1]?.word ?? '')
        : doc.tokens[i - 1]!.word === 'the';
    if (isPlace) return i;
  }
  return -1;
}

const BODY = /^(headquarters|embassy|consulate|ministry|court|parliament|mission|base|offices)$/;

/** "fired at the force's headquarters in Naqoura", "outside the ministry in Kabul": a body that was hit where it sits. */
function isHitBody(doc: Document, sentence: Sentence, at: number): boolean {
  let head = at;
  while (head > sentence.from && at - head < 4 && !BODY.test(doc.tokens[head]!.word)) head--;
  if (!BODY.test(doc.tokens[head]?.word ?? '') || (head < at && doc.tokens[head + 1]!.word !== 'of'))
    return false;
  for (let i = head - 1; i >= Math.max(sentence.from, head - 4); i--) {
    const { word } = doc.tokens[i]!;
    if (/^[,;:]$/.test(word)) return false;
    if (
      /^(at|on|against|outside|near|into|inside|front|hit|struck|attacked|bombed|targeted|stormed)$/.test(
        word,
      )
    )
      return true;
  }
  return false;
}

/**
 * The town of "Police in Memphis said …", "outside Kabul police station", "a court in Ankara … the city's station", as the
 * scene of a sentence that names no other; null where there is none.
 */
export function sceneOfVoice(
  doc: Document,
  sentence: Sentence,
  named: readonly Located<Toponym>[],
  own: readonly Located<Toponym>[],
): Located<Toponym> | null {
  const scenes = own.filter((p) => SCENES.has(p.item.role) && p.item.place?.kind !== 'country');
  if (scenes.length > 1) return null;
  let town: number | null = null;
  for (const p of scenes.length === 1 ? scenes : named) {
    const kind = p.item.place?.kind;
    if (kind !== 'settlement' && kind !== 'neighbourhood' && kind !== 'district') continue;
    const before = doc.tokens[p.from - 1]?.word ?? '';
    const end = tokenAt(doc, p.item.end);
    const outside =
      /^(outside|near|inside)$/.test(before) && /^(police|court|prison)$/.test(doc.tokens[end]?.word ?? '');
    let meant = outside || (before === 'of' && doc.tokens[p.from - 2]?.word === 'mayor');
    if (!meant && before === 'in') {
      const speaker = doc.tokens[p.from - 2]?.word ?? '';
      town ??= lastTown(doc, sentence);
      // "A court in Ankara sentenced them over the bombing of the city's station": what is said further on is of that town.
      meant =
        (town >= end && SEATED.test(speaker)) || LOCAL.test(speaker) || isHitBody(doc, sentence, p.from - 2);
    }
    if (meant) return { item: { ...p.item, role: 'event' }, from: p.from };
  }
  return null;
}
