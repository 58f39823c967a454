'use client';
import dynamic from 'next/dynamic';
import { type Dispatch, useMemo, useState } from 'react';
import { StatementList } from '#components/panel/statement-list.tsx';
import { Segmented } from '#components/parts/segmented.tsx';
import { Toll } from '#components/parts/toll.tsx';
import type { Incident, Ledger } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { type Statement, tollLines } from '#lib/view/ledger-lines.ts';
import { ledgerSeries, type TollField } from '#lib/view/ledger-series.ts';
import { sayTollRule } from '#lib/view/toll-rule.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
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
  dispatch: Dispatch<ViewAction>;
};

const FIELD_NAMES: Record<TollField, string> = { killed: 'Killed', injured: 'Injured' };

function claimCount(lines: readonly Statement[]): string {
  const withdrawn = lines.filter((line) => line.note?.startsWith('withdrawn')).length;
  const count = lines.length === 1 ? '1 figure' : `${lines.length} figures`;
  return withdrawn === 0 ? count : `${count}, ${withdrawn} withdrawn`;
}

/** The toll: the number in force and the rule that chose it, its history as a chart, every figure with its voice. */
export function TollSection({ incident, ledger, dispatch }: Props) {
  const [wanted, setWanted] = useState<TollField>('killed');
  const lines = useMemo(() => (ledger ? tollLines(ledger) : []), [ledger]);
  const series = useMemo(() => {
    if (!ledger) return null;
    return { killed: ledgerSeries(ledger, 'killed'), injured: ledgerSeries(ledger, 'injured') };
  }, [ledger]);
  const field = series?.[wanted] ? wanted : series?.injured && !series.killed ? 'injured' : 'killed';
  const chart = series?.[field] ?? null;
  const rule = ledger ? (sayTollRule(ledger, field) ?? sayTollRule(ledger, 'injured')) : null;
  return (
    <section>
      <h3 className={styles.toll}>
        <Toll casualties={incident.casualties} />
        {lines.length > 0 && <small>{claimCount(lines)}</small>}
      </h3>
      {rule !== null && <p className={styles.rule}>{rule}</p>}
      {series?.killed && series.injured && (
        <div className={styles.fields}>
          <Segmented
            label="Figures in the chart"
            value={field}
            options={[
              { value: 'killed', label: 'Killed' },
              { value: 'injured', label: 'Injured' },
            ]}
            onChange={setWanted}
          />
        </div>
      )}
      {chart && (
        <>
          <TollChart
            series={chart}
            label={FIELD_NAMES[field]}
            onOpen={({ entries: [entry] }) => {
              if (!entry) return;
              const focus = { mention: entry.mention, field: 'toll' } as const;
              dispatch({ type: 'focus-evidence', article: entry.article, incident: incident.id, focus });
            }}
          />
          <p className={styles.key}>
            By day of report; the band spans the figures that stood.
            {chart.repeatedUntil !== null && ` Told again until ${formatShortDay(chart.repeatedUntil)}.`}
          </p>
        </>
      )}
      <StatementList statements={lines} incident={incident.id} dispatch={dispatch} />
    </section>
  );
}
