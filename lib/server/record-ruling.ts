/** What an analyst decides about incidents, written down and acted on at once. */
import { memberKey, memberOf } from '#lib/merge/report.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { GradeLevel, Incident, MemberRef } from '#lib/schema.ts';
import { beginChange } from './merge-stored.ts';
import {
  findSame,
  findStanding,
  insertDecision,
  isDecision,
  noteRemoved,
  undoRulings,
} from './store/decisions.ts';
import type { Store } from './store/open-store.ts';
import { lockIngest } from './store/read-merging.ts';
import type { RemovedRuling } from './store/ruling-tables.ts';
import { deleteRulings, type RulingNote, readRulings, writeRuling } from './store/rulings.ts';

/**
 * `together`/`apart`: these incidents are one attack, or different ones. `split`: these members are another attack than
 * the rest of their incident. `grade`: what an incident is worth; null takes an analyst's grade back.
 */
export type Decision =
  | { kind: 'together' | 'apart'; incidents: readonly [string, string] }
  | { kind: 'split'; incident: string; members: readonly MemberRef[] }
  | { kind: 'grade'; incident: string; level: GradeLevel | null };

/** The decision's number in the log, whether it is new there, and the ids under which its mentions are found now. */
export type Decided = { decision: string; isNew: boolean; incidents: string[] };

/**
 * Writes a decision down and merges what it touches, in one transaction. A later decision on the same mentions takes
 * the place of an earlier one; both stay in the log. The same decision by the same person with the same note, sent again
 * while it holds, is the one that is there. Fails where an incident or a member is not there.
 */
export async function recordRuling(
  store: Store,
  decision: Decision,
  note: RulingNote,
): Promise<Result<Decided>> {
  return store.transaction().execute(async (all) => {
    await lockIngest(all);
    const groups = await findGroups(all, decision);
    if (!groups.ok) return groups;
    const before = new Map(groups.value.flatMap((group) => [...group]));
    const level = decision.kind === 'grade' ? decision.level : null;
    const same = await findSame(all, { kind: decision.kind, before, level }, note);
    if (same !== null) {
      return ok({ decision: same, isNew: false, incidents: [...new Set(before.values())].sort() });
    }
    const id = await insertDecision(all, { kind: decision.kind, before, level }, note);
    const parts = groups.value.map((group) => [...group.keys()]);
    const incidents = await mergeAround(all, [...before.keys()], note.at, async () => {
      await noteRemoved(all, id, await writeDecision(all, id, decision, parts, note));
    });
    return ok({ decision: id, isNew: true, incidents });
  });
}

/**
 * Undoes a decision: what it took the place of holds again, unless something newer was decided since. Fails where it
 * does not hold any more; null where there never was one.
 */
export async function undoRuling(
  store: Store,
  id: string,
  undone: { by: string; at: Date },
): Promise<Result<Decided> | null> {
  return store.transaction().execute(async (all) => {
    await lockIngest(all);
    if (!/^\d{1,18}$/.test(id) || !(await isDecision(all, id))) return null;
    const standing = await findStanding(all, id);
    if (standing === null) {
      return fail('malformed', `decision ${id} does not hold: it was undone, or a later one took its place`);
    }
    const { before, removed } = standing;
    const change = (): Promise<void> => undoRulings(all, id, removed, undone);
    const incidents = await mergeAround(all, [...before.keys()], undone.at, change, before);
    return ok({ decision: id, isNew: false, incidents });
  });
}

/**
 * Changes rulings on mentions (keys) and merges what that touches; gives the incidents that hold the mentions then.
 * `before` are ids that mentions had once: a group that is made of them again takes its id back.
 */
async function mergeAround(
  store: Store,
  keys: readonly string[],
  now: Date,
  change: () => Promise<void>,
  before: ReadonlyMap<string, string> = new Map(),
): Promise<string[]> {
  const articles = [...new Set(keys.map((key) => memberOf(key).article))];
  const begun = await beginChange(store, articles, 1);
  await change();
  const merged = await begun.end([], now, { rulings: await readRulings(store), once: before });
  const found = merged.filter(({ incident }) =>
    incident.members.some((member) => keys.includes(memberKey(member))),
  );
  return found.map(({ incident }) => incident.id).sort();
}

/** Writes the rulings of a decision and gives those that they take the place of. */
async function writeDecision(
  store: Store,
  id: string,
  decision: Decision,
  [first = [], second = []]: readonly string[][],
  note: RulingNote,
): Promise<RemovedRuling[]> {
  if (decision.kind === 'grade') {
    const removed = await deleteRulings(store, first);
    const { level } = decision;
    if (level !== null) await writeRuling(store, { kind: 'grade', key: first[0]!, level }, id, note);
    return removed;
  }
  const removed = await deleteRulings(store, first, second);
  const pairs = first.flatMap((a) => second.map((b) => [a, b] as const));
  // One tie joins two groups; only a ruling on every pair keeps them apart whatever else comes.
  if (decision.kind === 'together') {
    await writeRuling(store, { kind: 'together', pairs: pairs.slice(0, 1) }, id, note);
  } else {
    await writeRuling(store, { kind: 'apart', pairs }, id, note);
  }
  return removed;
}

/** Members by key, each with its incident. */
type Group = ReadonlyMap<string, string>;

/** The members that a decision is about: one group for a grade, two for the others. */
async function findGroups(store: Store, decision: Decision): Promise<Result<Group[]>> {
  if ('incidents' in decision) {
    const [a, b] = decision.incidents;
    if (a === b) return fail('malformed', 'an incident cannot be told from itself: name two');
    const [first, second] = [await readGroup(store, a), await readGroup(store, b)];
    if (!first.ok) return first;
    return second.ok ? ok([first.value, second.value]) : second;
  }
  const group = await readGroup(store, decision.incident);
  if (!group.ok) return group;
  if (decision.kind === 'grade') return ok([group.value]);
  const parted = new Set(decision.members.map(memberKey));
  const strange = [...parted].find((key) => !group.value.has(key));
  if (strange !== undefined) return fail('malformed', `${strange} is no member of ${decision.incident}`);
  const out = new Map([...group.value].filter(([key]) => parted.has(key)));
  const rest = new Map([...group.value].filter(([key]) => !parted.has(key)));
  if (out.size === 0 || rest.size === 0) return fail('malformed', 'a split needs members on both sides');
  return ok([out, rest]);
}

async function readGroup(store: Store, id: string): Promise<Result<Group>> {
  const row = await store
    .selectFrom('incidents')
    .select('data')
    .where('id', '=', id)
    .where('origin', '=', 'articles')
    .executeTakeFirst();
  if (!row) return fail('malformed', `there is no incident ${id} that articles tell of`);
  return ok(new Map((row.data as Incident).members.map((member) => [memberKey(member), id])));
}
