'use client';
import { type RefObject, useEffect, useRef } from 'react';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';

/** Scrolls the facts of the panel, and nothing else, to the words of the field that was opened. */
export function useFieldInView(field: EvidenceField | undefined): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const words = field === undefined ? null : box.current?.querySelector(`button.f-${field}`);
    if (!words || !box.current) return;
    const [own, seen] = [words.getBoundingClientRect(), box.current.getBoundingClientRect()];
    if (own.top < seen.top) box.current.scrollTop += own.top - seen.top - 12;
    else if (own.bottom > seen.bottom) box.current.scrollTop += own.bottom - seen.bottom + 12;
  }, [field]);
  return box;
}
