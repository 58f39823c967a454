/** Keeps the scene of the map up to date: at once where rows are few, by a worker where they are many. */
import type { SceneAnswer, SceneAsk, SentOrder } from '#components/map/scene-worker.ts';
import {
  isSameFrame,
  layoutScene,
  type MapFrame,
  type PlacedOrder,
  type SceneLayout,
} from '#lib/query/layout-scene.ts';
import { unpackScene } from '#lib/query/pack-scene.ts';
import { countRun, type MinuteWindow } from '#lib/query/time-order.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';

/**
 * A window that may hold more rows than this is laid out by the worker: fewer while time runs, when every step is a
 * layout and dots stand for what is on its way; more under a moving camera, where marks must not turn into dots.
 */
const AT_ONCE = { live: 500, still: 2500 };

export type SceneState = { layout: SceneLayout; isFresh: boolean; isMany: boolean };

type Wish = { order: PlacedOrder; window: MinuteWindow; frame: MapFrame };

function isSameWish(a: Wish, b: Wish): boolean {
  return (
    a.order === b.order &&
    a.window.start === b.window.start &&
    a.window.end === b.window.end &&
    isSameFrame(a.frame, b.frame)
  );
}

/** A copy that the worker takes over whole: a message that is copied on its way takes three times the memory meanwhile. */
function copyOrder({ start, end, dated, longs, longEnds, x, y, type, pass, rows }: PlacedOrder) {
  const order: SentOrder = {
    count: rows.length,
    dated,
    start: start.slice(),
    end: end.slice(),
    longs: longs.slice(),
    longEnds: longEnds.slice(),
    x: x.slice(),
    y: y.slice(),
    type: type.slice(),
    pass: pass.slice(),
  };
  const memory = Object.values(order).flatMap((each) => (typeof each === 'number' ? [] : [each.buffer]));
  return { order, memory: memory as ArrayBuffer[] };
}

function openWorker(): Worker | null {
  try {
    return new Worker(new URL('./scene-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}

const NOTHING: SceneLayout = { singles: new Uint32Array(0), donuts: [] };

/** `onLayout` is called when a layout that was on its way has come. */
export function makeSceneMaker(onLayout: () => void) {
  let worker: Worker | null = null;
  let hasWorker = true;
  let held: PlacedOrder | null = null;
  let layout = NOTHING;
  let laid: Wish | null = null;
  let asked: { wish: Wish; stamp: number } | null = null;
  let stamp = 0;

  function receive({ data }: MessageEvent<SceneAnswer>): void {
    if (asked?.stamp !== data.stamp) return;
    // Rows that have been replaced meanwhile have other positions.
    if (asked.wish.order.rows === held?.rows) {
      layout = unpackScene(data.scene);
      laid = asked.wish;
    }
    asked = null;
    onLayout();
  }

  function tell(message: SceneAsk, memory: ArrayBuffer[] = []): void {
    worker?.postMessage(message, memory);
  }

  function giveRows(order: PlacedOrder): void {
    if (!worker && hasWorker) {
      worker = openWorker();
      hasWorker = worker !== null;
      if (worker) {
        worker.onmessage = receive;
        worker.onerror = () => {
          worker?.terminate();
          worker = null;
          hasWorker = false;
          asked = null;
          onLayout();
        };
      }
      held = null;
    }
    if (held?.x !== order.x) {
      const sent = copyOrder(order);
      tell({ kind: 'rows', order: sent.order }, sent.memory);
      asked = null;
      if (held?.rows !== order.rows) layout = NOTHING;
    } else if (held.pass !== order.pass) tell({ kind: 'pass', pass: order.pass });
    held = order;
  }

  function lay(wish: Wish): SceneLayout {
    return layoutScene(wish.order, wish.window, wish.frame, donutRadiusPx);
  }

  return {
    /** The scene for these rows, window and camera; where rows are many, the latest that there is. */
    sceneOf(order: PlacedOrder, window: MinuteWindow, frame: MapFrame, isLive: boolean): SceneState {
      const wish = { order, window, frame };
      const isMany = countRun(order, window) > (isLive ? AT_ONCE.live : AT_ONCE.still);
      if (laid && isSameWish(laid, wish)) return { layout, isFresh: true, isMany };
      if (isMany) giveRows(order);
      if (!isMany || !hasWorker) {
        layout = lay(wish);
        laid = wish;
        // The worker keeps what it has: the next step of time may need it. Replaced rows are let go.
        if (held?.rows !== order.rows) held = null;
        asked = null;
        return { layout, isFresh: true, isMany };
      }
      if (!asked) {
        stamp += 1;
        asked = { wish, stamp };
        tell({ kind: 'layout', stamp, window, frame });
      }
      return { layout, isFresh: false, isMany };
    },
    close(): void {
      worker?.terminate();
      worker = null;
      hasWorker = false;
    },
  };
}
