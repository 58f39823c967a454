'use client';
import { useRef, useState } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';
import { useLiveEffect } from '#components/live/use-live-effect.ts';
import { writeText } from '#components/live/write-text.ts';

type Props = { moments: Moments; textOf: (moment: Moment) => string };

/** Words that follow every step of time. React writes them once; from then on the text is changed in place. */
export function LiveText({ moments, textOf }: Props) {
  const element = useRef<HTMLSpanElement>(null);
  const [first] = useState(() => textOf(moments.read()));
  // What stands on the page is asked of no element: that would cost more than all the rest of a step.
  const shown = useRef(first);
  useLiveEffect(moments, (moment) => {
    const text = textOf(moment);
    if (shown.current === text || !element.current) return;
    shown.current = text;
    writeText(element.current, text);
  });
  return <span ref={element}>{first}</span>;
}
