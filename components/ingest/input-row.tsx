'use client';
import { Check, Copy, FileText, LoaderCircle, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { Dispatch } from 'react';
import { DateQuestion, DayChanges, needsDate } from '#components/ingest/date-question.tsx';
import { hidden } from '#components/ingest/hidden-words.tsx';
import { isCopy, type Status, statusOf } from '#components/ingest/input-status.ts';
import { useWords } from '#components/words/use-words.ts';
import { type AddAction, type AddInput, articlesOf, type Shown, takeableOf } from '#lib/view/add-inputs.ts';
import { describeFound } from '#lib/view/count-mentions.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { Words } from '#lib/view/words.ts';
import type { JobArticle } from '#lib/wire.ts';
import styles from './input-list.module.css';

type Props = {
  input: AddInput;
  shown: Shown;
  dispatch: Dispatch<AddAction>;
  /** The page that shows an article. */
  hrefOf: (article: string) => string;
  /** Follows an address as a feed. */
  onFollow: (address: string) => void;
  /** Takes away again what was kept of an input. */
  onTakeBack: (key: string, ids: readonly string[]) => void;
};

function StateIcon({ input, tone }: { input: AddInput; tone: Status['tone'] }) {
  const { stage } = input;
  if (tone === 'bad' || tone === 'warn') return <TriangleAlert size="0.9375rem" aria-hidden="true" />;
  if (stage.at === 'kept') {
    return isCopy(stage.report) ? (
      <Copy size="0.9375rem" aria-hidden="true" />
    ) : (
      <Check size="0.9375rem" aria-hidden="true" />
    );
  }
  if (stage.at === 'reading' || stage.at === 'keeping') {
    return <LoaderCircle size="0.9375rem" className={styles.turning} aria-hidden="true" />;
  }
  return <FileText size="0.9375rem" aria-hidden="true" />;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function subline(article: JobArticle, { say, language }: Words): string {
  if (!article.extraction) return article.problems.map((problem) => problem.message).join(' ');
  const { published, text } = article.extraction;
  const day = published.value === null ? say('ingest.noDay') : formatShortDay(published.value, language);
  return `${day} · ${say('ingest.words', { count: wordCount(text) })}`;
}

function ArticleRow({ input, index, shown, dispatch, hrefOf }: Props & { index: number }) {
  const words = useWords();
  const { say } = words;
  const article = articlesOf(input)[index];
  if (!article) return null;
  const isOn = shown?.key === input.key && shown.article === index;
  const kept = input.stage.at === 'kept' ? input.stage.report[index] : undefined;
  return (
    <li className={isOn ? styles.on : undefined}>
      <button
        type="button"
        className={styles.open}
        aria-pressed={isOn}
        disabled={article.extraction === undefined}
        onClick={() => dispatch({ type: 'show', shown: { key: input.key, article: index } })}
      >
        <b>{article.title ?? article.name}</b>
        <span>{subline(article, words)}</span>
      </button>
      <span className={styles.plain}>
        {article.extraction === undefined
          ? say('ingest.status.notRead')
          : describeFound(article.extraction.mentions, words)}
      </span>
      {kept?.id != null && (
        <Link href={hrefOf(kept.id)} prefetch={false}>
          {say('ingest.show')}
        </Link>
      )}
    </li>
  );
}

function SingleHead({ input, shown, dispatch }: Pick<Props, 'input' | 'shown' | 'dispatch'>) {
  const words = useWords();
  const [article] = articlesOf(input);
  if (!article?.extraction) {
    return (
      <div className={styles.open}>
        <b>{article?.title ?? input.name}</b>
        <span>
          {input.stage.at === 'failed'
            ? input.stage.why
            : article
              ? subline(article, words)
              : input.given.kind}
        </span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.open}
      aria-pressed={shown?.key === input.key}
      onClick={() => dispatch({ type: 'show', shown: { key: input.key, article: 0 } })}
    >
      <b>{article.title ?? input.name}</b>
      <span>{subline(article, words)}</span>
    </button>
  );
}

function Progress({ input }: { input: AddInput }) {
  const { say } = useWords();
  if (input.stage.at !== 'reading' || input.stage.total < 2) return null;
  const { done, total } = input.stage;
  return (
    <progress
      className={styles.progress}
      value={done}
      max={total}
      aria-label={say('ingest.readingOf', { name: input.name })}
    />
  );
}

/** One input of the list: its name, how far it is, what was found, and what is asked of the reader. */
export function InputRow(props: Props) {
  const { input, shown, dispatch, hrefOf, onFollow, onTakeBack } = props;
  const { given } = input;
  const articles = articlesOf(input);
  const words = useWords();
  const { say } = words;
  const status = statusOf(input, words);
  const takeable = takeableOf(input);
  const isSingle = articles.length < 2;
  const isOn = isSingle && shown?.key === input.key;
  const keptId = input.stage.at === 'kept' && isSingle ? input.stage.report[0]?.id : null;
  const extras = isSingle ? articles.flatMap((article) => (article.extraction ? article.problems : [])) : [];
  return (
    <li
      className={[styles.input, isOn ? styles.on : '', needsDate(input) ? styles.need : ''].join(' ')}
      data-stage={input.stage.at}
    >
      <span className={styles.icon}>
        <StateIcon input={input} tone={status.tone} />
      </span>
      {isSingle ? (
        <SingleHead input={input} shown={shown} dispatch={dispatch} />
      ) : (
        <div className={styles.open}>
          <b>{input.name}</b>
          <span>{say('ingest.articles', { count: articles.length })}</span>
        </div>
      )}
      <span className={styles.status} role="status">
        <span className={styles[status.tone]}>{status.words}</span>
        <Progress input={input} />
        {keptId != null && (
          <Link href={hrefOf(keptId)} prefetch={false}>
            {say('ingest.show')}
          </Link>
        )}
        {!isSingle && given.kind === 'address' && (
          <button type="button" className={styles.drop} onClick={() => onFollow(given.address)}>
            {say.rich('ingest.feeds.followThis', { name: input.name, hidden })}
          </button>
        )}
        {takeable.length > 0 && (
          <button type="button" className={styles.drop} onClick={() => onTakeBack(input.key, takeable)}>
            {say.rich('ingest.takeBack', { name: input.name, hidden })}
          </button>
        )}
        {input.stage.at === 'failed' && (
          <button
            type="button"
            className={styles.drop}
            onClick={() => dispatch({ type: 'try-again', key: input.key })}
          >
            {say.rich('ingest.tryAgain', { name: input.name, hidden })}
          </button>
        )}
        {input.stage.at !== 'kept' && input.stage.at !== 'keeping' && (
          <button
            type="button"
            className={styles.drop}
            onClick={() => dispatch({ type: 'leave-out', key: input.key })}
          >
            {say.rich('ingest.leaveOutThis', { name: input.name, hidden })}
          </button>
        )}
      </span>
      {input.stage.at === 'failed' && articles.length > 0 && (
        <p className={styles.extra}>{input.stage.why}</p>
      )}
      {extras
        .filter((problem) => problem.kind !== 'needs_date' && problem.kind !== 'no_attack')
        .map((problem) => (
          <p key={problem.message} className={styles.extra}>
            {problem.message}
          </p>
        ))}
      {!isSingle && (
        <ul className={styles.articles}>
          {articles.map((article, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: articles of one reading keep their order
            <ArticleRow key={`${index}|${article.name}`} {...props} index={index} />
          ))}
        </ul>
      )}
      {needsDate(input) && (
        <DateQuestion
          key={`ask${input.key}`}
          input={input}
          onPublished={(published) => dispatch({ type: 'set-published', key: input.key, published })}
          onLeaveUndated={() => dispatch({ type: 'leave-undated', key: input.key })}
        />
      )}
      <DayChanges
        input={input}
        onPublished={(published) => dispatch({ type: 'set-published', key: input.key, published })}
      />
    </li>
  );
}
