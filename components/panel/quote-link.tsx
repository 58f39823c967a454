import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import styles from './quote-link.module.css';

type Props = {
  field: EvidenceField;
  quote: string;
  onOpen: () => void;
  onHeat: (field: EvidenceField | null) => void;
};

/** The words that a value rests on; one click leads to them in the article. */
export function QuoteLink({ field, quote, onOpen, onHeat }: Props) {
  return (
    <button
      type="button"
      className={`${styles.quote} f-${field} field-underline`}
      title="Show these words in the article"
      onClick={onOpen}
      onPointerEnter={() => onHeat(field)}
      onPointerLeave={() => onHeat(null)}
      onFocus={() => onHeat(field)}
      onBlur={() => onHeat(null)}
    >
      “{quote}”
    </button>
  );
}
