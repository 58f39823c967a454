/** Lays out scenes off the main thread; holds the rows once, is asked per window and camera. */
import { layoutScene, type MapFrame, type PlacedOrder } from '#lib/query/layout-scene.ts';
import { type PackedScene, packScene } from '#lib/query/pack-scene.ts';
import type { MinuteWindow } from '#lib/query/time-order.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';

/** An order without the numbers of its rows: a scene speaks of positions alone. */
export type SentOrder = Omit<PlacedOrder, 'rows'> & { count: number };
export type SceneAsk =
  | { kind: 'rows'; order: SentOrder }
  | { kind: 'pass'; pass: Uint8Array }
  | { kind: 'layout'; stamp: number; window: MinuteWindow; frame: MapFrame };
export type SceneAnswer = { stamp: number; scene: PackedScene };

let order: PlacedOrder | null = null;

self.onmessage = ({ data: ask }: MessageEvent<SceneAsk>) => {
  // Never written, so these rows take no memory.
  if (ask.kind === 'rows') order = { ...ask.order, rows: new Uint32Array(ask.order.count) };
  else if (order && ask.kind === 'pass') order = { ...order, pass: ask.pass };
  else if (order && ask.kind === 'layout') {
    const { packed, memory } = packScene(layoutScene(order, ask.window, ask.frame, donutRadiusPx));
    self.postMessage({ stamp: ask.stamp, scene: packed } satisfies SceneAnswer, { transfer: memory });
  }
};
