'use client';
import dynamic from 'next/dynamic';
import { type Dispatch, useMemo, useState } from 'react';
import { StatementList } from '#components/panel/statement-list.tsx';
import { Segmented } from '#components/parts/segmented.tsx';
import { Toll } from '#components/parts/toll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Incident, Ledger } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { type Statement, tollLines } from '#lib/view/ledger-lines.ts';
import { ledgerSeries, type TollField } from '#lib/view/ledger-series.ts';
import { sayTollRule } from '#lib/view/toll-rule.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import type { Words } from '#lib/view/words.ts';
import styles from './toll-section.module.css';

/** Charts come in their own file, when an attack has figures that changed. */
const TollChart = dynamic(
  () => import('#components/panel/toll-chart.tsx').then((module) => module.TollChart),
  {
    ssr: false,
    loading: () => <div className={styles.room} />,
  },
);

type Props = {
  incident: Incident;
  ledger: Ledger | undefined;
  /** Who published each article. */
  publisherOf: ReadonlyMap<string, string>;
  dispatch: Dispatch<ViewAction>;
};

function claimCount(lines: readonly Statement[], { say }: Words): string {
  const withdrawn = lines.filter((line) => line.isWithdrawn).length;
  const figures = say('ledger.figures', { count: lines.length });
  return withdrawn === 0 ? figures : say('ledger.figuresWithdrawn', { figures, count: withdrawn });
}

/** The toll: the number in force and the rule that chose it, its history as a chart, every figure with its voice. */
export function TollSection({ incident, ledger, publisherOf, dispatch }: Props) {
  const words = useWords();
  const { say, language } = words;
  const [wanted, setWanted] = useState<TollField>('killed');
  const lines = useMemo(() => (ledger ? tollLines(ledger, words) : []), [ledger, words]);
  const series = useMemo(() => {
    if (!ledger) return null;
    return {
      killed: ledgerSeries(ledger, 'killed', words),
      injured: ledgerSeries(ledger, 'injured', words),
    };
  }, [ledger, words]);
  const field = series?.[wanted] ? wanted : series?.injured && !series.killed ? 'injured' : 'killed';
  const chart = series?.[field] ?? null;
  const ownRule = ledger ? sayTollRule(ledger, field, words) : null;
  const rule = ownRule ?? (ledger ? sayTollRule(ledger, 'injured', words) : null);
  return (
    <section>
      <h3 className={styles.toll}>
        <span>
          <Toll casualties={incident.casualties} />
        </span>
        {lines.length > 0 && <small>{claimCount(lines, words)}</small>}
      </h3>
      {rule !== null && (
        <p className={styles.rule}>
          <b>{say(`ledger.${ownRule === null ? 'injured' : field}`)}:</b> {rule}
        </p>
      )}
      {series?.killed && series.injured && (
        <div className={styles.fields}>
          <Segmented
            label={say('ledger.inChart')}
            value={field}
            options={[
              { value: 'killed', label: say('ledger.killed') },
              { value: 'injured', label: say('ledger.injured') },
            ]}
            onChange={setWanted}
          />
        </div>
      )}
      {chart && (
        <>
          <TollChart
            series={chart}
            label={say(`ledger.${field}`)}
            onOpen={({ entries: [entry] }) => {
              if (!entry) return;
              const focus = { mention: entry.mention, field: 'toll' } as const;
              dispatch({ type: 'focus-evidence', article: entry.article, incident: incident.id, focus });
            }}
          />
          <p className={styles.key}>
            {say('ledger.bandNote')}
            {chart.repeatedUntil !== null &&
              ` ${say('ledger.toldUntil', { day: formatShortDay(chart.repeatedUntil, language) })}`}
          </p>
        </>
      )}
      <StatementList
        statements={lines}
        incident={incident.id}
        publisherOf={publisherOf}
        dispatch={dispatch}
      />
    </section>
  );
}
