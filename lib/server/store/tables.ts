/** The tables as Kysely sees them. Days are ISO strings, JSON columns hold the schema's own shapes. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Incident, Mention, Place, Problem, Section } from '#lib/schema.ts';

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

export interface Tables {
  articles: ArticleTable;
  mentions: MentionTable;
  incidents: IncidentTable;
  incident_members: IncidentMemberTable;
  incident_redirects: IncidentRedirectTable;
  problems: ProblemTable;
  meta: MetaTable;
  places: PlaceTable;
  place_names: PlaceNameTable;
}
