/** What an analyst decides about incidents, written down and acted on at once. */
import { fail, ok, type Result } from '#lib/result.ts';
import type { GradeLevel, Incident, MemberRef } from '#lib/schema.ts';
import { beginChange } from './merge-stored.ts';
import type { Store } from './store/open-store.ts';
import { lockIngest } from './store/read-merging.ts';
import { deleteRulings, type RulingNote, writeRuling } from './store/rulings.ts';

/**
 * `together`/`apart`: these incidents are one attack, or different ones. `split`: these members are another attack than
 * the rest of their incident. `grade`: what an incident is worth; null takes an analyst's grade back.
 */
export type Decision =
  | { kind: 'together' | 'apart'; incidents: readonly [string, string] }
  | { kind: 'split'; incident: string; members: readonly MemberRef[] }
  | { kind: 'grade'; incident: string; level: GradeLevel | null };

/**
 * Writes a decision down and merges what it touches, in one transaction; gives the ids under which the mentions are
 * found now. A later decision on the same mentions takes the place of an earlier one. Fails where an incident or a
 * member is not there.
 */
export async function recordRuling(
  store: Store,
  decision: Decision,
  note: RulingNote,
): Promise<Result<string[]>> {
  return store.transaction().execute(async (all) => {
    await lockIngest(all);
    const groups = await findGroups(all, decision);
    if (!groups.ok) return groups;
    const keys = groups.value.flat();
    const articles = [...new Set(keys.map((key) => key.slice(0, key.lastIndexOf('/'))))];
    const change = await beginChange(all, articles, 1);
    await writeDecision(all, decision, groups.value, note);
    const merged = await change.end([], note.at);
    const found = merged.filter(({ incident }) =>
      incident.members.some(({ article, mention }) => keys.includes(`${article}/${mention}`)),
    );
    return ok(found.map(({ incident }) => incident.id).sort());
  });
}

async function writeDecision(
  store: Store,
  decision: Decision,
  [first = [], second = []]: readonly string[][],
  note: RulingNote,
): Promise<void> {
  if (decision.kind === 'grade') {
    await deleteRulings(store, 'grade', first);
    const { level } = decision;
    if (level !== null) await writeRuling(store, { kind: 'grade', key: first[0]!, level }, note);
    return;
  }
  const pairs = first.flatMap((a) => second.map((b) => [a, b] as const));
  // One tie joins two groups; only a ruling on every pair keeps them apart whatever else comes.
  if (decision.kind === 'together') {
    await deleteRulings(store, 'apart', first, second);
    await writeRuling(store, { kind: 'together', pairs: pairs.slice(0, 1) }, note);
  } else {
    await deleteRulings(store, 'together', first, second);
    await writeRuling(store, { kind: 'apart', pairs }, note);
  }
}

/** The member keys that a decision is about: one group for a grade, two for the others. */
async function findGroups(store: Store, decision: Decision): Promise<Result<string[][]>> {
  if ('incidents' in decision) {
    const [a, b] = decision.incidents;
    if (a === b) return fail('malformed', 'an incident cannot be told from itself: name two');
    const [first, second] = [await readKeys(store, a), await readKeys(store, b)];
    if (!first.ok) return first;
    return second.ok ? ok([first.value, second.value]) : second;
  }
  const keys = await readKeys(store, decision.incident);
  if (!keys.ok) return keys;
  if (decision.kind === 'grade') return ok([keys.value]);
  const parted = decision.members.map(keyOf);
  const strange = parted.find((key) => !keys.value.includes(key));
  if (strange !== undefined) return fail('malformed', `${strange} is no member of ${decision.incident}`);
  const rest = keys.value.filter((key) => !parted.includes(key));
  if (parted.length === 0 || rest.length === 0) {
    return fail('malformed', 'a split needs members on both sides');
  }
  return ok([parted, rest]);
}

async function readKeys(store: Store, id: string): Promise<Result<string[]>> {
  const row = await store
    .selectFrom('incidents')
    .select('data')
    .where('id', '=', id)
    .where('origin', '=', 'articles')
    .executeTakeFirst();
  if (!row) return fail('malformed', `there is no incident ${id} that articles tell of`);
  return ok((row.data as Incident).members.map(keyOf));
}

function keyOf({ article, mention }: MemberRef): string {
  return `${article}/${mention}`;
}
