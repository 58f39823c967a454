'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Map as BaseMap, type MapRef, type ViewStateChangeEvent } from 'react-map-gl/maplibre';
import { basemapStyle } from '#components/map/basemap-style.ts';
import { LabelCollider, type Obstacle } from '#components/map/label-collider.tsx';
import { MapControls } from '#components/map/map-controls.tsx';
import { mapLibrary } from '#components/map/map-library.ts';
import { MapTooltip } from '#components/map/map-tooltip.tsx';
import { MarkRing } from '#components/map/mark-ring.tsx';
import { MarksOverlay, type Pick } from '#components/map/marks-overlay.tsx';
import { ScaleBar } from '#components/map/scale-bar.tsx';
import type { Incident } from '#lib/schema.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import { boundsOf, corePoints } from '#lib/view/precision-disc.ts';
import { type Camera, canonicalCamera } from '#lib/view/view-state.ts';
import styles from './map-pane.module.css';

export type MapPaneProps = {
  /** What the filters let through at this very moment. */
  incidents: readonly Incident[];
  selected: string | null;
  hovered: string | null;
  /** True while a time window or a playhead hides dated attacks. */
  windowed: boolean;
  camera: Camera | null;
  theme: 'light' | 'dark';
  basemap: MapGround;
  onSelect: (id: string) => void;
  onHover: (id: string | null) => void;
  onCamera: (camera: Camera) => void;
  onTable: () => void;
  onFailure: (reason: string) => void;
};

/** Marks a camera flight that nobody asked for: the URL does not keep it. */
const AUTO = { auto: true } as const;
/** Room for controls on the left and the scale below; less on a small map. */
function paddingOf(map: MapRef) {
  const { clientWidth, clientHeight } = map.getContainer();
  const across = Math.min(64, clientWidth * 0.1);
  const down = Math.min(56, clientHeight * 0.1);
  return { top: down, bottom: down, left: across, right: across };
}
const BARE_AFTER_MS = 5000;
/** Our own basemap is drawn well to z12; one with streets goes on. */
const MAX_ZOOM = 13;
const STREET_ZOOM = 18;
const START = { longitude: 31.5, latitude: 48.6, zoom: 4.6 };

function cameraOf(map: MapRef): Camera {
  const { lng, lat } = map.getCenter();
  return canonicalCamera({ lng, lat, zoom: map.getZoom() });
}

function isSameCamera(a: Camera, b: Camera | null): boolean {
  return b !== null && a.lng === b.lng && a.lat === b.lat && a.zoom === b.zoom;
}

function flightMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 700;
}

/** Flies to the incidents with their radii; `keep` writes the new camera to the URL. */
function fitTo(map: MapRef, incidents: readonly Incident[], durationMs: number, keep: boolean): void {
  const all = incidents.flatMap(({ place }) =>
    place?.lng != null && place.lat !== null
      ? [{ lng: place.lng, lat: place.lat, radiusKm: place.radiusKm }]
      : [],
  );
  // The first view aims at where most attacks are; asked for, it holds them all.
  const box = boundsOf(keep ? all : corePoints(all));
  if (box)
    map.fitBounds(
      box,
      { padding: paddingOf(map), maxZoom: 9, duration: durationMs },
      keep ? undefined : AUTO,
    );
}

/** A request that was overtaken by a camera move is no failure: only a map that stays bare is reported. */
function reportIfBare(map: MapRef | null, reason: string, onFailure: (reason: string) => void): void {
  window.setTimeout(() => {
    const isBare = !map?.isStyleLoaded() || map.queryRenderedFeatures().length === 0;
    if (isBare) onFailure(reason);
  }, BARE_AFTER_MS);
}

function useSelectionInSight(map: MapRef | null, incidents: readonly Incident[], selected: string | null) {
  const place = incidents.find((incident) => incident.id === selected)?.place;
  const lng = place?.lng ?? null;
  const lat = place?.lat ?? null;
  useEffect(() => {
    if (!map || lng === null || lat === null) return;
    const { x, y } = map.project([lng, lat]);
    const { clientWidth, clientHeight } = map.getContainer();
    const isInside = x > 40 && y > 40 && x < clientWidth - 40 && y < clientHeight - 40;
    if (!isInside) map.easeTo({ center: [lng, lat], duration: flightMs() }, AUTO);
  }, [map, lng, lat]);
}

/** The map with its marks, controls, tooltip and ring. It owns the camera while it moves. */
export function MapPane(props: MapPaneProps) {
  const { incidents, selected, camera, theme, basemap } = props;
  const [map, setMap] = useState<MapRef | null>(null);
  const ground = useMemo(() => basemapStyle(theme, window.location.origin, basemap), [theme, basemap]);
  const [pick, setPick] = useState<Pick | null>(null);
  const [ring, setRing] = useState<Pick | null>(null);
  const [obstacles, setObstacles] = useState<readonly Obstacle[]>([]);
  const fitted = useRef(camera !== null);
  const settledCamera = useRef<Camera | null>(null);
  useSelectionInSight(map, incidents, selected);

  useEffect(() => {
    if (map) settledCamera.current ??= cameraOf(map);
  }, [map]);

  useEffect(() => {
    if (!map || fitted.current || incidents.length === 0) return;
    fitted.current = true;
    fitTo(map, incidents, 0, false);
  }, [map, incidents]);

  useEffect(() => {
    if (!map || !camera) return;
    if (!isSameCamera(cameraOf(map), camera) && !map.isMoving()) {
      map.jumpTo({ center: [camera.lng, camera.lat], zoom: camera.zoom }, AUTO);
    }
  }, [map, camera]);

  function handlePick(found: Pick | null, kind: 'hover' | 'click') {
    if (kind === 'hover') {
      setPick(found);
      props.onHover(found?.ids.length === 1 ? (found.ids[0] ?? null) : null);
      return;
    }
    setRing(null);
    if (!found || !map) return;
    const [only] = found.ids;
    if (found.ids.length === 1 && only !== undefined) props.onSelect(only);
    else if (found.samePlace || map.getZoom() > 11) setRing(found);
    else
      fitTo(
        map,
        incidents.filter((incident) => found.ids.includes(incident.id)),
        flightMs(),
        true,
      );
  }

  function commitCamera(event: ViewStateChangeEvent) {
    if (!map) return;
    const now = cameraOf(map);
    // A resize ends a "move" too, with the camera where it was.
    const isKept = !('auto' in event) && !isSameCamera(now, settledCamera.current);
    settledCamera.current = now;
    if (isKept) props.onCamera(now);
  }

  const start = camera ? { longitude: camera.lng, latitude: camera.lat, zoom: camera.zoom } : START;
  const listed = (ids: readonly string[]) => incidents.filter((incident) => ids.includes(incident.id));
  return (
    <section className={styles.pane} aria-label="Map">
      <BaseMap
        mapLib={mapLibrary}
        initialViewState={start}
        mapStyle={ground}
        attributionControl={false}
        locale={{ 'Map.Title': 'Map surface: arrow keys pan, plus and minus zoom' }}
        dragRotate={false}
        pitchWithRotate={false}
        touchPitch={false}
        maxZoom={basemap.kind === 'own' ? MAX_ZOOM : STREET_ZOOM}
        minZoom={1}
        ref={setMap}
        onMoveStart={() => setRing(null)}
        onMoveEnd={commitCamera}
        onError={(event) => reportIfBare(map, event.error.message, props.onFailure)}
      >
        <LabelCollider obstacles={obstacles} />
        <MarksOverlay
          incidents={incidents}
          selected={selected}
          hovered={props.hovered}
          windowed={props.windowed}
          theme={theme}
          onPick={handlePick}
          onSettle={setObstacles}
        />
        {pick && !ring && <MapTooltip pick={pick} incidents={listed(pick.ids)} />}
        {ring && (
          <MarkRing
            ring={ring}
            incidents={listed(ring.ids)}
            selected={selected}
            onSelect={props.onSelect}
            onClose={() => setRing(null)}
          />
        )}
        <ScaleBar />
      </BaseMap>
      <MapControls
        onZoom={(step) => map?.easeTo({ zoom: map.getZoom() + step, duration: flightMs() / 3 })}
        onFit={() => map && fitTo(map, incidents, flightMs(), true)}
        onTable={props.onTable}
      />
    </section>
  );
}
