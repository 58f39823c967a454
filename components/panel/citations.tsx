'use client';
import { useWords } from '#components/words/use-words.ts';
import { safeUrl } from '#lib/view/safe-url.ts';
import { translateReason } from '#lib/view/translate-reason.ts';
import styles from './article-reader.module.css';

/** What an article cites, and how its day of publication is known. */
export function Citations({ sources, why }: { sources: readonly string[]; why: readonly string[] }) {
  const words = useWords();
  const { say } = words;
  return (
    <footer className={styles.cited}>
      {sources.length > 0 && (
        <>
          <h3>{say('reader.cites')}</h3>
          <ul>
            {sources.map((source) => {
              const url = safeUrl(source);
              return (
                <li key={source}>
                  {url === null ? (
                    source
                  ) : (
                    <a href={url} target="_blank" rel="noopener noreferrer">
                      {source}
                    </a>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {why.length > 0 && (
        <>
          <h3>{say('reader.publicationDay')}</h3>
          <ul>
            {why.map((reason) => (
              <li key={reason}>{translateReason(reason, words)}</li>
            ))}
          </ul>
        </>
      )}
    </footer>
  );
}
