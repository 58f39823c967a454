'use client';
import { useId, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { sortPasted } from '#lib/view/sort-pasted.ts';
import styles from './paste-form.module.css';

type Props = { onGive: (text: string) => void; onClose: () => void };

/** A box for the text of an article, or for addresses, one a line. */
export function PasteForm({ onGive, onClose }: Props) {
  const id = useId();
  const { say } = useWords();
  const [text, setText] = useState('');
  const pasted = sortPasted(text);
  const verb =
    pasted?.kind === 'addresses'
      ? say('ingest.paste.fetch', { count: pasted.addresses.length })
      : say('ingest.paste.read');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (pasted === null) return;
        onGive(text);
        setText('');
      }}
    >
      <label htmlFor={id}>{say('ingest.paste.label')}</label>
      <textarea
        id={id}
        rows={7}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: the box opens because it was asked for
        autoFocus
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <div>
        <button type="submit" className={styles.main} disabled={pasted === null}>
          {verb}
        </button>
        <button type="button" onClick={onClose}>
          {say('ingest.paste.close')}
        </button>
      </div>
    </form>
  );
}
