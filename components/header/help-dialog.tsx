'use client';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import buttonStyles from '#components/parts/icon-button.module.css';
import { useWords } from '#components/words/use-words.ts';
import { KEY_HELP } from '#lib/view/key-commands.ts';
import styles from './help-dialog.module.css';

/** Every key that does something. */
export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { say } = useWords();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{say('help.title')}</Dialog.Title>
            <Dialog.Close className={buttonStyles.button} aria-label={say('common.close')}>
              <X size={16} />
            </Dialog.Close>
          </div>
          <dl className={styles.keys}>
            {KEY_HELP.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key === 'Space' ? say('help.space') : key}</kbd>
                  ))}
                </dt>
                <dd>{say(`help.${does}`)}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.more}>
            {say('help.pointer')} <a href="/about">{say('help.about')}</a>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
