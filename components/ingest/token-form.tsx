'use client';
import { useId, useState } from 'react';
import styles from './token-form.module.css';

/** A day, in seconds: how long this browser remembers the token. */
const KEPT_S = 86_400;

/** Asks for the token of a server that lets only those write who know it; it travels in a cookie of this server. */
export function TokenForm({ onGiven }: { onGiven: () => void }) {
  const id = useId();
  const [token, setToken] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() === '') return;
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store interface is missing in Firefox and on plain http
        document.cookie = `dateline_token=${encodeURIComponent(token.trim())}; path=/; max-age=${KEPT_S}; samesite=strict`;
        onGiven();
      }}
    >
      <p>
        <b>This server asks for its token before it stores anything.</b> Whoever runs it has set it.
      </p>
      <label htmlFor={id}>Token</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <button type="submit">Go on</button>
    </form>
  );
}
