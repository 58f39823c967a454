import type { Candidate } from '#lib/merge/report.ts';

/** Mentions that are one attack, with the reasons of every join and of every near miss. */
export interface Cluster {
  members: Candidate[];
  why: string[];
  apart: string[];
}

/** At most this many near misses are kept with an incident: the nearest ones. */
const MAX_APART = 8;

/** Notes a near miss with a cluster. */
export function noteApart(cluster: Cluster, reason: string): void {
  if (cluster.apart.length < MAX_APART && !cluster.apart.includes(reason)) cluster.apart.push(reason);
}

/** Orders strings by UTF-16 units, whatever the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
