import { ATTACK_TYPES, type AttackType } from '#lib/schema.ts';

export type MarkPalette = {
  types: Record<AttackType, string>;
  halo: string;
  ink: string;
  text: string;
  text2: string;
  land: string;
};

/** The colours of the theme in force at an element, as the canvas needs them. */
export function readPalette(element: HTMLElement): MarkPalette {
  const probe = element.ownerDocument.createElement('span');
  element.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const types = Object.fromEntries(ATTACK_TYPES.map((type) => [type, read(`t-${type}`)])) as Record<
    AttackType,
    string
  >;
  const palette = {
    types,
    halo: read('halo'),
    ink: read('ink'),
    text: read('text'),
    text2: read('text-2'),
    land: read('map'),
  };
  probe.remove();
  return palette;
}
