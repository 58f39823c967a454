'use client';
import { useWords } from '#components/words/use-words.ts';

/** The page itself failed: say so, and offer to try again. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const { say } = useWords();
  return (
    <main className="message">
      <h1>{say('page.failed')}</h1>
      <p>{say('page.failedWhy', { reason: error.message || say('page.failedUnknown') })}</p>
      <p>
        <button type="button" onClick={reset}>
          {say('page.again')}
        </button>{' '}
        <a href="/">{say('page.startEmpty')}</a>
      </p>
    </main>
  );
}
