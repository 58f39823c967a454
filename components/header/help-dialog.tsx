'use client';
import { DialogFrame } from '#components/parts/dialog-frame.tsx';
import { useWords } from '#components/words/use-words.ts';
import { KEY_HELP } from '#lib/view/key-commands.ts';
import styles from './help-dialog.module.css';

/** Every key that does something. */
export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { say } = useWords();
  return (
    <DialogFrame title={say('help.title')} open={open} onOpenChange={onOpenChange}>
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
    </DialogFrame>
  );
}
