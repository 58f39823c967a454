/** Briefs with their versions: each change writes one, and earlier ones can be read again. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Brief, BriefContent, BriefSummary, BriefVersions } from '#lib/brief/brief-schema.ts';
import type { Store } from './open-store.ts';

/** So many versions are kept; older ones go. */
const KEPT_VERSIONS = 500;

type Row = { id: string; version: number; content: BriefContent; created_at: string; updated_at: string };

function shapeBrief({ id, version, content, created_at, updated_at }: Row): Brief {
  return { id, version, ...content, createdAt: created_at, updatedAt: updated_at };
}

export type ListedBrief = BriefSummary & { hidesNames: boolean };

/** All briefs, the latest first. */
export async function listBriefs(store: Store): Promise<ListedBrief[]> {
  const rows = await store
    .selectFrom('briefs')
    .select([
      'id',
      'version',
      'updated_at',
      sql<string>`content->>'title'`.as('title'),
      sql<number>`jsonb_array_length(content->'scenes')`.as('scenes'),
      sql<boolean>`(content->'options'->>'hideNames')::boolean`.as('hides'),
    ])
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, version, title, scenes, hides, updated_at }) => ({
    id,
    title,
    version,
    updatedAt: updated_at,
    sceneCount: scenes,
    hidesNames: hides,
  }));
}

/** The versions that are kept of a brief, the latest first; [] if there is no such brief. */
export async function listVersions(store: Store, id: string): Promise<BriefVersions['versions']> {
  const rows = await store
    .selectFrom('brief_versions')
    .select([
      'version',
      'saved_at',
      sql<string>`content->>'title'`.as('title'),
      sql<number>`jsonb_array_length(content->'scenes')`.as('scenes'),
    ])
    .where('brief_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ version, saved_at, title, scenes }) => ({
    version,
    savedAt: saved_at,
    title,
    sceneCount: scenes,
  }));
}

/** A brief, or its content at an earlier version (numbered as the present one); null if there is none. */
export async function readBrief(store: Store, id: string, version?: number): Promise<Brief | null> {
  const row = await store.selectFrom('briefs').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const present = shapeBrief(row);
  if (version === undefined || version === present.version) return present;
  const earlier = await store
    .selectFrom('brief_versions')
    .select('content')
    .where('brief_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return earlier ? { ...present, ...earlier.content } : null;
}

/** Stores a new brief at version 1. */
export async function insertBrief(store: Store, content: BriefContent): Promise<Brief> {
  const id = `b_${randomBytes(10).toString('hex')}`;
  return store.transaction().execute(async (all) => {
    const row = await all
      .insertInto('briefs')
      .values({ id, version: 1, content: JSON.stringify(content) })
      .returningAll()
      .executeTakeFirstOrThrow();
    await keepVersion(all, id, 1, content);
    return shapeBrief(row);
  });
}

async function keepVersion(all: Store, id: string, version: number, content: BriefContent): Promise<void> {
  await all
    .insertInto('brief_versions')
    .values({ brief_id: id, version, content: JSON.stringify(content) })
    .execute();
  await all
    .deleteFrom('brief_versions')
    .where('brief_id', '=', id)
    .where('version', '<=', version - KEPT_VERSIONS)
    .execute();
}

export type Written =
  | { kind: 'written'; brief: Brief }
  | { kind: 'gone' }
  | { kind: 'newer'; version: number };

/** Writes a brief anew if it still has the version that the writer saw. */
export async function writeBrief(
  store: Store,
  id: string,
  seen: number,
  content: BriefContent,
): Promise<Written> {
  return store.transaction().execute(async (all): Promise<Written> => {
    const row = await all
      .updateTable('briefs')
      .set({ version: seen + 1, content: JSON.stringify(content), updated_at: sql<string>`now()` })
      .where('id', '=', id)
      .where('version', '=', seen)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) {
      const present = await all
        .selectFrom('briefs')
        .select('version')
        .where('id', '=', id)
        .executeTakeFirst();
      return present ? { kind: 'newer', version: present.version } : { kind: 'gone' };
    }
    await keepVersion(all, id, seen + 1, content);
    return { kind: 'written', brief: shapeBrief(row) };
  });
}

/** Removes a brief with its versions; false if there is none. */
export async function deleteBrief(store: Store, id: string): Promise<boolean> {
  const { numDeletedRows } = await store.deleteFrom('briefs').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
