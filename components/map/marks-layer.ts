/** The layer of the marks: takes the state of the page, keeps the scene, and draws both in the map's own frame. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as LibreMap } from 'maplibre-gl';
import { dotRadii, type MarkRows, packSymbols, type SymbolLook } from '#components/map/mark-look.ts';
import { type GpuPalette, type MarksGpu, makeMarksGpu } from '#components/map/marks-gpu.ts';
import { makeSceneMaker, type SceneState } from '#components/map/scene-maker.ts';
import { type MapFrame, mercatorOf } from '#lib/query/layout-scene.ts';

export type MarksState = {
  rows: MarkRows;
  look: SymbolLook;
  /** While time runs, many marks are drawn as dots, so that nothing waits for the worker. */
  isLive: boolean;
  hasBox: boolean;
  palette: GpuPalette;
};
export type Scene = SceneState & { frame: MapFrame };

export const MARKS_LAYER = 'dateline-marks';
const TILE_PX = 512;
const DOT_ALPHA = 0.75;
const BOXED_ALPHA = 0.28;

/** The frame of a map that looks straight down, north up; asks the canvas for its size, which costs no layout. */
function frameOfMap(map: LibreMap): MapFrame {
  const { lng, lat } = map.getCenter();
  const [x, y] = mercatorOf(lng, lat);
  const canvas = map.getCanvas();
  const ratio = map.getPixelRatio();
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  return { x, y, worldPx: TILE_PX * 2 ** map.getZoom(), width, height };
}

/** Makes the layer; `onScene` tells that a frame was drawn with this scene. */
export function makeMarksLayer(onScene: (scene: Scene) => void) {
  let map: LibreMap | null = null;
  let gpu: MarksGpu | null = null;
  let state: MarksState | null = null;
  let uploaded: MarkRows | null = null;
  let packed: { layout: SceneState['layout']; state: MarksState } | null = null;

  /** Marks that fade with the window, or that are drawn otherwise, are packed anew; a window alone changes none. */
  function isPacked(layout: SceneState['layout'], now: MarksState): boolean {
    if (packed === null || packed.layout !== layout) return false;
    const { rows, look } = packed.state;
    return (
      rows.columns === now.rows.columns &&
      rows.order === now.rows.order &&
      rows.stamp === now.rows.stamp &&
      look.selected === now.look.selected &&
      look.isWindowed === now.look.isWindowed &&
      look.trailMinutes === 0 &&
      now.look.trailMinutes === 0
    );
  }
  const scenes = makeSceneMaker(() => map?.triggerRepaint());

  function upload(ready: MarksGpu, rows: MarkRows): void {
    if (uploaded?.order.x !== rows.order.x) ready.setDots(rows.order, dotRadii(rows));
    else if (uploaded.order.pass !== rows.order.pass) ready.setPass(rows.order);
    uploaded = rows;
  }

  function needsDots(now: MarksState, scene: SceneState): boolean {
    return now.hasBox || (scene.isMany && (now.isLive || !scene.isFresh));
  }

  function render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!map || !gpu || !state) return;
    const now = state;
    const frame = frameOfMap(map);
    const scene = scenes.sceneOf(now.rows.order, now.look.window, frame);
    if (!isPacked(scene.layout, now)) {
      gpu.setSymbols(packSymbols(now.rows, scene.layout.singles, now.look));
      packed = { layout: scene.layout, state: now };
    }
    const isDotted = needsDots(now, scene);
    if (isDotted) upload(gpu, now.rows);
    const alpha: [number, number] = [
      scene.isMany && (now.isLive || !scene.isFresh) ? DOT_ALPHA : 0,
      now.hasBox ? BOXED_ALPHA : 0,
    ];
    const { window, trailMinutes } = now.look;
    const gpuFrame = {
      width: frame.width,
      height: frame.height,
      worldPx: frame.worldPx,
      ratio: gl.drawingBufferWidth / Math.max(1, frame.width),
    };
    gpu.draw(input, gpuFrame, now.palette, isDotted ? { window, alpha, trailMinutes } : null);
    onScene({ ...scene, frame });
  }

  const layer: CustomLayerInterface = {
    id: MARKS_LAYER,
    type: 'custom',
    renderingMode: '2d',
    onAdd(host, gl) {
      map = host;
      gpu = makeMarksGpu(gl as WebGL2RenderingContext);
      uploaded = null;
      packed = null;
    },
    onRemove() {
      gpu?.remove();
      gpu = null;
    },
    render: (gl, input) => render(gl as WebGL2RenderingContext, input),
  };

  return {
    layer,
    /** Takes the state that the next frame is drawn with, and asks for that frame. */
    update(next: MarksState): void {
      state = next;
      map?.triggerRepaint();
    },
    close(): void {
      scenes.close();
    },
  };
}
