import styles from './reason-list.module.css';

type Props = { label: string; reasons: readonly string[]; isOpen?: boolean };

/** Reasons behind one line, folded: how the machine came to a value. */
export function ReasonList({ label, reasons, isOpen = false }: Props) {
  if (reasons.length === 0) return null;
  return (
    <details className={styles.reasons} open={isOpen || undefined}>
      <summary>{label}</summary>
      <ul>
        {[...new Set(reasons)].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
