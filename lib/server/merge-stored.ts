/** Keeps the stored incidents true to the stored mentions: around a change, or all of them anew. */
import type { PreviousIds } from '#lib/merge/assign-ids.ts';
import { FILING } from '#lib/merge/drawers.ts';
import { findAffected } from '#lib/merge/find-affected.ts';
import { waveDayOf } from '#lib/merge/find-waves.ts';
import { mergeAffected } from '#lib/merge/merge-affected.ts';
import {
  addReport,
  type MergeIndex,
  makeMergeIndex,
  removeReport,
  takeWanted,
} from '#lib/merge/merge-index.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { type MergedIncident, memberKey } from '#lib/merge/report.ts';
import type { Rulings } from '#lib/merge/rulings.ts';
import { bumpDataVersion, readNote, writeNote } from './store/meta.ts';
import { replaceNearMisses } from './store/near-misses.ts';
import type { Store } from './store/open-store.ts';
import { type Members, readAround, readBorn } from './store/read-around.ts';
import { readMembers, readReports, type StoredMembers } from './store/read-merging.ts';
import { readStanding, replaceIncidents, type Standing } from './store/replace-incidents.ts';
import { readRulings } from './store/rulings.ts';
import { replaceWaves } from './store/waves.ts';
import { writeDrawers } from './store/write-drawers.ts';

/** Up to so many changed articles, merging around them is always quick. */
const FEW = 20;
/** Above one changed article in so many, merging everything is quicker than merging around each. */
const FULL_SHARE = 1 / 20;
/** The version of the drawers that mentions are filed in. */
export const FILING_NOTE = 'filing';

/** A change of articles in the making: begin it before anything is written, end it after. */
export type MergeChange = {
  /** Merges what the change touches and returns the incidents that it made or changed. */
  end: (changed: readonly string[], now: Date, ruled?: Ruled) => Promise<MergedIncident[]>;
};

/**
 * A change of rulings: those in force after it, and the ids that mentions (keys) had before it, if it is undone: a group
 * that is made of them again takes its id back.
 */
export type Ruled = { rulings: Rulings; once: ReadonlyMap<string, string> };

type Neighbourhood = {
  index: MergeIndex;
  stored: Members;
  /** Members of the attacks that open mentions chose between when they were merged last. */
  rivals: Map<string, string[]>;
  rulings: Rulings;
};

/**
 * Begins a change. `leaving` are the ids of stored articles that will be removed, written anew or replaced; `size` is
 * the number of articles that change in all. Call it, and `end`, inside one transaction with the ingest lock.
 */
export async function beginChange(
  store: Store,
  leaving: readonly string[],
  size: number,
): Promise<MergeChange> {
  if (await isFullQuicker(store, size)) {
    const stored = await readMembers(store);
    return {
      end: (_, now, ruled) => {
        for (const [key, id] of ruled?.once ?? []) if (id !== '') stored.of.set(key, id);
        return mergeAll(store, stored, now);
      },
    };
  }
  const hood: Neighbourhood = {
    index: makeMergeIndex(true),
    stored: { of: new Map(), members: new Map() },
    rivals: new Map(),
    rulings: await readRulings(store),
  };
  await fetchReports(store, hood, leaving);
  const before = await findReach(store, hood, keysOf(hood, leaving));
  return {
    end: async (changed, now, ruled) => {
      const gone = leaving.flatMap((id) => keysOf(hood, [id]));
      for (const id of leaving) removeReport(hood.index, id);
      const ids = [...new Set([...leaving, ...changed])];
      await fetchReports(store, hood, ids);
      // A new article is filed as it was written, if it is the newest version.
      const stayed = new Set(leaving);
      const refiled = ids
        .flatMap((id) => hood.index.reports.get(id) ?? [])
        .filter(({ articleId, replacedBy }) => stayed.has(articleId) || replacedBy);
      await writeDrawers(store, refiled);
      if (ruled) hood.rulings = ruled.rulings;
      const after = await findReach(store, hood, keysOf(hood, ids));
      const affected = new Set([...before, ...after].filter((key) => hood.index.told.has(key)));
      const once = ruled?.once ?? NO_IDS;
      return writeAround(store, hood, { affected, gone, articles: new Set(ids), once }, now);
    },
  };
}

/** Merges all stored mentions; call inside the transaction of the change. `stored` are the members before it. */
export async function mergeAll(store: Store, stored: StoredMembers, now: Date): Promise<MergedIncident[]> {
  const reports = await readReports(store);
  await writeDrawers(store, reports);
  await writeNote(store, FILING_NOTE, `${FILING}`);
  const rulings = await readRulings(store);
  const { merged, standing } = await withFreeIds(store, stored, null, (previous) =>
    mergeMentions(reports, previous, rulings),
  );
  await replaceIncidents(store, merged, null, { before: standing, members: [] });
  await replaceNearMisses(store, merged, null);
  await replaceWaves(store, null);
  await bumpDataVersion(store, now);
  return merged;
}

const NO_IDS: ReadonlyMap<string, string> = new Map();

/** The mentions (keys) to merge anew and those that went, the articles that changed, and ids of before. */
type Touched = {
  affected: Set<string>;
  gone: readonly string[];
  articles: Set<string>;
  once: ReadonlyMap<string, string>;
};

async function writeAround(
  store: Store,
  hood: Neighbourhood,
  { affected, gone, articles, once }: Touched,
  now: Date,
): Promise<MergedIncident[]> {
  const touched = [...new Set([...affected, ...gone].flatMap((key) => hood.stored.of.get(key) ?? []))];
  for (const [key, id] of once) if (id !== '') hood.stored.of.set(key, id);
  const members = touched.flatMap((id) => hood.stored.members.get(id) ?? []);
  const olds = [...new Set([...touched, ...once.values()])];
  // Which id is the older is asked only where there are several.
  const born = olds.length > 1 ? await readBorn(store, olds) : new Map<string, number>();
  const { merged, standing } = await withFreeIds(store, { ...hood.stored, born }, touched, (previous) =>
    mergeAffected(hood.index, affected, previous, hood.rulings),
  );
  const changed = await replaceIncidents(store, merged, touched, { before: standing, members });
  // The mentions of a replaced version stay stored, so that their near misses do not go by themselves.
  const known = [...new Set([...affected, ...gone])].filter((key) => hood.stored.of.has(key));
  await replaceNearMisses(store, merged, known);
  // What a report counts may change where the incident stays as it is.
  for (const { incident } of merged) {
    if (incident.members.some(({ article }) => articles.has(article))) changed.add(incident.id);
  }
  const days = [
    ...[...standing].flatMap(([id, { waveDay }]) => (changed.has(id) ? [waveDay] : [])),
    ...merged.flatMap(({ incident }) => (changed.has(incident.id) ? [waveDayOf(incident)] : [])),
  ];
  await replaceWaves(store, [...new Set(days.filter((day) => day !== null))]);
  await bumpDataVersion(store, now);
  return merged;
}

/**
 * Merges again where a new id is that of an incident that takes no part: a loaded one, or one far away. Gives what stands
 * under the ids, too.
 */
async function withFreeIds(
  store: Store,
  stored: StoredMembers,
  touched: readonly string[] | null,
  merge: (previous: PreviousIds) => MergedIncident[],
): Promise<{ merged: MergedIncident[]; standing: Map<string, Standing> }> {
  const taken = new Set<string>();
  const own = touched && new Set(touched);
  for (;;) {
    const merged = merge({ of: stored.of, born: stored.born, isTaken: (id) => taken.has(id) });
    const ids = merged.map(({ incident }) => incident.id);
    const standing = await readStanding(store, touched, ids);
    const clashes = ids.filter((id) => {
      const there = stored.members.has(id) ? undefined : standing.get(id);
      return there !== undefined && (own === null ? there.isLoaded : !own.has(id));
    });
    if (clashes.length === 0) return { merged, standing };
    for (const id of clashes) taken.add(id);
  }
}

async function isFullQuicker(store: Store, size: number): Promise<boolean> {
  if ((await readNote(store, FILING_NOTE)) !== `${FILING}`) return true;
  if (size <= FEW) return false;
  const { n } = await store
    .selectFrom('articles')
    .select((is) => is.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return size > Number(n) * FULL_SHARE;
}

function keysOf({ index }: Neighbourhood, articleIds: readonly string[]): string[] {
  return articleIds.flatMap((article) => {
    const report = index.reports.get(article);
    return (report?.mentions ?? []).map(({ id }) => memberKey({ article, mention: id }));
  });
}

/** The mentions to merge anew when these change; fetches what lies around them until nothing more is asked for. */
async function findReach(store: Store, hood: Neighbourhood, keys: readonly string[]): Promise<Set<string>> {
  const partners = new Map<string, string[]>();
  for (const [a, b] of [...hood.rulings.together, ...hood.rulings.apart]) {
    partners.set(a, [...(partners.get(a) ?? []), b]);
    partners.set(b, [...(partners.get(b) ?? []), a]);
  }
  const mates = (key: string): string[] => [
    ...(hood.stored.members.get(hood.stored.of.get(key) ?? '') ?? []),
    ...(partners.get(key) ?? []),
  ];
  const known = {
    mates,
    rivals: (key: string) => hood.rivals.get(key) ?? [],
    isRuled: (key: string) => partners.has(key),
  };
  for (;;) {
    const reach = findAffected(hood.index, keys, known);
    const wanted = takeWanted(hood.index);
    if (wanted === null) return reach;
    await fetchReports(store, hood, [...wanted.articles], [...wanted.drawers], [...wanted.groups]);
  }
}

/** Adds stored reports that are not there yet, with their incidents: those named, those in some drawers, those of some groups. */
async function fetchReports(
  store: Store,
  hood: Neighbourhood,
  ids: readonly string[],
  drawers: readonly string[] = [],
  groups: readonly string[] = [],
): Promise<void> {
  const { index, stored } = hood;
  const fresh = ids.filter((id) => !index.reports.has(id));
  if (fresh.length + drawers.length + groups.length === 0) return;
  const around = { articles: fresh, drawers, groups };
  const { reports, members, rivals } = await readAround(store, around, [...index.reports.keys()]);
  for (const report of reports) if (!index.reports.has(report.articleId)) addReport(index, report);
  for (const [key, id] of members.of) if (!stored.of.has(key)) stored.of.set(key, id);
  for (const [id, keys] of members.members) if (!stored.members.has(id)) stored.members.set(id, keys);
  for (const [key, keys] of rivals) hood.rivals.set(key, keys);
}
