/** The key of the sample corpus: the table of attacks, and which report tells or mentions which of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { needShared } from './eval-deps.ts';

export type Attack = {
  id: string;
  date: string;
  at: [number, number];
  precision: string;
  name: string;
  types: string[];
  killed: [number, number] | null;
  injured: [number, number] | null;
};
export type Key = Record<string, { tells: string[]; mentions: string[] }>;

/** The codes that a row's words allow: the table names families, its weapon column narrows them. */
function allowedTypes(eventType: string, weapon: string): string[] {
  const types: string[] = [];
  if (/missile|iskander|kh-|s-300|tochka|oreshnik|kalibr|himars|buk/i.test(weapon))
    types.push('missile_strike');
  if (/drone|shahed|uncrewed/i.test(weapon)) types.push('drone_strike');
  if (/bomb|helicopter|fab-|kab-/i.test(weapon) && !/truck bomb/i.test(weapon)) types.push('air_strike');
  if (/artillery|shell|grad|uragan|himars|rocket|mortar|vampire/i.test(weapon)) types.push('shelling');
  if (/Remote explosive/.test(eventType)) types.push('bombing', 'explosion');
  return types.length > 0 ? types : ['missile_strike', 'shelling', 'air_strike', 'drone_strike'];
}

/** The attacks of the table by id. */
export function readAttacks(): Map<string, Attack> {
  const rows: Record<string, string>[] = parse(needShared('facts/attacks.csv'), { columns: true });
  const span = (low: string, high: string): [number, number] | null =>
    low === '' && high === '' ? null : [Number(low), Number(high)];
  return new Map(
    rows.map((r) => [
      r.id!,
      {
        id: r.id!,
        date: r.date!,
        at: [Number(r.lon), Number(r.lat)],
        precision: r.geo_precision!,
        name: r.place!.split(/[ ,(]/)[0]!,
        types: allowedTypes(r.event_type!, r.weapon!),
        killed: span(r.killed_low!, r.killed_high!),
        injured: span(r.injured_low!, r.injured_high!),
      },
    ]),
  );
}

/** What each report of the corpus tells first and what it mentions besides. */
export function readKey(): Key {
  const file = join(import.meta.dirname, '..', 'tests', 'fixtures', 'corpus', 'told-attacks.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Key;
}
