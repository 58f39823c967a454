/** Which column of a file of incidents holds what. */
import { fail, ok, type Result } from '#lib/result.ts';

/**
 * Names that files give to each field, in lower case without spaces, hyphens and underscores, the surest first: our own
 * exports, ACLED, UCDP GED, GTD and common usage.
 */
const FIELD_NAMES = {
  id: ['id', 'eventid', 'eventidcnty', 'incidentid', 'uid'],
  title: ['title', 'headline'],
  start: [
    'start',
    'startdate',
    'datestart',
    'eventdate',
    'date',
    'day',
    'happened',
    'incidentdate',
    'attackdate',
    'datetime',
    'timestamp',
    'when',
    'from',
  ],
  end: ['end', 'enddate', 'dateend', 'to'],
  time: ['time', 'clock', 'eventtime'],
  timePrecision: ['timeprecision'],
  type: [
    'type',
    'attacktype',
    'subeventtype',
    'eventtype',
    'attacktype1txt',
    'typeofviolence',
    'category',
    'kind',
  ],
  place: [
    'place',
    'placename',
    'location',
    'wherecoordinates',
    'city',
    'settlement',
    'town',
    'locality',
    'where',
  ],
  lng: ['lng', 'lon', 'long', 'longitude', 'x'],
  lat: ['lat', 'latitude', 'y'],
  placePrecision: ['placeprecision', 'geoprecision', 'whereprec', 'precision'],
  radius: ['radiuskm'],
  admin1: ['admin1', 'adm1', 'region', 'province', 'provstate', 'oblast', 'state'],
  country: ['country', 'iso2', 'countrytxt', 'countrycode'],
  killed: ['killed', 'fatalities', 'best', 'nkill', 'deaths', 'dead', 'fatal'],
  killedLow: ['killedmin', 'low'],
  killedHigh: ['killedmax', 'high'],
  injured: ['injured', 'wounded', 'nwound', 'injuries', 'injuredmin'],
  weapon: ['weapon', 'weapontype', 'weaptype1txt'],
  target: ['target', 'targets', 'targettype', 'targtype1txt'],
  actor: ['actor', 'perpetrator', 'actor1', 'sidea', 'gname'],
  grade: ['grade'],
  reported: ['reported', 'reportedfirst', 'reportdate', 'published', 'publishedat', 'sourcedate'],
  reportedLast: ['reportedlast'],
  source: ['source', 'sourcearticle', 'publisher', 'scite1'],
  notes: ['notes', 'summary', 'description', 'sourceheadline'],
} as const satisfies Record<string, readonly string[]>;

export type LoadField = keyof typeof FIELD_NAMES;
export const LOAD_FIELDS = Object.keys(FIELD_NAMES) as LoadField[];
/** Column name per field. */
export type Mapping = Partial<Record<LoadField, string>>;

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** The mapping that the columns' own names give; two fields never share a column. */
export function guessMapping(columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<string>();
  for (const field of LOAD_FIELDS) {
    for (const name of FIELD_NAMES[field]) {
      const column = columns.find((each) => plain(each) === name && !taken.has(each));
      if (column === undefined) continue;
      mapping[field] = column;
      taken.add(column);
      break;
    }
  }
  return mapping;
}

/** The guessed mapping with what a person said ("field=column") put over it; an empty column takes a field out. */
export function applyMapping(columns: readonly string[], said: readonly string[]): Result<Mapping> {
  const mapping = guessMapping(columns);
  for (const pair of said) {
    const [field, column] = splitPair(pair);
    if (!(LOAD_FIELDS as readonly string[]).includes(field)) {
      return fail('malformed', `"${field}" is no field; there are ${LOAD_FIELDS.join(', ')}`);
    }
    if (column === '') delete mapping[field as LoadField];
    else if (columns.includes(column)) mapping[field as LoadField] = column;
    else return fail('malformed', `there is no column "${column}"; there are ${listed(columns)}`);
  }
  return ok(mapping);
}

/** True when a mapping can give incidents: it names a day or a point. */
export function canLoad(mapping: Mapping): boolean {
  return mapping.start !== undefined || (mapping.lng !== undefined && mapping.lat !== undefined);
}

/** The same as applyMapping, but a mapping that cannot give incidents is a problem. */
export function readMapping(columns: readonly string[], said: readonly string[]): Result<Mapping> {
  const mapping = applyMapping(columns, said);
  if (!mapping.ok || canLoad(mapping.value)) return mapping;
  return fail(
    'malformed',
    `no column looks like a day or a point (columns seen: ${listed(columns)}); say which with --map start=COLUMN`,
  );
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function listed(columns: readonly string[]): string {
  return columns.slice(0, 40).join(', ').slice(0, 600);
}
