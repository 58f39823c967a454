'use client';
import { Check, Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useWords } from '#components/words/use-words.ts';

const SHOWN_MS = 2000;

/** Copies the address of the present view; says so for a moment. */
export function CopyLink() {
  const { say } = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setCopied(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  async function copy() {
    // The clipboard is missing on plain http beyond this machine: the address bar has the same link.
    await navigator.clipboard?.writeText(window.location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }
  return (
    <IconButton label={say(isCopied ? 'panel.copied' : 'panel.copyLink')} onClick={() => void copy()}>
      {isCopied ? <Check size="1rem" /> : <Link2 size="1rem" />}
    </IconButton>
  );
}
