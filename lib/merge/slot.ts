/** How far one slot of two mentions agrees, 0..1, with the reason for it or the conflict that rules a join out. */
export interface Slot {
  value: number;
  why?: string;
  conflict?: string;
}

/** What a slot counts when one side does not state it: no evidence either way. */
export const UNKNOWN = 0.5;
