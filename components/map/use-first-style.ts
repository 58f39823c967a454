'use client';
import type { StyleSpecification } from 'maplibre-gl';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';
import { firstStyle } from '#components/map/basemap-style.ts';
import { SEA_LAYER } from '#lib/view/map-style/ground-layers.ts';
import { MAP_PALETTES } from '#lib/view/map-style/palette.ts';

/** The style to give the map: one that is quick to draw at first, whole once the ground is drawn. */
export function useFirstStyle(
  map: MapRef | null,
  ground: StyleSpecification | string,
  theme: 'light' | 'dark',
): StyleSpecification | string {
  const isDrawn = useRef(false);
  const latest = useRef(theme);
  useLayoutEffect(() => {
    latest.current = theme;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme comes with another ground
  const style = useMemo(() => (isDrawn.current ? ground : firstStyle(ground, theme)), [ground]);
  useEffect(() => {
    if (!map || isDrawn.current) return;
    const complete = () => {
      isDrawn.current = true;
      const host = map.getMap();
      for (const { id, type, layout } of host.getStyle().layers) {
        if (type === 'symbol' && layout?.visibility === 'none')
          host.setLayoutProperty(id, 'visibility', 'visible');
        else if (id === SEA_LAYER && type === 'background')
          host.setPaintProperty(id, 'background-color', MAP_PALETTES[latest.current].sea);
      }
    };
    map.once('idle', complete);
    return () => {
      map.off('idle', complete);
    };
  }, [map]);
  return style;
}
