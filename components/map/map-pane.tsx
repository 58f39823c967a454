'use client';
import { Languages } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Map as BaseMap, type MapRef, type ViewStateChangeEvent } from 'react-map-gl/maplibre';
import { basemapStyle } from '#components/map/basemap-style.ts';
import { BoxOutline } from '#components/map/box-outline.tsx';
import { AUTO, fitDonut, fitRows, flightMs, isInSight } from '#components/map/fit-marks.ts';
import { isBareMap } from '#components/map/is-bare-map.ts';
import { LabelCollider, type Obstacle } from '#components/map/label-collider.tsx';
import { MapControls } from '#components/map/map-controls.tsx';
import { mapLibrary } from '#components/map/map-library.ts';
import { MapTooltip } from '#components/map/map-tooltip.tsx';
import { MarkRing } from '#components/map/mark-ring.tsx';
import { MarksOverlay, type MarksProps } from '#components/map/marks-overlay.tsx';
import type { MarkPick } from '#components/map/pick-mark.ts';
import { ScaleBar } from '#components/map/scale-bar.tsx';
import { type BoxDrag, useBoxDrag } from '#components/map/use-box-drag.ts';
import { useFirstStyle } from '#components/map/use-first-style.ts';
import { useNamedRecords } from '#components/map/use-named-records.ts';
import { usePrintPicture } from '#components/map/use-print-picture.ts';
import { MenuOnDemand } from '#components/parts/menu-on-demand.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import type { Incident } from '#lib/schema.ts';
import type { Box } from '#lib/view/facet-filters.ts';
import type { MapLanguage } from '#lib/view/map-style/label-text.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import { type Camera, canonicalCamera } from '#lib/view/view-state.ts';
import styles from './map-pane.module.css';

const loadLabelMenu = () => import('#components/map/label-menu.tsx').then((module) => module.LabelMenu);

export type MapPaneProps = {
  /** Null until the data has come: the map stands there already. */
  marks: Omit<MarksProps, 'recordOf' | 'recordStamp'> | null;
  /** Rows that the filters let through at this very moment. */
  rows: Uint32Array;
  /** By row, where the page holds every record. */
  records: readonly (Incident | undefined)[] | null;
  /** The day as of which records stand; null = now. */
  knownAt: string | null;
  idOf: (row: number) => string;
  camera: Camera | null;
  theme: 'light' | 'dark';
  basemap: MapGround;
  labels: MapLanguage;
  onSelect: (id: string) => void;
  onHover: (id: string | null) => void;
  onCamera: (camera: Camera) => void;
  onBox: (box: Box | null) => void;
  onLabels: (labels: MapLanguage) => void;
  onTable: () => void;
  onFailure: (reason: string) => void;
};

const BARE_AFTER_MS = 5000;
/** Our own basemap is drawn well to z12; one with streets goes on. */
const MAX_ZOOM = 13;
const STREET_ZOOM = 18;
/** Zoomed in so far, a donut opens as a ring rather than asking for more zoom. */
const RING_ZOOM = 11;
const START = { longitude: 31.5, latitude: 48.6, zoom: 4.6 };

function cameraOf(map: MapRef): Camera {
  const { lng, lat } = map.getCenter();
  return canonicalCamera({ lng, lat, zoom: map.getZoom() });
}

function isSameCamera(a: Camera, b: Camera | null): boolean {
  return b !== null && a.lng === b.lng && a.lat === b.lat && a.zoom === b.zoom;
}

/** A request that was overtaken by a camera move is no failure: only a map that stays bare is reported. */
function reportIfBare(map: MapRef | null, reason: string, onFailure: (reason: string) => void): void {
  window.setTimeout(() => {
    if (isBareMap(map)) onFailure(reason);
  }, BARE_AFTER_MS);
}

function useSelectionInSight(map: MapRef | null, columns: IncidentColumns | null, selected: number) {
  const lng = columns?.lng[selected] ?? Number.NaN;
  const lat = columns?.lat[selected] ?? Number.NaN;
  useEffect(() => {
    if (!map || !Number.isFinite(lng) || !Number.isFinite(lat)) return;
    const show = () => {
      if (!isInSight(map, lng, lat)) map.easeTo({ center: [lng, lat], duration: flightMs() }, AUTO);
    };
    show();
    // The panel that opens beside it takes room from the map.
    const inner = map.getMap();
    inner.once('resize', show);
    return () => {
      inner.off('resize', show);
    };
  }, [map, lng, lat]);
}

/** The map looks straight down, north up: what is drawn over it relies on that. */
function lockNorth(map: MapRef): void {
  map.getMap().touchZoomRotate.disableRotation();
  map.getMap().keyboard.disableRotation();
}

function BoxDrawing({ drag }: { drag: BoxDrag | null }) {
  return drag && <div className={styles.box} style={drag} />;
}

/** The map with its marks, controls, tooltip and ring. It owns the camera while it moves. */
export function MapPane(props: MapPaneProps) {
  const { marks, rows, camera, theme, basemap, labels } = props;
  const { say } = useWords();
  const columns = marks?.columns ?? null;
  const selected = marks?.selected ?? -1;
  const [map, setMap] = useState<MapRef | null>(null);
  const ground = useMemo(
    () => basemapStyle(theme, window.location.origin, basemap, labels),
    [theme, basemap, labels],
  );
  const style = useFirstStyle(map, ground, theme);
  const [pick, setPick] = useState<MarkPick | null>(null);
  const [ring, setRing] = useState<MarkPick | null>(null);
  const [settled, setSettled] = useState<{ obstacles: Obstacle[]; tagged: number[] }>({
    obstacles: [],
    tagged: [],
  });
  const onSettle = useRef((obstacles: Obstacle[], tagged: number[]) => setSettled({ obstacles, tagged }));
  const { named, recordOf, recordStamp } = useNamedRecords(marks, props, pick, ring, settled.tagged);
  const fitted = useRef(camera !== null);
  const settledCamera = useRef<Camera | null>(null);
  useSelectionInSight(map, columns, selected);
  const drag = useBoxDrag(map, props.onBox);
  usePrintPicture(map, styles.printed, theme);

  useEffect(() => {
    if (!map) return;
    lockNorth(map);
    settledCamera.current ??= cameraOf(map);
  }, [map]);

  useEffect(() => {
    if (!map || !columns || fitted.current || rows.length === 0) return;
    fitted.current = fitRows(map, columns, rows, 0, false);
  }, [map, columns, rows]);

  useEffect(() => {
    if (!map || !camera) return;
    // A camera that this map did not publish is asked for from outside: it wins over a selection that eases into sight.
    const isAsked = !isSameCamera(camera, settledCamera.current);
    if (!isSameCamera(cameraOf(map), camera) && (isAsked || !map.isMoving())) {
      map.jumpTo({ center: [camera.lng, camera.lat], zoom: camera.zoom }, AUTO);
    }
  }, [map, camera]);

  function handlePick(found: MarkPick | null, kind: 'hover' | 'click') {
    const only = found && !found.donut ? found.rows[0] : undefined;
    if (kind === 'hover') {
      setPick(found);
      props.onHover(only === undefined ? null : props.idOf(only));
      return;
    }
    setRing(null);
    if (!found || !map) return;
    if (only !== undefined) props.onSelect(props.idOf(only));
    else if (found.donut && (found.donut.samePlace || map.getZoom() > RING_ZOOM)) setRing(found);
    else if (found.donut) fitDonut(map, found.donut);
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
  const ringed = ring?.rows.flatMap((row) => recordOf(row) ?? []) ?? [];
  return (
    <section className={styles.pane} aria-label={say('map.title')}>
      <BaseMap
        mapLib={mapLibrary}
        initialViewState={start}
        mapStyle={style}
        attributionControl={false}
        locale={{ 'Map.Title': say('map.surface') }}
        dragRotate={false}
        pitchWithRotate={false}
        touchPitch={false}
        maxPitch={0}
        maxZoom={basemap.kind === 'own' ? MAX_ZOOM : STREET_ZOOM}
        minZoom={1}
        ref={setMap}
        // What was under the pointer is there no more; a ring goes along, and what it parts may come apart by zoom.
        onMoveStart={() => pick && handlePick(null, 'hover')}
        onZoomStart={() => setRing(null)}
        onMoveEnd={commitCamera}
        onError={(event) => reportIfBare(map, event.error.message, props.onFailure)}
      >
        <LabelCollider obstacles={settled.obstacles} />
        {marks && (
          <MarksOverlay
            {...marks}
            recordOf={recordOf}
            recordStamp={recordStamp}
            theme={theme}
            onPick={handlePick}
            onSettle={onSettle.current}
          />
        )}
        {pick && !ring && !drag && <MapTooltip pick={pick} records={named} />}
        {ring && ringed.length > 0 && (
          <MarkRing
            ring={ring}
            incidents={ringed}
            selected={selected < 0 ? null : props.idOf(selected)}
            onSelect={props.onSelect}
            onClose={() => setRing(null)}
          />
        )}
        <BoxDrawing drag={drag} />
        {marks?.box && !drag && <BoxOutline box={marks.box} onClear={() => props.onBox(null)} />}
        <ScaleBar />
      </BaseMap>
      <MapControls
        onZoom={(step) => map?.easeTo({ zoom: map.getZoom() + step, duration: flightMs() / 3 })}
        onFit={() => map && columns && fitRows(map, columns, rows, flightMs(), true)}
        onTable={props.onTable}
      >
        <MenuOnDemand
          load={loadLabelMenu}
          menu={{ value: labels, onChange: props.onLabels }}
          aria-label={say('map.labels')}
          title={say('map.labels')}
        >
          <Languages size="0.9375rem" aria-hidden="true" />
        </MenuOnDemand>
      </MapControls>
    </section>
  );
}
