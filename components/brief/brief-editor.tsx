'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { sceneOfView } from '#components/brief/add-view.ts';
import { fetchShownBrief } from '#components/brief/brief-api.ts';
import { BriefGate } from '#components/brief/brief-gate.tsx';
import { BriefTools } from '#components/brief/brief-tools.tsx';
import { Filmstrip } from '#components/brief/filmstrip.tsx';
import { SceneForm } from '#components/brief/scene-form.tsx';
import { SceneStage } from '#components/brief/scene-stage.tsx';
import { type BriefState, useBrief } from '#components/brief/use-brief.ts';
import { useSceneList } from '#components/brief/use-scene-list.ts';
import { SiteHeader } from '#components/header/site-header.tsx';
import { Providers } from '#components/providers.tsx';
import { useTheme } from '#components/use-theme.ts';
import { useWords } from '#components/words/use-words.ts';
import type { BriefResponse, Scene } from '#lib/brief/brief-schema.ts';
import { withParams } from '#lib/brief/view-params.ts';
import { encodeView } from '#lib/view/view-codec.ts';
import { type Camera, INITIAL_VIEW, type View } from '#lib/view/view-state.ts';
import styles from './brief-editor.module.css';

function spellCamera(camera: Camera): string {
  return encodeView({ ...INITIAL_VIEW, camera }).replace(/^map=/, '');
}

function blankScene(like: Scene | undefined, headline: string): Scene {
  return { ...sceneOfView(like?.view ?? ''), headline };
}

type EditorProps = { id: string; first: BriefResponse; theme: 'light' | 'dark' };

/** The chosen scene as others see it: as it is typed, or, where something is withheld, as it was stored last. */
function Preview({
  id,
  state,
  scene,
  theme,
}: Pick<EditorProps, 'id' | 'theme'> & { state: BriefState; scene: Scene }) {
  const { say } = useWords();
  const { content, answer } = state;
  const { version } = answer.brief;
  const [at, setAt] = useState<string | null>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const isSafe = content.options.coarsenPlaces || content.options.hideNames;
  const shown = useQuery({
    queryKey: ['brief-shown', id, version],
    queryFn: ({ signal }) => fetchShownBrief(id, signal),
    enabled: isSafe,
    placeholderData: keepPreviousData,
  });
  const told = isSafe ? shown.data : answer;
  const seen = isSafe ? told?.brief.scenes.find((one) => one.id === scene.id) : scene;
  if (!told || !seen) return <p className={styles.empty}>{say('briefing.loadingScene')}</p>;
  return (
    <>
      <SceneStage
        scene={seen}
        stored={isSafe ? { brief: id, version: told.brief.version } : null}
        facts={told.facts.find((fact) => fact.scene === scene.id)}
        sources={told.sources}
        options={content.options}
        asOf={answer.asOf}
        theme={theme}
        at={at}
        onScrub={setAt}
        onCamera={setCamera}
      />
      {camera && (
        <button
          type="button"
          className={`${styles.main} ${styles.keep}`}
          onClick={() => {
            state.changeScene(scene.id, { view: withParams(scene.view, { map: spellCamera(camera) }) });
            setCamera(null);
          }}
        >
          {say('briefing.keepMap')}
        </button>
      )}
    </>
  );
}

function Editor({ id, first, theme }: EditorProps) {
  const { say } = useWords();
  const state = useBrief(id, first);
  const { content, answer } = state;
  const list = useSceneList(state, content.scenes[0]?.id ?? null);
  const scene = list.scene ?? content.scenes[0];

  return (
    <main className={styles.body}>
      <h1 className="visually-hidden">{content.title}</h1>
      <p className={styles.narrow}>{say('briefing.narrow')}</p>
      <BriefTools state={state} id={id} scene={scene?.id ?? null} told={list.told} />
      <nav className={styles.left} aria-label={say('briefing.filmstrip')}>
        <Filmstrip
          scenes={content.scenes}
          facts={answer.facts}
          chosen={scene?.id ?? null}
          theme={theme}
          isCoarse={content.options.coarsenPlaces}
          isAcross={false}
          onChoose={list.choose}
          onMove={list.move}
          onDelete={list.remove}
          onDuplicate={list.duplicate}
        />
        <button
          type="button"
          className={styles.quiet}
          disabled={!list.canAdd}
          onClick={() => list.add(blankScene(scene, say('briefing.newScene')))}
        >
          {say('briefing.addScene')}
        </button>
        <Link
          href={`/?${withParams(scene?.view ?? '', { brief: id })}`}
          prefetch={false}
          className={styles.quiet}
        >
          {say('briefing.addViews')}
        </Link>
      </nav>
      <section className={styles.preview} aria-label={say('briefing.preview')}>
        {scene ? (
          <Preview key={scene.id} id={id} state={state} scene={scene} theme={theme} />
        ) : (
          <p className={styles.empty}>{say('briefing.noScenes')}</p>
        )}
      </section>
      <aside className={styles.right}>{scene && <SceneForm state={state} scene={scene} />}</aside>
    </main>
  );
}

/** The editor of a brief: filmstrip, the chosen scene as it will be shown, its words. */
export function BriefEditor({ id }: { id: string }) {
  const [theme, setTheme] = useState<View['theme']>('auto');
  const now = useTheme(theme);
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  const page = useMemo(
    () =>
      isHere && (
        <BriefGate
          id={id}
          notice={(words, role) => (
            <main className={styles.empty} role={role}>
              {words}
            </main>
          )}
        >
          {(first) => <Editor id={id} first={first} theme={now} />}
        </BriefGate>
      ),
    [isHere, id, now],
  );
  return (
    <Providers>
      <div className={styles.screen}>
        <SiteHeader page="brief" theme={theme} onTheme={setTheme} />
        {page}
      </div>
    </Providers>
  );
}
