'use client';
import type { StyleSpecification } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';

/** The layer of our own style that lies under everything. */
const SEA = 'sea';

type Ground = StyleSpecification | string;

function seaOf(ground: Ground) {
  return typeof ground === 'string' ? undefined : ground.layers.find(({ id }) => id === SEA);
}

/** The style with nothing but land: how the map looks before its tiles have come. */
function calmed(ground: Ground, land: string): Ground {
  if (typeof ground === 'string' || !seaOf(ground)) return ground;
  const layers = ground.layers.map((layer) =>
    layer.id === SEA && layer.type === 'background'
      ? { ...layer, paint: { ...layer.paint, 'background-color': land } }
      : layer,
  );
  return { ...ground, layers };
}

/**
 * Lets the sea come with the first tiles, rather than show a flood while they are on their way. Gives the style to begin
 * with, which must stay the same one as long as `ground` does.
 */
export function useCalmGround(map: MapRef | null, ground: Ground, land: string): Ground {
  const [first] = useState({ ground, style: calmed(ground, land) });
  useEffect(() => {
    const sea = seaOf(first.ground);
    if (!map || sea?.type !== 'background') return;
    const host = map.getMap();
    const color = sea.paint?.['background-color'];
    const come = () => {
      if (!host.style || !host.getLayer(SEA) || !host.isStyleLoaded()) return;
      host.off('render', come);
      host.setPaintProperty(SEA, 'background-color', color);
    };
    host.on('render', come);
    return () => {
      host.off('render', come);
    };
  }, [map, first]);
  return ground === first.ground ? first.style : ground;
}
