/** Maths of the timeline's window: whole days, both ends inclusive, kept inside a domain. */
import { dayFromNumber, dayNumber } from '#lib/time.ts';

/** Day numbers since 1970-01-01, both inclusive. */
export type DayWindow = { from: number; to: number };

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The window moved by whole days, its length kept, never beyond the domain. */
export function moveWindow(window: DayWindow, days: number, domain: DayWindow): DayWindow {
  const length = Math.min(window.to - window.from, domain.to - domain.from);
  const from = clamp(window.from + days, domain.from, domain.to - length);
  return { from, to: from + length };
}

/** The window with one end on another day; at least one day stays, and never beyond the domain. */
export function resizeWindow(
  window: DayWindow,
  edge: 'from' | 'to',
  day: number,
  domain: DayWindow,
): DayWindow {
  if (edge === 'from') return { from: clamp(day, domain.from, window.to), to: window.to };
  return { from: window.from, to: clamp(day, window.from, domain.to) };
}

/** The window between two days given in any order. */
export function orderWindow(a: number, b: number, domain: DayWindow): DayWindow {
  return {
    from: clamp(Math.min(a, b), domain.from, domain.to),
    to: clamp(Math.max(a, b), domain.from, domain.to),
  };
}

/** The domain zoomed by a factor (<1 closer) around a fixed day, at least `minDays` long, inside `limits`. */
export function zoomDomain(
  domain: DayWindow,
  factor: number,
  aroundDay: number,
  limits: DayWindow,
  minDays = 2,
): DayWindow {
  const length = domain.to - domain.from;
  const wanted = clamp(length * factor, Math.min(minDays, limits.to - limits.from), limits.to - limits.from);
  const share = length === 0 ? 0.5 : clamp((aroundDay - domain.from) / length, 0, 1);
  const from = clamp(aroundDay - wanted * share, limits.from, limits.to - wanted);
  return { from, to: from + wanted };
}

/** The window as ISO days for the view; an end that reaches the domain's edge is left open. */
export function windowDays(window: DayWindow, domain: DayWindow): { from: string | null; to: string | null } {
  return {
    from: window.from <= domain.from ? null : dayFromNumber(Math.round(window.from)),
    to: window.to >= domain.to ? null : dayFromNumber(Math.round(window.to)),
  };
}

/** The window of a view's days inside the domain; open ends lie on the domain's edge. */
export function windowOf(view: { from: string | null; to: string | null }, domain: DayWindow): DayWindow {
  const from = view.from === null ? domain.from : clamp(dayNumber(view.from), domain.from, domain.to);
  const to = view.to === null ? domain.to : clamp(dayNumber(view.to), domain.from, domain.to);
  return { from, to: Math.max(from, to) };
}
