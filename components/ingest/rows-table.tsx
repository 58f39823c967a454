'use client';
import { TriangleAlert } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import { describeRange, placeLine } from '#lib/view/describe-incident.ts';
import { datedWhen } from '#lib/view/describe-time.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { UploadPreview } from '#lib/wire.ts';
import styles from './mapping-preview.module.css';

const HEADS = ['when', 'where', 'what', 'killed', 'injured', 'title'] as const;

function ReadRow({ row }: { row: UploadPreview['rows'][number] }) {
  const words = useWords();
  const { say } = words;
  const { incident, problem } = row;
  if (incident === null) {
    return (
      <tr className={styles.rejected}>
        <th scope="row">{row.row}</th>
        <td colSpan={HEADS.length}>
          <TriangleAlert size="0.8125rem" aria-hidden="true" /> {problem}
        </td>
      </tr>
    );
  }
  const { time, place, casualties } = incident;
  return (
    <tr>
      <th scope="row">{row.row}</th>
      <td>{[datedWhen(time, words), time.clock?.from].filter(Boolean).join(', ')}</td>
      <td>{placeLine(place, words)}</td>
      <td>{say(`codes.type.${incident.type}`)}</td>
      <td>{describeRange(casualties.killed, words) ?? say('attack.notStated')}</td>
      <td>{describeRange(casualties.injured, words) ?? say('attack.notStated')}</td>
      <td>{incidentTitle(incident, words)}</td>
    </tr>
  );
}

/** The first rows of a table as they will be read, and why some are rejected. */
export function RowsTable({ preview }: { preview: UploadPreview }) {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={say('ingest.mapping.rows')}>
      <table className={styles.rows}>
        <caption className="visually-hidden">{say('ingest.mapping.rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{say(`ingest.mapping.unit.${preview.unit}`)}</th>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {say(`ingest.mapping.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <ReadRow key={row.row} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
