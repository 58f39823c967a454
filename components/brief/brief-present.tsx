'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { fetchShownBrief } from '#components/brief/brief-api.ts';
import { PresenterView, useElapsed } from '#components/brief/presenter-view.tsx';
import { axisOf } from '#components/brief/scene-bins.tsx';
import { SceneStage } from '#components/brief/scene-stage.tsx';
import { usePresentKeys } from '#components/brief/use-present-keys.ts';
import { type Presentation, usePresentation } from '#components/brief/use-presentation.ts';
import { drawnQuery } from '#components/brief/use-scene.ts';
import { IconButton } from '#components/parts/icon-button.tsx';
import { Providers } from '#components/providers.tsx';
import { useTheme } from '#components/use-theme.ts';
import { useWords } from '#components/words/use-words.ts';
import type { Brief, BriefResponse, Scene } from '#lib/brief/brief-schema.ts';
import { type PresentCommand, spellElapsed } from '#lib/view/present-keys.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import styles from './present.module.css';

/** Playing runs through a scene's time in so many steps. */
const STEPS = 40;
const STEP_MS = 250;
const STILL_STEPS = 8;
const STILL_STEP_MS = 1000;

const isStill = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Where the playhead may stand in a scene: shares of its time from step 0 to the last. */
function usePlaying(
  brief: Brief,
  scene: Scene | undefined,
  day: string | null,
  onDay: (day: string | null) => void,
) {
  const [isPlaying, setPlaying] = useState(false);
  const drawn = useQuery({
    ...drawnQuery(brief.id, brief.version, scene?.id ?? ''),
    enabled: scene !== undefined,
  });
  const edges = drawn.data?.bins?.edges;
  const move = useCallback(
    (by: 1 | -1, steps: number) => {
      if (!edges || edges.length < 3) return false;
      const axis = axisOf(edges);
      const share = (day === null ? (by > 0 ? 0 : 1) : axis.at(day)) + by / steps;
      const isOver = share >= 1 - 1e-6;
      onDay(isOver ? null : axis.dayAt(Math.max(0, share)));
      return !isOver;
    },
    [edges, day, onDay],
  );
  useEffect(() => {
    if (!isPlaying) return;
    const timer = window.setTimeout(
      () => {
        if (!move(1, isStill() ? STILL_STEPS : STEPS)) setPlaying(false);
      },
      isStill() ? STILL_STEP_MS : STEP_MS,
    );
    return () => window.clearTimeout(timer);
  }, [isPlaying, move]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scene stops the play
  useEffect(() => setPlaying(false), [scene?.id]);
  return { isPlaying, setPlaying, move };
}

function Timer({ startedAt }: { startedAt: number }) {
  const { say } = useWords();
  const elapsed = useElapsed(startedAt);
  return (
    <p className={styles.timer} role="timer" aria-label={say('briefing.elapsed')}>
      {spellElapsed(elapsed)}
    </p>
  );
}

type ProgressProps = {
  at: number;
  count: number;
  hasWays: boolean;
  onGo: (to: number) => void;
  onLeave: () => void;
};

/** Which scene it is, and the ways to the others for who has no keys at hand. */
function Progress({ at, count, hasWays, onGo, onLeave }: ProgressProps) {
  const { say } = useWords();
  return (
    <div className={styles.progress}>
      <progress value={at + 1} max={count} aria-label={say('briefing.shown')} />
      <span role="status">{say('briefing.sceneOf', { at: at + 1, count })}</span>
      {hasWays && (
        <span className={styles.ways}>
          <IconButton label={say('briefing.previous')} disabled={at === 0} onClick={() => onGo(at - 1)}>
            <ChevronLeft size="1.125rem" />
          </IconButton>
          <IconButton label={say('briefing.next')} disabled={at === count - 1} onClick={() => onGo(at + 1)}>
            <ChevronRight size="1.125rem" />
          </IconButton>
          <IconButton label={say('briefing.leavePresenting')} onClick={onLeave}>
            <X size="1.125rem" />
          </IconButton>
        </span>
      )}
    </div>
  );
}

type Shown = { answer: BriefResponse; state: Presentation; onDay: (day: string | null) => void };

function Stage({ answer, state, onDay }: Shown) {
  const { say } = useWords();
  const scene = answer.brief.scenes[state.at];
  const theme = useTheme(decodeView(scene?.view ?? '').theme);
  if (!scene) return <p className={styles.empty}>{say('briefing.empty')}</p>;
  return (
    <SceneStage
      scene={scene}
      stored={{ brief: answer.brief.id, version: answer.brief.version }}
      facts={answer.facts[state.at]}
      sources={answer.sources}
      options={answer.brief.options}
      asOf={answer.asOf}
      theme={theme}
      at={state.day}
      onScrub={onDay}
    />
  );
}

function Talk({ id, answer, isPresenter }: { id: string; answer: BriefResponse; isPresenter: boolean }) {
  const { say } = useWords();
  const router = useRouter();
  const { scenes } = answer.brief;
  const { state, tell, go } = usePresentation(id, scenes.length);
  const [hasNotes, setNotes] = useState(isPresenter);
  const [hasTimer, setTimer] = useState(false);
  const setDay = useCallback((day: string | null) => tell({ day }), [tell]);
  const { isPlaying, setPlaying, move } = usePlaying(answer.brief, scenes[state.at], state.day, setDay);

  const act = useCallback(
    (command: Exclude<PresentCommand, { type: 'digit' }>) => {
      switch (command.type) {
        case 'step':
          return go(state.at + command.by);
        case 'scrub':
          move(command.by, STEPS);
          return;
        case 'go':
          return go(command.to === 'first' ? 0 : scenes.length - 1);
        case 'play':
          return setPlaying(!isPlaying);
        case 'blank':
          return tell({ isBlank: !state.isBlank });
        case 'notes':
          return setNotes(!hasNotes);
        case 'timer':
          return setTimer(!hasTimer);
        case 'window':
          window.open(
            `/brief/${id}/present?presenter=1#${state.at + 1}`,
            `presenter-${id}`,
            'width=1100,height=760',
          );
          return;
        case 'screen':
          if (document.fullscreenElement) void document.exitFullscreen();
          else void document.documentElement.requestFullscreen().catch(() => {});
          return;
        case 'leave':
          if (document.fullscreenElement) void document.exitFullscreen();
          else if (isPresenter) window.close();
          else router.push(`/brief/${id}`);
      }
    },
    [
      go,
      state.at,
      state.isBlank,
      move,
      scenes.length,
      setPlaying,
      isPlaying,
      tell,
      hasNotes,
      hasTimer,
      id,
      isPresenter,
      router,
    ],
  );
  usePresentKeys(scenes.length, go, act);
  const client = useQueryClient();
  const next = scenes[state.at + 1]?.id;
  useEffect(() => {
    if (next) void client.prefetchQuery(drawnQuery(id, answer.brief.version, next));
  }, [client, next, id, answer.brief.version]);

  return (
    <main className={styles.talk} data-notes={hasNotes} data-presenter={isPresenter}>
      <h1 className="visually-hidden">{answer.brief.title}</h1>
      <div className={styles.scene}>
        <Stage answer={answer} state={state} onDay={setDay} />
        {scenes.length > 0 && (
          <Progress
            at={state.at}
            count={scenes.length}
            hasWays={!hasNotes}
            onGo={go}
            onLeave={() => act({ type: 'leave' })}
          />
        )}
        <p className={styles.turn}>{say('briefing.turn')}</p>
        {hasTimer && <Timer startedAt={state.startedAt} />}
        {state.isBlank && !isPresenter && (
          <div className={styles.blank}>
            <span className="visually-hidden">{say('briefing.blank')}</span>
          </div>
        )}
      </div>
      {hasNotes && <PresenterView answer={answer} at={state.at} startedAt={state.startedAt} onGo={go} />}
    </main>
  );
}

function Loaded({ id, isPresenter }: { id: string; isPresenter: boolean }) {
  const { say } = useWords();
  const brief = useQuery({
    queryKey: ['brief-shown', id],
    queryFn: ({ signal }) => fetchShownBrief(id, signal),
  });
  if (brief.data) return <Talk id={id} answer={brief.data} isPresenter={isPresenter} />;
  return (
    <main className={styles.empty} role={brief.error ? 'alert' : 'status'}>
      {brief.error ? brief.error.message : say('brief.loadingBrief')}
    </main>
  );
}

/** A brief on the screen: scenes by keys, the map in step; read only, so that its address can be shared. */
export function BriefPresent({ id, isPresenter }: { id: string; isPresenter: boolean }) {
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  return <Providers>{isHere && <Loaded id={id} isPresenter={isPresenter} />}</Providers>;
}
