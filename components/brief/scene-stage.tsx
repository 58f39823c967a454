'use client';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { SceneBins } from '#components/brief/scene-bins.tsx';
import { sceneFilter } from '#components/brief/scene-filter.ts';
import { SceneMap } from '#components/brief/scene-map.tsx';
import { SceneWords } from '#components/brief/scene-words.tsx';
import { useFill } from '#components/brief/use-fill.ts';
import { useScene } from '#components/brief/use-scene.ts';
import { useWords } from '#components/words/use-words.ts';
import type { BriefOptions, NamedArticle, Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { ATTACK_TYPES } from '#lib/codes.ts';
import { frameCamera, incidentsInFrame, SCENE_PX } from '#lib/view/frame-camera.ts';
import { mapLanguage } from '#lib/view/map-style/label-languages.ts';
import { BASEMAP_ATTRIBUTION } from '#lib/view/map-style/tile-layers.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import type { Camera } from '#lib/view/view-state.ts';
import type { Words as Spoken } from '#lib/view/words.ts';
import styles from './scene-stage.module.css';

type Props = {
  scene: Scene;
  /** Where the stored scene is read from, with nothing that its options withhold; null: from its view, before it is stored. */
  stored: { brief: string; version: number } | null;
  facts: SceneFacts | undefined;
  sources: readonly NamedArticle[];
  options: BriefOptions;
  asOf: string;
  theme: 'light' | 'dark';
  /** Attacks after this day are not shown yet; null = all are. */
  at: string | null;
  onScrub: (day: string | null) => void;
  onCamera?: (camera: Camera) => void;
};

/** Measures how much larger than 1280 × 720 a box is. */
function useScale(): { ref: React.RefObject<HTMLDivElement | null>; scale: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () =>
      setScale(Math.min(box.clientWidth / SCENE_PX.width, box.clientHeight / SCENE_PX.height));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { ref, scale };
}

/** What is wrong with a scene, said on it: an incident that is gone, a filter that cannot be read. */
function warningsOf(facts: SceneFacts | undefined, failure: string | null, { say }: Spoken): string[] {
  const warnings: string[] = [];
  if (facts?.problem) warnings.push(say('briefing.badFilter', { reason: facts.problem }));
  if (facts && facts.missing.length > 0) {
    warnings.push(say('briefing.gone', { count: facts.missing.length }));
  }
  if (failure) warnings.push(failure);
  return warnings;
}

/** One scene at 1280 × 720, scaled to the room that it has. */
export function SceneStage(props: Props) {
  const { scene, facts, theme, at, options, stored } = props;
  const spoken = useWords();
  const { say, language } = spoken;
  const { fill } = useFill();
  const { ref, scale } = useScale();
  const view = useMemo(() => decodeView(scene.view), [scene.view]);
  const data = useScene(scene, facts, stored);
  const { incidents } = data;
  // A view that was never moved has no camera: it shows what it selects.
  const camera = useMemo(() => view.camera ?? frameCamera(incidents), [view.camera, incidents]);
  const shown = useMemo(
    () => (at === null ? incidents : incidents.filter(({ time }) => time.start !== null && time.start <= at)),
    [incidents, at],
  );
  const chosen = incidents.find(({ id }) => id === facts?.selected?.id);
  const types = useMemo(() => {
    const seen = camera ? incidentsInFrame(incidents, camera) : incidents;
    return ATTACK_TYPES.filter((type) => seen.some((incident) => incident.type === type));
  }, [incidents, camera]);
  const hidden = data.total - incidents.length;
  return (
    <div ref={ref} className={styles.room}>
      {scale > 0 && (
        <section
          className={styles.stage}
          style={{ transform: `translate(-50%, -50%) scale(${scale})` }}
          aria-label={fill(scene.headline, facts?.figures)}
        >
          <SceneMap
            camera={camera}
            incidents={shown}
            selected={facts?.selected?.id ?? null}
            theme={theme}
            labels={mapLanguage(view.labels, language)}
            scale={scale}
            {...(props.onCamera ? { onCamera: props.onCamera } : {})}
          />
          <div className={styles.shade} />
          <SceneWords
            {...props}
            types={types}
            warnings={warningsOf(facts, data.failure, spoken)}
            chosen={chosen}
            hasLinks={!options.coarsenPlaces && !options.hideNames}
            bins={
              data.bins &&
              data.bins.unit !== 'hour' &&
              !chosen && <SceneBins bins={data.bins} at={at} onScrub={props.onScrub} />
            }
          />
          <p className={styles.foot}>
            <span>
              {sceneFilter(scene, facts, spoken) || say('brief.allAttacks')}
              {hidden > 0 && ` · ${say('briefing.mapShows', { count: incidents.length })}`}
            </span>
            <span className={styles.credit}>{BASEMAP_ATTRIBUTION}</span>
          </p>
        </section>
      )}
    </div>
  );
}
