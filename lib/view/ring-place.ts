/** Where the ring of attacks on one place stands on the map, or the list that takes its place. */
import { ringOffsets } from '#lib/view/layout-marks.ts';

type Point = { x: number; y: number };
type RingPlace =
  | { kind: 'ring'; center: Point; radiusPx: number; offsets: [x: number, y: number][]; caption: Point }
  | { kind: 'list'; left: number; top: number; maxHeight: number };

/** More than so many do not fit a ring and become a list. */
const RING_LIMIT = 12;
/** From a mark's middle to the outer edge of its outline when it has the focus. */
const MARK_REACH = 21;
const EDGE = 6;
/** The words below the ring that name what is pointed at: room for two lines, and half of the greatest width. */
const CAPTION = { height: 40, halfWidth: 112 };
const LIST = { width: 260, height: 260 };
/** From the place to the middle of the ring. */
const OFF = { x: 84, y: 46 };

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(Math.max(low, high), value));
}

/** The side of `at` on which `reach` still fits, else the other; kept within the room. */
function beside(at: number, off: number, reach: number, far: number, room: number): number {
  const side = at + off + far > room ? at - off : at + off;
  return clamp(side, reach, room - far);
}

/** `at`: the place in px of the map; `room`: the map's width and height in px. All answers are px of the map. */
export function placeRing(at: Point, count: number, room: { width: number; height: number }): RingPlace {
  const { radiusPx, offsets } = ringOffsets(count);
  const reach = radiusPx + MARK_REACH + EDGE;
  const below = reach + CAPTION.height;
  if (count > RING_LIMIT || reach + below > room.height || 2 * reach > room.width) {
    const left = clamp(at.x + OFF.x / 2, EDGE, room.width - LIST.width - EDGE);
    const top = clamp(at.y - LIST.height / 2, EDGE, room.height - LIST.height - EDGE);
    return { kind: 'list', left, top, maxHeight: Math.min(LIST.height, room.height - top - EDGE) };
  }
  const center = {
    x: beside(at.x, OFF.x, reach, reach, room.width),
    y: beside(at.y, OFF.y, reach, below, room.height),
  };
  const caption = {
    x: clamp(center.x, CAPTION.halfWidth + EDGE, room.width - CAPTION.halfWidth - EDGE),
    y: center.y + radiusPx + MARK_REACH,
  };
  return { kind: 'ring', center, radiusPx, offsets, caption };
}
