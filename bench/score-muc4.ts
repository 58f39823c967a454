/**
 * Scores one message against its MUC-4 templates, as muc4-score.py of the shared folder does: templates and answers are
 * paired greedily by type .4, a shared place name .3, the same day .3; a pair needs .3; then fields are counted.
 */
import type { Mention } from '#lib/schema.ts';
import type { Note } from './eval-yardstick.ts';
import type { Counts } from './score-bootstrap.ts';

export type Template = Record<string, string[]>;
export type Message = { docid: string; text: string; templates: Template[] };
type Simple = {
  type: string;
  date: string | null;
  places: string[];
  org: ReadonlySet<string>;
  death: boolean;
  weapon: boolean;
};

export const MUC4_FIELDS = ['type', 'day', 'place', 'country', 'weapon', 'organisation', 'death'] as const;
type Field = (typeof MUC4_FIELDS)[number];

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const COUNTRIES: Record<string, string> = {
  SV: 'EL SALVADOR',
  GT: 'GUATEMALA',
  HN: 'HONDURAS',
  NI: 'NICARAGUA',
  PE: 'PERU',
  CO: 'COLOMBIA',
  CL: 'CHILE',
  BO: 'BOLIVIA',
  AR: 'ARGENTINA',
  EC: 'ECUADOR',
  PA: 'PANAMA',
  MX: 'MEXICO',
  BR: 'BRAZIL',
  VE: 'VENEZUELA',
  CR: 'COSTA RICA',
  US: 'UNITED STATES',
  PY: 'PARAGUAY',
  UY: 'URUGUAY',
  CU: 'CUBA',
};
const PAIR_NEEDS = 0.3;

function keyDay(text: string): string | null {
  const m = /^(\d{1,2}) ([A-Z]{3}) (\d\d)$/.exec(text.trim());
  const month = m ? MONTHS.indexOf(m[2]!) : -1;
  return m && month >= 0 ? `19${m[3]}-${String(month + 1).padStart(2, '0')}-${m[1]!.padStart(2, '0')}` : null;
}

function fromTemplate(t: Template): Simple {
  const get = (k: string): string => (t[k] ?? []).join(' ');
  const places = get('INCIDENT: LOCATION')
    .replaceAll('?', '')
    .split(/[:/]| - /)
    .map((p) => p.replaceAll(/\([^()]*\)/g, '').trim())
    .filter((p) => p && p !== '-');
  return {
    type: get('INCIDENT: TYPE').split('/')[0]!.trim(),
    date: keyDay(get('INCIDENT: DATE')),
    places,
    org: new Set(get('PERP: ORGANIZATION ID').match(/[A-Z]{3,}/g) ?? []),
    death: get('HUM TGT: EFFECT OF INCIDENT').includes('DEATH'),
    weapon: /[A-Z]{2}/.test(get('INCIDENT: INSTRUMENT TYPE').replaceAll(/"[^"]*"/g, '')),
  };
}

function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
}

function fromMention({ type, time, place, perpetrator, casualties, weapon }: Mention): Simple {
  const country = place?.country ? (COUNTRIES[place.country] ?? place.country) : null;
  const places = [country, place?.admin1, place?.precision === 'country' ? null : place?.name].flatMap((p) =>
    p ? [fold(p)] : [],
  );
  const actor = perpetrator
    ? fold(`${perpetrator.actor} ${perpetrator.evidence.map((e) => e.quote).join(' ')}`)
    : '';
  return {
    type: type === 'bombing' || type === 'explosion' ? 'BOMBING' : 'ATTACK',
    date: time.start,
    places: [...new Set(places)],
    org: new Set(actor.match(/[A-Z]{3,}/g) ?? []),
    death: casualties.killed !== null && casualties.killed.max !== 0,
    weapon: weapon !== null,
  };
}

function similarity(a: Simple, b: Simple): number {
  return (
    0.4 * Number(a.type === b.type) +
    0.3 * Number(a.places.some((p) => b.places.includes(p))) +
    0.3 * Number(a.date !== null && a.date === b.date)
  );
}

function pairUp(keys: readonly Simple[], answers: readonly Simple[]): Map<number, number> {
  const pairs = keys
    .flatMap((key, i) => answers.map((answer, j) => ({ score: similarity(key, answer), i, j })))
    .filter((p) => p.score >= PAIR_NEEDS)
    .sort((x, y) => y.score - x.score);
  const match = new Map<number, number>();
  const used = new Set<number>();
  for (const { i, j } of pairs) {
    if (match.has(i) || used.has(j)) continue;
    match.set(i, j);
    used.add(j);
  }
  return match;
}

const HAS: Record<Field, (s: Simple) => boolean> = {
  type: (s) => s.type !== '',
  day: (s) => s.date !== null,
  place: (s) => s.places.length > 1,
  country: (s) => s.places.length > 0,
  weapon: (s) => s.weapon,
  organisation: (s) => s.org.size > 0,
  death: (s) => s.death,
};
const AGREES: Record<Field, (key: Simple, answer: Simple) => boolean> = {
  type: (k, a) => k.type === a.type,
  day: (k, a) => k.date === a.date,
  place: (k, a) => k.places.slice(-1).some((p) => a.places.includes(p)),
  country: (k, a) => k.places[0] === a.places[0],
  weapon: () => true,
  organisation: (k, a) => [...k.org].some((word) => a.org.has(word)),
  death: () => true,
};

/** What an attack told as a fact, or denied, may answer with; nothing that was only feared or is a habit. */
export function toldAttacks(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    (m) =>
      !['campaign', 'interception', 'air_raid_alert'].includes(m.type) &&
      ['happened', 'reported', 'historic', 'denied'].includes(m.assertion),
  );
}

const showKey = (t: Template, key: Simple): string =>
  `${key.type} ${t['INCIDENT: DATE']} ${key.places.join(':')} | ${t['HUM TGT: DESCRIPTION']} | ${t['PHYS TGT: ID']} | ${t['INCIDENT: STAGE OF EXECUTION']}`;
const showAnswer = (m: Mention, a: Simple): string =>
  `${m.type} ${m.assertion} ${a.date} ${a.places.join(':')} | ${m.evidence
    .slice(0, 2)
    .map((e) => e.quote.replaceAll(/\s+/g, ' '))
    .join(' || ')}`;

/** Counts and failures of one message. */
export function scoreMessage(message: Message, told: readonly Mention[]): { counts: Counts; notes: Note[] } {
  const keys = message.templates.map(fromTemplate);
  const answers = told.map(fromMention);
  const match = pairUp(keys, answers);
  const counts: Record<string, number> = { keys: keys.length, answers: answers.length, paired: match.size };
  const notes: Note[] = [];
  const add = (key: string, count: boolean): void => {
    counts[key] = (counts[key] ?? 0) + Number(count);
  };
  keys.forEach((key, i) => {
    const j = match.get(i);
    const answer = j === undefined ? null : answers[j]!;
    const shown = `${message.docid} ${showKey(message.templates[i]!, key)}`;
    if (answer === null) notes.push({ kind: 'incident missed', line: shown });
    for (const field of MUC4_FIELDS) {
      const wanted = HAS[field](key);
      const answered = answer !== null && HAS[field](answer);
      const right = wanted && answered && AGREES[field](key, answer);
      add(`${field}.wanted`, wanted);
      add(`${field}.answered`, answered);
      add(`${field}.hit`, right);
      if (answer !== null && wanted && !right)
        notes.push({
          kind: `${field} ${answered ? 'wrong' : 'not read'}`,
          line: `${shown}\n    ${showAnswer(told[j!]!, answer)}`,
        });
    }
  });
  const used = new Set(match.values());
  answers.forEach((answer, j) => {
    if (used.has(j)) return;
    for (const field of MUC4_FIELDS) add(`${field}.answered`, HAS[field](answer));
    notes.push({ kind: 'not in the key', line: `${message.docid} ${showAnswer(told[j]!, answer)}` });
  });
  return { counts, notes };
}
