/** Where the name of a mark stands beside it: on the side where it covers least. Everything in px of the map. */

export type TagBox = readonly [left: number, top: number, right: number, bottom: number];
/** `x` is where the text begins, ends or has its middle, by `align`. */
export type TagSpot = { box: TagBox; align: 'left' | 'right' | 'center'; x: number };

type Mark = {
  point: readonly [x: number, y: number];
  /** What the name keeps clear of around the point. */
  radius: number;
};
type Room = { width: number; height: number };

const GAP_PX = 6;
/** Names keep this far from the map's edge. */
const EDGE_PX = 4;
/** How much worse it is to leave the map than to cover something in it. */
const OUTSIDE_WEIGHT = 20;

/** The box moved into the map as far as it fits, sideways only. */
function slideInside([left, top, right, bottom]: TagBox, { width }: Room): TagBox {
  const shift = Math.max(0, EDGE_PX - left) || Math.min(0, width - EDGE_PX - right);
  return [left + shift, top, right + shift, bottom];
}

/** Right of the mark, left of it, below and above it, then the corners. */
function spotsOf({ point: [x, y], radius }: Mark, [wide, high]: readonly [number, number], room: Room) {
  const beside = (left: number, middle = y): TagBox => [
    left,
    middle - high / 2,
    left + wide,
    middle + high / 2,
  ];
  const [upper, lower] = [y - radius - high / 2, y + radius + high / 2];
  const over = (top: number): TagBox => slideInside([x - wide / 2, top, x + wide / 2, top + high], room);
  const [right, left] = [x + radius + GAP_PX, x - radius - GAP_PX];
  const middle = (box: TagBox): TagSpot => ({ box, align: 'center', x: (box[0] + box[2]) / 2 });
  const spots: TagSpot[] = [
    { box: beside(right), align: 'left', x: right },
    { box: beside(left - wide), align: 'right', x: left },
    middle(over(y + radius + GAP_PX / 2)),
    middle(over(y - radius - GAP_PX / 2 - high)),
    { box: beside(right, upper), align: 'left', x: right },
    { box: beside(right, lower), align: 'left', x: right },
    { box: beside(left - wide, upper), align: 'right', x: left },
    { box: beside(left - wide, lower), align: 'right', x: left },
  ];
  return spots;
}

function overlap(a: TagBox, b: TagBox): number {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** How much of the box is outside the map, in square px. */
function outside([left, top, right, bottom]: TagBox, { width, height }: Room): number {
  const whole: TagBox = [EDGE_PX, EDGE_PX, width - EDGE_PX, height - EDGE_PX];
  return (right - left) * (bottom - top) - overlap([left, top, right, bottom], whole);
}

/**
 * The spot of a name of `size` that covers least of what is `taken`, and none of it outside the map if that can be; of
 * equals the first: right, left, below, above, the corners. `beside`: right or left alone, where no other mark can claim
 * the name.
 */
export function placeTag(
  mark: Mark,
  size: readonly [wide: number, high: number],
  room: Room,
  taken: readonly TagBox[],
  where: 'around' | 'beside' = 'around',
): TagSpot & { isClear: boolean } {
  const spots = spotsOf(mark, size, room).slice(0, where === 'beside' ? 2 : undefined);
  const [first, ...others] = spots.map((spot) => {
    const covered = taken.reduce((sum, box) => sum + overlap(spot.box, box), 0);
    return { spot, cost: covered + OUTSIDE_WEIGHT * outside(spot.box, room) };
  });
  const best = others.reduce((least, next) => (next.cost < least.cost - 0.5 ? next : least), first!);
  return { ...best.spot, isClear: best.cost <= 0.5 };
}
