'use client';
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { LongList } from '#components/parts/use-long-list.ts';
import { type ListLayout, stepItem } from '#lib/view/list-layout.ts';

function itemOf(target: EventTarget): number | null {
  const holder = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
  return holder ? Number(holder.dataset.item) : null;
}

/**
 * Arrows, Page Up and Down, Home and End move the focus among the items of a long list, drawn or not. Items carry
 * `data-item` and hold one button. `focused` is to be drawn even out of view, and is the list's one stop for Tab.
 */
export function useListKeys(list: LongList, layout: ListLayout) {
  const [focused, setFocused] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const box = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const item = wanted.current;
    const button = item === null ? null : box.current?.querySelector(`[data-item="${item}"] button`);
    if (!(button instanceof HTMLElement)) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const item = itemOf(event.target);
    if (item === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepItem(layout, item, event.key, list.pageCards);
    if (next === null) return;
    event.preventDefault();
    box.current = event.currentTarget;
    wanted.current = next;
    list.show(next);
    setFocused(next);
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    const item = itemOf(event.target);
    if (item !== null && item !== focused) setFocused(item);
  }

  return { focused, onKeyDown, onFocus };
}

/** The items to draw: those in view, and the one that has the focus. */
export function drawnItems({ first, last }: LongList, focused: number | null, count: number): number[] {
  const items = Array.from({ length: last - first }, (_, index) => first + index);
  if (focused === null || focused >= count || (focused >= first && focused < last)) return items;
  return focused < first ? [focused, ...items] : [...items, focused];
}
