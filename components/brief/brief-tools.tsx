'use client';
import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { copyBrief, deleteBrief, noteOpenBrief } from '#components/brief/brief-api.ts';
import { StripStatus } from '#components/brief/strip-status.tsx';
import { TakeAway } from '#components/brief/take-away.tsx';
import type { BriefState } from '#components/brief/use-brief.ts';
import type { Told } from '#components/brief/use-scene-list.ts';
import { VersionMenu } from '#components/brief/version-menu.tsx';
import { useWords } from '#components/words/use-words.ts';
import styles from './brief-editor.module.css';

type Props = { state: BriefState; id: string; scene: string | null; told: Told | null };

/** Title and what is done with a whole brief. */
export function BriefTools({ state, id, scene, told }: Props) {
  const { say } = useWords();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className={styles.bar}>
      <input
        className={styles.title}
        aria-label={say('briefing.titleOf')}
        value={state.content.title}
        maxLength={400}
        onChange={({ target }) =>
          state.change(
            (content) => ({ ...content, title: target.value || say('brief.untitledScene') }),
            'title',
          )
        }
      />
      <StripStatus state={state} told={told} />
      <button type="button" className={styles.quiet} disabled={!state.canUndo} onClick={state.undo}>
        <Undo2 size="0.875rem" aria-hidden="true" /> {say('brief.undo')}
      </button>
      <VersionMenu state={state} id={id} />
      <button
        type="button"
        className={styles.quiet}
        onClick={async () => router.push(`/brief/${(await copyBrief(id)).brief.id}`)}
      >
        {say('briefing.duplicate')}
      </button>
      <button
        type="button"
        className={styles.quiet}
        onBlur={() => setAsking(false)}
        onClick={async () => {
          if (!isAsking) return setAsking(true);
          await deleteBrief(id);
          noteOpenBrief(null);
          router.push('/brief');
        }}
      >
        {say(isAsking ? 'briefing.deleteSure' : 'briefing.delete')}
      </button>
      <button
        type="button"
        className={styles.quiet}
        onClick={async () => {
          await navigator.clipboard
            .writeText(`${window.location.origin}/brief/${id}/present`)
            .catch(() => {});
          setCopied(true);
        }}
      >
        {say(isCopied ? 'briefing.copied' : 'briefing.copyLink')}
      </button>
      <TakeAway brief={id} scene={scene} disabled={state.saving !== 'saved'} />
      <Link href={`/brief/${id}/present`} className={styles.main} prefetch={false}>
        {say('brief.present')}
      </Link>
    </div>
  );
}
