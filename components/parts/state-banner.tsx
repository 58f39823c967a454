'use client';
import { TriangleAlert, WifiOff } from 'lucide-react';
import { useOnline } from '#components/use-online.ts';
import styles from './state-banner.module.css';

type Props = {
  /** True when the last refresh failed and older data is shown. */
  isStale: boolean;
  /** When the shown data arrived, in ms since 1970. */
  loadedAt: number;
  mapNotice: string | null;
  onRetry: () => void;
};

function clockTime(ms: number): string {
  return new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** Over the map: offline, older data, or a map that could not be drawn in full; the rest works on. */
export function StateBanner({ isStale, loadedAt, mapNotice, onRetry }: Props) {
  const isOnline = useOnline();
  return (
    <div className={styles.stack} role="status">
      {!isOnline && (
        <p className={styles.warn}>
          <WifiOff size={15} aria-hidden="true" />
          <b>Offline.</b> What is on this machine works as before.
        </p>
      )}
      {isStale && (
        <p className={styles.warn}>
          <TriangleAlert size={15} aria-hidden="true" />
          <span>
            <b>The server did not answer.</b> You see what was loaded at {clockTime(loadedAt)}.
          </span>
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
      {mapNotice !== null && (
        <p className={styles.warn}>
          <TriangleAlert size={15} aria-hidden="true" />
          <span>
            <b>Part of the map could not be drawn.</b> {mapNotice}
          </span>
        </p>
      )}
    </div>
  );
}
