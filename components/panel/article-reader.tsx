'use client';
import { ChevronDown, ChevronUp, ExternalLink, Pin, TriangleAlert, X } from 'lucide-react';
import { type Dispatch, useEffect, useMemo, useRef } from 'react';
import { Citations } from '#components/panel/citations.tsx';
import { ArticleText } from '#components/parts/article-text.tsx';
import { FieldKey } from '#components/parts/field-key.tsx';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import { describeFound } from '#lib/view/count-mentions.ts';
import { formatDay } from '#lib/view/describe-time.ts';
import { articleSpans, type EvidenceSpan } from '#lib/view/evidence-spans.ts';
import { safeUrl } from '#lib/view/safe-url.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import { type Language, localeTag, type Words } from '#lib/view/words.ts';
import { type WordsToPin, wordsToPin } from '#lib/view/words-to-pin.ts';
import type { ArticleDetail } from '#lib/wire.ts';
import styles from './article-reader.module.css';

type Props = {
  detail: ArticleDetail;
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** The link that leads to this evidence on this page. */
  hrefOf: (span: EvidenceSpan) => string;
  /** Pins the selected words, else those that are pointed at, to a scene; null where no brief is open. */
  onPin: ((words: WordsToPin) => void) | null;
};

function publishedWords({ published }: ArticleDetail['article'], { say, language }: Words): string {
  if (published.value === null) return say('reader.noDay');
  const day = formatDay(published.value, language);
  return published.basis === 'metadata' ? day : say('reader.workedOut', { day });
}

/** "English" for "en"; a tag that names no language stays as it is. */
function languageName(tag: string | null, language: Language): string | null {
  if (tag === null) return null;
  try {
    return new Intl.DisplayNames(localeTag(language), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function ReaderHead({
  detail,
  view,
  dispatch,
  onStep,
  onPin,
}: Pick<Props, 'detail' | 'view' | 'dispatch' | 'onPin'> & { onStep: (step: 1 | -1) => void }) {
  const words = useWords();
  const { say } = words;
  const { article } = detail;
  const url = safeUrl(article.url);
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <p>
          <b>{article.publisher ?? say('common.noPublisher')}</b>{' '}
          <span>
            {[
              publishedWords(article, words),
              languageName(article.language, words.language),
              describeFound(detail.mentions, words),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
        <div className={styles.tools}>
          {onPin && (
            <IconButton
              label={say('reader.pin')}
              // A press would end the selection that is to be pinned.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                const words = wordsToPin(detail, view, String(window.getSelection() ?? ''));
                if (words) onPin(words);
              }}
            >
              <Pin size="0.9375rem" />
            </IconButton>
          )}
          <IconButton
            label={say('reader.previous')}
            disabled={detail.mentions.length === 0}
            onClick={() => onStep(-1)}
          >
            <ChevronUp size="1rem" />
          </IconButton>
          <IconButton
            label={say('reader.next')}
            disabled={detail.mentions.length === 0}
            onClick={() => onStep(1)}
          >
            <ChevronDown size="1rem" />
          </IconButton>
          {url !== null && (
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              className={styles.external}
              title={say('reader.openOriginal')}
            >
              <ExternalLink size="1rem" aria-hidden="true" />
              <span className="visually-hidden">{say('reader.openInTab')}</span>
            </a>
          )}
          {view.article !== null && (
            <IconButton
              label={say('reader.close')}
              onClick={() => dispatch({ type: 'open-article', id: null })}
            >
              <X size="1rem" />
            </IconButton>
          )}
        </div>
      </div>
      <FieldKey />
    </header>
  );
}

/** Scrolls the text, and nothing else, to the words that the view points at. */
function useScrollToFocus(view: View, detail: ArticleDetail) {
  const box = useRef<HTMLElement>(null);
  const { focus, incident } = view;
  useEffect(() => {
    const mention = focus?.mention ?? detail.mentions.find((found) => found.incidentId === incident)?.id;
    if (mention === undefined || !box.current) return;
    const name = CSS.escape(mention);
    const target =
      box.current.querySelector(`[data-mentions~="${name}"][data-fields~="${focus?.field ?? 'attack'}"]`) ??
      box.current.querySelector(`[data-mentions~="${name}"]`);
    const scroller = scrollerOf(box.current, focus !== null);
    if (!target || !scroller) return;
    const offset = target.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = scroller.scrollTop + offset - scroller.clientHeight / 3;
    scroller.scrollTo({ top, behavior: still ? 'auto' : 'smooth' });
  }, [focus, incident, detail]);
  return box;
}

/** The text's own box where it scrolls; on a phone the sheet around it, but only when words were asked for. */
function scrollerOf(box: HTMLElement, isAsked: boolean): HTMLElement | null {
  if (box.scrollHeight > box.clientHeight + 1) return box;
  const sheet = box.closest<HTMLElement>('[data-scroller]');
  return isAsked && sheet && sheet.scrollHeight > sheet.clientHeight + 1 ? sheet : null;
}

/** The article in its own words, with every span that a value rests on marked by field. */
export function ArticleReader({ detail, view, dispatch, hrefOf, onPin }: Props) {
  const { say } = useWords();
  const spans = useMemo(() => articleSpans(detail), [detail]);
  const box = useScrollToFocus(view, detail);
  // A headline in the text is shown there, with its marks; one that only the source's data holds is shown above.
  const hasHeadline = detail.sections.some((section) => section.kind === 'headline');
  const title = hasHeadline ? null : detail.article.title;

  function openSpan(span: EvidenceSpan) {
    dispatch({
      type: 'focus-evidence',
      article: detail.article.id,
      incident: span.incident ?? view.incident,
      focus: { mention: span.mention, field: span.field },
    });
  }

  function stepMention(step: 1 | -1) {
    const { mentions } = detail;
    const current = mentions.findIndex((mention) =>
      view.focus ? mention.id === view.focus.mention : mention.incidentId === view.incident,
    );
    const next = mentions[(current + step + mentions.length) % mentions.length] ?? mentions[0];
    if (!next) return;
    dispatch({
      type: 'focus-evidence',
      article: detail.article.id,
      incident: next.incidentId,
      focus: { mention: next.id, field: 'attack' },
    });
  }

  return (
    <article className={styles.reader} aria-label={say('reader.article')}>
      <ReaderHead detail={detail} view={view} dispatch={dispatch} onStep={stepMention} onPin={onPin} />
      {detail.problems.length > 0 && (
        <ul className={styles.problems} aria-label={say('reader.problems')}>
          {detail.problems.map((problem) => (
            <li key={problem.kind + problem.message}>
              <TriangleAlert size="0.875rem" aria-hidden="true" />
              {problem.message}
            </li>
          ))}
        </ul>
      )}
      <section
        ref={box}
        className={styles.prose}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={say('reader.text')}
        lang={detail.article.language ?? undefined}
      >
        {title !== null && <h2 className={styles.title}>{title}</h2>}
        <ArticleText
          detail={detail}
          spans={spans}
          view={view}
          hrefOf={hrefOf}
          onOpen={openSpan}
          onHover={(span) => {
            dispatch({ type: 'hover', id: span?.incident ?? null });
            dispatch({ type: 'heat-field', field: span?.field ?? null });
          }}
        />
        <Citations sources={detail.article.sources} why={detail.article.published.why} />
      </section>
    </article>
  );
}
