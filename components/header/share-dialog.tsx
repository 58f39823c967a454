'use client';
import { Check, Copy } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { DialogFrame } from '#components/parts/dialog-frame.tsx';
import { viewHref } from '#components/use-view-url.ts';
import { useWords } from '#components/words/use-words.ts';
import { EMBED_SIZES, type EmbedSize, embedCode, embedUrl } from '#lib/view/embed-code.ts';
import type { View } from '#lib/view/view-state.ts';
import styles from './share-dialog.module.css';

const SHOWN_MS = 2000;
const PREVIEW_PX = 480;
const SIZES = Object.keys(EMBED_SIZES) as EmbedSize[];

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Copies a field's text; where the browser has no clipboard for this page, the text is left selected. */
function useCopy(field: RefObject<Field | null>) {
  const [state, setState] = useState<'rest' | 'copied' | 'selected'>('rest');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = window.setTimeout(() => setState('rest'), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [state]);
  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(field.current?.value ?? '');
      setState('copied');
    } catch {
      setState('selected');
    }
  }
  return { state, copy };
}

function CopyButton({ field, label }: { field: RefObject<Field | null>; label: string }) {
  const { say } = useWords();
  const { state, copy } = useCopy(field);
  return (
    <>
      <button type="button" className={styles.copy} aria-label={label} onClick={() => void copy()}>
        {state === 'copied' ? (
          <Check size="0.875rem" aria-hidden="true" />
        ) : (
          <Copy size="0.875rem" aria-hidden="true" />
        )}
        {say(state === 'copied' ? 'share.copied' : 'share.copy')}
      </button>
      <span role="status" className={state === 'selected' ? styles.told : 'visually-hidden'}>
        {state === 'selected' && say('share.selected')}
        {state === 'copied' && say('share.copied')}
      </span>
    </>
  );
}

function LinkPart({ view }: { view: View }) {
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const url = `${window.location.origin}${viewHref(view)}`;
  const canSend = typeof navigator.share === 'function';
  return (
    <section>
      <h3>{say('share.link')}</h3>
      <p>{say('share.linkHint')}</p>
      <div className={styles.row}>
        <input
          ref={field}
          readOnly
          value={url}
          aria-label={say('share.link')}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton field={field} label={say('share.copyLink')} />
        {canSend && (
          <button
            type="button"
            className={styles.copy}
            // Closing the system's sheet is no failure.
            onClick={() => void navigator.share({ url, title: document.title }).catch(() => {})}
          >
            {say('share.send')}
          </button>
        )}
      </div>
    </section>
  );
}

/** The frame as a reader will see it, made to fit. */
function Preview({ url, size }: { url: string; size: EmbedSize }) {
  const { say } = useWords();
  const { width, height } = EMBED_SIZES[size];
  const wide = width ?? 960;
  const scale = Math.min(1, Math.min(PREVIEW_PX, window.innerWidth - 72) / wide);
  return (
    <div className={styles.preview} style={{ width: wide * scale, height: height * scale }}>
      <iframe
        src={url}
        title={say('share.preview')}
        width={wide}
        height={height}
        style={{ transform: `scale(${scale})` }}
      />
    </div>
  );
}

function EmbedPart({ view }: { view: View }) {
  const { say, language } = useWords();
  const [size, setSize] = useState<EmbedSize>('medium');
  const [isShown, setShown] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const url = embedUrl(window.location.origin, view, language);
  return (
    <section>
      <h3>{say('share.embed')}</h3>
      <p>{say('share.embedHint')}</p>
      <div className={styles.row}>
        <select
          aria-label={say('share.size')}
          value={size}
          onChange={({ target }) => setSize(SIZES.find((name) => name === target.value) ?? 'medium')}
        >
          {SIZES.map((name) => (
            <option key={name} value={name}>
              {say(`share.sizes.${name}`)}
            </option>
          ))}
        </select>
        <CopyButton field={field} label={say('share.copyCode')} />
      </div>
      <textarea
        ref={field}
        readOnly
        rows={4}
        value={embedCode(url, say('share.frameTitle'), size)}
        aria-label={say('share.code')}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
      />
      <details className={styles.more} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>{say('share.preview')}</summary>
        {isShown && <Preview key={size} url={url} size={size} />}
      </details>
    </section>
  );
}

/** Hands the present view on: its link, or the code that shows it on another page. */
export function ShareDialog({ view, onClose }: { view: View; onClose: () => void }) {
  const { say } = useWords();
  return (
    <DialogFrame
      title={say('share.title')}
      open
      onOpenChange={(open) => !open && onClose()}
      className={styles.popup}
    >
      <LinkPart view={view} />
      <EmbedPart view={view} />
    </DialogFrame>
  );
}
