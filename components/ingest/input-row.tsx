'use client';
import { Check, Copy, FileText, LoaderCircle, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { Dispatch } from 'react';
import { DateQuestion, DayChanges, needsDate } from '#components/ingest/date-question.tsx';
import { type AddAction, type AddInput, articlesOf, type Shown } from '#lib/view/add-inputs.ts';
import { describeFound } from '#lib/view/count-mentions.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { JobArticle } from '#lib/wire.ts';
import styles from './input-list.module.css';

type Props = {
  input: AddInput;
  shown: Shown;
  dispatch: Dispatch<AddAction>;
  /** The page that shows an article. */
  hrefOf: (article: string) => string;
};

type Status = { words: string; tone: 'good' | 'warn' | 'bad' | 'plain' };

function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function mentionsIn(articles: readonly JobArticle[]) {
  return articles.flatMap(({ extraction }) => extraction?.mentions ?? []);
}

function isCopy(report: readonly JobArticle[]): boolean {
  return report.length > 0 && report.every(({ status }) => status === 'duplicate');
}

function keptStatus(report: readonly JobArticle[]): Status {
  const fresh = report.reduce((sum, { newIncidents }) => sum + newIncidents, 0);
  const joined = report.reduce((sum, { mergedIncidents }) => sum + mergedIncidents, 0);
  if (isCopy(report)) return { words: 'Already known', tone: 'plain' };
  const parts: string[] = [];
  if (fresh > 0) parts.push(`${plural(fresh, 'attack')}, new`);
  if (joined > 0) parts.push(`${plural(joined, 'attack')}, joined`);
  if (parts.length === 0) return { words: 'Kept, no attack reported', tone: 'plain' };
  return { words: parts.join(' · '), tone: 'good' };
}

function previewStatus(input: AddInput, articles: readonly JobArticle[]): Status {
  const readable = articles.filter(({ extraction }) => extraction !== undefined);
  if (readable.length === 0) return { words: 'Could not be read', tone: 'bad' };
  if (needsDate(input)) return { words: 'Needs a publication date', tone: 'warn' };
  const mentions = mentionsIn(articles);
  return { words: mentions.length === 0 ? 'No attack reported' : describeFound(mentions), tone: 'plain' };
}

function statusOf(input: AddInput): Status {
  const { stage } = input;
  switch (stage.at) {
    case 'waiting':
      return { words: 'Waiting', tone: 'plain' };
    case 'reading':
      return {
        words:
          stage.total > 1 ? `Reading ${Math.min(stage.done + 1, stage.total)} of ${stage.total}` : 'Reading',
        tone: 'plain',
      };
    case 'keeping':
      return { words: 'Storing', tone: 'plain' };
    case 'failed':
      return { words: stage.articles.length > 0 ? 'Could not be stored' : 'Could not be read', tone: 'bad' };
    case 'previewed':
      return previewStatus(input, stage.articles);
    case 'kept':
      return keptStatus(stage.report);
  }
}

function StateIcon({ input }: { input: AddInput }) {
  const { stage } = input;
  const { tone } = statusOf(input);
  if (tone === 'bad' || tone === 'warn') return <TriangleAlert size={15} aria-hidden="true" />;
  if (stage.at === 'kept') {
    return isCopy(stage.report) ? (
      <Copy size={15} aria-hidden="true" />
    ) : (
      <Check size={15} aria-hidden="true" />
    );
  }
  if (stage.at === 'reading' || stage.at === 'keeping') {
    return <LoaderCircle size={15} className={styles.turning} aria-hidden="true" />;
  }
  return <FileText size={15} aria-hidden="true" />;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function subline(article: JobArticle): string {
  if (!article.extraction) return article.problems.map((problem) => problem.message).join(' ');
  const { published, text } = article.extraction;
  const day = published.value === null ? 'publication date unknown' : formatShortDay(published.value);
  return `${day} · ${plural(wordCount(text), 'word')}`;
}

function ArticleRow({ input, index, shown, dispatch, hrefOf }: Props & { index: number }) {
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
        <span>{subline(article)}</span>
      </button>
      <span className={styles.plain}>
        {article.extraction === undefined ? 'Could not be read' : describeFound(article.extraction.mentions)}
      </span>
      {kept?.id != null && (
        <Link href={hrefOf(kept.id)} prefetch={false}>
          Show
        </Link>
      )}
    </li>
  );
}

function SingleHead({ input, shown, dispatch }: Pick<Props, 'input' | 'shown' | 'dispatch'>) {
  const [article] = articlesOf(input);
  if (!article?.extraction) {
    return (
      <div className={styles.open}>
        <b>{article?.title ?? input.name}</b>
        <span>
          {input.stage.at === 'failed' ? input.stage.why : article ? subline(article) : input.given.kind}
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
      <span>{subline(article)}</span>
    </button>
  );
}

function Progress({ input }: { input: AddInput }) {
  if (input.stage.at !== 'reading' || input.stage.total < 2) return null;
  const { done, total } = input.stage;
  return (
    <progress className={styles.progress} value={done} max={total} aria-label={`Reading ${input.name}`} />
  );
}

/** One input of the list: its name, how far it is, what was found, and what is asked of the reader. */
export function InputRow(props: Props) {
  const { input, shown, dispatch, hrefOf } = props;
  const articles = articlesOf(input);
  const status = statusOf(input);
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
        <StateIcon input={input} />
      </span>
      {isSingle ? (
        <SingleHead input={input} shown={shown} dispatch={dispatch} />
      ) : (
        <div className={styles.open}>
          <b>{input.name}</b>
          <span>{plural(articles.length, 'article')}</span>
        </div>
      )}
      <span className={styles.status} role="status">
        <span className={styles[status.tone]}>{status.words}</span>
        <Progress input={input} />
        {keptId != null && (
          <Link href={hrefOf(keptId)} prefetch={false}>
            Show
          </Link>
        )}
        {input.stage.at === 'failed' && (
          <button
            type="button"
            className={styles.drop}
            onClick={() => dispatch({ type: 'try-again', key: input.key })}
          >
            Try again<span className="visually-hidden"> {input.name}</span>
          </button>
        )}
        {input.stage.at !== 'kept' && input.stage.at !== 'keeping' && (
          <button
            type="button"
            className={styles.drop}
            onClick={() => dispatch({ type: 'leave-out', key: input.key })}
          >
            Leave out<span className="visually-hidden"> {input.name}</span>
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
