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

/** Where each type ends along the turn, from 12 o'clock, 0–1; the rare are widened so that none is lost. */
export function turnEnds(types: Uint32Array, count: number): number[] {
  const shares = Array.from({ length: ENDS }, (_, type) => {
    const held = types[type] ?? 0;
    return held === 0 ? 0 : Math.max(LEAST_SHARE, held / count);
  });
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let end = 0;
  return shares.map((share) => {
    end += share / whole;
    return end;
  });
}

/** "950", "12k", "1.2M": what fits into a donut. */
export function shortCount(count: number): string {
  if (count < 10_000) return String(count);
  if (count < 1_000_000) return `${Math.round(count / 1000)}k`;
  return `${(count / 1_000_000).toFixed(1)}M`;
}

function packRings(donuts: readonly Donut[]): Float32Array {
  const numbers = new Float32Array(donuts.length * RING_FLOATS);
  donuts.forEach(({ x, y, count, types }, index) => {
    const kinds = types.reduce((sum, held) => sum + (held > 0 ? 1 : 0), 0);
    const radius = donutRadiusPx(count) - (count < 4 ? 4 : 0);
    numbers.set([x, y, radius, kinds > 1 ? GAP_PX : 0, ...turnEnds(types, count)], index * RING_FLOATS);
  });
  return numbers;
}

function packGlyphs(donuts: readonly Donut[], digits: Digits): Float32Array {
  return Float32Array.from(
    donuts.flatMap(({ x, y, count }) =>
      layDigits(digits, shortCount(count), count >= 1000 ? 'small' : 'big').flatMap((glyph) => [
        x,
        y,
        ...glyph,
        0,
        0,
      ]),
    ),
  );
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
