'use client';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import buttonStyles from '#components/parts/icon-button.module.css';
import { useWords } from '#components/words/use-words.ts';
import styles from './dialog-frame.module.css';

type Props = {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What only this dialog needs: its width, say. */
  className?: string | undefined;
  /** True where the content has a head of its own: the title is told to screen readers only. */
  isBare?: boolean;
  children: ReactNode;
};

/** A dialog over the page: title, a way out, and its content; Escape and a press beside it close it too. */
export function DialogFrame({ title, open, onOpenChange, className, isBare = false, children }: Props) {
  const { say } = useWords();
  const classes = [styles.popup, isBare ? styles.bare : '', className ?? ''].join(' ').trim();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={classes}>
          {isBare ? (
            <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          ) : (
            <div className={styles.head}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              <Dialog.Close className={buttonStyles.button} aria-label={say('common.close')}>
                <X size="1rem" aria-hidden="true" />
              </Dialog.Close>
            </div>
          )}
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
