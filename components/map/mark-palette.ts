import type { GpuPalette } from '#components/map/gpu-frame.ts';
import { ATTACK_TYPES, type AttackType } from '#lib/codes.ts';

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

/** Red, green and blue, 0–1, of a computed colour: "rgb(1, 2, 3)" or "color(srgb 0.1 0.2 0.3)". */
function numbersOf(color: string): number[] {
  const numbers = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  return color.startsWith('color(') ? numbers : numbers.map((value) => value / 255);
}

/** The palette as the shaders take it. */
export function gpuPalette(palette: MarkPalette): GpuPalette {
  return {
    colors: Float32Array.from(ATTACK_TYPES.flatMap((type) => numbersOf(palette.types[type]))),
    halo: Float32Array.from(numbersOf(palette.halo)),
    land: Float32Array.from(numbersOf(palette.land)),
    text: Float32Array.from(numbersOf(palette.text)),
  };
}
