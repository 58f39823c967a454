'use client';
import type { Dispatch, ReactNode } from 'react';
import { useClockZone } from '#components/data/clock-zone.tsx';
import { QuoteLink } from '#components/panel/quote-link.tsx';
import { ReasonList } from '#components/panel/reason-list.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Evidence, Incident } from '#lib/schema.ts';
import { describePrecision, placeLine } from '#lib/view/describe-incident.ts';
import { describeWhen } from '#lib/view/describe-time.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import styles from './when-where.module.css';

type Reports = IncidentDetail['reports'];
type Props = {
  incident: Incident;
  reports: Reports;
  /** Puts a reason into plain words. */
  spell: (reason: string) => string;
  dispatch: Dispatch<ViewAction>;
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

/** The report whose day or place the incident carries comes first, so that the words shown are those behind it. */
function reportsFor(reports: Reports, isSame: (report: Reports[number]) => boolean): Reports {
  return [...reports.filter(isSame), ...reports.filter((report) => !isSame(report))];
}

/** The day and the place, the words that say them, how sure they are and how they were worked out. */
export function WhenWhere({ incident, reports, spell, dispatch }: Props) {
  const words = useWords();
  const { say } = words;
  const reading = useClockZone();
  const when = describeWhen(incident.time, words, { place: incident.place, reading });
  const timed = reportsFor(
    reports,
    ({ mention }) =>
      mention.time.surface === incident.time.surface && mention.time.start === incident.time.start,
  );
  const placed = reportsFor(
    reports,
    ({ mention }) => mention.place?.name === incident.place?.name && mention.place !== null,
  );
  const timeWhy = timed.find((report) => report.mention.time.why.length > 0)?.mention.time.why ?? [];
  const placeWhy =
    placed.find((report) => (report.mention.place?.why.length ?? 0) > 0)?.mention.place?.why ?? [];
  const basis = incident.time.basis === null ? null : say(`codes.basis.${incident.time.basis}`);
  return (
    <dl className={styles.facts}>
      <Fact name={say('panel.when')} value={when.day}>
        <Words
          source={firstSource(timed, (report) => report.mention.time.evidence)}
          field="time"
          id={incident.id}
          dispatch={dispatch}
        />
        <span>{[when.hour, basis].filter(Boolean).join('; ')}</span>
        <ReasonList label={say('panel.howDay')} reasons={timeWhy.map(spell)} />
      </Fact>
      <Fact name={say('panel.where')} value={placeLine(incident.place, words)}>
        <Words
          source={firstSource(placed, (report) => report.mention.place?.evidence ?? [])}
          field="place"
          id={incident.id}
          dispatch={dispatch}
        />
        {incident.place && <span>{describePrecision(incident.place, words)}</span>}
        <ReasonList label={say('panel.howPlace')} reasons={placeWhy.map(spell)} />
      </Fact>
    </dl>
  );
}
