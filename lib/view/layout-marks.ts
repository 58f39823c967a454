/** Donuts and rings of the map as data; sizes in px. */

/** Radius in px of a donut by how many attacks it holds. */
export function donutRadiusPx(count: number): number {
  if (count >= 100) return 26;
  return count >= 10 ? 21 : 17;
}

/** Offsets in px of `count` marks on a ring, from 12 o'clock clockwise; the ring grows so that marks keep apart. */
export function ringOffsets(
  count: number,
  gapPx = 30,
): { radiusPx: number; offsets: [x: number, y: number][] } {
  const radiusPx = Math.max(25, (count * gapPx) / (2 * Math.PI));
  const offsets = Array.from({ length: count }, (_, index): [number, number] => {
    const angle = -Math.PI / 2 + (2 * Math.PI * index) / count;
    return [radiusPx * Math.cos(angle), radiusPx * Math.sin(angle)];
  });
  return { radiusPx, offsets };
}
