'use client';
import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { copyBrief, deleteBrief, fetchBrief, noteOpenBrief } from '#components/brief/brief-api.ts';
import { Filmstrip } from '#components/brief/filmstrip.tsx';
import { SceneForm } from '#components/brief/scene-form.tsx';
import { SceneStage } from '#components/brief/scene-stage.tsx';
import { TakeAway } from '#components/brief/take-away.tsx';
import { type BriefState, useBrief } from '#components/brief/use-brief.ts';
import { SiteHeader } from '#components/header/site-header.tsx';
import { Providers } from '#components/providers.tsx';
import { useTheme } from '#components/use-theme.ts';
import type { BriefContent, BriefResponse, Scene } from '#lib/brief/brief-schema.ts';
import { withParams } from '#lib/brief/view-params.ts';
import { encodeView } from '#lib/view/view-codec.ts';
import { type Camera, INITIAL_VIEW, type View } from '#lib/view/view-state.ts';
import styles from './brief-editor.module.css';

const SAVED_WORDS: Record<BriefState['saving'], string> = {
  saved: 'Saved',
  saving: 'Saving',
  unsaved: 'Not saved yet',
};

function moved(content: BriefContent, id: string, to: number): BriefContent {
  const scene = content.scenes.find((one) => one.id === id);
  if (!scene || to < 0 || to >= content.scenes.length) return content;
  const others = content.scenes.filter((one) => one !== scene);
  return { ...content, scenes: [...others.slice(0, to), scene, ...others.slice(to)] };
}

function spellCamera(camera: Camera): string {
  return encodeView({ ...INITIAL_VIEW, camera }).replace(/^map=/, '');
}

function blankScene(like: Scene | undefined): Scene {
  const id = `s${Date.now().toString(36)}`;
  return {
    id,
    headline: 'New scene',
    body: '{killed} killed in {attacks}.',
    notes: '',
    view: like?.view ?? '',
    quotes: [],
  };
}

function Tools({
  state,
  id,
  scene,
}: {
  state: ReturnType<typeof useBrief>;
  id: string;
  scene: string | null;
}) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className={styles.bar}>
      <input
        className={styles.title}
        aria-label="Title of the brief"
        value={state.content.title}
        maxLength={400}
        onChange={({ target }) =>
          state.change((content) => ({ ...content, title: target.value || 'Untitled' }), 'title')
        }
      />
      <span role="status" className={styles.saved}>
        {SAVED_WORDS[state.saving]}
      </span>
      <button type="button" className={styles.quiet} disabled={!state.canUndo} onClick={state.undo}>
        <Undo2 size={14} aria-hidden="true" /> Undo
      </button>
      <button
        type="button"
        className={styles.quiet}
        onClick={async () => router.push(`/brief/${(await copyBrief(id)).brief.id}`)}
      >
        Duplicate
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
        {isAsking ? 'Delete for good?' : 'Delete'}
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
        {isCopied ? 'Link copied' : 'Copy link to show'}
      </button>
      <TakeAway brief={id} scene={scene} disabled={state.saving !== 'saved'} />
      <Link href={`/brief/${id}/present`} className={styles.main} prefetch={false}>
        Present
      </Link>
    </div>
  );
}

function Editor({ id, first, theme }: { id: string; first: BriefResponse; theme: 'light' | 'dark' }) {
  const state = useBrief(id, first);
  const { content, answer } = state;
  const [chosen, setChosen] = useState<string | null>(content.scenes[0]?.id ?? null);
  const [at, setAt] = useState<string | null>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const scene = content.scenes.find((one) => one.id === chosen) ?? content.scenes[0];
  const facts = answer.facts.find((fact) => fact.scene === scene?.id);

  function choose(next: string | null) {
    setChosen(next);
    setAt(null);
    setCamera(null);
  }
  function remove(sceneId: string) {
    const position = content.scenes.findIndex((one) => one.id === sceneId);
    choose((content.scenes[position + 1] ?? content.scenes[position - 1])?.id ?? null);
    state.change((now) => ({ ...now, scenes: now.scenes.filter((one) => one.id !== sceneId) }));
  }
  function add() {
    const fresh = blankScene(scene);
    state.change((now) => ({ ...now, scenes: [...now.scenes, fresh] }));
    choose(fresh.id);
  }

  return (
    <main className={styles.body}>
      <Tools state={state} id={id} scene={scene?.id ?? null} />
      {state.failure && (
        <p role="alert" className={styles.failure}>
          {state.failure}{' '}
          <button type="button" onClick={state.retry}>
            Try again
          </button>
        </p>
      )}
      <nav className={styles.left} aria-label="Filmstrip">
        <Filmstrip
          brief={id}
          version={answer.brief.version}
          scenes={content.scenes}
          facts={answer.facts}
          chosen={scene?.id ?? null}
          onChoose={choose}
          onMove={(sceneId, to) => state.change((now) => moved(now, sceneId, to))}
          onDelete={remove}
        />
        <button type="button" className={styles.quiet} disabled={content.scenes.length >= 200} onClick={add}>
          Add a scene
        </button>
        <Link href={`/?${scene?.view ?? ''}`} prefetch={false} className={styles.quiet}>
          Add views from the explorer
        </Link>
      </nav>
      <section className={styles.preview} aria-label="Preview">
        {scene ? (
          <SceneStage
            scene={scene}
            facts={facts}
            sources={answer.sources}
            options={content.options}
            asOf={answer.asOf}
            theme={theme}
            at={at}
            onScrub={setAt}
            onCamera={setCamera}
          />
        ) : (
          <p className={styles.empty}>This brief has no scene yet.</p>
        )}
        {camera && scene && (
          <button
            type="button"
            className={`${styles.main} ${styles.keep}`}
            onClick={() => {
              state.changeScene(scene.id, { view: withParams(scene.view, { map: spellCamera(camera) }) });
              setCamera(null);
            }}
          >
            Keep this map section
          </button>
        )}
      </section>
      <aside className={styles.right}>
        {scene && (
          <SceneForm
            scene={scene}
            facts={facts}
            sources={answer.sources}
            options={content.options}
            onChange={(patch, field) => state.changeScene(scene.id, patch, field)}
            onOptions={(options) => state.change((now) => ({ ...now, options }))}
          />
        )}
      </aside>
    </main>
  );
}

function Loaded({ id, theme }: { id: string; theme: 'light' | 'dark' }) {
  const brief = useQuery({
    queryKey: ['brief', id],
    queryFn: ({ signal }) => fetchBrief(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (brief.data) return <Editor id={id} first={brief.data} theme={theme} />;
  return (
    <main className={styles.empty} role={brief.error ? 'alert' : 'status'}>
      {brief.error ? brief.error.message : 'Loading the brief'}
    </main>
  );
}

/** The editor of a brief: filmstrip, the chosen scene as it will be shown, its words. */
export function BriefEditor({ id }: { id: string }) {
  const [theme, setTheme] = useState<View['theme']>('auto');
  const now = useTheme(theme);
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  const page = useMemo(() => (isHere ? <Loaded id={id} theme={now} /> : null), [isHere, id, now]);
  return (
    <Providers>
      <div className={styles.screen}>
        <SiteHeader page="brief" theme={theme} onTheme={setTheme} />
        {page}
      </div>
    </Providers>
  );
}
