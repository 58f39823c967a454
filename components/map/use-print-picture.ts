'use client';
import { useEffect } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';

/** The map and the canvas of its names as one still picture, drawn in this very moment: WebGL keeps none of its own. */
function takePicture(map: MapRef, over: HTMLCanvasElement | null): HTMLCanvasElement | null {
  const source = map.getCanvas();
  const picture = document.createElement('canvas');
  picture.width = source.width;
  picture.height = source.height;
  const pen = picture.getContext('2d');
  if (!pen) return null;
  map.getMap().redraw();
  pen.drawImage(source, 0, 0);
  if (over && over.width > 0) pen.drawImage(over, 0, 0, source.width, source.height);
  return picture;
}

/** While the page is printed a picture stands in for the map; it is laid over it by the class that is given. */
export function usePrintPicture(map: MapRef | null, className: string | undefined): void {
  useEffect(() => {
    if (!map) return;
    const container = map.getContainer();
    let picture: HTMLCanvasElement | null = null;
    const remove = () => {
      picture?.remove();
      picture = null;
    };
    const put = () => {
      remove();
      picture = takePicture(map, container.querySelector<HTMLCanvasElement>('[data-testid="marks"]'));
      if (!picture) return;
      picture.className = className ?? '';
      picture.dataset.testid = 'printed-map';
      container.append(picture);
    };
    window.addEventListener('beforeprint', put);
    window.addEventListener('afterprint', remove);
    return () => {
      window.removeEventListener('beforeprint', put);
      window.removeEventListener('afterprint', remove);
      remove();
    };
  }, [map, className]);
}
