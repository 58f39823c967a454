'use client';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { Dispatch, ReactNode } from 'react';
import { CopyLink } from '#components/panel/copy-link.tsx';
import { QuoteLink } from '#components/panel/quote-link.tsx';
import { StatementList } from '#components/panel/statement-list.tsx';
import { GradeMark } from '#components/parts/grade-mark.tsx';
import { IconButton } from '#components/parts/icon-button.tsx';
import { Toll } from '#components/parts/toll.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import type { Evidence, Incident } from '#lib/schema.ts';
import { BASIS_LABELS, OUTCOME_LABELS, TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { describePrecision, placeLine } from '#lib/view/describe-incident.ts';
import { describeWhen, formatShortDay } from '#lib/view/describe-time.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import { actorStatements, meansStatements, tollStatements } from '#lib/view/summarise-reports.ts';
import { tollSeries } from '#lib/view/toll-series.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import styles from './incident-panel.module.css';

/** Charts come in their own file, when an attack has figures that changed. */
const TollChart = dynamic(
  () => import('#components/panel/toll-chart.tsx').then((module) => module.TollChart),
  {
    ssr: false,
    loading: () => <div style={{ height: 116 }} />,
  },
);

type Reports = IncidentDetail['reports'];
type Props = {
  incident: Incident;
  /** Undefined while the reports are on their way. */
  detail: IncidentDetail | undefined;
  articleId: string | null;
  dispatch: Dispatch<ViewAction>;
  onStep: (step: 1 | -1) => void;
};

type Source = { evidence: readonly Evidence[]; article: string; mention: string };

function firstSource(
  reports: Reports,
  pick: (report: Reports[number]) => readonly Evidence[],
): Source | null {
  for (const report of reports) {
    const evidence = pick(report);
    if (evidence.length > 0) return { evidence, article: report.article.id, mention: report.mention.id };
  }
  return null;
}

function Words({
  source,
  field,
  id,
  dispatch,
}: {
  source: Source | null;
  field: EvidenceField;
  id: string;
  dispatch: Dispatch<ViewAction>;
}) {
  if (!source) return null;
  const { article, mention } = source;
  return source.evidence
    .slice(0, 3)
    .map((span) => (
      <QuoteLink
        key={`${span.start}:${span.end}`}
        field={field}
        quote={span.quote}
        onOpen={() => dispatch({ type: 'focus-evidence', article, incident: id, focus: { mention, field } })}
        onHeat={(heated) => dispatch({ type: 'heat-field', field: heated })}
      />
    ));
}

function Fact({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
      </dd>
      <dd className={styles.how}>{children}</dd>
    </div>
  );
}

function WhenWhere({ incident, detail, dispatch }: Pick<Props, 'incident' | 'detail' | 'dispatch'>) {
  const reports = detail?.reports ?? [];
  const when = describeWhen(incident.time);
  const timeWhy = reports.find((report) => report.mention.time.why.length > 0)?.mention.time.why ?? [];
  const placeWhy =
    reports.find((report) => (report.mention.place?.why.length ?? 0) > 0)?.mention.place?.why ?? [];
  const basis = incident.time.basis === null ? null : BASIS_LABELS[incident.time.basis];
  return (
    <dl className={styles.facts}>
      <Fact name="When" value={when.day}>
        <Words
          source={firstSource(reports, (report) => report.mention.time.evidence)}
          field="time"
          id={incident.id}
          dispatch={dispatch}
        />
        <span>{[when.hour, basis].filter(Boolean).join('; ')}</span>
        {timeWhy.length > 0 && <Reasons label="How the day was found" reasons={timeWhy} />}
      </Fact>
      <Fact name="Where" value={placeLine(incident.place)}>
        <Words
          source={firstSource(reports, (report) => report.mention.place?.evidence ?? [])}
          field="place"
          id={incident.id}
          dispatch={dispatch}
        />
        {incident.place && <span>{describePrecision(incident.place)}</span>}
        {placeWhy.length > 0 && <Reasons label="How the place was found" reasons={placeWhy} />}
      </Fact>
    </dl>
  );
}

function Reasons({ label, reasons }: { label: string; reasons: readonly string[] }) {
  return (
    <details className={styles.reasons}>
      <summary>{label}</summary>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}

function Sources({
  reports,
  articleId,
  incident,
  dispatch,
}: {
  reports: Reports;
  articleId: string | null;
  incident: Incident;
  dispatch: Dispatch<ViewAction>;
}) {
  const articles = [...new Map(reports.map((report) => [report.article.id, report.article])).values()];
  return (
    <section>
      <h3>
        Sources <small>{articles.length === 1 ? '1 report' : `${articles.length} reports`}</small>
      </h3>
      <ul className={styles.sources}>
        {articles.map((article) => (
          <li key={article.id}>
            <button
              type="button"
              className={article.id === articleId ? styles.on : ''}
              aria-pressed={article.id === articleId}
              onClick={() => dispatch({ type: 'open-article', id: article.id, incident: incident.id })}
            >
              <span>{article.title ?? article.publisher ?? 'Untitled article'}</span>
              <span>
                {article.published.value === null ? 'undated' : formatShortDay(article.published.value)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Crumb({ incident, dispatch, onStep }: Pick<Props, 'incident' | 'dispatch' | 'onStep'>) {
  const outcome = OUTCOME_LABELS[incident.outcome];
  return (
    <div className={styles.crumb}>
      <TypeSymbol type={incident.type} />
      <span>
        {TYPE_LABELS[incident.type]}
        {outcome !== null && outcome !== TYPE_LABELS[incident.type] ? ` · ${outcome}` : ''}
        {incident.assertion === 'happened' ? '' : ` · ${incident.assertion}`}
      </span>
      <div className={styles.tools}>
        <IconButton label="Previous attack" onClick={() => onStep(-1)}>
          <ChevronLeft size={16} />
        </IconButton>
        <IconButton label="Next attack" onClick={() => onStep(1)}>
          <ChevronRight size={16} />
        </IconButton>
        <CopyLink />
        <IconButton label="Close incident" onClick={() => dispatch({ type: 'select-incident', id: null })}>
          <X size={16} />
        </IconButton>
      </div>
    </div>
  );
}

/** The selected attack: when and where with the words for it, tolls, means, who did it, grade, sources. */
export function IncidentPanel({ incident, detail, articleId, dispatch, onStep }: Props) {
  const reports = detail?.reports ?? [];
  const series = tollSeries(reports);
  const joined = (detail?.why ?? []).filter((reason) => !incident.grade.why.includes(reason));
  return (
    <article className={styles.detail} aria-label="Incident">
      <Crumb incident={incident} dispatch={dispatch} onStep={onStep} />
      <h2 className={styles.title}>{incident.title}</h2>
      <WhenWhere incident={incident} detail={detail} dispatch={dispatch} />
      <section>
        <h3 className={styles.toll}>
          <Toll casualties={incident.casualties} />
        </h3>
        {series.length > 0 && <TollChart points={series} />}
        <StatementList statements={tollStatements(reports)} incident={incident.id} dispatch={dispatch} />
      </section>
      <StatementList
        title="Means and targets"
        statements={meansStatements(reports)}
        incident={incident.id}
        dispatch={dispatch}
      />
      <StatementList
        title="Who did it"
        statements={actorStatements(reports)}
        incident={incident.id}
        dispatch={dispatch}
      />
      <section className={styles.grade}>
        <GradeMark level={incident.grade.level} />
        <p>{incident.grade.why.join(' ')}</p>
      </section>
      {joined.length > 0 && <Reasons label="Why these reports were joined" reasons={joined} />}
      {reports.length > 0 && (
        <Sources reports={reports} articleId={articleId} incident={incident} dispatch={dispatch} />
      )}
    </article>
  );
}
