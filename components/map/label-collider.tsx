'use client';
import { useEffect, useMemo } from 'react';
import { Layer, Source, useMap } from 'react-map-gl/maplibre';

/** A place on the map that a mark or a donut covers. */
export type Obstacle = { lng: number; lat: number; radiusPx: number };

const IMAGE = 'dateline-clear';
const IMAGE_PX = 16;

/** Invisible boxes under the marks, so that the basemap's place names make room for them. */
export function LabelCollider({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const { current: map } = useMap();
  useEffect(() => {
    if (!map) return;
    const add = () => {
      if (map.hasImage(IMAGE)) return;
      map.addImage(IMAGE, {
        width: IMAGE_PX,
        height: IMAGE_PX,
        data: new Uint8Array(IMAGE_PX * IMAGE_PX * 4),
      });
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
      features: obstacles.map(({ lng, lat, radiusPx }) => ({
        type: 'Feature' as const,
        properties: { scale: (2 * radiusPx) / IMAGE_PX },
        geometry: { type: 'Point' as const, coordinates: [lng, lat] },
      })),
    }),
    [obstacles],
  );
  return (
    <Source id="dateline-marks" type="geojson" data={data}>
      <Layer
        id="dateline-collider"
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
