/** Where one article tells of one attack in two places: its mentions are told apart unless these say that they are one. */
import type { Candidate } from '#lib/merge/report.ts';
import { scoreTargets, scoreToll, scoreType } from '#lib/merge/score-details.ts';
import { isFine, kmBetween, scorePlace } from '#lib/merge/score-place.ts';
import type { Mention } from '#lib/schema.ts';

/** From here on two places are one place, or one inside the other. */
const SAME_PLACE = 0.85;
/** From here on two types are often said of one attack: “air attack” and missiles, rockets and missiles. */
const ONE_KIND = 0.6;
/** Sites and quarters as near as this may be one spot told by two names. */
const ONE_SPOT_KM = 3;

/**
 * True for two dated mentions of one article that share the very words for their time, lie at one place or one inside the
 * other, may be of one kind, name no different targets, and whose tolls are the same, overlap, or stand at one only.
 */
export function tellsTwice({ mention: a }: Candidate, { mention: b }: Candidate): boolean {
  if (a.partOf !== null || b.partOf !== null) return false;
  if (a.tier === 'background' || b.tier === 'background') return false;
  if (!sharesTimeWords(a, b) || !isOneSpot(a, b)) return false;
  const type = scoreType(a.type, b.type);
  return type.value >= ONE_KIND && !type.conflict && scoreTargets(a, b).value > 0 && mayBeOneToll(a, b);
}

function sharesTimeWords(a: Mention, b: Mention): boolean {
  const [x, y] = [a.time.evidence[0], b.time.evidence[0]];
  if (x === undefined || y === undefined) return false;
  return a.time.start === b.time.start && a.time.end === b.time.end && x.start === y.start && x.end === y.end;
}

function isOneSpot(a: Mention, b: Mention): boolean {
  const place = scorePlace(a, b);
  if (place.conflict) return false;
  const km = kmBetween(a.place, b.place);
  const isSpot = (m: Mention): boolean => isFine(m.place) || m.place?.precision === 'near';
  return place.value >= SAME_PLACE || (km !== null && km <= ONE_SPOT_KM && isSpot(a) && isSpot(b));
}

/** Two closed numbers that differ are of two attacks; one that is open, or stated once, may be of the other. */
function mayBeOneToll(a: Mention, b: Mention): boolean {
  return (
    (['killed', 'injured'] as const).every((field) => {
      const [x, y] = [a.casualties[field], b.casualties[field]];
      return !x || !y || (x.min <= (y.max ?? Infinity) && y.min <= (x.max ?? Infinity));
    }) && scoreToll(a, b).value >= 0.5
  );
}

/**
 * True where an article recalls, with its day, the attack that it tells of without one: "37 were killed in Mykolaiv … the
 * missile struck on the morning of 29 March". One of the two is in passing and both are at one place.
 */
export function recallsItself({ mention: open }: Candidate, { mention: dated }: Candidate): boolean {
  if (open.time.start !== null || dated.tier !== 'background' || open.tier === 'background') return false;
  const type = scoreType(open.type, dated.type);
  return !type.conflict && type.value >= 0.7 && scorePlace(open, dated).value >= SAME_PLACE;
}
