'use client';
import { useId, useState } from 'react';
import { DayField } from '#components/parts/day-field.tsx';
import { useWords } from '#components/words/use-words.ts';
import { isDay } from '#lib/time.ts';
import { type AddInput, articlesOf } from '#lib/view/add-inputs.ts';
import { compareDays, undatedMentions } from '#lib/view/compare-readings.ts';
import { formatDay } from '#lib/view/describe-time.ts';
import type { JobArticle } from '#lib/wire.ts';
import styles from './date-question.module.css';

type Props = {
  input: AddInput;
  onPublished: (day: string) => void;
  onLeaveUndated: () => void;
};

/** Articles whose text leaves a day open because nothing says when it was published. */
export function openArticles(articles: readonly JobArticle[]): JobArticle[] {
  return articles.filter(
    ({ extraction }) =>
      extraction !== undefined &&
      extraction.published.value === null &&
      undatedMentions(extraction.mentions).length > 0,
  );
}

/** True while the reader should be asked for a publication day. */
export function needsDate(input: AddInput): boolean {
  return (
    input.stage.at === 'previewed' &&
    input.published === null &&
    !input.isLeftUndated &&
    openArticles(articlesOf(input)).length > 0
  );
}

function openWords(articles: readonly JobArticle[]): string[] {
  const words = openArticles(articles).flatMap(({ extraction }) =>
    undatedMentions(extraction?.mentions ?? []).flatMap(({ time }) => time.surface ?? []),
  );
  return [...new Set(words)].slice(0, 3);
}

function DayForm({ label, onPublished }: { label: string; onPublished: (day: string) => void }) {
  const { say } = useWords();
  const id = useId();
  const [day, setDay] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDay(day)) onPublished(day);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <DayField id={id} value={day} isRequired onCommit={setDay} />
      <button type="submit" className={styles.set}>
        {say('ingest.date.set')}
      </button>
    </form>
  );
}

function OpenWords({ open }: { open: readonly string[] }) {
  return open.map((word, index) => (
    <span key={word}>
      {index > 0 && ', '}
      <q className="f-time field-underline">{word}</q>
    </span>
  ));
}

/** Asks for the publication day where the text leaves one open. */
export function DateQuestion({ input, onPublished, onLeaveUndated }: Props) {
  const articles = articlesOf(input);
  const { say } = useWords();
  const open = openWords(articles);
  const count = openArticles(articles).length;
  const many = count > 1 ? String(count) : 'none';
  return (
    <div className={styles.ask}>
      <p>
        {open.length > 0
          ? say.rich('ingest.date.says', {
              open: open.join(', '),
              words: () => <OpenWords open={open} />,
              many,
            })
          : say('ingest.date.silent', { many })}
      </p>
      <div className={styles.row}>
        <DayForm label={say('ingest.date.label')} onPublished={onPublished} />
        <button type="button" onClick={onLeaveUndated}>
          {say('ingest.date.leave')}
        </button>
      </div>
    </div>
  );
}

/** What the given publication day changed, attack by attack. */
export function DayChanges({ input, onPublished }: Omit<Props, 'onLeaveUndated'>) {
  const words = useWords();
  const { say, language } = words;
  if (input.published === null || input.before === null || input.stage.at !== 'previewed') return null;
  const after = new Map(articlesOf(input).map((article) => [article.name, article]));
  const changes = input.before.flatMap((old) =>
    compareDays(old.extraction?.mentions ?? [], after.get(old.name)?.extraction?.mentions ?? [], words).map(
      (change) => ({ ...change, key: `${old.name}|${change.key}` }),
    ),
  );
  return (
    <div className={styles.changes}>
      <p>
        {changes.length === 0
          ? say('ingest.date.changesNone', { day: formatDay(input.published, language) })
          : say('ingest.date.changes', { day: formatDay(input.published, language) })}
      </p>
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change.key}>
              {change.words !== null && <q className="f-time field-underline">{change.words}</q>}{' '}
              {change.before} → <b>{change.after}</b> <span>{change.attack}</span>
            </li>
          ))}
        </ul>
      )}
      <DayForm label={say('ingest.date.another')} onPublished={onPublished} />
    </div>
  );
}
