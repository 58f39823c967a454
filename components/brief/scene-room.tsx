'use client';
import { useEffect, useMemo, useState } from 'react';
import { Layer, type MapRef, Source } from 'react-map-gl/maplibre';
import type { SceneLayout } from '#lib/view/scene-marks.ts';

const IMAGE = 'dateline-room';
const IMAGE_PX = 16;
/** Width of a letter of a tag, on the average. */
const LETTER_PX = 7.8;

type Square = { x: number; y: number; half: number };

/** Squares that cover marks, donuts and tags; a tagged place must not be named on the other side of its mark either. */
function squaresOf({ marks, donuts, tags }: SceneLayout): Square[] {
  const half = 18;
  return [
    ...marks.map(({ x, y, size }) => ({ x, y, half: size.lowPx + 1 })),
    ...donuts.map(({ x, y, radiusPx }) => ({ x, y, half: radiusPx })),
    ...tags.flatMap(({ x, y, isLeft, lines }) => {
      const wide = Math.max(lines[0].length, lines[1].length) * LETTER_PX + 3 * half;
      const [from, count] = [isLeft ? x - wide + 3 * half : x - 3 * half, Math.ceil(wide / (2 * half))];
      return Array.from({ length: count }, (_, at) => ({ x: from + half + at * 2 * half, y, half }));
    }),
  ];
}

/** Invisible boxes where marks and tags are drawn when the map rests, so that its own names make room for them. */
export function SceneRoom({ map, layout }: { map: MapRef; layout: SceneLayout }) {
  const [resting, setResting] = useState(layout);
  useEffect(() => {
    // Names that move out of the way with every frame of a flight would flicker.
    const timer = window.setTimeout(() => setResting(layout), 200);
    return () => window.clearTimeout(timer);
  }, [layout]);
  useEffect(() => {
    const add = () => {
      if (map.hasImage(IMAGE)) return;
      const data = new Uint8Array(IMAGE_PX * IMAGE_PX * 4);
      map.addImage(IMAGE, { width: IMAGE_PX, height: IMAGE_PX, data });
    };
    add();
    map.on('styleimagemissing', add);
    return () => {
      map.off('styleimagemissing', add);
    };
  }, [map]);
  const data = useMemo(
    () => ({
      type: 'FeatureCollection' as const,
      features: squaresOf(resting).map(({ x, y, half }) => {
        const { lng, lat } = map.unproject([x, y]);
        return {
          type: 'Feature' as const,
          properties: { scale: (2 * half) / IMAGE_PX },
          geometry: { type: 'Point' as const, coordinates: [lng, lat] },
        };
      }),
    }),
    [map, resting],
  );
  return (
    <Source id="dateline-room" type="geojson" data={data}>
      <Layer
        id="dateline-room"
        type="symbol"
        layout={{
          'icon-image': IMAGE,
          'icon-size': ['get', 'scale'],
          'icon-allow-overlap': true,
          'icon-padding': 0,
        }}
      />
    </Source>
  );
}
