/** Weapon, targets and victims of an attack, gathered from its tellings. */

import type { Candidate } from '#lib/extract/candidate.ts';
import type { StatedToll } from '#lib/extract/choose-toll.ts';
import type { Cluster } from '#lib/extract/cluster.ts';
import { evidenceOfAll, sortEvidence, tokenEvidence } from '#lib/extract/evidence.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document } from '#lib/extract/segment.ts';
import { wordsBetween } from '#lib/extract/sentence-matches.ts';
import { sumOf } from '#lib/extract/sums.ts';
import type { Telling } from '#lib/extract/telling.ts';
import { countsAllWounded, namesAttacker, sumsAttacks } from '#lib/extract/whose-tolls.ts';
import type { EvidencedRange, Range, TargetHit, WeaponUse } from '#lib/schema.ts';

function countBefore(doc: Document, from: number, floor: number): Range | null {
  for (let i = Math.max(floor, from - 5); i < from; i++) {
    const q = readQuantity(doc.tokens, i, from + 1);
    if (!q || q.to > from || from - q.to > 3) continue;
    const between = doc.tokens.slice(q.to, from);
    if (
      between.some(
        (t) =>
          t.kind === 'mark' ||
          /^(of|in|at|on|and|by|people|were|was|day|days|hour|hours|week|weeks|month|months|year|years|after|before)$/.test(
            t.word,
          ),
      )
    )
      continue;
    return { min: q.min, max: q.max };
  }
  return null;
}

/** The weapon of an attack with its model and count, null when none is named. */
export function weaponOf(doc: Document, tellings: readonly Telling[]): WeaponUse | null {
  const uses = tellings.flatMap((t) => (t.weapon ? [{ match: t.weapon, floor: t.sentence.from }] : []));
  const first = uses.find((u) => u.match.entry.type === tellings[0]!.type) ?? uses[0];
  if (!first) return null;
  const same = uses.filter((u) => u.match.entry.kind === first.match.entry.kind);
  const counts = same.map((u) => countBefore(doc, u.match.from, u.floor)).filter((c) => c !== null);
  const counted = counts.find((c) => !(c.min === 1 && c.max === 1)) ?? counts[0] ?? null;
  const model = same.find((u) => u.match.entry.model)?.match.entry.model ?? null;
  const evidence = sortEvidence(
    evidenceOfAll(
      doc,
      same.map((u) => u.match),
    ),
  );
  return { kind: first.match.entry.kind, model, count: counted, evidence };
}

const HIT_OBJECT =
  /^(hit|hits|hitting|struck|strikes|striking|damaged|damaging|destroyed|destroying|attacked|attacking|targeted|targeting|shelled|bombed|into|on|onto|at|against|in|near|of|outside|inside)$/;

/** Targets that the tellings say were hit: objects of the trigger, or its passive subject. */
export function targetsOf(doc: Document, tellings: readonly Telling[]): TargetHit[] {
  const byKind = new Map<string, TargetHit>();
  for (const t of tellings) {
    if (t.type === 'interception' || t.type === 'air_raid_alert') continue;
    for (const match of t.targets) {
      if (!isObject(doc, t, match)) continue;
      const count = countBefore(doc, match.from, t.zone.from);
      const evidence = tokenEvidence(doc, match.from, match.to);
      const known = byKind.get(match.entry.kind);
      if (!known) byKind.set(match.entry.kind, { kind: match.entry.kind, count, evidence: [evidence] });
      else {
        known.evidence.push(evidence);
        if (!known.count || (count && known.count.max === 1 && count.min > 1))
          known.count = count ?? known.count;
      }
    }
  }
  for (const hit of byKind.values()) hit.evidence = sortEvidence(hit.evidence);
  return [...byKind.values()];
}

/** True if the target word is what the telling says was hit. */
export function isObject(doc: Document, t: Candidate, match: { from: number; to: number }): boolean {
  for (const trigger of t.triggers) {
    if (match.from >= trigger.to && match.from - trigger.to <= 8) {
      const between = wordsBetween(doc, trigger.to, match.from);
      if (!between.some((w) => /^[;:.]$/.test(w) || /^(said|after|while|when|from|by)$/.test(w))) return true;
    }
    if (match.to <= trigger.from && trigger.from - match.to <= 5) {
      const between = wordsBetween(doc, match.to, trigger.from);
      if (between.some((w) => /^(was|were|been|being|that)$/.test(w)) || between.includes('damaged'))
        return true;
    }
  }
  for (let i = match.from - 1; i >= Math.max(t.zone.from, match.from - 5); i--) {
    if (HIT_OBJECT.test(doc.tokens[i]!.word) && /^(damag|destroy|hit|struck)/.test(doc.tokens[i]!.word))
      return true;
  }
  // "facilities, damaged by": the participle follows its noun.
  const next = doc.tokens[match.to]?.word === ',' ? doc.tokens[match.to + 1] : doc.tokens[match.to];
  return next !== undefined && /^(damaged|destroyed|hit|struck)$/.test(next.word);
}

const FIGHTERS =
  /^(servicemen|soldiers|fighters|mercenaries|troops|militants|personnel|nationalists|invaders|reservists|conscripts)$/;

function namesFighters(doc: Document, toll: { from: number; to: number }): boolean {
  for (let i = toll.from; i < Math.min(doc.tokens.length, toll.to + 2); i++)
    if (FIGHTERS.test(doc.tokens[i]!.word)) return true;
  return false;
}

const REVISION =
  /^(later|rose|risen|rises|climbed|climbs|raised|since|increased|grown|grew|updated|afterwards|evening|went|now|reached|jumped|then|subsequently|became|restated|finally)$/;

function saysRevised(doc: Document, sentence: Candidate['sentence']): boolean {
  for (let i = sentence.from; i < sentence.to; i++) if (REVISION.test(doc.tokens[i]!.word)) return true;
  return false;
}

const OUTDATED =
  /^(initially|originally|preliminary|(?:first|early|earlier|initial|original|previous|preliminary)-?(?:hours?|tolls?|tally|estimates?|reports?|account|accounts|day|message|messages|figures?|bulletins?|counts?|statement)|had-(?:earlier|previously|first|initially)|at-first|at-the-start|in-the-beginning|no-longer|had-been-(?:announced|counted|reported|given|registered|recorded|known|confirmed)|had-(?:announced|counted|spoken|reported|given|put))$/;

/** What each of these begins with; a quick door before them. */
const OPENS_OUTDATED = /^(?:initial|original|preliminary|previous|first|earl|at|in|no|had)/;

/** "Seventeen deaths, the figure issued in the first hours": the words after the comma speak of the count. */
function opensApposition(doc: Document, comma: number): boolean {
  if (doc.tokens[comma]?.word !== ',') return false;
  const at = /^(the|a|an)$/.test(doc.tokens[comma + 1]?.word ?? '') ? comma + 2 : comma + 1;
  return /^(figure|number|count|toll|total|tally)$/.test(doc.tokens[at]?.word ?? '');
}

/** True if the words around a count, out to the next commas, say that it has been overtaken. */
function isOutdated(
  doc: Document,
  sentence: Candidate['sentence'],
  toll: { from: number; to: number },
): boolean {
  let from = toll.from;
  let to = toll.to;
  while (from > sentence.from && !/^[,;:]$/.test(doc.tokens[from - 1]!.word)) from--;
  while (to < sentence.to && !/^[,;:]$/.test(doc.tokens[to]!.word)) to++;
  if (opensApposition(doc, to))
    for (to += 1; to < sentence.to && !/^[,;:]$/.test(doc.tokens[to]!.word); ) to++;
  for (let i = from; i < to; i++) {
    const first = doc.tokens[i]!.word;
    if (!OPENS_OUTDATED.test(first)) continue;
    if (OUTDATED.test(first)) return true;
    const two = i + 1 < to ? `${first}-${doc.tokens[i + 1]!.word}` : first;
    if (OUTDATED.test(two)) return true;
    if (i + 2 < to && OUTDATED.test(`${two}-${doc.tokens[i + 2]!.word}`)) return true;
  }
  return false;
}

const FORCE = /^(group|militants|rebels|jihadists|jihadis|insurgents|fighters|faction|guerrillas|militia)$/;
const BOAST_REACH = 8;
const PUTS = /^(put|puts|claimed|claims|claim|boasted|gave)$/;

/** "the group put the figure at 57": what those who attack count themselves stands only where nobody else counts. */
function isBoast(doc: Document, sentence: Candidate['sentence'], toll: { from: number }): boolean {
  let from = toll.from;
  const floor = Math.max(sentence.from, toll.from - BOAST_REACH);
  while (from > floor && !/^([,;:]|but|while|though)$/.test(doc.tokens[from - 1]!.word)) from--;
  const at = /^(the|its)$/.test(doc.tokens[from]?.word ?? '') ? from + 1 : from;
  for (let i = at; i < Math.min(toll.from + 1, at + 3); i++)
    if (PUTS.test(doc.tokens[i]!.word)) return i > at && FORCE.test(doc.tokens[i - 1]!.word);
  return false;
}

const TOWNS = new Set(['exact', 'neighbourhood', 'settlement']);

const STATES =
  /^(ukraine|russia|israel|gaza|lebanon|syria|iraq|iran|yemen|sudan|afghanistan|pakistan|india|myanmar|nigeria|somalia|mali|niger|colombia|mexico|libya|turkey|egypt|ethiopia)$/;
const WHOLE = /^(nationwide|countrywide|country-wide)$/;

/** "Nationwide 30 were killed", "in the whole of the country": a sum over more places than one. */
function countsCountry(
  doc: Document,
  sentence: Candidate['sentence'],
  toll: { from: number; to: number },
): boolean {
  for (let i = sentence.from; i < Math.min(sentence.to, toll.to + 7); i++) {
    const { word } = doc.tokens[i]!;
    if (WHOLE.test(word)) return true;
    // "41 killed across Ukraine"
    if (i >= toll.to && /^(across|throughout)$/.test(word) && STATES.test(doc.tokens[i + 1]?.word ?? ''))
      return true;
    if (word !== 'country' || doc.tokens[i - 1]?.word !== 'the') continue;
    if (/^(across|throughout|whole|around)$/.test(doc.tokens[i - 2]?.word ?? '')) return true;
    if (doc.tokens[i - 3]?.word === 'whole' || doc.tokens[i - 3]?.word === 'all') return true;
  }
  return false;
}

const SETTLEMENTS = /^(cities|towns|villages|settlements|regions|oblasts|provinces)$/;
const SEVERAL = /^(other|several|multiple|numerous|many|various|different|some|two|three|four|five|six)$/;

/** "Struck Kyiv and other cities, killing 36": a sum over more towns than the one. */
function countsTowns(doc: Document, sentence: Candidate['sentence'], toll: { from: number }): boolean {
  for (let i = sentence.from + 1; i < toll.from; i++)
    if (SETTLEMENTS.test(doc.tokens[i]!.word) && SEVERAL.test(doc.tokens[i - 1]!.word)) return true;
  return false;
}

/** All victim counts said of an attack, in text order, with who said them. */
export function statedTolls(doc: Document, cluster: Cluster): StatedToll[] {
  const list: StatedToll[] = [];
  const local = cluster.place !== null && cluster.place.precision !== 'country';
  // A headline counts what the first sentence of the report counts.
  const bodyStart = doc.sentences.find((s) => s.section === 'body')?.index ?? 0;
  const inTown = local && TOWNS.has(cluster.place?.precision ?? '');
  const isSum = sumOf(cluster) > 0;
  const add = (source: Pick<Candidate, 'tolls' | 'speakers' | 'sentence'>, several: boolean): void => {
    if (source.tolls.length === 0) return;
    const revises = saysRevised(doc, source.sentence);
    for (const toll of source.tolls) {
      list.push({
        ...toll,
        evidence: tokenEvidence(doc, toll.from, toll.to),
        speaker: source.speakers[0] ?? null,
        rank: source.sentence.section === 'headline' ? bodyStart - 1 : source.sentence.index,
        revises,
        outdated: isOutdated(doc, source.sentence, toll) || isBoast(doc, source.sentence, toll),
        military: namesFighters(doc, toll),
        summed: sumsAttacks(doc, source.sentence, toll),
        ofAttacker: toll.basis === 'single' && namesAttacker(doc, toll),
        ofAll: toll.field === 'injured' && countsAllWounded(doc, toll),
        elsewhere:
          (several && !isSum) ||
          (doc.tokens[toll.to]?.word === 'between' && doc.tokens[toll.to + 1]?.word === 'them') ||
          (local && countsCountry(doc, source.sentence, toll)) ||
          (inTown && countsTowns(doc, source.sentence, toll)),
      });
    }
  };
  const isCounted = cluster.tellings.some((t) => !t.several && t.tolls.length > 0);
  for (const t of cluster.tellings) add(t, t.several && (isCounted || t.sentence.section === 'headline'));
  for (const r of cluster.remainders) add(r, false);
  return list.sort((a, b) => a.from - b.from);
}

/** A chosen count with every place in the text that states it. */
export function toRange(toll: StatedToll | null, all: readonly StatedToll[]): EvidencedRange | null {
  if (!toll) return null;
  const same = [
    toll,
    ...all.filter((t) => t.field === toll.field && t.min === toll.min && t.max === toll.max),
  ];
  return { min: toll.min, max: toll.max, evidence: sortEvidence(same.map((t) => t.evidence)) };
}
