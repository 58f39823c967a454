'use client';
import { Link2Off, TriangleAlert, WifiOff, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useOnline } from '#components/use-online.ts';
import { useWords } from '#components/words/use-words.ts';
import { type Language, localeTag } from '#lib/view/words.ts';
import styles from './state-banner.module.css';

type Props = {
  /** True when the last refresh failed and older data is shown. */
  isStale: boolean;
  /** When the shown data arrived, in ms since 1970. */
  loadedAt: number;
  mapNotice: string | null;
  /** What of the address could not be read, as "name=value". */
  unread: readonly string[];
  onRetry: () => void;
};

function clockTime(ms: number, language: Language): string {
  return new Date(ms).toLocaleTimeString(localeTag(language), { hour: '2-digit', minute: '2-digit' });
}

/** What of a link was left out; it stays until it is put away. */
function UnreadNotice({ params }: { params: readonly string[] }) {
  const [isAway, setAway] = useState(false);
  const { say } = useWords();
  if (params.length === 0 || isAway) return null;
  return (
    <p className={styles.warn}>
      <Link2Off size="0.9375rem" aria-hidden="true" />
      <span>
        {say.rich('states.unread', {
          params: params.join(' '),
          b: (text) => <b>{text}</b>,
          c: (text) => <code>{text}</code>,
        })}
      </span>
      <IconButton label={say('common.close')} onClick={() => setAway(true)}>
        <X size="0.875rem" />
      </IconButton>
    </p>
  );
}

/** Over the map: offline, older data, a map that could not be drawn in full, or a link that could not be read in full; the rest works on. */
export function StateBanner({ isStale, loadedAt, mapNotice, unread, onRetry }: Props) {
  const isOnline = useOnline();
  const { say, language } = useWords();
  const b = (text: ReactNode) => <b>{text}</b>;
  return (
    <div className={styles.stack} role="status">
      {!isOnline && (
        <p className={styles.warn}>
          <WifiOff size="0.9375rem" aria-hidden="true" />
          <span>{say.rich('states.offline', { b })}</span>
        </p>
      )}
      {isStale && (
        <p className={styles.warn}>
          <TriangleAlert size="0.9375rem" aria-hidden="true" />
          <span>{say.rich('states.stale', { b, time: clockTime(loadedAt, language) })}</span>
          <button type="button" onClick={onRetry}>
            {say('common.again')}
          </button>
        </p>
      )}
      {mapNotice !== null && (
        <p className={styles.warn}>
          <TriangleAlert size="0.9375rem" aria-hidden="true" />
          <span>{say.rich('states.partOfMap', { b, reason: mapNotice })}</span>
        </p>
      )}
      <UnreadNotice params={unread} />
    </div>
  );
}
