/**
 * Yardstick: MUC-4 keys (news of 1988–91). The scoring follows muc4-score.py of the shared folder: templates are paired
 * greedily by type .4, place .3, date .3; a pair needs .3; then fields are counted.
 */
import type { Mention } from '#lib/schema.ts';
import { extract, loadDeps, readShared } from './eval-deps.ts';

type Template = Record<string, string[]>;
type Key = { docid: string; text: string; templates: Template[] };
type Simple = {
  type: string;
  date: string | null;
  places: string[];
  org: Set<string>;
  death: boolean;
  instrument: boolean;
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const set = process.argv[2] === 'dev' ? 'dev' : 'tst3';
const verbose = process.argv.includes('-v');

function keyDay(text: string): string | null {
  const m = /^(\d{1,2}) ([A-Z]{3}) (\d\d)$/.exec(text.trim());
  const month = m ? MONTHS.indexOf(m[2]!) : -1;
  return m && month >= 0 ? `19${m[3]}-${String(month + 1).padStart(2, '0')}-${m[1]!.padStart(2, '0')}` : null;
}

function fromKey(t: Template): Simple {
  const get = (k: string): string => (t[k] ?? []).join(' ');
  const places = get('INCIDENT: LOCATION')
    .replaceAll('?', '')
    .split(/[:/]| - /)
    .map((p) => p.replace(/\s*\([^)]*\)/g, '').trim())
    .filter((p) => p && p !== '-');
  return {
    type: get('INCIDENT: TYPE').split('/')[0]!.trim(),
    date: keyDay(get('INCIDENT: DATE')),
    places,
    org: new Set(get('PERP: ORGANIZATION ID').match(/[A-Z]{3,}/g) ?? []),
    death: get('HUM TGT: EFFECT OF INCIDENT').includes('DEATH'),
    instrument: /[A-Z]{2}/.test(get('INCIDENT: INSTRUMENT TYPE').replaceAll(/"[^"]*"/g, '')),
  };
}

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

function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

function fromMention(m: Mention): Simple {
  const country = m.place?.country ? (COUNTRIES[m.place.country] ?? m.place.country) : null;
  const places = [country, m.place?.admin1, m.place?.precision === 'country' ? null : m.place?.name].flatMap(
    (p) => (p ? [fold(p)] : []),
  );
  return {
    type: ['bombing', 'explosion'].includes(m.type) ? 'BOMBING' : 'ATTACK',
    date: m.time.start,
    places: [...new Set(places)],
    org: new Set(
      m.perpetrator
        ? (fold(`${m.perpetrator.actor} ${m.perpetrator.evidence.map((e) => e.quote).join(' ')}`).match(
            /[A-Z]{3,}/g,
          ) ?? [])
        : [],
    ),
    death: (m.casualties.killed?.max ?? 1) !== 0 && m.casualties.killed !== null,
    instrument: m.weapon !== null,
  };
}

function similarity(a: Simple, b: Simple): number {
  return (
    0.4 * Number(a.type === b.type) +
    0.3 * Number(a.places.some((p) => b.places.includes(p))) +
    0.3 * Number(a.date !== null && a.date === b.date)
  );
}

const json = readShared(`eval/muc4-${set}.jsonl`);
if (json) {
  const deps = loadDeps();
  const fields = ['type', 'date', 'place', 'country', 'instr', 'org', 'death'] as const;
  const counts = Object.fromEntries(fields.map((f) => [f, [0, 0, 0]])) as Record<
    (typeof fields)[number],
    [number, number, number]
  >;
  let keys = 0;
  let answers = 0;
  let aligned = 0;
  for (const line of json.trim().split('\n')) {
    const key = JSON.parse(line) as Key;
    const ks = key.templates.map(fromKey);
    const { mentions } = extract(deps, key.docid, key.text, null);
    const told = mentions.filter(
      (m) =>
        !['campaign', 'interception', 'air_raid_alert'].includes(m.type) &&
        ['happened', 'reported', 'historic', 'denied'].includes(m.assertion),
    );
    const rs = told.map(fromMention);
    keys += ks.length;
    answers += rs.length;
    const pairs = ks
      .flatMap((a, i) => rs.map((b, j) => ({ s: similarity(a, b), i, j })))
      .sort((x, y) => y.s - x.s);
    const match = new Map<number, number>();
    const used = new Set<number>();
    for (const { s, i, j } of pairs) {
      if (s < 0.3 || match.has(i) || used.has(j)) continue;
      match.set(i, j);
      used.add(j);
    }
    aligned += match.size;
    const count = (f: (typeof fields)[number], k: boolean, r: boolean, ok: boolean): void => {
      if (k) counts[f][2]++;
      if (r) counts[f][1]++;
      if (k && r && ok) counts[f][0]++;
    };
    ks.forEach((a, i) => {
      const b = match.has(i) ? rs[match.get(i)!]! : null;
      count('type', a.type !== '', b !== null, b?.type === a.type);
      count('date', a.date !== null, Boolean(b?.date), b?.date === a.date);
      count(
        'place',
        a.places.length > 1,
        (b?.places.length ?? 0) > 1,
        a.places.slice(-1).some((p) => b?.places.includes(p)),
      );
      count('country', a.places.length > 0, (b?.places.length ?? 0) > 0, a.places[0] === b?.places[0]);
      count('instr', a.instrument, b?.instrument ?? false, true);
      count(
        'org',
        a.org.size > 0,
        (b?.org.size ?? 0) > 0,
        [...a.org].some((w) => b?.org.has(w)),
      );
      count('death', a.death, b?.death ?? false, true);
    });
    rs.forEach((b, j) => {
      if (used.has(j)) return;
      counts.type[1]++;
      if (b.date) counts.date[1]++;
      if (b.places.length > 1) counts.place[1]++;
      if (b.places.length > 0) counts.country[1]++;
      if (b.instrument) counts.instr[1]++;
      if (b.org.size > 0) counts.org[1]++;
      if (b.death) counts.death[1]++;
    });
    if (verbose) {
      console.log(`== ${key.docid} keys ${ks.length} answers ${rs.length} aligned ${match.size}`);
      for (const [i, k] of ks.entries())
        console.log(
          `   KEY ${match.has(i) ? `=${match.get(i)}` : 'MISS'} ${k.type} ${key.templates[i]!['INCIDENT: DATE']} ${k.places.join(':')} | ${key.templates[i]!['HUM TGT: DESCRIPTION']} | ${key.templates[i]!['PHYS TGT: ID']} | ${key.templates[i]!['INCIDENT: STAGE OF EXECUTION']}`,
        );
      for (const [j, r] of rs.entries())
        console.log(
          `   ANS ${j} ${used.has(j) ? '' : 'EXTRA'} ${told[j]!.type} ${told[j]!.assertion} ${r.date} ${r.places.join(':')} | ${told[
            j
          ]!.evidence.slice(0, 2)
            .map((e) => e.quote.replace(/\s+/g, ' '))
            .join(' || ')}`,
        );
    }
  }
  const f1 = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
  const p = aligned / answers;
  const r = aligned / keys;
  console.log(
    `muc4-${set} keys=${keys} answers=${answers} incident P=${p.toFixed(2)} R=${r.toFixed(2)} F=${f1(p, r).toFixed(2)}`,
  );
  console.log(
    fields
      .map((f) => {
        const [hit, resp, want] = counts[f];
        const fp = resp ? hit / resp : 0;
        const fr = want ? hit / want : 0;
        return `${f} ${fp.toFixed(2)}/${fr.toFixed(2)}/F${f1(fp, fr).toFixed(2)}`;
      })
      .join(' | '),
  );
}
