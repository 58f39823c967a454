/** The shipped gazetteer for route handlers: opened at first use, kept for the life of the process. */
import 'server-only';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import type { Result } from '#lib/result.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import { projectRoot } from './locate.ts';

const kept = globalThis as typeof globalThis & { datelineGazetteer?: Result<Gazetteer> };

/** Fails with the name of the damaged file; tried again at the next call. */
export function currentGazetteer(): Result<Gazetteer> {
  if (!kept.datelineGazetteer?.ok) kept.datelineGazetteer = loadGazetteer(projectRoot());
  return kept.datelineGazetteer;
}
