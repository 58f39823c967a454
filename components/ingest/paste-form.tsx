'use client';
import { useId, useState } from 'react';
import { sortPasted } from '#lib/view/sort-pasted.ts';
import styles from './paste-form.module.css';

type Props = { onGive: (text: string) => void; onClose: () => void };

/** A box for the text of an article, or for addresses, one a line. */
export function PasteForm({ onGive, onClose }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const pasted = sortPasted(text);
  const verb =
    pasted?.kind === 'addresses'
      ? pasted.addresses.length === 1
        ? 'Fetch and read'
        : `Fetch and read ${pasted.addresses.length}`
      : 'Read';
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
      <label htmlFor={id}>Text of one article, or addresses of pages and feeds, one a line</label>
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
          Close
        </button>
      </div>
    </form>
  );
}
