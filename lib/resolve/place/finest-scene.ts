/** Which of the names said of an attack is where it was: the finest scene among them. */
import type { Toponym } from '#lib/schema.ts';
import { levelOf, liesIn, roughKm } from './contains.ts';
import { NEAR } from './extent-of.ts';

const ROLE_ORDER: Partial<Record<Toponym['role'], number>> = {
  event: 0,
  container: 1,
  mention: 1,
  dateline: 2,
};
/** An anchor is named within this many characters of what stands near it, and lies within this many km. */
export const APPOSED = 40;
const ANCHOR_KM = 80;

/** The names whose role makes them a scene: what happened there first, the dateline last. */
export function scenesOf(toponyms: readonly Toponym[]): Toponym[] {
  return toponyms
    .filter((toponym) => ROLE_ORDER[toponym.role] !== undefined)
    .sort((a, b) => (ROLE_ORDER[a.role] as number) - (ROLE_ORDER[b.role] as number));
}

/** The one among `scenes` where the attack was; `toponyms` are all names said of it. Null without any scene. */
export function finestScene(
  scenes: readonly Toponym[],
  toponyms: readonly Toponym[],
  text: string,
): Toponym | null {
  const chosen = finestOf(scenes);
  if (chosen === null) return null;
  return homeInside(chosen, toponyms) ?? besideAnchor(chosen, scenes, text) ?? chosen;
}

/** The first scene, then any scene that lies in it, and so on down; an unknown village inside a known area wins. */
function finestOf(scenes: readonly Toponym[]): Toponym | null {
  let best = scenes[0] ?? null;
  if (best === null) return null;
  for (let moved = true; moved; ) {
    moved = false;
    for (const scene of scenes) {
      const { place } = best as Toponym;
      if (place === null || scene.place === null || !liesIn(scene.place, place)) continue;
      if (scene.role === 'dateline' && (best as Toponym).role !== 'dateline') continue;
      best = scene;
      moved = true;
    }
  }
  const unknown = scenes.find((scene) => scene.place === null && scene.role === 'event');
  return unknown !== undefined && (best.place === null || levelOf(best.place) <= 3) ? unknown : best;
}

/** "Residents of Toropets, a town of the Tver region, were taken out": the region only says where the town is. */
function homeInside(chosen: Toponym, toponyms: readonly Toponym[]): Toponym | null {
  const region = chosen.place;
  if (region === null || levelOf(region) > 3 || chosen.role !== 'container') return null;
  return (
    toponyms.find(
      ({ role, place, end }) =>
        role === 'home' &&
        place !== null &&
        liesIn(place, region) &&
        chosen.start - end < APPOSED &&
        chosen.start > end,
    ) ?? null
  );
}

/** "The power plant south of Kyiv": the name right before "south of", where it is so near, and not the anchor. */
function besideAnchor(chosen: Toponym, scenes: readonly Toponym[], text: string): Toponym | null {
  const anchor = chosen.place;
  if (anchor === null || anchor.kind !== 'settlement') return null;
  return (
    scenes.find(({ place, start, end }) => {
      if (place === null || end >= chosen.start || start === chosen.start || levelOf(place) < 4) return false;
      const between = text.slice(end, chosen.start);
      return (
        between.length < APPOSED &&
        NEAR.test(between) &&
        !/[.;\n]/.test(between) &&
        roughKm(place, anchor) < ANCHOR_KM
      );
    }) ?? null
  );
}
