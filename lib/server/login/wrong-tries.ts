/** Guessing the token is slow: after some wrong tries nobody may try another until the minute is over. */

const MOST_TRIES = 10;
const WINDOW_MS = 60_000;

/** Kept on the global object: development reloads modules. */
const kept = globalThis as typeof globalThis & { datelineWrongTries?: number[] };

function recent(nowMs: number): number[] {
  kept.datelineWrongTries = (kept.datelineWrongTries ?? []).filter((at) => nowMs - at < WINDOW_MS);
  return kept.datelineWrongTries;
}

/** True while no token is looked at; sessions that are there go on. */
export function isShut(now: Date): boolean {
  return recent(now.getTime()).length >= MOST_TRIES;
}

/** Notes a wrong try. */
export function noteWrongTry(now: Date): void {
  recent(now.getTime()).push(now.getTime());
}
