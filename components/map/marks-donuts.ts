/** The donuts on the graphics card: rings by type with their counts, however many there are, in two draw calls. */

import type { GpuFrame, GpuPalette } from '#components/map/gpu-frame.ts';
import { type Digits, layDigits, makeDigits } from '#components/map/marks-digits.ts';
import type { Program } from '#components/map/marks-shaders.ts';
import type { Donut } from '#lib/query/layout-scene.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';

/** Numbers of one ring: x, y, radius px, gap px, then where each type ends as a share of the turn. */
const RING_FLOATS = 16;
const ENDS = RING_FLOATS - 4;
/** Numbers of one glyph: x, y, px right and down of it, its corner in the picture of the digits, and two that fill up. */
const GLYPH_FLOATS = 8;
/** A type with fewer attacks than this share of its donut is drawn as wide as this. */
const LEAST_SHARE = 0.03;
const GAP_PX = 1.5;

/**
 * Writes where each type ends along the turn, from 12 o'clock, 0–1, into `numbers` from `at` on; the rare are widened so
 * that none is lost.
 */
export function putTurnEnds(numbers: Float32Array, at: number, types: Uint32Array, count: number): void {
  let whole = 0;
  for (let type = 0; type < ENDS; type += 1) {
    const held = types[type] ?? 0;
    if (held > 0) whole += Math.max(LEAST_SHARE, held / count);
    numbers[at + type] = whole;
  }
  for (let type = 0; type < ENDS; type += 1) numbers[at + type]! /= whole;
}

/** "950", "12k", "1.2M": what fits into a donut. */
export function shortCount(count: number): string {
  if (count < 10_000) return String(count);
  if (count < 1_000_000) return `${Math.round(count / 1000)}k`;
  return `${(count / 1_000_000).toFixed(1)}M`;
}

function countKinds(types: Uint32Array): number {
  let kinds = 0;
  for (let type = 0; type < types.length; type += 1) if ((types[type] ?? 0) > 0) kinds += 1;
  return kinds;
}

/** A scene comes with every step of a drag: the numbers go straight to their place, nothing stands between. */
function packRings(donuts: readonly Donut[]): Float32Array {
  const numbers = new Float32Array(donuts.length * RING_FLOATS);
  let at = 0;
  for (const { x, y, count, types } of donuts) {
    numbers[at] = x;
    numbers[at + 1] = y;
    numbers[at + 2] = donutRadiusPx(count) - (count < 4 ? 4 : 0);
    numbers[at + 3] = countKinds(types) > 1 ? GAP_PX : 0;
    putTurnEnds(numbers, at + 4, types, count);
    at += RING_FLOATS;
  }
  return numbers;
}

function packGlyphs(donuts: readonly Donut[], digits: Digits): Float32Array {
  const texts = donuts.map(({ count }) => shortCount(count));
  const glyphs = texts.reduce((sum, text) => sum + text.length, 0);
  const numbers = new Float32Array(glyphs * GLYPH_FLOATS);
  let at = 0;
  donuts.forEach(({ x, y, count }, index) => {
    layDigits(digits, texts[index] ?? '', count >= 1000 ? 'small' : 'big', (right, down, left, top) => {
      numbers[at] = x;
      numbers[at + 1] = y;
      numbers[at + 2] = right;
      numbers[at + 3] = down;
      numbers[at + 4] = left;
      numbers[at + 5] = top;
      at += GLYPH_FLOATS;
    });
  });
  return numbers;
}

function makeArray(gl: WebGL2RenderingContext, floats: number) {
  const array = gl.createVertexArray();
  const buffer = gl.createBuffer();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  for (let location = 0; location < floats / 4; location += 1) {
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, 4, gl.FLOAT, false, floats * 4, location * 16);
    gl.vertexAttribDivisor(location, 1);
  }
  gl.bindVertexArray(null);
  return { array, buffer, count: 0 };
}

type Host = ReturnType<typeof makeArray>;

function fill(gl: WebGL2RenderingContext, host: Host, numbers: Float32Array, floats: number): void {
  host.count = numbers.length / floats;
  gl.bindBuffer(gl.ARRAY_BUFFER, host.buffer);
  gl.bufferData(gl.ARRAY_BUFFER, numbers, gl.DYNAMIC_DRAW);
}

/** Holds the donuts of one scene; the programs and their common uniforms are the caller's. */
export function makeDonuts(gl: WebGL2RenderingContext) {
  const rings = makeArray(gl, RING_FLOATS);
  const glyphs = makeArray(gl, GLYPH_FLOATS);
  let digits: Digits | null = null;
  let laid: readonly Donut[] | null = null;
  let labelled: { donuts: readonly Donut[]; digits: Digits } | null = null;

  /** The picture of the digits is made anew for another density of pixels, and when the page's font has come. */
  function label(ratio: number): Digits {
    digits = makeDigits(gl, ratio, digits);
    if (laid && (labelled?.donuts !== laid || labelled.digits !== digits)) {
      fill(gl, glyphs, packGlyphs(laid, digits), GLYPH_FLOATS);
      labelled = { donuts: laid, digits };
    }
    return digits;
  }

  return {
    set(donuts: readonly Donut[]): void {
      laid = donuts;
      fill(gl, rings, packRings(donuts), RING_FLOATS);
    },
    draw(
      begin: (program: 'donuts' | 'digits') => Program,
      { width, height, ratio }: GpuFrame,
      palette: GpuPalette,
    ): void {
      if (rings.count === 0) return;
      const { texture } = label(ratio);
      const ring = begin('donuts');
      gl.uniform2f(ring.uniform('u_size'), width, height);
      gl.uniform3fv(ring.uniform('u_halo'), palette.halo);
      gl.bindVertexArray(rings.array);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, rings.count);
      const digit = begin('digits');
      gl.uniform2f(digit.uniform('u_size'), width, height);
      gl.uniform3fv(digit.uniform('u_text'), palette.text);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(digit.uniform('u_digits'), 0);
      gl.bindVertexArray(glyphs.array);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, glyphs.count);
    },
    remove(): void {
      for (const { array, buffer } of [rings, glyphs]) {
        gl.deleteVertexArray(array);
        gl.deleteBuffer(buffer);
      }
      if (digits) gl.deleteTexture(digits.texture);
    },
  };
}
