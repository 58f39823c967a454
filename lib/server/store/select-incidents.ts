/** An incident query as SQL. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { foldWords } from '#lib/query/fold-words.ts';
import type { GeoBox, IncidentQuery } from '#lib/query/incident-query.ts';
import type { Tables } from './tables.ts';

type Incidents = ExpressionBuilder<Tables, 'incidents'>;
type Clause = Expression<SqlBool>;

/**
 * Every clause of the query save sort, limit and cursor, for `selectFrom('incidents').where(whereIncidents(query))`:
 * the base of the incidents, the items of OGC API, the exports and the search.
 */
export function whereIncidents(query: IncidentQuery): (is: Incidents) => Clause {
  return (is) =>
    is.and([
      ...dayClauses(is, query),
      ...tollClauses(is, query),
      ...nameClauses(is, query),
      ...(query.bbox ? boxClauses(is, query.bbox) : []),
      ...(query.types ? [is('incidents.type', 'in', query.types)] : []),
      ...(query.grades ? [is('incidents.grade', 'in', query.grades)] : []),
      ...(query.precisions ? [is('incidents.place_precision', 'in', query.precisions)] : []),
      ...(query.ids ? [sql<SqlBool>`incidents.id = ANY(${[...query.ids]}::text[])`] : []),
      ...(query.text === undefined ? [] : [hasWords(query.text)]),
    ]);
}

function dayClauses(is: Incidents, { clock, from, to, knownAt }: IncidentQuery): Clause[] {
  const [first, last] =
    clock === 'reported'
      ? (['incidents.reported_first', 'incidents.reported_last'] as const)
      : (['incidents.start_day', 'incidents.end_day'] as const);
  return [
    ...(from === undefined ? [] : [is(last, '>=', from)]),
    ...(to === undefined ? [] : [is(first, '<=', to)]),
    ...(knownAt === undefined ? [] : [is('incidents.reported_first', '<=', knownAt)]),
  ];
}

function tollClauses(is: Incidents, { killedMin, injuredMin, disputed }: IncidentQuery): Clause[] {
  return [
    ...(disputed === undefined ? [] : [is('incidents.disputed', '=', true)]),
    ...(killedMin === undefined ? [] : [is('incidents.killed_min', '>=', killedMin)]),
    ...(injuredMin === undefined ? [] : [is('incidents.injured_min', '>=', injuredMin)]),
  ];
}

function nameClauses(is: Incidents, query: IncidentQuery): Clause[] {
  const { weapons, targets, actors, regions } = query;
  const clauses: Clause[] = [];
  if (weapons) clauses.push(is('incidents.weapon', 'in', weapons));
  if (targets) clauses.push(sql<SqlBool>`incidents.targets && ${[...targets]}::text[]`);
  if (actors) {
    clauses.push(
      sql<SqlBool>`lower(incidents.actor) = ANY(${actors.map((name) => name.toLowerCase())}::text[])`,
    );
  }
  if (regions) {
    const names = regions.map((name) => name.toLowerCase());
    clauses.push(
      sql<SqlBool>`(lower(incidents.admin1) = ANY(${names}::text[]) OR incidents.country = ANY(${countryCodes(regions)}::text[]))`,
    );
  }
  return clauses;
}

function boxClauses(is: Incidents, [west, south, east, north]: GeoBox): Clause[] {
  const between =
    west <= east
      ? is.and([is('incidents.lng', '>=', west), is('incidents.lng', '<=', east)])
      : is.or([is('incidents.lng', '>=', west), is('incidents.lng', '<=', east)]);
  return [is('incidents.lat', '>=', south), is('incidents.lat', '<=', north), between];
}

/** Each word must begin a word of the incident itself, or all of them words of one article that tells of it. */
function hasWords(text: string): Clause {
  const words = prefixQuery(foldWords(text));
  return sql<SqlBool>`(incidents.words @@ ${words}::tsquery OR incidents.id IN (
    SELECT incident_id FROM incident_members JOIN articles ON articles.id = article_id
    WHERE articles.title_words @@ ${words}::tsquery))`;
}

/** Folded words as a tsquery in which each matches as the beginning of a word. */
export function prefixQuery(words: readonly string[]): string {
  return words
    .map((word) => `'${word.slice(0, 100).replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`)
    .join(' & ');
}

let codesByName: Map<string, string> | null = null;

/** Two-letter codes of countries given by code or English name; what is neither is left out. */
export function countryCodes(names: readonly string[]): string[] {
  codesByName ??= nameCountries();
  const known = codesByName;
  return names.flatMap((name) => {
    if (/^[a-z]{2}$/i.test(name)) return [name.toUpperCase()];
    const code = known.get(name.toLowerCase());
    return code === undefined ? [] : [code];
  });
}

function nameCountries(): Map<string, string> {
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const named = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const name = display.of(first + second);
      if (name !== undefined) named.set(name.toLowerCase(), first + second);
    }
  }
  return named;
}
