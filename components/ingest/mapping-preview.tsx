'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchPreview, rejectedHref, startLoad } from '#components/ingest/ingest-api.ts';
import { MappingForm } from '#components/ingest/mapping-form.tsx';
import { RowsTable } from '#components/ingest/rows-table.tsx';
import { isBusy, useUpload } from '#components/ingest/use-tables.ts';
import { FailureNotice, ListSkeleton } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import { LOAD_FIELDS, type Mapping } from '#lib/view/load-fields.ts';
import type { LoadsResponse, UploadPreview, UploadStatus } from '#lib/wire.ts';
import pageStyles from './add-page.module.css';
import styles from './mapping-preview.module.css';
import previewStyles from './reading-preview.module.css';

type Props = {
  id: string;
  /** As the list has it; undefined once it has left the list. */
  upload: UploadStatus | undefined;
  loads: LoadsResponse['loads'];
  act: (request: Promise<void>) => void;
  /** Reads the file as articles instead; null where the file is not at hand. */
  onAsArticles: (() => void) | null;
  /** The page that shows what was loaded. */
  mapHref: string;
};

/** Every field said outright, so that nothing is guessed behind what is seen. */
function pairsOf(mapping: Mapping): string[] {
  return LOAD_FIELDS.map((field) => `${field}=${mapping[field] ?? ''}`);
}

/** A table before it is loaded: its columns, what they are taken for, and the rows as they will be read. */
export function MappingPreview({ id, upload: known, loads, act, onAsArticles, mapHref }: Props) {
  const { say } = useWords();
  const upload = useUpload(id, known);
  const [chosen, setChosen] = useState<Mapping | null>(null);
  const [name, setName] = useState<string | null>(null);
  const map = chosen === null ? [] : pairsOf(chosen);
  const isOpen = upload !== undefined && upload.state !== 'done' && !isBusy(upload);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['preview', id, map],
    queryFn: ({ signal }) => fetchPreview(id, map, signal),
    placeholderData: keepPreviousData,
    enabled: isOpen,
    retry: false,
  });
  if (upload === undefined) return <ListSkeleton />;
  if (upload.state === 'done') return <Done upload={upload} mapHref={mapHref} />;
  if (isBusy(upload)) return <p className={pageStyles.hint}>{say('ingest.mapping.loading')}</p>;
  if (error) {
    return (
      <div className={previewStyles.scroller}>
        <FailureNotice what={upload.name} why={error.message} onRetry={() => void refetch()} />
        {onAsArticles && <AsArticles onClick={onAsArticles} />}
      </div>
    );
  }
  if (!data) return <p className={pageStyles.hint}>{say('ingest.mapping.reading')}</p>;
  const called = (name ?? upload.name).trim();
  const replaced = loads.find((load) => load.name === called);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={previewStyles.scroller} tabIndex={0} aria-label={say('ingest.preview')}>
        <h2 className={styles.title}>{say('ingest.mapping.title', { name: upload.name })}</h2>
        <p className={styles.lead}>{say('ingest.mapping.found', { count: data.columns.length })}</p>
        <MappingForm columns={data.columns} mapping={chosen ?? data.mapping} onChange={setChosen} />
        {!data.canLoad && (
          <p className={styles.cannot} role="alert">
            {say('ingest.mapping.cannot')}
          </p>
        )}
        <p className={styles.sample} role="status" aria-busy={isPlaceholderData}>
          <SampleWords sample={data.sample} />
        </p>
        <RowsTable preview={data} />
        <label className={styles.name}>
          {say('ingest.mapping.name')}
          <input
            value={name ?? upload.name}
            maxLength={300}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {replaced && (
          <p className={styles.lead}>{say('ingest.mapping.replaces', { count: replaced.incidents })}</p>
        )}
      </section>
      <footer className={previewStyles.foot}>
        <button
          type="button"
          className={pageStyles.main}
          disabled={!data.canLoad || called === '' || isPlaceholderData}
          onClick={() => act(startLoad(id, { map: pairsOf(chosen ?? data.mapping), name: called }))}
        >
          {say('ingest.mapping.load')}
        </button>
        {onAsArticles && <AsArticles onClick={onAsArticles} />}
      </footer>
    </>
  );
}

function SampleWords({ sample }: Pick<UploadPreview, 'sample'>) {
  const { say } = useWords();
  const { good, rejected, isWhole } = sample;
  return say('ingest.mapping.sample', {
    isWhole: isWhole ? 'yes' : 'no',
    good,
    rejected,
    seen: good + rejected,
  });
}

function AsArticles({ onClick }: { onClick: () => void }) {
  const { say } = useWords();
  return (
    <button type="button" className={pageStyles.quiet} onClick={onClick}>
      {say('ingest.table.asArticles')}
    </button>
  );
}

function Done({ upload, mapHref }: { upload: UploadStatus; mapHref: string }) {
  const { say } = useWords();
  const { id, name, incidents, rejected, unchanged } = upload;
  return (
    <section className={previewStyles.scroller} aria-label={say('ingest.preview')}>
      <h2 className={styles.title}>{name}</h2>
      <p role="status">
        {unchanged ? say('ingest.mapping.unchanged') : say('ingest.mapping.done', { incidents, rejected })}
      </p>
      <p className={styles.links}>
        <a href={mapHref}>{say('ingest.mapping.onMap')}</a>
        {rejected > 0 && (
          <a href={rejectedHref(id)} download>
            {say('ingest.mapping.rejected')}
          </a>
        )}
      </p>
    </section>
  );
}
