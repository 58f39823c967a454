/** What drafting a brief needs to say, in whatever language it is to be said. */
import type { AttackType, GradeLevel, Incident, LedgerEntry } from '#lib/schema.ts';

/** Names of the drafted sentences, as in the room "draft" of the messages. */
type DraftKey =
  | 'actor'
  | 'andOthers'
  | 'aReport'
  | 'atLeast'
  | 'byKind'
  | 'contradict'
  | 'deniedBy'
  | 'disputed'
  | 'disputeNote'
  | 'everything'
  | 'filter'
  | 'grade'
  | 'grades'
  | 'gradeWhy'
  | 'kindUnknown'
  | 'list'
  | 'method'
  | `mode.${NonNullable<LedgerEntry['mode']> | 'named'}`
  | 'noArticle'
  | 'noAttacks'
  | 'noDispute'
  | 'noDisputeText'
  | 'noneMatches'
  | 'noToll'
  | 'otherKinds'
  | 'publishers'
  | 'publishersMore'
  | 'readFrom'
  | 'readFromOf'
  | 'reportItself'
  | 'sums'
  | 'sumsNote'
  | 'title'
  | 'toldBy'
  | 'toldByOf'
  | 'tollRange'
  | 'undated'
  | 'whoDidIt'
  | 'worstDay'
  | 'worstNote'
  | 'worstSum';

/** How the house spells sentences, codes, days and places in the brief's language; passed in, since a stage knows no other. */
export type BriefWords = {
  say: (key: DraftKey, values?: Record<string, string | number>) => string;
  count: (count: number) => string;
  day: (day: string) => string;
  dayRange: (first: string, last: string) => string;
  title: (incident: Incident) => string;
  when: (incident: Incident) => string;
  where: (incident: Incident) => string;
  toll: (incident: Incident) => string;
  type: (type: AttackType) => string;
  grade: (level: GradeLevel) => string;
  /** Who acts or speaks. */
  voice: (name: string) => string;
  /** A reason that a grade gives. */
  reason: (reason: string) => string;
};
