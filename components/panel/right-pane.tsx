'use client';
import type { CSSProperties, Dispatch } from 'react';
import { RequestError } from '#components/data/dateline-api.ts';
import { useArticle, useIncident } from '#components/data/use-dateline-data.ts';
import { ArticleReader } from '#components/panel/article-reader.tsx';
import { IncidentPanel } from '#components/panel/incident-panel.tsx';
import { useFieldInView } from '#components/panel/use-field-in-view.ts';
import { useMerged } from '#components/panel/use-merged.ts';
import { useScrollBack } from '#components/panel/use-scroll-back.ts';
import { useSplit } from '#components/panel/use-split.ts';
import { FailureNotice, ListSkeleton } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { EvidenceSpan } from '#lib/view/evidence-spans.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import type { WordsToPin } from '#lib/view/words-to-pin.ts';
import styles from './right-pane.module.css';

type Props = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** The selected incident as the list has it, shown until its reports arrive. */
  incident: Incident | undefined;
  dataVersion: string;
  hrefOf: (view: View) => string;
  onStep: (step: 1 | -1) => void;
  /** Pins words to the chosen scene of the brief that is open, null where none is. */
  onPin: ((words: WordsToPin) => void) | null;
};

function SelectedIncident({
  view,
  dispatch,
  incident,
  query,
  articleId,
  dataVersion,
  onStep,
}: Pick<Props, 'view' | 'dispatch' | 'incident' | 'dataVersion' | 'onStep'> & {
  query: ReturnType<typeof useIncident>;
  articleId: string | null;
}) {
  const { say } = useWords();
  const isMissing = query.error instanceof RequestError && query.error.status === 404;
  const isUnknownYet = isMissing && view.knownAt !== null;
  const mergedFrom = useMerged(view, query.data?.incident.id, dispatch);
  const shown = query.data?.incident ?? (isUnknownYet ? undefined : incident);
  return (
    <>
      {view.knownAt !== null && (
        <KnownAtNote day={view.knownAt} isUnknownYet={isUnknownYet} dispatch={dispatch} />
      )}
      {mergedFrom !== null && (
        <p className={styles.gone} role="status">
          {say('rulings.merged')}
        </p>
      )}
      {isMissing && !isUnknownYet && <p className={styles.gone}>{say('panel.gone')}</p>}
      {query.error && !isMissing && (
        <FailureNotice
          what={say('panel.incidentFailed')}
          why={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {shown && (
        <IncidentPanel
          key={shown.id}
          incident={shown}
          detail={query.data}
          articleId={articleId}
          dataVersion={dataVersion}
          dispatch={dispatch}
          onStep={onStep}
        />
      )}
      {!shown && query.error && view.incident !== null && (
        <p className={styles.close}>
          <button type="button" onClick={() => dispatch({ type: 'select-incident', id: null })}>
            {say('common.close')}
          </button>
        </p>
      )}
      {!shown && !query.error && <ListSkeleton rows={3} />}
    </>
  );
}

/** Which day the panel speaks of when it is not today, and the way back to now. */
function KnownAtNote({
  day,
  isUnknownYet,
  dispatch,
}: {
  day: string;
  isUnknownYet: boolean;
  dispatch: Dispatch<ViewAction>;
}) {
  const { say, language } = useWords();
  const words = formatShortDay(day, language);
  return (
    <p className={styles.known}>
      <span>{say(isUnknownYet ? 'panel.notOutBy' : 'panel.knownOn', { day: words })}</span>
      <button type="button" onClick={() => dispatch({ type: 'set-known-at', day: null })}>
        {say('panel.showNow')}
      </button>
    </p>
  );
}

/** The upper part takes what it needs up to the split; once dragged, exactly that much. */
function splitStyle({ percent, isSet }: { percent: number; isSet: boolean }): CSSProperties {
  return { '--split': `${percent}%`, '--split-basis': isSet ? `${percent}%` : 'auto' } as CSSProperties;
}

/** The selected attack above, the article that tells of it below. */
export function RightPane({ view, dispatch, incident, dataVersion, hrefOf, onStep, onPin }: Props) {
  const incidentQuery = useIncident(view.incident, view.knownAt, dataVersion);
  const firstReport = view.incident === null ? undefined : incidentQuery.data?.reports[0];
  const articleId = view.article ?? firstReport?.article.id ?? null;
  const { say } = useWords();
  const split = useSplit(62, say('panel.splitHeight'));
  useScrollBack(split.pane, view);
  const facts = useFieldInView(view.focus?.field);
  const articleQuery = useArticle(articleId, dataVersion);

  function hrefOfSpan(span: EvidenceSpan): string {
    const focus = { mention: span.mention, field: span.field };
    return hrefOf({ ...view, article: articleId, incident: span.incident ?? view.incident, focus });
  }

  return (
    <section
      ref={split.pane}
      className={styles.pane}
      aria-label={say('panel.selection')}
      data-scroller
      style={splitStyle(split)}
    >
      {view.incident !== null && (
        <section
          ref={facts}
          className={styles.detail}
          data-hot={view.hotField ?? view.focus?.field}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={say('panel.selectedIncident')}
        >
          <SelectedIncident
            view={view}
            dispatch={dispatch}
            incident={incident}
            query={incidentQuery}
            articleId={articleId}
            dataVersion={dataVersion}
            onStep={onStep}
          />
        </section>
      )}
      {articleQuery.error && (
        <FailureNotice
          what={say('panel.articleFailed')}
          why={articleQuery.error}
          onRetry={() => void articleQuery.refetch()}
        />
      )}
      {articleId !== null && articleQuery.data === undefined && !articleQuery.error && (
        <ListSkeleton rows={3} />
      )}
      {articleQuery.data && (
        <div className={styles.reader}>
          {view.incident !== null && <div className={styles.grip} {...split.grip} />}
          <ArticleReader
            key={articleQuery.data.article.id}
            detail={articleQuery.data}
            view={view}
            dispatch={dispatch}
            hrefOf={hrefOfSpan}
            onPin={onPin}
          />
        </div>
      )}
    </section>
  );
}
