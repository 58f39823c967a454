/** A page with nothing but MapLibre and our basemap: what a frame costs without marks, and what `setFilter` costs. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { mapStyle } from '#lib/view/map-style/map-style.ts';

const modules = path.resolve(import.meta.dirname, '../node_modules');
const FILES: Record<string, string> = {
  'maplibre-gl.mjs': 'maplibre-gl/dist/maplibre-gl.mjs',
  'maplibre-gl-shared.mjs': 'maplibre-gl/dist/maplibre-gl-shared.mjs',
  'maplibre-gl-worker.mjs': 'maplibre-gl/dist/maplibre-gl-worker.mjs',
  'pmtiles.js': 'pmtiles/dist/pmtiles.js',
};
const FILTER_STEPS = 12;

export type Size = { width: number; height: number };

/** Opens the page at the size and camera of the measured map, and waits until the ground is drawn. */
export async function openBareMap(page: Page, origin: string, size: Size): Promise<void> {
  await page.route('**/bare/**', (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    const file = FILES[name];
    if (name === 'page') {
      const body = `<body style="margin:0"><div id="m" style="width:${size.width}px;height:${size.height}px"></div>`;
      return route.fulfill({ contentType: 'text/html', body });
    }
    if (!file) return route.abort();
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(path.join(modules, file)) });
  });
  await page.goto(`${origin}/bare/page`);
  await page.addScriptTag({ url: '/bare/pmtiles.js' });
  const style = mapStyle({
    theme: 'light',
    language: 'en',
    basemapUrl: `pmtiles://${origin}/basemap/basemap.pmtiles`,
    fontsUrl: `${origin}/fonts`,
  });
  await page.evaluate(
    async (ground) => {
      const address = '/bare/maplibre-gl.mjs';
      const maplibre = await import(address);
      maplibre.setWorkerUrl('/bare/maplibre-gl-worker.mjs');
      const { pmtiles } = window as unknown as { pmtiles: { Protocol: new () => { tile: unknown } } };
      maplibre.addProtocol('pmtiles', new pmtiles.Protocol().tile);
      const map = new maplibre.Map({ container: 'm', style: ground, center: [34, 48.6], zoom: 5 });
      await map.once('idle');
      Object.assign(window, { bareMap: map });
    },
    JSON.parse(JSON.stringify(style)) as object,
  );
}

/** ms of each frame of the same map, to its end on the graphics side; with `isTimed` false only drawn, for the script's time. */
export async function drawFrames(page: Page, steps: number, isTimed: boolean): Promise<number[]> {
  return page.evaluate(
    async ({ steps: count, isTimed: timed }) => {
      const { bareMap: map } = window as unknown as {
        bareMap: { triggerRepaint: () => void; getCanvas: () => HTMLCanvasElement };
      };
      const gl = map.getCanvas().getContext('webgl2');
      const pixel = new Uint8Array(4);
      const times: number[] = [];
      for (let step = 0; step < count; step += 1) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const start = performance.now();
        map.triggerRepaint();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (timed) gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        times.push(performance.now() - start);
      }
      return times;
    },
    { steps, isTimed },
  );
}

function* featuresOf({ count, lng, lat, start }: IncidentColumns): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let text = '';
  for (let row = 0; row < count; row += 1) {
    if (!Number.isFinite(lng[row])) continue;
    const place = `[${lng[row]?.toFixed(4)},${lat[row]?.toFixed(4)}]`;
    text += `${row > 0 ? ',' : ''}{"type":"Feature","properties":{"t":${start[row]}},"geometry":{"type":"Point","coordinates":${place}}}`;
    if (text.length < 1 << 20) continue;
    yield text;
    text = '';
  }
  yield `${text}]}`;
}

/** Serves the points as GeoJSON, piece by piece: as one body a million of them would not fit through the debugger. */
async function servePoints(columns: IncidentColumns): Promise<{ server: Server; url: string }> {
  const server = createServer(async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    for (const text of featuresOf(columns)) {
      if (!response.write(text)) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/` };
}

/** ms from a changed filter by time to the frame that shows it, on the same points as a circle layer of the same map. */
export async function setFilterSteps(
  page: Page,
  devtools: CDPSession,
  columns: IncidentColumns,
): Promise<number[]> {
  const { server, url } = await servePoints(columns);
  const dated = columns.start.filter((minute) => minute > -2_147_483_648);
  try {
    await devtools.send('HeapProfiler.collectGarbage');
    return await page.evaluate(
      async ({ data, first, last, steps }) => {
        type Bare = {
          once: (name: string) => Promise<unknown>;
          addSource: (id: string, source: unknown) => void;
          addLayer: (layer: unknown) => void;
          setFilter: (id: string, filter: unknown) => void;
        };
        const { bareMap: map } = window as unknown as { bareMap: Bare };
        const filterFrom = (from: number) => [
          'all',
          ['>=', ['get', 't'], from],
          ['<', ['get', 't'], from + (last - first) / 10],
        ];
        map.addSource('points', { type: 'geojson', data });
        map.addLayer({ id: 'points', type: 'circle', source: 'points', filter: filterFrom(first) });
        await map.once('idle');
        const taken: number[] = [];
        for (let step = 1; step <= steps; step += 1) {
          const start = performance.now();
          const idle = map.once('idle');
          map.setFilter('points', filterFrom(first + ((last - first) * 0.9 * step) / steps));
          await idle;
          taken.push(performance.now() - start);
        }
        return taken;
      },
      { data: url, first: dated[0] ?? 0, last: dated.at(-1) ?? 0, steps: FILTER_STEPS },
    );
  } finally {
    server.close();
  }
}
