/** Which of the articles of one address are versions of one another. Call inside the transaction of the whole ingest. */
import { sql } from 'kysely';
import type { ReportNotes } from '#lib/merge/note-report.ts';
import { sharesText, unpackSignature } from '#lib/merge/sign-text.ts';
import type { Store } from './open-store.ts';

/** Texts of one address that share this much are versions of one article; a live page that was filled anew is not. */
const VERSION_SHARE = 0.3;

type Version = {
  id: string;
  url: string | null;
  title: string | null;
  notes: ReportNotes | null;
  replaced_by: string | null;
};

/** Ids of the stored articles of these addresses. */
export async function findByAddress(store: Store, urls: readonly string[]): Promise<string[]> {
  if (urls.length === 0) return [];
  const rows = await store
    .selectFrom('articles')
    .select('id')
    .where(sql<boolean>`url = ANY(${urls}::text[])`)
    .execute();
  return rows.map((row) => row.id);
}

/** The addresses that several stored articles have. */
export async function listSharedAddresses(store: Store): Promise<string[]> {
  const rows = await store
    .selectFrom('articles')
    .select('url')
    .where('url', 'is not', null)
    .groupBy('url')
    .having(sql<boolean>`count(*) > 1`)
    .execute();
  return rows.flatMap(({ url }) => url ?? []);
}

/**
 * Marks the older versions among the articles of each address: the newest by publication day, of one day the one added
 * last, replaces those with its title or much of its text. Others of the address stand beside it.
 */
export async function settleVersions(store: Store, urls: readonly string[]): Promise<void> {
  if (urls.length === 0) return;
  const rows = await store
    .selectFrom('articles')
    .select(['id', 'url', 'title', 'notes', 'replaced_by'])
    .where(sql<boolean>`url = ANY(${urls}::text[])`)
    .orderBy(sql`published_day DESC NULLS LAST`)
    .orderBy('added_seq', 'desc')
    .execute();
  for (const url of urls) {
    const newestFirst = rows.filter((row) => row.url === url);
    for (const [older, newer] of pairVersions(newestFirst)) {
      if (older.replaced_by === newer) continue;
      await store.updateTable('articles').set({ replaced_by: newer }).where('id', '=', older.id).execute();
    }
  }
}

/** Each version with the id of the newest one of its article, null for that itself. */
function pairVersions(newestFirst: readonly Version[]): [Version, string | null][] {
  const newest: Version[] = [];
  return newestFirst.map((version) => {
    const newer = newest.find((other) => areVersions(version, other));
    if (newer) return [version, newer.id];
    newest.push(version);
    return [version, null];
  });
}

function areVersions(a: Version, b: Version): boolean {
  if (a.title !== null && a.title === b.title) return true;
  if (a.notes === null || b.notes === null) return false;
  return sharesText(unpackSignature(a.notes.signature), unpackSignature(b.notes.signature), VERSION_SHARE);
}
