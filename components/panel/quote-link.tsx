import { useWords } from '#components/words/use-words.ts';
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
  const { say } = useWords();
  return (
    <button
      type="button"
      className={`${styles.quote} f-${field} field-underline`}
      title={say('panel.showWords')}
      onClick={onOpen}
      onPointerEnter={() => onHeat(field)}
      onPointerLeave={() => onHeat(null)}
      onFocus={() => onHeat(field)}
      onBlur={() => onHeat(null)}
    >
      {say('filters.text', { text: quote })}
    </button>
  );
}
