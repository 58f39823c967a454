'use client';
import { Upload } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import styles from './drop-zone.module.css';

type Props = { onFiles: (files: File[]) => void; onPaste: () => void; isPasting: boolean };

const ACCEPTED =
  '.txt,.md,.html,.htm,.xml,.rss,.atom,.json,.jsonl,.geojson,.csv,.tsv,text/*,application/json,application/xml';

/** Where files are dropped or chosen; pasting has its own box below. */
export function DropZone({ onFiles, onPaste, isPasting }: Props) {
  const { say } = useWords();
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
      aria-label={say('ingest.drop.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        // Moving over a part of the zone is not leaving it.
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={drop}
    >
      <Upload size="1.25rem" aria-hidden="true" />
      <p>
        <b className={styles.byPointer}>{say(isOver ? 'ingest.drop.release' : 'ingest.drop.ask')}</b>
        <b className={styles.byTouch}>{say('ingest.drop.askTouch')}</b>
        <span>{say('ingest.drop.kinds')}</span>
      </p>
      <div className={styles.actions}>
        <button type="button" onClick={() => picker.current?.click()}>
          {say('ingest.drop.choose')}
        </button>
        <button type="button" aria-expanded={isPasting} onClick={onPaste}>
          {say('ingest.drop.paste')}
        </button>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        accept={ACCEPTED}
        hidden
        aria-label={say('ingest.drop.input')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </section>
  );
}
