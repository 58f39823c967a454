'use client';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './insights-pane.module.css';

type Props = {
  label: string;
  isFirst: boolean;
  isPressed: boolean;
  /** The whole row or column of the mark, so that a thin bar can be hit: x, y, width, height. */
  area: readonly [number, number, number, number];
  onPick: () => void;
  children: ReactNode;
};

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

function stepFocus(event: KeyboardEvent<SVGGElement>, step: 1 | -1): void {
  const marks = [
    ...(event.currentTarget.ownerSVGElement?.querySelectorAll<SVGGElement>('[data-mark]') ?? []),
  ];
  const next = marks[marks.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A mark that filters: a button inside the drawing. One of a chart is in the tab order, arrows reach the others. */
export function MarkButton({ label, isFirst, isPressed, area, onPick, children }: Props) {
  const [x, y, width, height] = area;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no button element
    <g
      role="button"
      data-mark
      className={styles.mark}
      tabIndex={isFirst ? 0 : -1}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={onPick}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step !== undefined) return stepFocus(event, step);
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onPick();
      }}
    >
      <title>{label}</title>
      <rect className={styles.area} x={x} y={y} width={Math.max(0, width)} height={Math.max(0, height)} />
      {children}
    </g>
  );
}
