import type { Candidate } from '#lib/merge/report.ts';

/** Mentions that are one attack, with the reasons of every join. */
export interface Cluster {
  members: Candidate[];
  why: string[];
}

/** Orders strings by UTF-16 units, whatever the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
