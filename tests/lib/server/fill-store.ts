/** Thirty-one made-up incidents in a store, apart from any article: what routes and exports are tried on. */
import type { Incident } from '#lib/schema.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { addDays } from '#lib/time.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';
import { storeIncidents } from '../../fixtures/store-incidents.ts';

const id = (number: number) => `i_${(40_000 + number).toString(36).padStart(13, '0')}`;

type Group = { type: Incident['type']; from: string; name: string; lng: number; lat: number };
const GROUPS: Group[] = [
  { type: 'missile_strike', from: '2022-11-15', name: 'Kyiv', lng: 30.5, lat: 50.5 },
  { type: 'shelling', from: '2022-12-01', name: 'Kharkiv', lng: 36.2, lat: 50 },
  { type: 'drone_strike', from: '2022-12-15', name: 'Odesa', lng: 30.7, lat: 46.5 },
];

/** Ten a group, one a day; the third of each has an unkind title; one more has neither day nor place. */
export function makeIncidents(): Incident[] {
  const placed = GROUPS.flatMap(({ type, from, name, lng, lat }, group) =>
    Array.from({ length: 10 }, (_, at): Incident => {
      const made = makeIncident({
        id: id(group * 10 + at),
        start: addDays(from, at),
        type,
        placeName: name,
        killed: at % 2 === 0 ? null : { min: at, max: at === 3 ? null : at },
      });
      const title =
        at === 2 ? '<script>alert(1)</script> & "more"' : at === 4 ? '=1+1' : `${name}, day ${at}`;
      return { ...made, title, place: { ...made.place!, lng, lat } };
    }),
  );
  const open = makeIncident({ id: id(30), start: null, type: 'explosion' });
  return [...placed, { ...open, title: 'Somewhere, once', place: null }];
}

/** Writes them and counts the data version up. */
export async function fillStore(store: Store): Promise<Incident[]> {
  const incidents = makeIncidents();
  await storeIncidents(store, incidents, new Date('2026-01-02T03:04:05Z'));
  return incidents;
}
