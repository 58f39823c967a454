'use client';
import { useEffect } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';

/** Turns a dark map into a light one of the same hues: paper is light, and there is no time to draw another ground. */
const LIGHTEN = 'invert(1) hue-rotate(180deg) saturate(0.7) brightness(1.05)';

/** The map and the canvas of its names as one still picture, drawn in this very moment: WebGL keeps none of its own. */
function takePicture(map: MapRef, over: HTMLCanvasElement | null, isDark: boolean): HTMLCanvasElement | null {
  const source = map.getCanvas();
  const picture = document.createElement('canvas');
  picture.width = source.width;
  picture.height = source.height;
  const pen = picture.getContext('2d');
  if (!pen) return null;
  if (isDark) pen.filter = LIGHTEN;
  map.getMap().redraw();
  pen.drawImage(source, 0, 0);
  if (over && over.width > 0) pen.drawImage(over, 0, 0, source.width, source.height);
  return picture;
}

/** While the page is printed a picture stands in for the map; it is laid over it by the class that is given. */
export function usePrintPicture(
  map: MapRef | null,
  className: string | undefined,
  theme: 'light' | 'dark',
): void {
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
      const over = container.querySelector<HTMLCanvasElement>('[data-testid="marks"]');
      picture = takePicture(map, over, theme === 'dark');
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
  }, [map, className, theme]);
}
