/** Pictures as lists of shapes, bottom first: one drawing for SVG, PNG, PDF and the offline page. Lengths in px, y down. */

export type PathShape = {
  kind: 'path';
  /** SVG path data. */
  d: string;
  fill?: string;
  fillOpacity?: number;
  stroke?: string;
  strokeWidth?: number;
  strokeOpacity?: number;
  dash?: readonly number[];
  isRound?: boolean;
};

/** Faces of type that the house ships. */
export const FACES = ['map', 'map-bold', 'map-italic', 'sans', 'sans-bold', 'serif', 'serif-bold'] as const;
export type Face = (typeof FACES)[number];

export type TextShape = {
  kind: 'text';
  x: number;
  /** Baseline. */
  y: number;
  text: string;
  face: Face;
  sizePx: number;
  fill: string;
  halo?: string;
  haloPx?: number;
  anchor?: 'start' | 'middle' | 'end';
  /** Degrees, clockwise, around x, y. */
  rotate?: number;
  spacingPx?: number;
};

export type Shape = PathShape | TextShape;

/** How wide a text is set, in px, and its outlines as a path whose baseline begins at 0, 0. */
export type Type = {
  widthOf: (text: string, face: Face, sizePx: number, spacingPx?: number) => number;
  outline: (text: string, face: Face, sizePx: number, spacingPx?: number) => string;
};
