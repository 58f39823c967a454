/** The states of a load: asked for, taken up, under way, stopped, ended. One worker at a time has it. */
import { sql } from 'kysely';
import { cleanText } from '#lib/read/clean-text.ts';
import type { Problem } from '#lib/schema.ts';
import type { Store } from '../store/open-store.ts';

/** Whoever loads a file says so every second: after so long without a word it is taken for gone. */
export const SILENT_SECONDS = 15;

const IS_SILENT = sql<boolean>`noted_at < now() - make_interval(secs => ${SILENT_SECONDS})`;

/** Asks for a load; false when one is under way or done. Call inside the transaction that queues it. */
export async function askLoad(
  all: Store,
  id: string,
  { name, said }: { name: string; said: readonly string[] },
): Promise<boolean> {
  const { numUpdatedRows } = await all
    .updateTable('uploads')
    .set({ state: 'queued', name, mapping: JSON.stringify(said), problem: null, ended_at: null })
    .where('id', '=', id)
    .where((is) =>
      is.or([
        is('state', 'in', ['ready', 'stopped', 'failed']),
        // One whose worker is gone may be taken up again at once.
        is.and([is('state', 'in', ['loading', 'stopping']), IS_SILENT]),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Asks whoever loads it to stop; one that only waits stops at once. False when there is nothing to stop. */
export async function askStop(store: Store, id: string): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('uploads')
    .set({
      state: sql`CASE WHEN state = 'queued' OR ${IS_SILENT} THEN 'stopped' ELSE 'stopping' END`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'loading', 'stopping'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Takes up a load that is queued, or whose worker is gone. `busy`: somebody loads it now; `over`: there is nothing to do
 * any more.
 */
export async function beginLoading(store: Store, id: string): Promise<'begun' | 'busy' | 'over'> {
  const begun = await store
    .updateTable('uploads')
    .set({ state: 'loading', noted_at: sql`now()`, rows_read: 0, share: 0, rejected: 0 })
    .where('id', '=', id)
    .where((is) => is.or([is('state', '=', 'queued'), is.and([is('state', '=', 'loading'), IS_SILENT])]))
    .returning('id')
    .executeTakeFirst();
  if (begun) {
    await store.deleteFrom('upload_rejects').where('upload_id', '=', id).execute();
    return 'begun';
  }
  const stopped = store.updateTable('uploads').set({ state: 'stopped' }).where('id', '=', id);
  await stopped.where('state', '=', 'stopping').where(IS_SILENT).execute();
  const left = await store.selectFrom('uploads').select('state').where('id', '=', id).executeTakeFirst();
  return left?.state === 'loading' || left?.state === 'stopping' ? 'busy' : 'over';
}

/** Notes how far a load is; false when it is to stop. */
export async function noteLoading(
  store: Store,
  id: string,
  at: { rows: number; share: number; rejected: number },
): Promise<boolean> {
  const row = await store
    .updateTable('uploads')
    .set({ rows_read: at.rows, share: at.share, rejected: at.rejected, noted_at: sql`now()` })
    .where('id', '=', id)
    .returning('state')
    .executeTakeFirst();
  return row?.state === 'loading';
}

type Ending =
  | { state: 'done'; incidents: number; rejected: number; resumedAt: number; unchanged: boolean }
  | { state: 'stopped' }
  | { state: 'failed'; problem: Problem };

/** Ends a run; the bytes of a finished load are not needed any more. */
export async function endLoading(store: Store, id: string, ending: Ending): Promise<void> {
  const { state } = ending;
  const told =
    ending.state === 'done'
      ? {
          incidents: ending.incidents,
          rejected: ending.rejected,
          resumed_at: ending.resumedAt,
          unchanged: ending.unchanged,
          share: 1,
        }
      : ending.state === 'failed'
        ? { problem: JSON.stringify({ ...ending.problem, message: cleanText(ending.problem.message) }) }
        : {};
  await store
    .updateTable('uploads')
    .set({ state, ...told, ended_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  if (state === 'done') await store.deleteFrom('upload_chunks').where('upload_id', '=', id).execute();
}

/** Ends a load as failed if nobody works on it. */
export async function giveUpLoading(store: Store, id: string, problem: Problem): Promise<void> {
  await store
    .updateTable('uploads')
    .set({ state: 'failed', problem: JSON.stringify(problem), ended_at: sql`now()` })
    .where('id', '=', id)
    .where((is) => is.or([is('state', '=', 'queued'), is.and([is('state', '=', 'loading'), IS_SILENT])]))
    .execute();
}
