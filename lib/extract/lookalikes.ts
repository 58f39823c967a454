/** Sentences of another world whose words look like those of an attack: stoppages, matches, space flight, computers. */
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

const LABOUR =
  /^(union|unions|wage|wages|pay|salary|salaries|walkout|walkouts|picket|pickets|unpaid|stoppage|stoppages|dockers|dockworkers|nurses|teachers|pilots|controllers|commuters|trade-union|unionists|employers|payroll|overtime)$/;
const STOPS =
  /^(began|begin|begins|ended|end|off|joined|join|staged|suspended|suspend|announced|postponed|resumed|on)$/;
const SPORT =
  /^(goalkeeper|keeper|midfielder|winger|equaliser|equalizer|goalless|hat-trick|bundesliga|striker|half-time|halftime|offside|crossbar|wicket|wickets|innings|inning|batsman|bowler|quarterback|touchdown|playoff|playoffs|semi-final|semifinal|semi-finals|quarter-final|umpire|referee|scored|scorer|headed|toothless|batters|pitcher|championship|tournament|playmaker|defender|defenders)$/;
const SPACE =
  /^(space|orbit|orbital|satellite|satellites|astronaut|astronauts|cosmonaut|cosmonauts|spaceport|lunar|moon|spacex)$/;

const NETWORK =
  /^(hackers|hacker|servers|malware|ransomware|phishing|website|websites|ddos|cyberspace|hacktivists)$/;

const STRIKES = /^(strike|strikes)$/;
const LAUNCHES = /^(launched|launches|launch|launching|fired|sent)$/;

function holdsWord(doc: Document, { from, to }: Sentence, words: RegExp): boolean {
  for (let i = from; i < to; i++) if (words.test(doc.tokens[i]!.word)) return true;
  return false;
}

/** "Nurses began a strike over unpaid wages": a stoppage, where no weapon and no victims are told. */
function isStoppage(doc: Document, t: Trigger): boolean {
  if (!STRIKES.test(doc.tokens[t.to - 1]!.word) || t.weapon) return false;
  const before = doc.tokens[t.from - 1]?.word ?? '';
  if (!/^(a|an|their|its|the|new|of|on|to)$/.test(before)) return false;
  return before === 'on' || before === 'to' || STOPS.test(doc.tokens[t.from - 2]?.word ?? '');
}

/** The triggers of a sentence without those that its own world explains. */
export function withoutLookalikes(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  triggers: Trigger[],
): Trigger[] {
  if (triggers.length === 0) return triggers;
  const labour = holdsWord(doc, sentence, LABOUR);
  const sport = m.tolls.length === 0 && m.weapons.length === 0 && holdsWord(doc, sentence, SPORT);
  const space = holdsWord(doc, sentence, SPACE);
  const network = m.tolls.length === 0 && m.weapons.length === 0 && holdsWord(doc, sentence, NETWORK);
  if (network) return [];
  if (!labour && !sport && !space) return triggers;
  return triggers.filter((t) => {
    if (labour && m.tolls.length === 0 && isStoppage(doc, t)) return false;
    if (sport && (t.type === 'attack_unspecified' || t.type === 'shooting')) return false;
    return !(space && LAUNCHES.test(doc.tokens[t.from]!.word));
  });
}
