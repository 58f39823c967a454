'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { GitCompareArrows, Scissors, Star } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type Dispatch, useState } from 'react';
import { fetchRulings } from '#components/data/rulings-api.ts';
import type { Ruled, RulingMode } from '#components/panel/ruling-dialog.tsx';
import { useOwnTitles } from '#components/panel/use-own-titles.ts';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import type { IncidentDetail, RulingRecord } from '#lib/wire.ts';
import styles from './ruling-section.module.css';

const RulingDialog = dynamic(
  () => import('#components/panel/ruling-dialog.tsx').then((module) => module.RulingDialog),
  { ssr: false },
);

type Props = {
  incident: Incident;
  detail: IncidentDetail;
  version: string;
  /** A reason in the reader's words. */
  spell: (reason: string) => string;
  dispatch: Dispatch<ViewAction>;
};

/** One decision as a line: what, who, when, why; and undoing it while it holds. */
function Decision({
  ruling,
  incident,
  version,
  dispatch,
  onUndo,
}: { ruling: RulingRecord; onUndo: () => void } & Pick<Props, 'incident' | 'version' | 'dispatch'>) {
  const { say, language } = useWords();
  const others = ruling.incidents
    .filter(({ id }) => id !== incident.id)
    .map(({ id, title }) => ({ incident: id, title }));
  const titleOf = useOwnTitles(others, version);
  return (
    <li className={ruling.holds ? undefined : styles.past}>
      <p>
        {say(`rulings.decided.${ruling.kind}`, { level: ruling.level ?? 'none' })}
        {ruling.level !== null && `: ${say(`codes.grade.${ruling.level}`)}`}{' '}
        <small>
          {ruling.by}, {formatShortDay(ruling.at.slice(0, 10), language)}
          {ruling.undone !== null && ` · ${say('rulings.undoneBy', { by: ruling.undone.by })}`}
          {!ruling.holds && ruling.undone === null && ` · ${say('rulings.replaced')}`}
        </small>
        {ruling.holds && (
          <button type="button" className={styles.undo} onClick={onUndo}>
            {say('rulings.undo')}
          </button>
        )}
      </p>
      {ruling.note !== null && <p className={styles.note}>“{ruling.note}”</p>}
      {others.map((other) => (
        <button
          key={other.incident}
          type="button"
          className={styles.other}
          onClick={() => dispatch({ type: 'select-incident', id: other.incident })}
        >
          {titleOf(other)}
        </button>
      ))}
    </li>
  );
}

/** What analysts decided about this attack, and the ways to decide: one attack or two, a split, a grade, undoing. */
export function RulingSection({ incident, detail, version, spell, dispatch }: Props) {
  const { say } = useWords();
  const client = useQueryClient();
  const [mode, setMode] = useState<RulingMode | null>(null);
  const [told, setTold] = useState('');
  const { data } = useQuery({
    queryKey: ['rulings', incident.id, version],
    queryFn: ({ signal }) => fetchRulings(incident.id, signal),
    placeholderData: (previous) => previous,
    retry: false,
  });
  const canSplit = detail.reports.length > 1;
  const act = (kind: 'compare' | 'split' | 'grade') => () => setMode({ kind });

  function finish({ answer, done }: Ruled) {
    setMode(null);
    setTold(say(`rulings.done.${done}`));
    void client.invalidateQueries({ queryKey: ['incident'] });
    void client.invalidateQueries({ queryKey: ['rulings'] });
    const [first] = answer.incidents;
    if (first !== undefined && !answer.incidents.includes(incident.id)) {
      dispatch({ type: 'select-incident', id: first });
    }
  }

  return (
    <section className={styles.rulings} aria-label={say('rulings.title')}>
      <h3>{say('rulings.title')}</h3>
      <div className={styles.acts}>
        <button type="button" onClick={act('compare')}>
          <GitCompareArrows size="0.875rem" aria-hidden="true" /> {say('rulings.compare')}
        </button>
        {canSplit && (
          <button type="button" onClick={act('split')}>
            <Scissors size="0.875rem" aria-hidden="true" /> {say('rulings.split')}
          </button>
        )}
        <button type="button" onClick={act('grade')}>
          <Star size="0.875rem" aria-hidden="true" /> {say('rulings.grade')}
        </button>
      </div>
      <p role="status" className={styles.told}>
        {told}
      </p>
      {data !== undefined && data.rulings.length > 0 && (
        <ul className={styles.list}>
          {data.rulings.map((ruling) => (
            <Decision
              key={ruling.id}
              ruling={ruling}
              incident={incident}
              version={version}
              dispatch={dispatch}
              onUndo={() => setMode({ kind: 'undo', ruling })}
            />
          ))}
        </ul>
      )}
      {mode && (
        <RulingDialog
          mode={mode}
          incident={incident}
          detail={detail}
          version={version}
          spell={spell}
          onClose={() => setMode(null)}
          onDone={finish}
        />
      )}
    </section>
  );
}
