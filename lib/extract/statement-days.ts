/** Days that are not the attack's: of a statement, an arrest, a discovery, the page itself. */
import type { Document } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Group, Zone } from '#lib/extract/zones.ts';

/** Words of the days after an attack; a day beside them is theirs. */
const AFTERMATH =
  /^(arrested|arrest|arrests|identified|charged|announced|appeared|appearance|arraigned|released|sentenced|convicted|pleaded|court|surrendered|indicted|condemned|visited|met|spoke|tweeted|briefing|conference|custody|buried|meeting|talks|told|statement|interview|interviewing|interviewed|investigators|appear|hearing|published|updated|posted|captured|detained|vigil|mourned|funeral|visitation|memorial|comment|continued|counselors|jailed|remained|faces|booked|turned|interviews|said|says|spokesman|spokeswoman|declining|declined|autopsy|hand|bail|bond|news|noon|story|surgery|photo|correction|listed|confirmed|searching|suspect|update|held|processing|recovered|estimated|underway|sought|busted|walked|heard|hears|testified)$/;

/** True for a time with its hour: no one dates a statement by the minute. */
export function hasClock(doc: Document, from: number, end: number): boolean {
  for (let i = from; i < end; i++)
    if (/^([ap]\.?m\.?|midnight|noon|o'clock)$/.test(doc.tokens[i]!.word)) return true;
  return false;
}

/** "on Monday, two were in critical condition". */
function isConditionDay(doc: Document, zone: Zone, end: number): boolean {
  for (let i = end; i < Math.min(zone.to - 1, end + 9); i++)
    if (
      /^(critical|stable|serious|fair|good)$/.test(doc.tokens[i]!.word) &&
      doc.tokens[i + 1]!.word === 'condition'
    )
      return true;
  return false;
}

/** "was still on the run Thursday", "remained at large on Friday": how a search stood on the day. */
function isSearchDay(doc: Document, zone: Zone, from: number): boolean {
  const at = doc.tokens[from - 1]?.word === 'on' ? from - 1 : from;
  if (at - 2 < zone.from) return false;
  const [one, two] = [doc.tokens[at - 2]!.word, doc.tokens[at - 1]!.word];
  return (two === 'run' && one === 'the') || (two === 'large' && one === 'at');
}

const TOLD_REACH = 8;

/** "told the Star Tribune on Friday": nothing but who was told stands between the word and the day. */
function isToldDay(doc: Document, zone: Zone, from: number): boolean {
  for (let i = from - 1; i >= Math.max(zone.from, from - TOLD_REACH); i--) {
    const token = doc.tokens[i]!;
    if (/^(told|interviewed)$/.test(token.word)) return from - i > 1;
    if (
      !token.capital &&
      !/^(the|a|an|on|of|and|in|reporters|journalists|agency|newspaper|radio|television|tv)$/.test(token.word)
    )
      return false;
  }
  return false;
}

/** True if a day is that of a statement, an arrest, a funeral: "said on Tuesday", "was arrested Friday". */
export function isStatementDay(
  doc: Document,
  m: SentenceMatches,
  zone: Zone,
  from: number,
  end: number,
): boolean {
  if (hasClock(doc, from, end)) return false;
  const speaks = (c: SentenceMatches['cues'][number]): boolean =>
    c.entry.cue === 'according' ||
    // "was reported on Tuesday" is the day of the attack.
    (c.entry.cue === 'speech' && !/^(was|were|been)$/.test(doc.tokens[c.from - 1]?.word ?? ''));
  if (m.cues.some((c) => speaks(c) && c.to <= from && from - c.to <= 3)) return true;
  if (isConditionDay(doc, zone, end) || isSearchDay(doc, zone, from) || isToldDay(doc, zone, from))
    return true;
  return [from - 4, from - 3, from - 2, from - 1, end, end + 1, end + 2].some((i) => {
    if (i < zone.from || i >= zone.to || !AFTERMATH.test(doc.tokens[i]!.word)) return false;
    const [low, high] = i < from ? [i, from] : [end, i];
    for (let k = low; k < high; k++) if (/^[,;]$/.test(doc.tokens[k]!.word)) return false;
    return true;
  });
}

/** "On Tuesday the spokesman said it was unlikely that the shooting …": the day opens a statement. */
export function opensStatement(doc: Document, m: SentenceMatches, group: Group, from: number): boolean {
  const first = group.triggers[0]!.from;
  if (from - group.zone.from > 2 || from >= first) return false;
  return m.cues.some(
    (c) =>
      c.entry.cue === 'speech' &&
      c.from > from &&
      c.to <= first &&
      doc.tokens[c.to]?.word !== ',' &&
      doc.tokens[c.from - 1]?.word !== ',',
  );
}

/** What is done to an attack with words, after it. */
const WORDED =
  /^(condemned|condemns|denounced|denounces|deplored|decried|claimed|claims|admitted|acknowledged|put|raised|revised|blamed|blames)$/;
/** What leads from such a verb to the attack: "put the number of dead in the bombing". */
const BREAKS = /^([,;:]|after|when|while|before|that|who|which|and|but|where)$/;

/** "condemned on Monday the drone strike", "on Friday put the number of dead in the attack at seven": the day of the words. */
export function isDayOfWords(doc: Document, group: Group, from: number, end: number): boolean {
  const first = group.triggers[0]!;
  if (from >= first.from || hasClock(doc, from, end)) return false;
  const on = doc.tokens[from - 1]?.word === 'on' ? from - 2 : from - 1;
  const at = [on, end].find(
    (i) => i >= group.zone.from && i < first.from && WORDED.test(doc.tokens[i]!.word),
  );
  if (at === undefined) return false;
  // "claimed lives", "blamed the attack": only where the attack is what the verb speaks of.
  for (let i = Math.max(at + 1, end); i < first.from; i++) if (BREAKS.test(doc.tokens[i]!.word)) return false;
  return (
    first.frame.entry.pos === 'noun' && !/^(lives|life)$/.test(doc.tokens[Math.max(at + 1, end)]?.word ?? '')
  );
}

const FOUND = /^(found|discovered)$/;

/** "were found shot dead on Sunday": the day of the discovery, which says only the latest day of the attack. */
export function isDiscovery(doc: Document, zone: Zone, from: number): boolean {
  const low = Math.max(zone.from, from - 16);
  for (let i = from - 1; i >= low; i--) {
    const word = doc.tokens[i]!.word;
    if (/^[,;:]$/.test(word) && from - i > 3) return false;
    if (/^(who|which|that|where|when)$/.test(word)) return false;
    if (FOUND.test(word) && /^(was|were|been|victims?|bodies|body)$/.test(doc.tokens[i - 1]?.word ?? ''))
      return true;
  }
  return false;
}

const STAMP =
  /^(posted|updated|published|issued|expiring|filed|modified|copyright|©|date|created|uploaded|retrieved|accessed)$/;

/** True for the dates of the page itself: "Posted: Monday, July 15", "Updated 3:31 PM". */
export function isStamp(doc: Document, from: number): boolean {
  for (let i = from - 1; i >= Math.max(0, from - 4); i--) {
    const word = doc.tokens[i]!.word;
    if (STAMP.test(word)) return doc.tokens[i]!.capital || doc.tokens[i + 1]?.word === ':' || word === '©';
    if (!/^(:|at|on|by|,|-|\||the|last)$/.test(word)) return false;
  }
  return false;
}
