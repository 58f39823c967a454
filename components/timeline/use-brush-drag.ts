'use client';
import { type PointerEvent, useRef } from 'react';
import { type DayWindow, moveWindow, orderWindow, resizeWindow } from '#lib/view/brush-window.ts';

type Part = 'from' | 'to' | 'body' | 'head' | 'axis' | 'empty';
type Drag = { part: Part; startDay: number; startX: number; window: DayWindow; moved: boolean };

type Options = {
  windowNow: () => DayWindow;
  domain: DayWindow;
  dayAt: (clientX: number) => number;
  onWindow: (window: DayWindow, phase: 'live' | 'done') => void;
  onHead: (day: number, phase: 'live' | 'done') => void;
};

/** Moves under this many px are a click. */
const CLICK_PX = 3;

function partOf(target: EventTarget | null): Part {
  const name = target instanceof Element ? target.closest('[data-brush]')?.getAttribute('data-brush') : null;
  return name === 'from' || name === 'to' || name === 'body' || name === 'head' || name === 'axis'
    ? name
    : 'empty';
}

function windowAfter(drag: Drag, day: number, domain: DayWindow): DayWindow | null {
  const days = Math.round(day - drag.startDay);
  if (drag.part === 'from') return resizeWindow(drag.window, 'from', Math.floor(day), domain);
  if (drag.part === 'to') return resizeWindow(drag.window, 'to', Math.floor(day), domain);
  if (drag.part === 'body') return moveWindow(drag.window, days, domain);
  if (drag.part === 'empty') return orderWindow(Math.floor(drag.startDay), Math.floor(day), domain);
  return null;
}

/** Pointer handlers of the brush: thumbs resize, the body moves, the empty makes a new window, the axis sets the playhead. */
export function useBrushDrag({ windowNow, domain, dayAt, onWindow, onHead }: Options) {
  const drag = useRef<Drag | null>(null);
  const latest = useRef<DayWindow>(domain);

  function start(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0) return;
    const part = partOf(event.target);
    const window = windowNow();
    const isWhole = window.from <= domain.from && window.to >= domain.to;
    const startDay = dayAt(event.clientX);
    latest.current = window;
    // With the whole range chosen there is nothing to move: a drag draws a new window.
    drag.current = {
      part: part === 'body' && isWhole ? 'empty' : part,
      startDay,
      startX: event.clientX,
      window,
      moved: false,
    };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent<SVGSVGElement>) {
    const current = drag.current;
    if (!current) return;
    if (!current.moved && Math.abs(event.clientX - current.startX) < CLICK_PX) return;
    current.moved = true;
    const day = dayAt(event.clientX);
    if (current.part === 'head' || current.part === 'axis') {
      onHead(Math.floor(day), 'live');
      return;
    }
    const next = windowAfter(current, day, domain);
    if (!next) return;
    latest.current = next;
    onWindow(next, 'live');
  }

  function end(event: PointerEvent<SVGSVGElement>) {
    const current = drag.current;
    drag.current = null;
    if (!current) return;
    const day = dayAt(event.clientX);
    if (current.part === 'axis' || (current.part === 'head' && current.moved))
      onHead(Math.floor(day), 'done');
    else if (current.moved) onWindow(latest.current, 'done');
  }

  return { onPointerDown: start, onPointerMove: move, onPointerUp: end, onPointerCancel: end };
}
