'use client';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { itemAtOffset, type ListLayout, startOfItem } from '#lib/view/list-layout.ts';
import { boxHeight, followScroll, offsetToShow, placeAt, type ScrollPlace } from '#lib/view/long-scroll.ts';

/** Items that are drawn beyond each edge, so that a quick step shows no gap. */
const BEYOND = 6;
/** Before anything is measured, and where nothing is (on the server), the list is as tall as this. */
const FIRST_VIEWPORT_PX = 700;

export type LongList = {
  scroller: (element: HTMLElement | null) => (() => void) | undefined;
  /** Height of the box that the scroller scrolls. */
  boxPx: number;
  /** Items [first, last) are to be drawn. */
  first: number;
  last: number;
  /** Where an item begins in the box. */
  topOf: (item: number) => number;
  /** Brings an item into view with the least movement. */
  show: (item: number) => void;
  /** How many cards fit. */
  pageCards: number;
};

type Spot = { place: ScrollPlace; viewport: number };

function drawsSame(layout: ListLayout, a: Spot, b: Spot): boolean {
  if (a.viewport !== b.viewport || a.place.shift !== b.place.shift) return false;
  const [from, to] = [a.place.top + a.place.shift, b.place.top + b.place.shift];
  return itemAtOffset(layout, from) === itemAtOffset(layout, to);
}

/**
 * Which items of a long list are in view; however many there are, only these are drawn and none is held in memory.
 * `coverPx`: height of a head that stays over the first rows.
 */
export function useLongList(layout: ListLayout, coverPx = 0): LongList {
  const [spot, setSpot] = useState<Spot>({ place: { top: 0, shift: 0 }, viewport: FIRST_VIEWPORT_PX });
  const total = startOfItem(layout, layout.count) + coverPx;
  const latest = useRef({ spot, total, layout });
  const element = useRef<HTMLElement | null>(null);
  /** The item that was shown last; null once the reader has scrolled. */
  const shown = useRef<number | null>(null);
  useLayoutEffect(() => {
    latest.current.total = total;
    latest.current.layout = layout;
  });

  const settle = useCallback((next: Spot, isScrolled = false) => {
    const { spot: now, layout: at } = latest.current;
    latest.current.spot = next;
    if (!drawsSame(at, now, next)) {
      // Drawn within the event: a moment later the box would already show where nothing is.
      if (isScrolled) flushSync(() => setSpot(next));
      else setSpot(next);
    }
    if (element.current && Math.abs(element.current.scrollTop - next.place.top) >= 1) {
      element.current.scrollTop = next.place.top;
    }
  }, []);

  const show = useCallback(
    (item: number) => {
      shown.current = item;
      const { spot: now, total: whole, layout: at } = latest.current;
      const room = now.viewport - coverPx;
      const [start, end] = [startOfItem(at, item), startOfItem(at, item + 1)];
      const wanted = offsetToShow(start, end, now.place.top + now.place.shift, room);
      if (wanted === null) return;
      const place = placeAt(wanted, whole, now.viewport);
      // A step inside what is in reach leaves the box's shift as it is.
      const near = wanted - now.place.shift;
      const isNear = Math.abs(near - now.place.top) < 2 * now.viewport && near > 0;
      settle({
        ...now,
        place: isNear && now.place.shift !== 0 ? { top: near, shift: now.place.shift } : place,
      });
    },
    [coverPx, settle],
  );

  const scroller = useCallback(
    (box: HTMLElement | null) => {
      element.current = box;
      if (!box) return;
      const follow = (isScrolled: boolean) => {
        const { spot: now, total: whole } = latest.current;
        const viewport = box.clientHeight || now.viewport;
        if (isScrolled && Math.abs(box.scrollTop - now.place.top) >= 1) shown.current = null;
        settle({ place: followScroll(now.place, box.scrollTop, whole, viewport), viewport }, isScrolled);
        // What was shown in a higher box, or before the box was measured, stays in sight.
        if (viewport !== now.viewport && shown.current !== null) show(shown.current);
      };
      const onScroll = () => follow(true);
      const observer = new ResizeObserver(() => follow(false));
      observer.observe(box);
      box.addEventListener('scroll', onScroll, { passive: true });
      return () => {
        observer.disconnect();
        box.removeEventListener('scroll', onScroll);
        element.current = null;
      };
    },
    [settle, show],
  );

  // A list that became shorter ends where it ends.
  useLayoutEffect(() => {
    const { spot: now } = latest.current;
    const offset = now.place.top + now.place.shift;
    const reach = Math.max(0, total - now.viewport);
    if (offset > reach || (now.place.shift !== 0 && total <= boxHeight(total))) {
      settle({ ...now, place: placeAt(offset, total, now.viewport) });
    }
  }, [total, settle]);

  const { place, viewport } = spot;
  const offset = place.top + place.shift;
  const isEmpty = layout.count === 0;
  return {
    scroller,
    boxPx: boxHeight(total),
    first: isEmpty ? 0 : Math.max(0, itemAtOffset(layout, offset) - BEYOND),
    last: isEmpty ? 0 : Math.min(layout.count, itemAtOffset(layout, offset + viewport) + 1 + BEYOND),
    topOf: (item) => startOfItem(layout, item) - place.shift,
    show,
    pageCards: Math.max(1, Math.floor((viewport - coverPx) / layout.cardPx) - 1),
  };
}
