import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import { localName } from '#lib/view/place-names.ts';
import styles from './undated-tray.module.css';

type Props = {
  /** How many there are; `incidents` are the first of them. */
  count: number;
  incidents: readonly Incident[];
  selected: string | null;
  onSelect: (id: string) => void;
};

/** The attacks that nothing dates: counted and in reach, outside the axis. */
export function UndatedTray({ count, incidents, selected, onSelect }: Props) {
  const words = useWords();
  const { say } = words;
  if (count === 0) return null;
  return (
    <aside className={styles.tray} aria-label={say('timeline.undatedAttacks')}>
      <p>{say.rich('timeline.undated', { count, b: (text) => <b>{text}</b> })}</p>
      <ul>
        {incidents.map((incident) => (
          <li key={incident.id}>
            <button
              type="button"
              title={incidentTitle(incident, words)}
              aria-pressed={incident.id === selected}
              onClick={() => onSelect(incident.id)}
            >
              <TypeSymbol type={incident.type} size={13} />
              {incident.time.surface === null ? (
                <span className={styles.place}>
                  {incident.place ? localName(incident.place, words.names) : incidentTitle(incident, words)}
                </span>
              ) : (
                <span>{say('filters.text', { text: incident.time.surface })}</span>
              )}
              <span className="visually-hidden">{incidentTitle(incident, words)}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
