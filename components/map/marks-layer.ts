/** The layer of the marks: takes the state of the page, keeps the scene, and draws both in the map's own frame. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as LibreMap } from 'maplibre-gl';
import type { GpuPalette } from '#components/map/gpu-frame.ts';
import { type GroundPicture, makeGroundPicture } from '#components/map/ground-picture.ts';
import { MAP_FONT } from '#components/map/map-font.ts';
import { dotRadii, type MarkRows, packSymbols, type SymbolLook } from '#components/map/mark-look.ts';
import { type MarksGpu, makeMarksGpu } from '#components/map/marks-gpu.ts';
import { makeSceneMaker, type SceneState } from '#components/map/scene-maker.ts';
import { isSameFrame, type MapFrame, mercatorX, mercatorY } from '#lib/query/layout-scene.ts';

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
/** Fewer rows than this are never drawn as dots while time runs. */
const DOTS_FROM = 500;
const IDLE_MS = 1500;
const REST_MS = 120;
const DIGITS_FONT = `600 12px ${MAP_FONT}`;

/** Not every browser tells when it is idle. */
function whenIdle(act: () => void): number {
  return 'requestIdleCallback' in globalThis
    ? globalThis.requestIdleCallback(act, { timeout: IDLE_MS })
    : Number(globalThis.setTimeout(act, IDLE_MS));
}

function dropIdle(handle: number): void {
  if ('cancelIdleCallback' in globalThis) globalThis.cancelIdleCallback(handle);
  else globalThis.clearTimeout(handle);
}

/** The frame of a map that looks straight down, north up; asks the canvas for its size, which costs no layout. */
function frameOfMap(map: LibreMap): MapFrame {
  const { lng, lat } = map.getCenter();
  const canvas = map.getCanvas();
  const ratio = map.getPixelRatio();
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  return { x: mercatorX(lng), y: mercatorY(lat), worldPx: TILE_PX * 2 ** map.getZoom(), width, height };
}

/** Rows that are drawn as dots in one stroke: what the dots' buffers hold. */
function makeUploads() {
  let uploaded: MarkRows | null = null;
  return {
    forget(): void {
      uploaded = null;
    },
    bring(gpu: MarksGpu, rows: MarkRows): void {
      if (uploaded?.order.x !== rows.order.x) gpu.setDots(rows.order, dotRadii(rows));
      else if (uploaded.order.pass !== rows.order.pass) gpu.setPass(rows.order);
      uploaded = rows;
    },
  };
}

/** Marks that fade with the window, or that are drawn otherwise, are packed anew; a window alone changes none. */
function isPackedAlike(packed: MarksState, now: MarksState): boolean {
  const { rows, look } = packed;
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

/** Dots stand for many marks while time runs, or until the worker has laid them out. */
function dotsAlpha(now: MarksState, scene: SceneState): [passing: number, boxed: number] {
  const isHasty = scene.isMany && (now.isLive || !scene.isFresh);
  return [isHasty ? DOT_ALPHA : 0, now.hasBox ? BOXED_ALPHA : 0];
}

type Hosted = { map: LibreMap; gl: WebGL2RenderingContext; gpu: MarksGpu; picture: GroundPicture };
/** A frame whose ground is kept. */
type Kept = { frame: MapFrame; input: CustomRenderMethodInput };

/**
 * Makes the layer; `onScene` tells that a frame was drawn with this scene. At rest and under a moving camera the marks
 * are drawn in MapLibre's own frames. While time runs over a map that stands still, they are drawn over the kept picture
 * of the ground, in the same canvas and context.
 */
export function makeMarksLayer(onScene: (scene: Scene) => void) {
  let hosted: Hosted | null = null;
  let state: MarksState | null = null;
  let packed: { layout: SceneState['layout']; state: MarksState } | null = null;
  let kept: Kept | null = null;
  let request = 0;
  let idle = 0;
  let rest = 0;
  const uploads = makeUploads();
  const scenes = makeSceneMaker(() => {
    // While time runs, the next step shows the new scene; only a hand that rests waits for it.
    globalThis.clearTimeout(rest);
    if (state?.isLive) rest = Number(globalThis.setTimeout(repaint, REST_MS));
    else repaint();
  });

  function draw({ gl, gpu }: Hosted, now: MarksState, frame: MapFrame, input: CustomRenderMethodInput): void {
    const scene = scenes.sceneOf(now.rows.order, now.look.window, frame, now.isLive);
    if (packed?.layout !== scene.layout || !isPackedAlike(packed.state, now)) {
      gpu.setSymbols(packSymbols(now.rows, scene.layout.singles, now.look));
      if (packed?.layout !== scene.layout) gpu.setDonuts(scene.layout.donuts);
      packed = { layout: scene.layout, state: now };
    }
    const alpha = dotsAlpha(now, scene);
    const isDotted = alpha[0] + alpha[1] > 0;
    if (isDotted) uploads.bring(gpu, now.rows);
    const { window, trailMinutes } = now.look;
    const { width, height, worldPx } = frame;
    const ratio = gl.drawingBufferWidth / Math.max(1, width);
    const dots = isDotted ? { window, alpha, trailMinutes } : null;
    gpu.draw(input, { width, height, worldPx, ratio }, now.palette, dots);
    onScene({ ...scene, frame });
  }

  /** Within MapLibre's frame, the ground drawn. */
  function render(input: CustomRenderMethodInput): void {
    if (!hosted || !state) return;
    const frame = frameOfMap(hosted.map);
    kept = state.isLive && hosted.picture.take() ? { frame, input } : null;
    if (!state.isLive) hosted.picture.remove();
    globalThis.cancelAnimationFrame(request);
    request = 0;
    draw(hosted, state, frame, input);
  }

  /** A frame of our own: the kept ground, and the marks over it. */
  function renderAlone(): void {
    request = 0;
    if (!hosted || !state || hosted.gl.isContextLost()) return;
    if (!kept || !isSameFrame(kept.frame, frameOfMap(hosted.map))) {
      hosted.map.triggerRepaint();
      return;
    }
    hosted.picture.put();
    draw(hosted, state, kept.frame, kept.input);
    hosted.map.painter.context.setDirty();
  }

  function repaint(): void {
    if (!hosted) return;
    if (!state?.isLive || !kept) hosted.map.triggerRepaint();
    else if (request === 0) request = globalThis.requestAnimationFrame(renderAlone);
  }

  /** The first step of a drag finds its buffers filled. */
  function uploadAhead(): void {
    idle = 0;
    if (!hosted || !state || hosted.gl.isContextLost()) return;
    if (state.rows.order.rows.length <= DOTS_FROM) return;
    uploads.bring(hosted.gpu, state.rows);
    hosted.map.painter.context.setDirty();
  }

  const layer: CustomLayerInterface = {
    id: MARKS_LAYER,
    type: 'custom',
    renderingMode: '2d',
    onAdd(map, context) {
      const gl = context as WebGL2RenderingContext;
      hosted = { map, gl, gpu: makeMarksGpu(gl), picture: makeGroundPicture(gl) };
      uploads.forget();
      packed = null;
      kept = null;
      // The donuts' digits are drawn anew with the page's font.
      document.fonts.load(DIGITS_FONT).then(repaint, () => {});
    },
    onRemove() {
      globalThis.cancelAnimationFrame(request);
      request = 0;
      kept = null;
      hosted?.picture.remove();
      hosted?.gpu.remove();
      hosted = null;
    },
    render: (_, input) => render(input),
  };

  return {
    layer,
    /** Takes the state that the next frame is drawn with, and asks for that frame. */
    update(next: MarksState): void {
      const isNew = state?.rows.order !== next.rows.order;
      state = next;
      globalThis.clearTimeout(rest);
      repaint();
      if (isNew && idle === 0) idle = whenIdle(uploadAhead);
    },
    close(): void {
      globalThis.clearTimeout(rest);
      dropIdle(idle);
      scenes.close();
    },
  };
}
