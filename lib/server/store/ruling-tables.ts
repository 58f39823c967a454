/** The tables of what analysts decided, as Kysely sees them. */
import type { ColumnType, Generated, JSONColumnType, Selectable } from 'kysely';
import type { GradeLevel } from '#lib/schema.ts';

type Instant = ColumnType<string, string | undefined, string>;
/** JSON that is written as text. */
type Json<T extends object> = JSONColumnType<T, string, string>;

/** What an analyst decided: `a` and `b` are member keys (`articleId/mentionId`), `b` is null for a grade. */
export interface RulingTable {
  id: Generated<string>;
  kind: 'together' | 'apart' | 'grade';
  a: string;
  b: string | null;
  level: GradeLevel | null;
  made_by: string;
  made_at: Instant;
  note: string | null;
  /** The decision that made it; null of those made before decisions were kept. */
  decision_id: string | null;
}

/** One decision of an analyst, also when it is undone or a later one took its place. */
export interface DecisionTable {
  id: Generated<string>;
  kind: 'together' | 'apart' | 'split' | 'grade';
  /** The mentions that it was about (`articleId/mentionId`). */
  keys: string[];
  level: GradeLevel | null;
  made_by: string;
  made_at: Instant;
  note: string | null;
  /** The rulings that it took the place of. */
  removed: Json<RemovedRuling[]>;
  /** The incident that each of the mentions belonged to before. */
  before: Json<Record<string, string>>;
  undone_by: ColumnType<string | null, undefined, string>;
  undone_at: ColumnType<string | null, undefined, string>;
}

/** A ruling as it was. */
export type RemovedRuling = Omit<Selectable<RulingTable>, 'id'>;
