'use client';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { RequestError } from '#components/data/dateline-api.ts';
import { SiteHeader } from '#components/header/site-header.tsx';
import { AddTotals } from '#components/ingest/add-totals.tsx';
import { DropZone } from '#components/ingest/drop-zone.tsx';
import { takeDropped } from '#components/ingest/dropped-files.ts';
import { FeedList } from '#components/ingest/feed-list.tsx';
import { followFeed, forgetUpload, removeArticles } from '#components/ingest/ingest-api.ts';
import { InputRow } from '#components/ingest/input-row.tsx';
import { LoadedList } from '#components/ingest/loaded-list.tsx';
import { MappingPreview } from '#components/ingest/mapping-preview.tsx';
import { PasteForm } from '#components/ingest/paste-form.tsx';
import { ShownArticle } from '#components/ingest/shown-article.tsx';
import { SignedInLine, SignInForm } from '#components/ingest/sign-in-form.tsx';
import { sortFiles } from '#components/ingest/sort-files.ts';
import { TableList } from '#components/ingest/table-list.tsx';
import { type Login, useLogin } from '#components/ingest/use-login.ts';
import { useReadings } from '#components/ingest/use-readings.ts';
import { useTables } from '#components/ingest/use-tables.ts';
import { useOnline } from '#components/use-online.ts';
import { useTheme } from '#components/use-theme.ts';
import { useWords } from '#components/words/use-words.ts';
import type { AddAction, AddInput } from '#lib/view/add-inputs.ts';
import { nameOfText, sortPasted } from '#lib/view/sort-pasted.ts';
import { decodeView, encodeView } from '#lib/view/view-codec.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';
import styles from './add-page.module.css';

const MOST_INPUTS = 500;

/** Takes what is pasted anywhere on the page, but not what is pasted into a field of it. */
function usePaste(onText: (text: string) => void, onFiles: (files: File[]) => void): void {
  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const { target, clipboardData } = event;
      if (target instanceof HTMLElement && target.matches('input, textarea, select')) return;
      if (!clipboardData) return;
      if (clipboardData.files.length > 0) onFiles([...clipboardData.files]);
      else onText(clipboardData.getData('text/plain'));
      event.preventDefault();
    }
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
}

/** Does what is asked of the server, then asks for everything anew; the last failure is kept until something works. */
function useActs(login: Login): { act: (request: Promise<void>) => void; why: string | null } {
  const [why, setWhy] = useState<string | null>(null);
  function act(request: Promise<void>) {
    request.then(
      () => {
        setWhy(null);
        login.refresh();
      },
      (cause: unknown) => {
        setWhy(cause instanceof Error ? cause.message : String(cause));
        if (cause instanceof RequestError && cause.status === 401) login.refresh();
      },
    );
  }
  return { act, why };
}

/** On a narrow screen what was opened stands below the lists: it is brought into sight. */
function revealBelow(pane: HTMLElement | null): void {
  if (window.matchMedia('(max-width: 56.25em)').matches) pane?.scrollIntoView({ block: 'start' });
}

function bold(words: ReactNode): ReactNode {
  return <b>{words}</b>;
}

/** Adding articles and tables: give them, see how they were read, keep or leave them out. `query` is the URL's query string. */
export function AddPage({ query }: { query: string }) {
  const { say } = useWords();
  const [theme, setTheme] = useState(() => decodeView(query).theme);
  useTheme(theme);
  const isOnline = useOnline();
  const login = useLogin();
  const { act, why } = useActs(login);
  const { state, dispatch, resume } = useReadings({ isShut: login.isWanted, onRefused: login.refresh });
  const [table, setTable] = useState<string | null>(null);
  const right = useRef<HTMLElement>(null);
  const files = useRef(new Map<string, File>());
  const tables = useTables({ onArrived: ({ id }) => showTable(id), onRefused: login.refresh });
  const [isPasting, setPasting] = useState(false);
  const [aside, setAside] = useState<string | null>(null);
  const themed = useMemo(() => ({ ...INITIAL_VIEW, theme }), [theme]);

  function give(inputs: { name: string; given: AddInput['given'] }[]) {
    const room = Math.max(0, MOST_INPUTS - state.inputs.length);
    const surplus = Math.max(0, inputs.length - room);
    if (surplus > 0) setAside(say('ingest.tooMany', { count: surplus, most: MOST_INPUTS }));
    if (inputs.length > 0) dispatch({ type: 'give', inputs: inputs.slice(0, room) });
  }
  function giveArticles(given: readonly File[]) {
    give(given.map((file) => ({ name: file.name, given: { kind: 'file', file } })));
  }
  async function giveFiles(given: File[]) {
    setAside(null);
    const sorted = await sortFiles(given);
    for (const { name } of sorted.tooLarge)
      setAside(say('ingest.table.tooLarge', { name, command: 'dateline load' }));
    for (const file of sorted.tables) files.current.set(file.name, file);
    tables.give(sorted.tables);
    giveArticles(sorted.articles);
  }
  function giveText(text: string) {
    setAside(null);
    const pasted = sortPasted(text);
    if (pasted === null) return;
    if (pasted.kind === 'text') give([{ name: nameOfText(text), given: { kind: 'text', text } }]);
    else give(pasted.addresses.map((address) => ({ name: address, given: { kind: 'address', address } })));
  }
  usePaste(giveText, giveFiles);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dropped on the map is taken once, on arrival
  useEffect(() => {
    const dropped = takeDropped();
    if (dropped.length > 0) void giveFiles(dropped);
  }, []);

  function show(action: AddAction) {
    if (action.type === 'show') {
      setTable(null);
      revealBelow(right.current);
    }
    dispatch(action);
  }
  function showTable(id: string | null) {
    setTable(id);
    if (id !== null) revealBelow(right.current);
  }
  function readAsArticles(id: string, file: File) {
    act(forgetUpload(id));
    setTable(null);
    giveArticles([file]);
  }

  const upload = tables.sent.find((each) => each.upload.id === table)?.upload;
  const atHand = upload && files.current.get(upload.name);
  return (
    <div className={styles.screen}>
      <SiteHeader page="add" theme={theme} onTheme={setTheme} />
      <main className={styles.body}>
        <section className={styles.left}>
          <h1>{say('ingest.title')}</h1>
          <p className={styles.lead}>{say('ingest.lead')}</p>
          {!isOnline && (
            <p className={styles.offline} role="status">
              {say.rich('ingest.offline', { b: bold })}
            </p>
          )}
          {login.isWanted && (
            <SignInForm
              onDone={() => {
                login.refresh();
                resume();
              }}
            />
          )}
          {login.isGiven && <SignedInLine onDone={login.refresh} />}
          <DropZone
            onFiles={(given) => void giveFiles(given)}
            isPasting={isPasting}
            onPaste={() => setPasting(!isPasting)}
          />
          {isPasting && <PasteForm onGive={giveText} onClose={() => setPasting(false)} />}
          {(aside ?? why) !== null && (
            <p className={styles.surplus} role="alert">
              {aside ?? why}
            </p>
          )}
          {state.inputs.length > 0 && <AddTotals state={state} dispatch={dispatch} />}
          <p className={styles.leftOut} role="status">
            {state.leftOut !== null && (
              <>
                {say('ingest.leftOut', { name: state.leftOut.input.name })}{' '}
                <button type="button" onClick={() => dispatch({ type: 'put-back' })}>
                  {say('ingest.putBack')}
                </button>
              </>
            )}
          </p>
          <ul className={styles.inputs} aria-label={say('ingest.list')}>
            {state.inputs.map((input) => (
              <InputRow
                key={input.key}
                input={input}
                shown={table === null ? state.shown : null}
                dispatch={show}
                onTakeBack={(key, ids) =>
                  act(removeArticles(ids).then(() => dispatch({ type: 'taken-back', key })))
                }
                onFollow={(address) => act(followFeed(address))}
                hrefOf={(article) => `/?${encodeView({ ...themed, tab: 'articles', article })}`}
              />
            ))}
          </ul>
          <TableList tables={tables} shown={table} onShow={showTable} act={act} />
          <LoadedList loads={tables.loads} act={act} />
          {login.isKnown && !login.isWanted && <FeedList act={act} />}
        </section>
        <aside ref={right} className={styles.right} aria-label={say('ingest.shownHere')}>
          {table === null ? (
            <ShownArticle state={state} dispatch={dispatch} />
          ) : (
            <MappingPreview
              key={table}
              id={table}
              upload={upload}
              loads={tables.loads}
              act={act}
              onAsArticles={atHand ? () => readAsArticles(table, atHand) : null}
              mapHref={`/?${encodeView(themed)}`}
            />
          )}
        </aside>
      </main>
    </div>
  );
}
