/** Where the items of a long list lie: cards of one height, under heads of another that begin runs of cards. */

/** `heads[n]` is the item that is the n-th head, ascending. Heights in px. */
export type ListLayout = { count: number; heads: readonly number[]; cardPx: number; headPx: number };

/** How many heads there are among the items before this one. */
export function headsBefore({ heads }: ListLayout, item: number): number {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((heads[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Px from the begin of the list to an item; `count` gives the height of all. */
export function startOfItem(layout: ListLayout, item: number): number {
  const heads = headsBefore(layout, item);
  return heads * layout.headPx + (item - heads) * layout.cardPx;
}

/** The item at an offset in px: the last one that begins at or before it. */
export function itemAtOffset(layout: ListLayout, offset: number): number {
  let [low, high] = [0, Math.max(0, layout.count - 1)];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (startOfItem(layout, middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The card to which a key leads from an item, heads left out; null for keys that move nothing. `page`: cards in view. */
export function stepItem(layout: ListLayout, item: number, key: string, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -layout.count,
    End: layout.count,
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (step === undefined || layout.count === 0) return null;
  const wanted = Math.min(layout.count - 1, Math.max(0, item + step));
  const isHead = (at: number) => layout.heads[headsBefore(layout, at)] === at;
  if (!isHead(wanted)) return wanted;
  // A head is stepped over; above the first one there is nothing.
  const beyond = step < 0 && wanted > 0 ? wanted - 1 : wanted + 1;
  return beyond < layout.count ? beyond : item;
}
