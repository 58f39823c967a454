import { useWords } from '#components/words/use-words.ts';
import { EVIDENCE_FIELDS } from '#lib/view/evidence-spans.ts';
import styles from './field-key.module.css';

/** How each field is marked in a text. */
export function FieldKey() {
  const { say } = useWords();
  return (
    <ul className={styles.key} aria-label={say('reader.fieldKey')}>
      {EVIDENCE_FIELDS.filter((field) => field !== 'attack').map((field) => (
        <li key={field} className={`f-${field} field-underline`}>
          {say(`codes.field.${field}`)}
        </li>
      ))}
    </ul>
  );
}
