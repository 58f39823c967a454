'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';
import { MARKS_LAYER, makeMarksLayer, type Scene } from '#components/map/marks-layer.ts';

function addLayer(map: MapRef, layer: ReturnType<typeof makeMarksLayer>['layer']): void {
  const host = map.getMap();
  if (host.isStyleLoaded() !== undefined && !host.getLayer(MARKS_LAYER)) host.addLayer(layer);
}

/** Keeps the layer on the map through every change of its style. */
export function useMarksLayer(map: MapRef | undefined, onScene: (scene: Scene) => void) {
  const latest = useRef(onScene);
  useLayoutEffect(() => {
    latest.current = onScene;
  });
  const [marks, setMarks] = useState<ReturnType<typeof makeMarksLayer> | null>(null);
  useEffect(() => {
    if (!map) return;
    const made = makeMarksLayer((scene) => latest.current(scene));
    const host = map.getMap();
    const add = () => {
      try {
        addLayer(map, made.layer);
      } catch {
        // The style is not there yet: "styledata" comes again when it is.
      }
    };
    add();
    map.on('styledata', add);
    setMarks(made);
    return () => {
      map.off('styledata', add);
      if (host.style && host.getLayer(MARKS_LAYER)) host.removeLayer(MARKS_LAYER);
      made.close();
    };
  }, [map]);
  return marks;
}
