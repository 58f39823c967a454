'use client';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, ListFilter, MapPin, Search } from 'lucide-react';
import { type Dispatch, type RefObject, useDeferredValue, useState } from 'react';
import { failureWords } from '#components/data/failure-words.ts';
import { DialogFrame } from '#components/parts/dialog-frame.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import {
  filterHit,
  type HitGroup,
  isSearchable,
  type SearchHit,
  searchAll,
} from '#components/search/search-hits.ts';
import { useWords } from '#components/words/use-words.ts';
import type { ArticleSummary } from '#lib/schema.ts';
import { type Highlight, markText } from '#lib/view/mark-text.ts';
import { cameraOfPlace } from '#lib/view/place-camera.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import type { ArticlesResponse } from '#lib/wire.ts';
import styles from './search-dialog.module.css';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** What was typed before the field was there. */
  early: RefObject<string>;
};

const MOST_LENGTH = 200;

function HitIcon({ hit }: { hit: SearchHit }) {
  if (hit.kind === 'incident') return <TypeSymbol type={hit.type} />;
  if (hit.kind === 'article') return <FileText size="0.9375rem" aria-hidden="true" />;
  if (hit.kind === 'place') return <MapPin size="0.9375rem" aria-hidden="true" />;
  return <ListFilter size="0.9375rem" aria-hidden="true" />;
}

function Marked({ text, highlights }: { text: string; highlights: readonly Highlight[] }) {
  return markText(text, highlights).map(({ start, words, isMarked }) =>
    isMarked ? <mark key={start}>{words}</mark> : words,
  );
}

/** What picking a line does: filter, select, open, or fly there. */
function pick(hit: SearchHit, query: string, dispatch: Dispatch<ViewAction>): void {
  if (hit.kind === 'filter') dispatch({ type: 'set-text', text: query });
  else if (hit.kind === 'incident') dispatch({ type: 'select-incident', id: hit.id });
  else if (hit.kind === 'article') dispatch({ type: 'open-article', id: hit.id, incident: null });
  else {
    dispatch({ type: 'set-mode', mode: 'map' });
    dispatch({ type: 'set-camera', camera: cameraOfPlace(hit.place) });
  }
}

function Hits({ groups, onPick }: { groups: readonly HitGroup[]; onPick: (hit: SearchHit) => void }) {
  return groups.map((group) => (
    <Autocomplete.Group key={group.value} items={group.items} className={styles.group}>
      <Autocomplete.GroupLabel className={styles.label}>{group.value}</Autocomplete.GroupLabel>
      {group.items.map((hit) => (
        <Autocomplete.Item key={hit.key} value={hit} className={styles.item} onClick={() => onPick(hit)}>
          <HitIcon hit={hit} />
          <span className={styles.title}>
            <Marked text={hit.title} highlights={hit.highlights} />
          </span>
          <span className={styles.line}>
            <Marked text={hit.line} highlights={hit.lineHighlights} />
          </span>
        </Autocomplete.Item>
      ))}
    </Autocomplete.Group>
  ));
}

/** The articles that the lists have asked for. */
function knownArticles(client: QueryClient): readonly ArticleSummary[] {
  return client.getQueryData<ArticlesResponse>(['articles'])?.articles ?? [];
}

function Finder({
  view,
  dispatch,
  early,
  onDone,
}: Pick<Props, 'view' | 'dispatch' | 'early'> & { onDone: () => void }) {
  const words = useWords();
  const { say } = words;
  const [text, setText] = useState(() => early.current.slice(0, MOST_LENGTH) || view.text);
  const query = useDeferredValue(text.trim());
  const client = useQueryClient();
  const found = useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => searchAll(query, knownArticles(client), words, signal),
    enabled: isSearchable(query),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const hits = isSearchable(query) ? (found.data?.groups ?? []) : [];
  const corrected = isSearchable(query) && !found.isPlaceholderData ? (found.data?.corrected ?? []) : [];
  const groups: HitGroup[] =
    query === '' ? [] : [{ value: say('search.filter'), items: [filterHit(query, words)] }, ...hits];
  const isEmpty = query !== '' && found.isSuccess && !found.isPlaceholderData && hits.length === 0;

  function choose(hit: SearchHit) {
    pick(hit, query, dispatch);
    onDone();
  }

  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={text}
      onValueChange={(value, details) => {
        // Picking a line acts on it: its title is not what was looked for.
        if (details.reason !== 'item-press') setText(value.slice(0, MOST_LENGTH));
      }}
      itemToStringValue={(hit: SearchHit) => hit.title}
      autoHighlight="always"
      keepHighlight
    >
      <div className={styles.field}>
        <Search size="1rem" aria-hidden="true" />
        <Autocomplete.Input
          className={styles.input}
          // Keys that follow “/” at once must not be lost.
          autoFocus
          aria-label={say('search.field')}
          placeholder={say('search.placeholder')}
        />
        {view.text !== '' && (
          <button
            type="button"
            className={styles.clear}
            onClick={() => {
              dispatch({ type: 'set-text', text: '' });
              onDone();
            }}
          >
            {say('search.clearFilter')}
          </button>
        )}
        <Dialog.Close className={styles.clear}>{say('common.close')}</Dialog.Close>
      </div>
      <Autocomplete.List className={styles.list}>
        <Hits groups={groups} onPick={choose} />
      </Autocomplete.List>
      <p className={styles.state} role="status">
        {query === '' && say('search.hint')}
        {isEmpty && say('search.nothing')}
        {corrected.length > 0 &&
          say('search.shownFor', {
            words: corrected.map(({ from, to }) => say('search.instead', { from, to })).join(', '),
          })}
        {found.isError && failureWords(found.error, words)}
      </p>
    </Autocomplete.Root>
  );
}

/** One box for everything: picking an attack selects it, an article opens it, a place flies there. */
export function SearchDialog({ open, onOpenChange, view, dispatch, early }: Props) {
  const { say } = useWords();
  return (
    <DialogFrame
      title={say('search.title')}
      open={open}
      onOpenChange={onOpenChange}
      className={styles.popup}
      isBare
    >
      <Finder view={view} dispatch={dispatch} early={early} onDone={() => onOpenChange(false)} />
    </DialogFrame>
  );
}
