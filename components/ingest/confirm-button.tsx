'use client';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { useWords } from '#components/words/use-words.ts';
import styles from './confirm-button.module.css';

type Props = {
  className: string | undefined;
  title: string;
  body: string;
  /** What the dialog's button says. */
  yes: string;
  onYes: () => void;
  /** What opens the dialog says. */
  children: ReactNode;
};

/** A button for what cannot be taken back: it asks first. */
export function ConfirmButton({ className, title, body, yes, onYes, children }: Props) {
  const { say } = useWords();
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className={className}>{children}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.popup}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.body}>{body}</AlertDialog.Description>
          <div className={styles.actions}>
            <AlertDialog.Close className={styles.no}>{say('ingest.dialog.cancel')}</AlertDialog.Close>
            <AlertDialog.Close className={styles.yes} onClick={onYes}>
              {yes}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
