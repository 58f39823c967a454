/** The tables as Kysely sees them. Days are ISO strings, JSON columns hold the schema's own shapes. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ReportNotes } from '#lib/merge/note-report.ts';
import type { Incident, Ledger, MemberRef, Mention, Place, Problem, Section, Wave } from '#lib/schema.ts';
import type { BriefTable, BriefVersionTable } from '../brief/brief-tables.ts';
import type { FeedEntryTable, FeedTable } from '../feeds/feed-table.ts';
import type { JobInputTable, JobTable } from '../jobs/job-tables.ts';
import type { UploadChunkTable, UploadRejectTable, UploadTable } from '../uploads/upload-tables.ts';
import type { DecisionTable, RulingTable } from './ruling-tables.ts';

type Instant = ColumnType<string, string | undefined, string>;
/** JSON that is written as text. */
type Json<T extends object> = JSONColumnType<T, string, string>;

export interface ArticleTable {
  id: string;
  /** SHA-256 of the text: the same text is one article. */
  content_hash: string;
  title: string | null;
  publisher: string | null;
  byline: string | null;
  url: string | null;
  /** As the source states it: a day or an instant. */
  published_at: string | null;
  published_from: string | null;
  published_day: string | null;
  published_basis: string | null;
  published_why: Json<string[]>;
  language: string | null;
  sources: Json<string[]>;
  text: string;
  sections: Json<Section[]>;
  added_at: Instant;
  /** What merging notes of the text; null = not noted yet. */
  notes: Json<ReportNotes> | null;
  /** The article that is a newer version of this one. */
  replaced_by: string | null;
  /** Counts up with each article added. */
  added_seq: Generated<string>;
  /** Filled by a trigger: the words of title and publisher, and those of the whole text. */
  title_words: Generated<string | null>;
  words: Generated<string | null>;
}

export interface MentionTable {
  article_id: string;
  id: string;
  /** Position among the article's mentions, from 0. */
  seq: number;
  type: string;
  assertion: string;
  start_day: string | null;
  end_day: string | null;
  lng: number | null;
  lat: number | null;
  data: Json<Mention>;
  /** Where merging files it (lib/merge/drawers.ts); null = not filed yet. */
  drawers: string[] | null;
}

export interface IncidentTable {
  id: string;
  type: string;
  /** True when it counts as an attack on the ground. */
  ground: boolean;
  start_day: string | null;
  end_day: string | null;
  lng: number | null;
  lat: number | null;
  data: Json<Incident>;
  why: Json<string[]>;
  /** Null until the first merge after an update of the program, and of loaded incidents. */
  ledger: Json<Ledger> | null;
  denials: Json<MemberRef[]>;
  /** Tells whether a row is to be written anew; empty = not merged by this version. */
  digest: Generated<string>;
  /** The data version at which the id was given. */
  born: string | null;
  /** Whether its tolls are disputed (lib/merge/disputed-tolls.ts). */
  disputed: Generated<boolean>;
  /** The rest is filled by a trigger from `data` (migration 0010), in child tables by the loader. */
  origin: Generated<'articles' | 'load'>;
  grade: Generated<string | null>;
  weapon: Generated<string | null>;
  targets: Generated<string[] | null>;
  actor: Generated<string | null>;
  admin1: Generated<string | null>;
  country: Generated<string | null>;
  place_precision: Generated<string | null>;
  killed_min: Generated<number | null>;
  injured_min: Generated<number | null>;
  reported_first: Generated<string | null>;
  reported_last: Generated<string | null>;
  words: Generated<string | null>;
}

export interface IncidentMemberTable {
  incident_id: string;
  article_id: string;
  mention_id: string;
}

/** Ids that an incident had before it was merged into another. */
export interface IncidentRedirectTable {
  old_id: string;
  incident_id: string;
}

export interface ProblemTable {
  id: Generated<string>;
  article_id: string;
  seq: number;
  kind: Problem['kind'];
  message: string;
}

export interface MetaTable {
  key: string;
  value: string;
}

/** A place of an imported GeoNames dump. */
export interface PlaceTable {
  /** GeoNames id, as digits. */
  id: string;
  name: string;
  kind: Place['kind'];
  rank: number;
  lng: number;
  lat: number;
  country: string | null;
  admin1_code: string;
  admin2_code: string;
  population: number | null;
  names: Json<string[]>;
}

/** Folded names of imported places, and of shipped ones that a dump of alternate names knows more of. */
export interface PlaceNameTable {
  key: string;
  place_id: string;
  /** Of the main table; else of alternateNames. */
  main: boolean;
}

/** An incident that changed with a data version; null = with the next one, `*` = all of them. */
export interface IncidentChangeTable {
  id: string;
  version: string | null;
}

/** Words of incidents and article titles that a mistyped word may have meant. */
export interface SearchWordTable {
  word: string;
}

/** Two mentions that came close and were kept apart; each pair once, `a` before `b`. */
export interface NearMissTable {
  a_article: string;
  a_mention: string;
  b_article: string;
  b_mention: string;
  score: number;
  why: string;
  /** Key of the open mention that looked for its attack; empty where two grounded ones were compared. */
  asked_by: string;
}

export interface WaveTable {
  id: string;
  start_day: string;
  end_day: string;
  data: Json<Wave>;
}

export interface WaveMemberTable {
  incident_id: string;
  wave_id: string;
}

/** One file of ready-made incidents; its rows are the child table incidents_load_<id>. */
export interface LoadTable {
  id: Generated<string>;
  name: string;
  /** SHA-256 of the file and of how it was read. */
  content_hash: string;
  state: 'loading' | 'done';
  mapping: Json<Record<string, string>>;
  /** Rows of the file that are stored or rejected: where a broken-off load goes on. */
  rows_read: ColumnType<string, number | undefined, number>;
  row_count: ColumnType<string, number | undefined, number>;
  rejected_count: ColumnType<string, number | undefined, number>;
  started_at: Instant;
  finished_at: ColumnType<string | null, string | undefined, string>;
}

/** Packed columns of a stretch of a load's rows. */
export interface LoadColumnsTable {
  load_id: string;
  chunk: number;
  bytes: Buffer;
  /** Names that its label codes add to those of the chunks before. */
  names: Json<Record<string, string[]>>;
}

export interface Tables {
  articles: ArticleTable;
  mentions: MentionTable;
  incidents: IncidentTable;
  incident_members: IncidentMemberTable;
  incident_redirects: IncidentRedirectTable;
  incident_changes: IncidentChangeTable;
  near_misses: NearMissTable;
  rulings: RulingTable;
  decisions: DecisionTable;
  waves: WaveTable;
  wave_members: WaveMemberTable;
  problems: ProblemTable;
  meta: MetaTable;
  search_words: SearchWordTable;
  loads: LoadTable;
  load_columns: LoadColumnsTable;
  places: PlaceTable;
  place_names: PlaceNameTable;
  briefs: BriefTable;
  brief_versions: BriefVersionTable;
  feeds: FeedTable;
  feed_entries: FeedEntryTable;
  jobs: JobTable;
  job_inputs: JobInputTable;
  uploads: UploadTable;
  upload_chunks: UploadChunkTable;
  upload_rejects: UploadRejectTable;
}
