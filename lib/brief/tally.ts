/** What a draft counts over all incidents of a filter, whatever their number. */
import { ATTACK_TYPES, type AttackType, GRADES, type GradeLevel } from '#lib/codes.ts';
import type { Incident } from '#lib/schema.ts';
import type { Figures } from './brief-schema.ts';
import { type FigureRow, figureRow, sumFigures } from './figures.ts';

export type TallyRow = FigureRow & { type: AttackType; grade: GradeLevel };

/** A day with those attacks that are known to have fallen on it and no other. */
export type DayTally = { day: string; incidents: number; killed: number };

export type Tally = {
  figures: Figures;
  /** Most frequent first; ties in the order of the codes. */
  types: [AttackType, number][];
  grades: [GradeLevel, number][];
  /** The day with the most killed; of equals the one with more attacks, then the earlier. Null where no dated attack states a dead. */
  worst: DayTally | null;
};

/** The row of an incident. */
export function tallyRow(incident: Incident): TallyRow {
  return { ...figureRow(incident), type: incident.type, grade: incident.grade.level };
}

function countBy<T extends string>(codes: readonly T[], counts: ReadonlyMap<T, number>): [T, number][] {
  return codes
    .map((code): [T, number] => [code, counts.get(code) ?? 0])
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
}

function isWorse(a: DayTally, b: DayTally | null): boolean {
  if (b === null || a.killed !== b.killed) return b === null || a.killed > b.killed;
  return a.incidents === b.incidents ? a.day < b.day : a.incidents > b.incidents;
}

/** Counts rows in any order, in one pass. */
export function tallyRows(rows: Iterable<TallyRow>): Tally {
  const types = new Map<AttackType, number>();
  const grades = new Map<GradeLevel, number>();
  const days = new Map<string, DayTally>();
  function* counted() {
    for (const row of rows) {
      types.set(row.type, (types.get(row.type) ?? 0) + 1);
      grades.set(row.grade, (grades.get(row.grade) ?? 0) + 1);
      if (row.start !== null && row.start === row.end) {
        const day = days.get(row.start) ?? { day: row.start, incidents: 0, killed: 0 };
        day.incidents += 1;
        day.killed += row.killed?.min ?? 0;
        days.set(row.start, day);
      }
      yield row;
    }
  }
  const figures = sumFigures(counted());
  let worst: DayTally | null = null;
  for (const day of days.values()) if (day.killed > 0 && isWorse(day, worst)) worst = day;
  return { figures, types: countBy(ATTACK_TYPES, types), grades: countBy(GRADES, grades), worst };
}
