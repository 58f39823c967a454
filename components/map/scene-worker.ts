/** Lays out scenes off the main thread; holds the rows once, is asked per window and camera. */
import { layoutScene, type MapFrame, type PlacedOrder, type SceneLayout } from '#lib/query/layout-scene.ts';
import type { MinuteWindow } from '#lib/query/time-order.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';

export type SceneAsk =
  | { kind: 'rows'; order: PlacedOrder }
  | { kind: 'pass'; pass: Uint8Array }
  | { kind: 'layout'; stamp: number; window: MinuteWindow; frame: MapFrame };
export type SceneAnswer = { stamp: number; layout: SceneLayout };

let order: PlacedOrder | null = null;

self.onmessage = ({ data: ask }: MessageEvent<SceneAsk>) => {
  if (ask.kind === 'rows') order = ask.order;
  else if (order && ask.kind === 'pass') order = { ...order, pass: ask.pass };
  else if (order && ask.kind === 'layout') {
    const layout = layoutScene(order, ask.window, ask.frame, donutRadiusPx);
    self.postMessage({ stamp: ask.stamp, layout } satisfies SceneAnswer);
  }
};
