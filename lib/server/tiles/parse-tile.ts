/** The address of a tile, checked. */
import { fail, ok, type Result } from '#lib/result.ts';

export type TileAddress = { z: number; x: number; y: number };

export const MAX_ZOOM = 18;

/** `z`, `x` and `y.mvt` of a path in the scheme that web maps share (y grows southwards). */
export function parseTile(path: { z: string; x: string; y: string }): Result<TileAddress> {
  const row = /^(\d{1,6})\.mvt$/.exec(path.y)?.[1];
  if (row === undefined) return fail('malformed', 'y: must be a row with ".mvt" after it, such as 5.mvt');
  if (!/^\d{1,2}$/.test(path.z) || Number(path.z) > MAX_ZOOM) {
    return fail('malformed', `z: must be a zoom level from 0 to ${MAX_ZOOM}`);
  }
  const z = Number(path.z);
  const most = 2 ** z - 1;
  if (!/^\d{1,6}$/.test(path.x) || Number(path.x) > most) {
    return fail('malformed', `x: must be a column from 0 to ${most} at zoom ${z}`);
  }
  if (Number(row) > most) return fail('malformed', `y: must be a row from 0 to ${most} at zoom ${z}`);
  return ok({ z, x: Number(path.x), y: Number(row) });
}
