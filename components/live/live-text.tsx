'use client';
import { useRef, useState } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';
import { useLiveEffect } from '#components/live/use-live-effect.ts';

type Props = { moments: Moments; textOf: (moment: Moment) => string };

/** Words that follow every step of time. React writes them once; from then on the text is changed in place. */
export function LiveText({ moments, textOf }: Props) {
  const element = useRef<HTMLSpanElement>(null);
  const [first] = useState(() => textOf(moments.read()));
  useLiveEffect(moments, (moment) => {
    const text = textOf(moment);
    if (element.current && element.current.textContent !== text) element.current.textContent = text;
  });
  return <span ref={element}>{first}</span>;
}
