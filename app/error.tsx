'use client';

/** The page itself failed: say so, and offer to try again. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="message">
      <h1>This page could not be shown</h1>
      <p>{error.message || 'Something went wrong in Dateline itself.'} Your data is not touched.</p>
      <p>
        <button type="button" onClick={reset}>
          Try again
        </button>{' '}
        <a href="/">Start with an empty view</a>
      </p>
    </main>
  );
}
