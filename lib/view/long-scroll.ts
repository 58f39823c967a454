/**
 * Scrolling through a list that is taller than the tallest box a browser draws (17.8 million px in Firefox, 33.5 million in
 * Chromium): the box is cut to TALLEST_PX, and `shift` says by how much the list lies further on than its box. Small
 * steps move the list pixel by pixel; a jump of the thumb moves it in proportion.
 */

export const TALLEST_PX = 8_000_000;

/** `top` is the box's own scroll position; the list shows what lies at `top + shift`. */
export type ScrollPlace = { top: number; shift: number };

/** How tall the box of a list is. */
export function boxHeight(total: number): number {
  return Math.min(total, TALLEST_PX);
}

/** The place at which the list shows `offset` (px from its begin, held inside the list), the box in proportion. */
export function placeAt(offset: number, total: number, viewport: number): ScrollPlace {
  const reach = Math.max(0, total - viewport);
  const held = Math.min(reach, Math.max(0, offset));
  const height = boxHeight(total);
  if (total <= height) return { top: held, shift: 0 };
  const top = Math.round((held / reach) * (height - viewport));
  return { top, shift: held - top };
}

/** The place after the box was scrolled to `top`; where its `top` is another than that, the box must be moved there. */
export function followScroll(before: ScrollPlace, top: number, total: number, viewport: number): ScrollPlace {
  const height = boxHeight(total);
  if (total <= height) return { top, shift: 0 };
  const boxReach = height - viewport;
  const reach = total - viewport;
  // One px of a thumb is more than a thousand of the box: nothing else jumps as far.
  if (Math.abs(top - before.top) > 2 * viewport) {
    return { top, shift: (Math.min(top, boxReach) / boxReach) * reach - top };
  }
  const offset = top + before.shift;
  const isAtEnd = top <= 0 || top >= boxReach;
  return isAtEnd || offset < 0 || offset > reach
    ? placeAt(offset, total, viewport)
    : { top, shift: before.shift };
}

/** The offset that brings [start, end) of the list into view with the least movement; null where it is in view. */
export function offsetToShow(start: number, end: number, offset: number, viewport: number): number | null {
  if (start < offset) return start;
  if (end > offset + viewport) return Math.min(start, end - viewport);
  return null;
}
