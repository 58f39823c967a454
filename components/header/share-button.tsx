'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { View } from '#lib/view/view-state.ts';
import styles from './site-nav.module.css';

const loadDialog = () => import('#components/header/share-dialog.tsx').then((module) => module.ShareDialog);
const ShareDialog = dynamic(loadDialog, { ssr: false });

/** Opens what hands the present view on; its dialog comes when it is about to be wanted. */
export function ShareButton({ view }: { view: View }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const fetchAhead = () => void loadDialog().catch(() => {});
  return (
    <>
      <button
        type="button"
        className={styles.trigger}
        aria-haspopup="dialog"
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
        onClick={() => setOpen(true)}
      >
        {say('header.share')}
      </button>
      {isOpen && <ShareDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}
