/** Tells the inner from the outer of two names that stand together. */
import type { Toponym } from '#lib/schema.ts';
import { levelOf, liesIn } from './contains.ts';
import type { Role } from './roles.ts';

/** A name right after or before one that lies in it is its container. */
export function markContainers(toponyms: Toponym[], text: string): void {
  const held = new Set<Toponym>();
  for (let i = 0; i + 1 < toponyms.length; i++) {
    const [a, b] = [toponyms[i] as Toponym, toponyms[i + 1] as Toponym];
    if (a.place === null || b.place === null || b.start - a.end > 40) continue;
    const between = text.slice(a.end, b.start);
    if (/[.!?;\n]/.test(between.replace(/^\./, ''))) continue;
    const [inner, outer] = levelOf(a.place) > levelOf(b.place) ? [a, b] : [b, a];
    if (inner.place === null || outer.place === null || !liesIn(inner.place, outer.place)) continue;
    if (outer === b && /^(?:,| in | of | \()/.test(between) && isScene(outer.role)) {
      outer.role = 'container';
      held.add(outer);
      if (inner.role === 'mention' || (inner.role === 'container' && !held.has(inner))) inner.role = 'event';
    } else if (outer === a && /^['’]s? |^ (?:region|city|capital)|^$/.test(between) && isScene(outer.role)) {
      const scene = outer.role === 'event' || outer.role === 'container';
      outer.role = 'container';
      // "In Sagaing region's Depayin township": what a scene owns is the scene.
      if (scene && inner.role === 'mention') inner.role = 'event';
    }
  }
}

function isScene(role: Role): boolean {
  return role === 'event' || role === 'mention' || role === 'container';
}
