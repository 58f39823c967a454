'use client';
import { TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
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
  onRetry: () => void;
};

function clockTime(ms: number, language: Language): string {
  return new Date(ms).toLocaleTimeString(localeTag(language), { hour: '2-digit', minute: '2-digit' });
}

/** Over the map: offline, older data, or a map that could not be drawn in full; the rest works on. */
export function StateBanner({ isStale, loadedAt, mapNotice, onRetry }: Props) {
  const isOnline = useOnline();
  const { say, language } = useWords();
  const b = (text: ReactNode) => <b>{text}</b>;
  return (
    <div className={styles.stack} role="status">
      {!isOnline && (
        <p className={styles.warn}>
          <WifiOff size={15} aria-hidden="true" />
          <span>{say.rich('states.offline', { b })}</span>
        </p>
      )}
      {isStale && (
        <p className={styles.warn}>
          <TriangleAlert size={15} aria-hidden="true" />
          <span>{say.rich('states.stale', { b, time: clockTime(loadedAt, language) })}</span>
          <button type="button" onClick={onRetry}>
            {say('common.again')}
          </button>
        </p>
      )}
      {mapNotice !== null && (
        <p className={styles.warn}>
          <TriangleAlert size={15} aria-hidden="true" />
          <span>{say.rich('states.partOfMap', { b, reason: mapNotice })}</span>
        </p>
      )}
    </div>
  );
}
