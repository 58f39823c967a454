'use client';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type Dispatch, useMemo } from 'react';
import { CopyLink } from '#components/panel/copy-link.tsx';
import { NearMisses } from '#components/panel/near-misses.tsx';
import { ReasonList } from '#components/panel/reason-list.tsx';
import { RulingSection } from '#components/panel/ruling-section.tsx';
import { SourceList } from '#components/panel/source-list.tsx';
import { StatementList } from '#components/panel/statement-list.tsx';
import { TollSection } from '#components/panel/toll-section.tsx';
import { WaveSection } from '#components/panel/wave-section.tsx';
import { WhenWhere } from '#components/panel/when-where.tsx';
import { GradeMark } from '#components/parts/grade-mark.tsx';
import { IconButton } from '#components/parts/icon-button.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import { actorLines, meansLines } from '#lib/view/ledger-lines.ts';
import { spellReason } from '#lib/view/spell-reason.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import styles from './incident-panel.module.css';

type Props = {
  incident: Incident;
  /** Undefined while the reports are on their way. */
  detail: IncidentDetail | undefined;
  articleId: string | null;
  dataVersion: string;
  dispatch: Dispatch<ViewAction>;
  onStep: (step: 1 | -1) => void;
};

const NO_REPORTS: IncidentDetail['reports'] = [];

function Crumb({ incident, dispatch, onStep }: Pick<Props, 'incident' | 'dispatch' | 'onStep'>) {
  const { say } = useWords();
  const type = say(`codes.type.${incident.type}`);
  const outcome = incident.outcome === 'unknown' ? null : say(`codes.outcome.${incident.outcome}`);
  return (
    <div className={styles.crumb}>
      <TypeSymbol type={incident.type} />
      <span>
        {type}
        {outcome !== null && outcome !== type ? ` · ${outcome}` : ''}
        {incident.assertion === 'happened' ? '' : ` · ${say(`codes.assertion.${incident.assertion}`)}`}
      </span>
      <div className={styles.tools}>
        <IconButton label={say('panel.previous')} onClick={() => onStep(-1)}>
          <ChevronLeft size="1rem" />
        </IconButton>
        <IconButton label={say('panel.next')} onClick={() => onStep(1)}>
          <ChevronRight size="1rem" />
        </IconButton>
        <CopyLink />
        <IconButton
          label={say('panel.close')}
          onClick={() => dispatch({ type: 'select-incident', id: null })}
        >
          <X size="1rem" />
        </IconButton>
      </div>
    </div>
  );
}

/** The reasons of a grade: the first says it, the rest stand behind it. */
function GradeReasons({ grade, spell }: { grade: Incident['grade']; spell: (reason: string) => string }) {
  return (
    <section className={styles.grade}>
      <GradeMark level={grade.level} />
      <p>{grade.why.map(spell).join(' ')}</p>
    </section>
  );
}

/** The selected attack: when and where with the words for it, tolls, means, who did it, grade, sources. */
export function IncidentPanel({ incident, detail, articleId, dataVersion, dispatch, onStep }: Props) {
  const words = useWords();
  const { say } = words;
  const reports = detail?.reports ?? NO_REPORTS;
  const ledger = detail?.ledger;
  const titles = useMemo(
    () =>
      new Map(
        reports.map(({ article }) => [
          article.id,
          article.title ?? article.publisher ?? say('panel.untitled'),
        ]),
      ),
    [reports, say],
  );
  const publisherOf = useMemo(
    () => new Map(reports.flatMap(({ article: { id, publisher } }) => (publisher ? [[id, publisher]] : []))),
    [reports],
  );
  const spell = (reason: string) => spellReason(reason, titles, words);
  const joined = (detail?.why ?? []).filter((reason) => !incident.grade.why.includes(reason));
  const means = useMemo(() => meansLines(reports, words), [reports, words]);
  const actors = useMemo(() => (ledger ? actorLines(ledger, words) : []), [ledger, words]);
  return (
    <article className={styles.detail} aria-label={say('panel.incident')}>
      <Crumb incident={incident} dispatch={dispatch} onStep={onStep} />
      <h2 className={styles.title}>{incidentTitle(incident, words)}</h2>
      <WhenWhere incident={incident} reports={reports} spell={spell} dispatch={dispatch} />
      <TollSection incident={incident} ledger={ledger} publisherOf={publisherOf} dispatch={dispatch} />
      {means.length > 0 && (
        <section>
          <h3>{say('panel.means')}</h3>
          <StatementList statements={means} incident={incident.id} dispatch={dispatch} />
        </section>
      )}
      {actors.length > 0 && (
        <section>
          <h3>{say('panel.whoDidIt')}</h3>
          <StatementList
            statements={actors}
            incident={incident.id}
            publisherOf={publisherOf}
            dispatch={dispatch}
          />
        </section>
      )}
      <GradeReasons grade={incident.grade} spell={spell} />
      {reports.length > 0 && (
        <SourceList
          incident={incident}
          reports={reports}
          ledger={ledger}
          articleId={articleId}
          dispatch={dispatch}
        />
      )}
      <ReasonList label={say('panel.whyJoined')} reasons={joined.map(spell)} />
      {detail?.apart && (
        <NearMisses version={dataVersion} apart={detail.apart} spell={spell} dispatch={dispatch} />
      )}
      {detail?.wave && (
        <WaveSection wave={detail.wave} incident={incident.id} version={dataVersion} dispatch={dispatch} />
      )}
      {detail !== undefined && incident.members.length > 0 && (
        <RulingSection
          incident={incident}
          detail={detail}
          version={dataVersion}
          spell={spell}
          dispatch={dispatch}
        />
      )}
    </article>
  );
}
