/** The digits of the donuts' counts as one picture in the graphics card's memory, at the density of the screen. */
import { MAP_FONT } from '#components/map/map-font.ts';

const CHARACTERS = '0123456789.kM';
const SIZES = { big: 12, small: 11 } as const;
type Size = keyof typeof SIZES;
const CELL_PX = 16;

export type Digits = {
  texture: WebGLTexture;
  ratio: number;
  /** Whether the page's font was there when it was drawn. */
  hasFont: boolean;
  /** How far each character reaches, CSS px. */
  widths: Record<Size, readonly number[]>;
};
/** Takes px right and down of the middle of the text to a glyph's corner, then its corner in the picture, in CSS px. */
type PutGlyph = (right: number, down: number, left: number, top: number) => void;

function fontOf(size: Size): string {
  return `600 ${SIZES[size]}px ${MAP_FONT}`;
}

function drawDigits(ratio: number) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(CHARACTERS.length * CELL_PX * ratio);
  canvas.height = Math.ceil(2 * CELL_PX * ratio);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('the browser gave no canvas');
  pen.scale(ratio, ratio);
  const write = (size: Size, row: number) => {
    pen.font = fontOf(size);
    return [...CHARACTERS].map((character, at) => {
      pen.fillText(character, at * CELL_PX + 2, row * CELL_PX + 12);
      return pen.measureText(character).width;
    });
  };
  const widths = { big: write('big', 0), small: write('small', 1) };
  const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const cover = Uint8Array.from({ length: width * height }, (_, at) => data[at * 4 + 3] ?? 0);
  return { widths, cover, width, height };
}

/** The picture for a density of pixels; the held one where it still fits. */
export function makeDigits(gl: WebGL2RenderingContext, ratio: number, held: Digits | null): Digits {
  const hasFont = document.fonts.check(fontOf('big'));
  if (held?.ratio === ratio && held.hasFont === hasFont) return held;
  if (held) gl.deleteTexture(held.texture);
  const { widths, cover, width, height } = drawDigits(ratio);
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, cover);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  }
  return { texture, ratio, hasFont, widths };
}

/** Tells the glyphs of a short number around its middle, one after the other. */
export function layDigits({ widths }: Pick<Digits, 'widths'>, text: string, size: Size, put: PutGlyph): void {
  const widthOf = (at: number) => widths[size][CHARACTERS.indexOf(text.charAt(at))] ?? 0;
  let whole = 0;
  for (let at = 0; at < text.length; at += 1) whole += widthOf(at);
  let right = -whole / 2;
  for (let at = 0; at < text.length; at += 1) {
    const cell = CHARACTERS.indexOf(text.charAt(at));
    put(right - 2, 4.2 - 12, cell * CELL_PX, size === 'big' ? 0 : CELL_PX);
    right += widthOf(at);
  }
}

/** Side of a glyph's box, CSS px. */
export const GLYPH_PX = CELL_PX;
