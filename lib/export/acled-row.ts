/** Incidents in the columns of ACLED's event files. What we do not know stays empty. */
import { iso31661 } from 'iso-3166';
import type { Incident } from '#lib/schema.ts';
import { crosswalkPlace, crosswalkTime, crosswalkType } from './crosswalk.ts';
import type { Cell, SourcedIncident } from './incident-record.ts';

/** ISO 3166-1 numeric code and English name of a two-letter code. */
const COUNTRIES = new Map(
  iso31661.map(({ alpha2, numeric, name }) => [alpha2, { iso: Number(numeric), name }] as const),
);

/** English name of a country, or the code itself where ISO has none. */
export function nameCountry(code: string | null): string | null {
  return code === null ? null : (COUNTRIES.get(code)?.name ?? code);
}

/** One incident by column name. `fatalities` is the least number stated, empty where none is: never 0 for unknown. */
export function acledRow({ incident, publishers }: SourcedIncident): Record<string, Cell> {
  const { time, place, casualties, perpetrator } = incident;
  const { disorder, event, subEvent } = crosswalkType(incident.type);
  const country = place?.country ?? null;
  return {
    event_id_cnty: incident.id,
    event_date: time.start,
    year: time.start === null ? null : Number(time.start.slice(0, 4)),
    time_precision: crosswalkTime(time).acled,
    disorder_type: disorder,
    event_type: event,
    sub_event_type: subEvent,
    actor1: perpetrator?.actor ?? null,
    assoc_actor_1: null,
    inter1: null,
    actor2: null,
    assoc_actor_2: null,
    inter2: null,
    interaction: null,
    civilian_targeting: null,
    iso: country === null ? null : (COUNTRIES.get(country)?.iso ?? null),
    region: null,
    country: nameCountry(country),
    admin1: place?.admin1 ?? null,
    admin2: null,
    admin3: null,
    location: place?.name ?? null,
    latitude: place?.lat ?? null,
    longitude: place?.lng ?? null,
    geo_precision: crosswalkPlace(place).acled,
    source: publishers.join('; ') || null,
    source_scale: null,
    notes: incident.title,
    fatalities: casualties.killed?.min ?? null,
    tags: tagsOf(incident),
    timestamp: null,
  };
}

function tagsOf({ weapon, targets, grade, assertion, perpetrator }: Incident): string {
  const tags = [
    weapon && `weapon=${weapon.kind}`,
    ...targets.map((target) => `target=${target}`),
    `grade=${grade.level}`,
    `assertion=${assertion}`,
    perpetrator && `perpetrator=${perpetrator.mode}`,
  ];
  return tags.filter(Boolean).join('; ');
}
