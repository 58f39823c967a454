/** The head of a dispatch: "KYIV, Ukraine (AP) — ", "LONDON, April 28 (Reuters) - ", "SAN SALVADOR, 3 JAN 90 -- [TEXT] ". */

/** A dateline is looked for in at most this many characters of a paragraph. */
const MAX_DATELINE = 140;

const AGENCY = /\((?:[\p{L}][\p{L} .&/-]{1,30})\)/u;
const AGENCY_ALONE =
  /^\((?:Reuters|AP|AFP|CNN|UPI|PTI|ANI|Xinhua|TASS|BBC|EFE|dpa|Bloomberg|AA|Ukrinform|IANS)\)\s?(?:[-–—:]{1,2}\s?)?/i;
const SEPARATOR = /\s(?:—|–|-{1,3}|―)\s|\s?(?:—|--)\s?|(?<=\)):?\s|:\s/g;
const DATE =
  /\b(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2})?(?:,? (?:\d{4}|\d{2}))?(?![\p{L}\d])/iu;
const PLACE_WORDS = /^\p{Lu}[\p{L}'’.-]*(?:[ ,/]{1,2}(?:\p{Lu}[\p{L}'’.-]*|de|of|the|al|el|and))*,?$/u;
/** Words in capitals that stand before a colon or a dash and are no place. */
const LABELS =
  /^(?:(?:BREAKING|LATEST|LIVE)(?: NEWS| UPDATES?)?|NEW|NEWS|UPDATED?|DATE|POLICE|WATCH|NOTE|PHOTOS?|VIDEO|EXCLUSIVE|ANALYSIS|OPINION|EXPLAINER|FACTBOX|TIMELINE|CORRECTION|WARNING|RELATED|READ|MORE|WHO|WHAT|WHEN|WHERE|WHY|HOW)$/;
const ALL_CAPS = /^[\p{Lu}][\p{Lu}'’.-]+(?:[ /][\p{Lu}'’.-]+)*$/u;
const WIRE_MARKS = /^(?:\s{0,3}\[[^\]]{1,80}\]){1,6}\s?/;

/** True if the words before a separator are places with, at least, an agency, a date or capitals to show for it. */
function isDatelineHead(head: string, separator: string): boolean {
  const agency = AGENCY.test(head);
  const withoutAgency = head.replace(AGENCY, ' ').trim();
  const dated = DATE.exec(withoutAgency);
  const place = (dated ? withoutAgency.slice(0, dated.index) : withoutAgency).trim();
  if (dated !== null && withoutAgency.slice(dated.index + dated[0].length).trim().length > 1) return false;
  if (!PLACE_WORDS.test(place) || place.length > 70) return false;
  const first = place.split(/[,/(]/, 1)[0]?.trim() ?? '';
  const isCapital = first.length >= 3 && ALL_CAPS.test(first) && !LABELS.test(first);
  if (separator.includes(':'))
    return isCapital && (agency || /^[\p{Lu} ,/.-]+$/u.test(place)) && place.length < 40;
  if (agency) return true;
  return isCapital || dated !== null;
}

/**
 * The length of the dateline at the head of a paragraph, separator included; 0 if it has none.
 * In all-capital text a date or an agency must stand in it.
 */
export function findDateline(paragraph: string): number {
  const alone = AGENCY_ALONE.exec(paragraph);
  if (alone) return alone[0].length;
  const window = paragraph.slice(0, MAX_DATELINE);
  const isShouting = !/\p{Ll}/u.test(paragraph.slice(0, 400));
  for (const match of window.matchAll(SEPARATOR)) {
    const head = window.slice(0, match.index);
    if (head.trim() === '' || !isDatelineHead(head.trim(), match[0])) continue;
    if (isShouting && !AGENCY.test(head) && !DATE.test(head)) continue;
    const end = match.index + match[0].length;
    // "The Azawad Front (AF) attacked": a name with its letters; a report's own first word is in capitals.
    const bare = match[0].trim() === '';
    if (bare && (!AGENCY.test(head) || /\p{Ll}/u.test(paragraph.charAt(end)))) continue;
    // In capitals every word opens like a report's first: "GUERRILLAS OF THE AZAWAD FRONT (AF) ATTACKED".
    if (bare && isShouting && !DATE.test(head)) continue;
    const marks = WIRE_MARKS.exec(paragraph.slice(end, end + 400));
    return end + (marks ? marks[0].length : 0);
  }
  return 0;
}
