'use client';
import { useEffect, useMemo, useState } from 'react';
import { SiteHeader } from '#components/header/site-header.tsx';
import { DropZone } from '#components/ingest/drop-zone.tsx';
import { takeDropped } from '#components/ingest/dropped-files.ts';
import { InputRow } from '#components/ingest/input-row.tsx';
import { PasteForm } from '#components/ingest/paste-form.tsx';
import { ReadingPreview } from '#components/ingest/reading-preview.tsx';
import { TokenForm } from '#components/ingest/token-form.tsx';
import { type Readings, useReadings } from '#components/ingest/use-readings.ts';
import { useTheme } from '#components/use-theme.ts';
import { useWords } from '#components/words/use-words.ts';
import { type AddInput, articlesOf, canKeep } from '#lib/view/add-inputs.ts';
import { describeFound } from '#lib/view/count-mentions.ts';
import { nameOfText, sortPasted } from '#lib/view/sort-pasted.ts';
import { decodeView, encodeView } from '#lib/view/view-codec.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';
import type { Words } from '#lib/view/words.ts';
import styles from './add-page.module.css';

const MOST_INPUTS = 500;

function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function isRead(input: AddInput): boolean {
  return ['previewed', 'kept', 'keeping', 'failed'].includes(input.stage.at);
}

function totalWords(inputs: readonly AddInput[], words: Words): string {
  const mentions = inputs.flatMap(articlesOf).flatMap(({ extraction }) => extraction?.mentions ?? []);
  const kept = inputs.flatMap(({ stage }) => (stage.at === 'kept' ? stage.report : []));
  const joined = kept.reduce((sum, { mergedIncidents }) => sum + mergedIncidents, 0);
  const parts = [describeFound(mentions, words)];
  if (kept.length > 0) parts.push(`${plural(kept.length, 'article')} kept`);
  if (joined > 0) parts.push(`${joined} joined to known ones`);
  return parts.join(', ');
}

function Totals({ state, dispatch }: Pick<Readings, 'state' | 'dispatch'>) {
  const words = useWords();
  const { inputs } = state;
  const read = inputs.filter(isRead).length;
  const ready = inputs.filter(canKeep).map((input) => input.key);
  const waiting = inputs.filter((input) => input.stage.at === 'waiting');
  return (
    <>
      <div className={styles.totals}>
        <h2>
          {read} of {inputs.length} read
        </h2>
        <span role="status">{totalWords(inputs, words)}</span>
        {waiting.length > 1 && (
          <button
            type="button"
            className={styles.quiet}
            onClick={() => {
              for (const { key } of waiting) dispatch({ type: 'leave-out', key });
            }}
          >
            Cancel the rest
          </button>
        )}
        {ready.length > 0 && (
          <button
            type="button"
            className={styles.main}
            onClick={() => dispatch({ type: 'keep', keys: ready })}
          >
            {ready.length === 1 ? 'Keep' : `Keep all ${ready.length}`}
          </button>
        )}
      </div>
      <progress className={styles.progress} value={read} max={inputs.length} aria-label="Inputs read" />
    </>
  );
}

function Preview({ state, dispatch }: Pick<Readings, 'state' | 'dispatch'>) {
  const input = state.inputs.find(({ key }) => key === state.shown?.key);
  const article = input && state.shown ? articlesOf(input)[state.shown.article] : undefined;
  if (!input || !article?.extraction) {
    return (
      <p className={styles.hint}>
        What is read appears here: the text, the words behind every value, and the attacks found. Nothing is
        stored before you keep it.
      </p>
    );
  }

  function keepAndNext(key: string) {
    dispatch({ type: 'keep', keys: [key] });
    const next = state.inputs.find((other) => other.key !== key && canKeep(other));
    if (next) dispatch({ type: 'show', shown: { key: next.key, article: 0 } });
  }

  const count = articlesOf(input).length;
  return (
    <ReadingPreview
      key={`${input.key}|${state.shown?.article}|${input.published}`}
      article={article}
      extraction={article.extraction}
      label={input.stage.at === 'kept' ? 'Kept' : 'Preview'}
    >
      {canKeep(input) && (
        <>
          <button type="button" className={styles.main} onClick={() => keepAndNext(input.key)}>
            {count > 1 ? `Keep all ${count} articles` : 'Keep'}
          </button>
          <button
            type="button"
            className={styles.quiet}
            onClick={() => dispatch({ type: 'leave-out', key: input.key })}
          >
            Leave out
          </button>
        </>
      )}
      {input.stage.at === 'keeping' && <span role="status">Storing</span>}
      {input.stage.at === 'kept' && <span>Kept: it is on the map and in the lists.</span>}
    </ReadingPreview>
  );
}

/** Takes what is pasted anywhere on the page, but not what is pasted into a field of it. */
function usePaste(onText: (text: string) => void, onFiles: (files: File[]) => void): void {
  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const { target, clipboardData } = event;
      if (target instanceof HTMLElement && target.matches('input, textarea')) return;
      if (!clipboardData) return;
      if (clipboardData.files.length > 0) onFiles([...clipboardData.files]);
      else onText(clipboardData.getData('text/plain'));
      event.preventDefault();
    }
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
}

/** Adding articles: give them, see how they were read, keep or leave them out. `query` is the URL's query string. */
export function AddPage({ query }: { query: string }) {
  const [theme, setTheme] = useState(() => decodeView(query).theme);
  useTheme(theme);
  const { state, dispatch, needsToken, resume } = useReadings();
  const [isPasting, setPasting] = useState(false);
  const [surplus, setSurplus] = useState(0);
  const themed = useMemo(() => ({ ...INITIAL_VIEW, theme }), [theme]);

  function give(inputs: { name: string; given: AddInput['given'] }[]) {
    const room = Math.max(0, MOST_INPUTS - state.inputs.length);
    setSurplus(Math.max(0, inputs.length - room));
    if (inputs.length > 0) dispatch({ type: 'give', inputs: inputs.slice(0, room) });
  }
  function giveFiles(files: File[]) {
    give(files.map((file) => ({ name: file.name, given: { kind: 'file', file } })));
  }
  function giveText(text: string) {
    const pasted = sortPasted(text);
    if (pasted === null) return;
    if (pasted.kind === 'text') give([{ name: nameOfText(text), given: { kind: 'text', text } }]);
    else give(pasted.addresses.map((address) => ({ name: address, given: { kind: 'address', address } })));
  }
  usePaste(giveText, giveFiles);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dropped on the map is taken once, on arrival
  useEffect(() => {
    const dropped = takeDropped();
    if (dropped.length > 0) giveFiles(dropped);
  }, []);

  return (
    <div className={styles.screen}>
      <SiteHeader page="add" theme={theme} onTheme={setTheme} />
      <main className={styles.body}>
        <section className={styles.left}>
          <h1>Add articles</h1>
          <p className={styles.lead}>Text, web pages, feeds or CSV. Everything is read on this machine.</p>
          <DropZone onFiles={giveFiles} isPasting={isPasting} onPaste={() => setPasting(!isPasting)} />
          {isPasting && <PasteForm onGive={giveText} onClose={() => setPasting(false)} />}
          {needsToken && <TokenForm onGiven={resume} />}
          {surplus > 0 && (
            <p className={styles.surplus} role="alert">
              {plural(surplus, 'input')} left aside: at most {MOST_INPUTS} at once.
            </p>
          )}
          {state.inputs.length > 0 && <Totals state={state} dispatch={dispatch} />}
          <ul className={styles.inputs} aria-label="What was given">
            {state.inputs.map((input) => (
              <InputRow
                key={input.key}
                input={input}
                shown={state.shown}
                dispatch={dispatch}
                hrefOf={(article) => `/?${encodeView({ ...themed, tab: 'articles', article })}`}
              />
            ))}
          </ul>
        </section>
        <aside className={styles.right} aria-label="What was read">
          <Preview state={state} dispatch={dispatch} />
        </aside>
      </main>
    </div>
  );
}
