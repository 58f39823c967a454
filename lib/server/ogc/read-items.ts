/** Features of the collection: a page of them, or one. */
import { sql } from 'kysely';
import { featureOf, type IncidentFeature } from '#lib/export/geojson.ts';
import type { SourcedIncident } from '#lib/export/incident-record.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import type { Incident } from '#lib/schema.ts';
import { readIncidentPage, readIncidentsById } from '../columns/read-page.ts';
import type { Store } from '../store/open-store.ts';
import { COLLECTION, GEOJSON_TYPE, HTML_TYPE, JSON_TYPE, type Link } from './documents.ts';

export type ItemsPage = {
  type: 'FeatureCollection';
  timeStamp: string;
  numberMatched: number;
  numberReturned: number;
  features: IncidentFeature[];
  links: Link[];
};

/** One page; the `next` link is the same address with the cursor of the page after it. */
export async function readItems(store: Store, query: IncidentQuery, address: URL): Promise<ItemsPage> {
  const page = await readIncidentPage(store, query);
  const features = (await addPublishers(store, page.incidents)).map(featureOf);
  const as = (changes: Record<string, string | null>) => {
    const next = new URL(address);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.searchParams.delete(key);
      else next.searchParams.set(key, value);
    }
    return next.href;
  };
  return {
    type: 'FeatureCollection',
    timeStamp: page.asOf,
    numberMatched: page.total,
    numberReturned: features.length,
    features,
    links: [
      { href: address.href, rel: 'self', type: GEOJSON_TYPE, title: 'This page' },
      { href: as({ f: 'html' }), rel: 'alternate', type: HTML_TYPE, title: 'This page for readers' },
      ...(page.next === null
        ? []
        : [{ href: as({ cursor: page.next }), rel: 'next', type: GEOJSON_TYPE, title: 'The next page' }]),
      { href: collectionAddress(address), rel: 'collection', type: JSON_TYPE, title: 'The collection' },
    ],
  };
}

function collectionAddress(address: URL): string {
  return `${address.origin}/api/ogc/collections/${COLLECTION}`;
}

/** One feature with its links, or null if there is no incident of this id. */
export async function readItem(
  store: Store,
  id: string,
  address: URL,
): Promise<(IncidentFeature & { links: Link[] }) | null> {
  const [found] = await addPublishers(store, await readIncidentsById(store, [id]));
  if (found === undefined) return null;
  const detail = `${address.origin}/api/incidents/${encodeURIComponent(id)}`;
  return {
    ...featureOf(found),
    links: [
      { href: address.href, rel: 'self', type: GEOJSON_TYPE, title: 'This feature' },
      {
        href: `${address.origin}${address.pathname}?f=html`,
        rel: 'alternate',
        type: HTML_TYPE,
        title: 'As a page',
      },
      { href: collectionAddress(address), rel: 'collection', type: JSON_TYPE, title: 'The collection' },
      { href: detail, rel: 'describedby', type: JSON_TYPE, title: 'What each report says of it' },
    ],
  };
}

async function addPublishers(store: Store, incidents: readonly Incident[]): Promise<SourcedIncident[]> {
  if (incidents.length === 0) return [];
  const ids = incidents.map(({ id }) => id);
  const rows = await store
    .selectFrom('incident_members')
    .innerJoin('articles', 'articles.id', 'article_id')
    .select(['incident_id', sql<string[]>`array_agg(DISTINCT publisher ORDER BY publisher)`.as('publishers')])
    .where(sql<boolean>`incident_id = ANY(${ids}::text[])`)
    .where('publisher', 'is not', null)
    .groupBy('incident_id')
    .execute();
  const byId = new Map(rows.map((row) => [row.incident_id, row.publishers]));
  return incidents.map((incident) => ({ incident, publishers: byId.get(incident.id) ?? [] }));
}
