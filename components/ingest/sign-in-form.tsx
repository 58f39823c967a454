'use client';
import { type ReactNode, useId, useRef, useState } from 'react';
import { signIn, signOut } from '#components/ingest/ingest-api.ts';
import { useWords } from '#components/words/use-words.ts';
import styles from './sign-in-form.module.css';

function bold(words: ReactNode): ReactNode {
  return <b>{words}</b>;
}

/** Asks for the token of a server that lets only those write who know it. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const id = useId();
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [why, setWhy] = useState<string | null>(null);

  async function give(token: string) {
    setBusy(true);
    setWhy(null);
    try {
      await signIn(token);
      onDone();
    } catch (cause) {
      setWhy(cause instanceof Error ? cause.message : String(cause));
      field.current?.select();
    }
    setBusy(false);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const token = field.current?.value.trim() ?? '';
        if (token !== '' && !isBusy) void give(token);
      }}
    >
      <p>{say.rich('ingest.login.ask', { b: bold })}</p>
      <label htmlFor={id}>{say('ingest.login.token')}</label>
      <input
        ref={field}
        id={id}
        type="password"
        name="token"
        autoComplete="current-password"
        required
        aria-invalid={why !== null}
        aria-describedby={why === null ? undefined : `${id}-why`}
      />
      <button type="submit" aria-disabled={isBusy}>
        {say(isBusy ? 'ingest.login.signingIn' : 'ingest.login.signIn')}
      </button>
      {why !== null && (
        <p id={`${id}-why`} role="alert" className={styles.why}>
          {why}
        </p>
      )}
    </form>
  );
}

/** Says that this browser may write, with the way out. */
export function SignedInLine({ onDone }: { onDone: () => void }) {
  const { say } = useWords();
  return (
    <p className={styles.line}>
      {say('ingest.login.signedIn')}{' '}
      <button type="button" onClick={() => void signOut().then(onDone, onDone)}>
        {say('ingest.login.signOut')}
      </button>
    </p>
  );
}
