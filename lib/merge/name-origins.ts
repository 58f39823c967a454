import type { Report } from '#lib/merge/report.ts';

/** News agencies whose copy other media print: who cites one of them has it from there. */
const AGENCIES: readonly (readonly [name: string, words: RegExp])[] = [
  ['afp', /\b(?:AFP|Agence France[- ]Presse)\b/],
  ['ap', /\b(?:AP|Associated Press)\b/],
  ['reuters', /\bReuters\b/],
  ['dpa', /\b(?:dpa|DPA|Deutsche Presse-Agentur)\b/],
  ['efe', /\bEFE\b/],
  ['ansa', /\bANSA\b/],
  ['anadolu', /\bAnadolu\b/],
  ['xinhua', /\bXinhua\b/],
  ['upi', /\bUPI\b/],
  ['pa', /\bPA Media\b/],
  ['tass', /\bTASS\b/i],
  ['ria', /\bRIA(?: Novosti)?\b/],
  ['interfax', /\bInterfax\b/],
  ['ukrinform', /\bUkrinform\b/],
];

const origins = new WeakMap<Report, string[]>();

/**
 * What a report rests on, as names to compare: the reports and agencies that it cites or, where it cites none, its
 * publisher. A citation goes by the host of its address, else by its words up to the first comma.
 */
export function originsOf(report: Report): string[] {
  const known = origins.get(report);
  if (known) return known;
  const cited = (report.sources ?? []).flatMap(nameCitation);
  const publisher = report.publisher === null ? [] : nameCitation(report.publisher);
  const named = cited.length > 0 ? [...new Set(cited)] : publisher;
  origins.set(report, named);
  return named;
}

/** The names by which a citation is compared: its host or first words, and the agencies that it names. */
export function nameCitation(citation: string): string[] {
  const head = citation.split(',', 1)[0]!.trim().toLowerCase();
  const host = /\bhttps?:\/\/([^/\s?#]+)/i
    .exec(citation)?.[1]
    ?.toLowerCase()
    .replace(/^(?:www|m|en|eng)\./, '');
  const agencies = AGENCIES.filter(([, words]) => words.test(citation)).map(([name]) => `agency ${name}`);
  const own = host ?? head;
  return own === '' ? agencies : [own, ...agencies];
}
