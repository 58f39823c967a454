import { EVIDENCE_FIELDS, FIELD_LABELS } from '#lib/view/evidence-spans.ts';
import styles from './field-key.module.css';

/** How each field is marked in a text. */
export function FieldKey() {
  return (
    <ul className={styles.key} aria-label="How fields are marked in the text">
      {EVIDENCE_FIELDS.filter((field) => field !== 'attack').map((field) => (
        <li key={field} className={`f-${field} field-underline`}>
          {FIELD_LABELS[field]}
        </li>
      ))}
    </ul>
  );
}
