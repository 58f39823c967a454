'use client';
import { CircleSlash, LoaderCircle, Table2, TriangleAlert } from 'lucide-react';
import { ConfirmButton } from '#components/ingest/confirm-button.tsx';
import { hidden } from '#components/ingest/hidden-words.tsx';
import { forgetUpload, startLoad, stopLoad } from '#components/ingest/ingest-api.ts';
import { isBusy, type Sending, type SentTable, type Tables } from '#components/ingest/use-tables.ts';
import { useWords } from '#components/words/use-words.ts';
import { localeTag, type Words } from '#lib/view/words.ts';
import styles from './input-list.module.css';

type Props = {
  tables: Tables;
  /** Id of the upload that is looked at. */
  shown: string | null;
  onShow: (id: string | null) => void;
  /** Does what was asked of the server and asks for the lists anew; failures are said. */
  act: (request: Promise<void>) => void;
};

const SILENT_SECONDS = 15;

function sizeWords(bytes: number, { say, language }: Words): string {
  const isSmall = bytes < 1e6;
  const size = (bytes / (isSmall ? 1e3 : 1e6)).toLocaleString(localeTag(language), {
    maximumFractionDigits: bytes < 1e7 ? 1 : 0,
  });
  return say(isSmall ? 'ingest.table.sizeSmall' : 'ingest.table.size', { size });
}

function SendingRow({ table, tables }: { table: Sending; tables: Tables }) {
  const words = useWords();
  const { say } = words;
  const { key, file, share, why } = table;
  const { name } = file;
  return (
    <li className={styles.input}>
      <span className={styles.icon}>
        {why === null ? (
          <LoaderCircle size="0.9375rem" className={styles.turning} aria-hidden="true" />
        ) : (
          <TriangleAlert size="0.9375rem" aria-hidden="true" />
        )}
      </span>
      <div className={styles.open}>
        <b>{name}</b>
        <span>{why ?? sizeWords(file.size, words)}</span>
      </div>
      <span className={styles.status} role="status">
        <span className={why === null ? styles.plain : styles.bad}>
          {why === null
            ? say('ingest.table.sending', { percent: Math.floor(share * 100) })
            : say('ingest.table.notSent')}
        </span>
        {why !== null && (
          <button type="button" className={styles.drop} onClick={() => tables.retry(key)}>
            {say.rich('ingest.tryAgain', { name, hidden })}
          </button>
        )}
        <button type="button" className={styles.drop} onClick={() => tables.cancel(key)}>
          {say.rich('ingest.table.cancel', { name, hidden })}
        </button>
      </span>
    </li>
  );
}

function statusWords({ upload, speed }: SentTable, { say, language }: Words): string {
  const { state, rows, rejected, share } = upload;
  if (state === 'loading' && share >= 1) return say('ingest.table.indexing');
  if (state === 'loading') {
    const told = speed === null ? 'none' : Math.round(speed).toLocaleString(localeTag(language));
    return say('ingest.table.loading', { rows, speed: told, rejected });
  }
  if (state === 'stopped') return say('ingest.table.stopped', { rows });
  return state === 'queued' || state === 'stopping' || state === 'failed'
    ? say(`ingest.table.${state}`)
    : say('ingest.table.ready');
}

function StateIcon({ upload }: { upload: SentTable['upload'] }) {
  if (isBusy(upload)) return <LoaderCircle size="0.9375rem" className={styles.turning} aria-hidden="true" />;
  if (upload.state === 'failed') return <TriangleAlert size="0.9375rem" aria-hidden="true" />;
  if (upload.state === 'stopped') return <CircleSlash size="0.9375rem" aria-hidden="true" />;
  return <Table2 size="0.9375rem" aria-hidden="true" />;
}

function Doings({
  upload,
  onShow,
  act,
  isSilent,
}: Pick<Props, 'onShow' | 'act'> & { upload: SentTable['upload']; isSilent: boolean }) {
  const { say } = useWords();
  const { id, name, state } = upload;
  return (
    <>
      {(state === 'stopped' || state === 'failed' || isSilent) && (
        <button type="button" className={styles.drop} onClick={() => act(startLoad(id, {}))}>
          {say.rich('ingest.table.resume', { name, hidden })}
        </button>
      )}
      {isBusy(upload) && state !== 'stopping' && (
        <button type="button" className={styles.drop} onClick={() => act(stopLoad(id))}>
          {say.rich('ingest.table.stop', { name, hidden })}
        </button>
      )}
      {!isBusy(upload) && (
        <ConfirmButton
          className={styles.drop}
          title={say('ingest.table.forgetTitle', { name })}
          body={say('ingest.table.forgetBody')}
          yes={say('ingest.dialog.forget')}
          onYes={() => {
            onShow(null);
            act(forgetUpload(id));
          }}
        >
          {say.rich('ingest.table.forget', { name, hidden })}
        </ConfirmButton>
      )}
    </>
  );
}

function TableRow({ table, shown, onShow, act }: Omit<Props, 'tables'> & { table: SentTable }) {
  const words = useWords();
  const { say } = words;
  const { upload } = table;
  const { id, name, state, problem } = upload;
  const isSilent = (upload.silentSeconds ?? 0) > SILENT_SECONDS;
  return (
    <li className={shown === id ? `${styles.input} ${styles.on}` : styles.input} data-state={state}>
      <span className={styles.icon}>
        <StateIcon upload={upload} />
      </span>
      <button type="button" className={styles.open} aria-pressed={shown === id} onClick={() => onShow(id)}>
        <b>{name}</b>
        <span>{sizeWords(upload.bytes, words)}</span>
      </button>
      <span className={styles.status}>
        <span className={state === 'failed' ? styles.bad : styles.plain} role="status">
          {statusWords(table, words)}
        </span>
        <Doings upload={upload} onShow={onShow} act={act} isSilent={isSilent} />
      </span>
      {isBusy(upload) && (
        <progress
          className={styles.wide}
          value={upload.share}
          max={1}
          aria-label={say('ingest.table.progress', { name })}
        />
      )}
      {isSilent && <p className={styles.extra}>{say('ingest.table.silent')}</p>}
      {problem !== null && state === 'failed' && <p className={styles.extra}>{problem.message}</p>}
    </li>
  );
}

/** Tables of attacks that are on their way into the database. */
export function TableList(props: Props) {
  const { tables } = props;
  const { say } = useWords();
  if (tables.sending.length + tables.sent.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{say('ingest.table.list')}</h2>
      <ul aria-label={say('ingest.table.list')}>
        {tables.sending.map((table) => (
          <SendingRow key={table.key} table={table} tables={tables} />
        ))}
        {tables.sent.map((table) => (
          <TableRow key={table.upload.id} table={table} {...props} />
        ))}
      </ul>
    </section>
  );
}
