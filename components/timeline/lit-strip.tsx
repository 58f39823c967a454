'use client';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';
import styles from './lit-strip.module.css';

type Props = {
  moments: Moments;
  /** The part of a drawing `width` px wide that shows at a moment; must stay the same function while it means the same. */
  spanOf: (moment: Moment) => { from: number; to: number };
  width: number;
  height: number;
  className?: string | undefined;
  children: ReactNode;
};

/**
 * Shows a stretch of what it holds, and moves that stretch with time without anything being drawn again: two windows
 * and the drawing, each only shifted.
 */
export function LitStrip({ moments, spanOf, width, height, className, children }: Props) {
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const span = spanOf(moments.read());
      const [from, to] = [Math.round(span.from), Math.round(Math.max(span.from, span.to))];
      const shift = (part: HTMLDivElement | null, px: number) => {
        if (part) part.style.transform = `translateX(${px}px)`;
      };
      shift(left.current, from);
      shift(right.current, to - width - from);
      shift(drawing.current, width - to);
    };
    place();
    return moments.subscribe(place);
  }, [moments, spanOf, width]);
  return (
    <div ref={left} className={styles.part} style={{ width, height }}>
      <div ref={right} className={styles.part}>
        <div ref={drawing} className={`${styles.part} ${className ?? ''}`}>
          {children}
        </div>
      </div>
    </div>
  );
}
