'use client';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import buttonStyles from '#components/parts/icon-button.module.css';
import { KEY_HELP } from '#lib/view/key-commands.ts';
import styles from './help-dialog.module.css';

/** Every key that does something. */
export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>Keys</Dialog.Title>
            <Dialog.Close className={buttonStyles.button} aria-label="Close">
              <X size={16} />
            </Dialog.Close>
          </div>
          <dl className={styles.keys}>
            {KEY_HELP.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.more}>
            Drag over the bars to choose a time; drag the window to move it; turn the wheel to zoom the axis;
            double click for a month. Drag on the map with Shift held to keep what lies in the box.{' '}
            <a href="/about">About Dateline and its data</a>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
