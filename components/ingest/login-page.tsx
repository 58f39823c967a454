'use client';
import { useState } from 'react';
import { SiteHeader } from '#components/header/site-header.tsx';
import { SignedInLine, SignInForm } from '#components/ingest/sign-in-form.tsx';
import { useLogin } from '#components/ingest/use-login.ts';
import { useTheme } from '#components/use-theme.ts';
import { useWords } from '#components/words/use-words.ts';
import { pathWithin } from '#lib/view/path-within.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import styles from './add-page.module.css';

type Props = {
  query: string;
  /** Where to go on to, as the address says. */
  next: string | null;
};

/** Signing in with the token of the server, and out again. */
export function LoginPage({ query, next }: Props) {
  const { say } = useWords();
  const [theme, setTheme] = useState(() => decodeView(query).theme);
  useTheme(theme);
  const login = useLogin();
  const target = pathWithin(next) ?? '/';
  return (
    <div className={styles.screen}>
      <SiteHeader page="login" theme={theme} onTheme={setTheme} />
      <main className={styles.narrow}>
        <h1>{say('ingest.login.title')}</h1>
        {login.isWanted && <SignInForm onDone={() => window.location.assign(target)} />}
        {login.isGiven && <SignedInLine onDone={login.refresh} />}
        {login.isKnown && !login.isWanted && !login.isGiven && (
          <p className={styles.lead}>{say('ingest.login.notNeeded')}</p>
        )}
        {login.isKnown && !login.isWanted && (
          <p className={styles.onward}>
            <a href={target}>{say('ingest.login.goOn')}</a>
          </p>
        )}
      </main>
    </div>
  );
}
