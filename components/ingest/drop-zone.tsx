'use client';
import { Upload } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import styles from './drop-zone.module.css';

type Props = { onFiles: (files: File[]) => void; onPaste: () => void; isPasting: boolean };

const ACCEPTED =
  '.txt,.md,.html,.htm,.xml,.rss,.atom,.json,.csv,.tsv,text/*,application/json,application/xml';

/** Where files are dropped or chosen; pasting has its own box below. */
export function DropZone({ onFiles, onPaste, isPasting }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  }

  return (
    <section
      className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
      aria-label="Files"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Upload size={20} aria-hidden="true" />
      <p>
        Drop files here, or paste text or an address
        <span>txt, html, xml feed, csv, json · up to 500 at once</span>
      </p>
      <div className={styles.actions}>
        <button type="button" onClick={() => picker.current?.click()}>
          Choose files
        </button>
        <button type="button" aria-expanded={isPasting} onClick={onPaste}>
          Paste text
        </button>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        accept={ACCEPTED}
        hidden
        aria-label="Files to add"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </section>
  );
}
