/** Expected failures are values; bugs throw. */
import type { Problem } from '#lib/schema.ts';

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A value that was partly read: the part, and what was wrong with the rest. */
export type Partially<T> = { value: T; problems: Problem[] };

/** A success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** An expected failure; `message` says where it is and what cures it. */
export function fail<T>(kind: Problem['kind'], message: string): Result<T> {
  return { ok: false, problem: { kind, message } };
}
