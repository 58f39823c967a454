'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Map as BaseMap, type MapRef } from 'react-map-gl/maplibre';
import { mapLibrary } from '#components/brief/map-library.ts';
import { SceneMarks } from '#components/brief/scene-marks.tsx';
import { SceneRoom } from '#components/brief/scene-room.tsx';
import { useWords } from '#components/words/use-words.ts';
import { clusterPoints } from '#lib/query/cluster-points.ts';
import type { Incident } from '#lib/schema.ts';
import { SCENE_PX } from '#lib/view/frame-camera.ts';
import type { MapLanguage } from '#lib/view/map-style/label-text.ts';
import { mapStyle } from '#lib/view/map-style/map-style.ts';
import { layoutSceneMarks, type SceneLayout } from '#lib/view/scene-marks.ts';
import { type Camera, canonicalCamera } from '#lib/view/view-state.ts';
import styles from './scene-map.module.css';

const START: Camera = { lng: 31.5, lat: 48.6, zoom: 5 };
const PADDING = { left: SCENE_PX.words, top: 0, right: 0, bottom: 0 };
const FLIGHT_MS = 1200;

type Props = {
  camera: Camera | null;
  incidents: readonly Incident[];
  selected: string | null;
  theme: 'light' | 'dark';
  labels: MapLanguage;
  /** How much larger than 1280 × 720 the scene is shown. */
  scale: number;
  onCamera?: (camera: Camera) => void;
};

const isStill = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Lays the marks out anew with every move of the map. */
function useLayout(
  map: MapRef | null,
  incidents: readonly Incident[],
  selected: string | null,
): SceneLayout | null {
  const [layout, setLayout] = useState<SceneLayout | null>(null);
  const words = useWords();
  useEffect(() => {
    if (!map) return;
    const place = () =>
      setLayout(
        layoutSceneMarks(
          incidents,
          {
            width: SCENE_PX.width,
            height: SCENE_PX.height,
            left: SCENE_PX.words - 20,
            cluster: clusterPoints,
            zoom: map.getZoom(),
            project: (lng, lat) => {
              const { x, y } = map.project([lng, lat]);
              return [x, y];
            },
          },
          words,
          selected,
        ),
      );
    place();
    map.on('move', place);
    return () => {
      map.off('move', place);
    };
  }, [map, incidents, selected, words]);
  return layout;
}

/** The map of a scene at 1280 × 720: a camera that flies from scene to scene, and the marks. */
export function SceneMap({ camera, incidents, selected, theme, labels, scale, onCamera }: Props) {
  const { say } = useWords();
  const [map, setMap] = useState<MapRef | null>(null);
  const first = useRef(camera ?? START);
  const style = useMemo(
    () =>
      mapStyle({
        theme,
        language: labels,
        basemapUrl: `pmtiles://${window.location.origin}/basemap/basemap.pmtiles`,
        fontsUrl: `${window.location.origin}/fonts`,
      }),
    [theme, labels],
  );
  const layout = useLayout(map, incidents, selected);

  useEffect(() => {
    map?.getMap().setPixelRatio(Math.min(4, window.devicePixelRatio * scale));
  }, [map, scale]);

  useEffect(() => {
    if (!map || !camera) return;
    const to = { center: [camera.lng, camera.lat] as [number, number], zoom: camera.zoom, padding: PADDING };
    if (isStill()) map.jumpTo(to);
    else map.easeTo({ ...to, duration: FLIGHT_MS });
  }, [map, camera]);

  return (
    <div className={styles.map} data-testid="scene-map" data-marks={layout?.marks.length ?? -1}>
      <BaseMap
        mapLib={mapLibrary}
        initialViewState={{
          longitude: first.current.lng,
          latitude: first.current.lat,
          zoom: first.current.zoom,
          padding: PADDING,
        }}
        mapStyle={style}
        attributionControl={false}
        dragRotate={false}
        pitchWithRotate={false}
        touchPitch={false}
        maxPitch={0}
        maxZoom={13}
        minZoom={1}
        keyboard={false}
        locale={{ 'Map.Title': say('briefing.mapTitle') }}
        ref={setMap}
        onMoveEnd={({ originalEvent, target }) => {
          if (!originalEvent || !onCamera) return;
          const { lng, lat } = target.getCenter();
          onCamera(canonicalCamera({ lng, lat, zoom: target.getZoom() }));
        }}
      >
        {map && layout && <SceneRoom map={map} layout={layout} />}
      </BaseMap>
      {layout && (
        <SceneMarks layout={layout} selected={selected} width={SCENE_PX.width} height={SCENE_PX.height} />
      )}
    </div>
  );
}
