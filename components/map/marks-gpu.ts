/** The marks on the graphics card: buffers, programs and the draw calls; knows nothing of React or of filters. */
import type { CustomRenderMethodInput } from 'maplibre-gl';
import { DIGITS, DONUTS } from '#components/map/donut-shaders.ts';
import type { GpuFrame, GpuPalette } from '#components/map/gpu-frame.ts';
import { makeDonuts } from '#components/map/marks-donuts.ts';
import { makeDotArray, pick, uploadDots } from '#components/map/marks-dots.ts';
import {
  DISCS,
  DOTS,
  linkProgram,
  type Program,
  type ShaderPrelude,
  SYMBOLS,
} from '#components/map/marks-shaders.ts';
import type { PlacedOrder } from '#lib/query/layout-scene.ts';
import { type MinuteWindow, runOf } from '#lib/query/time-order.ts';
import { symbolField } from '#lib/view/symbol-field.ts';

export type DotsLook = {
  window: MinuteWindow;
  alpha: [passing: number, boxed: number];
  trailMinutes: number;
};
/** Numbers of one symbol: x, y, low px, high px, type, flags, alpha, disc radius in unit Mercator. */
export const SYMBOL_FLOATS = 8;

type Programs = Record<'dots' | 'discs' | 'symbols' | 'donuts' | 'digits', Program>;

type Dots = {
  array: WebGLVertexArrayObject;
  longs: WebGLVertexArrayObject;
  buffers: WebGLBuffer[];
  pass: WebGLBuffer;
  longPass: WebGLBuffer;
};

function makeSymbolArray(gl: WebGL2RenderingContext) {
  const array = gl.createVertexArray();
  const buffer = gl.createBuffer();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  for (const location of [0, 1]) {
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, 4, gl.FLOAT, false, SYMBOL_FLOATS * 4, location * 16);
    gl.vertexAttribDivisor(location, 1);
  }
  gl.bindVertexArray(null);
  return { array, buffer };
}

function makeField(gl: WebGL2RenderingContext): WebGLTexture {
  const { width, height, distances } = symbolField();
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16F, width, height, 0, gl.RED, gl.FLOAT, distances);
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
  }
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  }
  return texture;
}

/** Uploads and draws; make it when the map's context is there, and anew when that was lost. */
export function makeMarksGpu(gl: WebGL2RenderingContext) {
  const programs = new Map<string, Programs>();
  const symbols = makeSymbolArray(gl);
  const field = makeField(gl);
  const donuts = makeDonuts(gl);
  let symbolCount = 0;
  let dots: Dots | null = null;
  let order: PlacedOrder | null = null;

  function programsOf(shader: ShaderPrelude & { variantName: string }) {
    let found = programs.get(shader.variantName);
    if (!found) {
      found = {
        dots: linkProgram(gl, DOTS, shader),
        discs: linkProgram(gl, DISCS, shader),
        symbols: linkProgram(gl, SYMBOLS, shader),
        donuts: linkProgram(gl, DONUTS, shader),
        digits: linkProgram(gl, DIGITS, shader),
      };
      programs.set(shader.variantName, found);
    }
    return found;
  }

  function begin(
    { program, uniform }: Program,
    input: CustomRenderMethodInput,
    palette: GpuPalette,
    ratio: number,
  ) {
    const data = input.defaultProjectionData;
    // biome-ignore lint/correctness/useHookAtTopLevel: a call of WebGL, no hook
    gl.useProgram(program);
    gl.uniformMatrix4fv(uniform('u_projection_matrix'), false, data.mainMatrix as Float32Array);
    gl.uniformMatrix4fv(uniform('u_projection_fallback_matrix'), false, data.fallbackMatrix as Float32Array);
    gl.uniform4f(uniform('u_projection_tile_mercator_coords'), ...data.tileMercatorCoords);
    gl.uniform4f(uniform('u_projection_clipping_plane'), ...data.clippingPlane);
    gl.uniform1f(uniform('u_projection_transition'), data.projectionTransition);
    gl.uniform3fv(uniform('u_colors'), palette.colors);
    gl.uniform1f(uniform('u_ratio'), ratio);
  }

  function dropDots(): void {
    if (!dots) return;
    for (const buffer of dots.buffers) gl.deleteBuffer(buffer);
    gl.deleteVertexArray(dots.array);
    gl.deleteVertexArray(dots.longs);
    dots = null;
  }

  return {
    /** All rows, in the order of time; `radii` are quarter px by position. */
    setDots(next: PlacedOrder, radii: Uint8Array): void {
      dropDots();
      order = next;
      const all = makeDotArray(gl, () => uploadDots(gl, next, radii, null), next.pass);
      const long = makeDotArray(
        gl,
        () => uploadDots(gl, next, radii, next.longs),
        pick(next.pass, next.longs),
      );
      dots = {
        array: all.array,
        longs: long.array,
        buffers: [all.vertices, all.pass, long.vertices, long.pass],
        pass: all.pass,
        longPass: long.pass,
      };
    },
    /** Which rows pass the filters, by position of the same order. */
    setPass(next: PlacedOrder): void {
      order = next;
      if (!dots) return;
      gl.bindBuffer(gl.ARRAY_BUFFER, dots.pass);
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, next.pass);
      gl.bindBuffer(gl.ARRAY_BUFFER, dots.longPass);
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, pick(next.pass, next.longs));
    },
    setDonuts: donuts.set,
    setSymbols(numbers: Float32Array): void {
      symbolCount = numbers.length / SYMBOL_FLOATS;
      gl.bindBuffer(gl.ARRAY_BUFFER, symbols.buffer);
      gl.bufferData(gl.ARRAY_BUFFER, numbers, gl.DYNAMIC_DRAW);
    },
    draw(input: CustomRenderMethodInput, frame: GpuFrame, palette: GpuPalette, look: DotsLook | null): void {
      const ready = programsOf(input.shaderData);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.CULL_FACE);
      if (look && dots && order) {
        begin(ready.dots, input, palette, frame.ratio);
        gl.uniform2i(ready.dots.uniform('u_window'), look.window.start, look.window.end);
        gl.uniform2f(ready.dots.uniform('u_alpha'), ...look.alpha);
        gl.uniform1f(ready.dots.uniform('u_trail'), look.trailMinutes);
        const run = runOf(order, look.window);
        gl.bindVertexArray(dots.longs);
        const early = run.longsTo - run.longsFrom;
        if (early > 0) gl.drawArrays(gl.POINTS, run.longsFrom, early);
        gl.bindVertexArray(dots.array);
        if (run.to > run.from) gl.drawArrays(gl.POINTS, run.from, run.to - run.from);
        const undated = order.rows.length - order.dated;
        if (undated > 0) gl.drawArrays(gl.POINTS, order.dated, undated);
      }
      if (symbolCount > 0) {
        gl.bindVertexArray(symbols.array);
        begin(ready.discs, input, palette, frame.ratio);
        gl.uniform1f(ready.discs.uniform('u_world'), frame.worldPx);
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, symbolCount);
        begin(ready.symbols, input, palette, frame.ratio);
        gl.uniform2f(ready.symbols.uniform('u_size'), frame.width, frame.height);
        gl.uniform3fv(ready.symbols.uniform('u_halo'), palette.halo);
        gl.uniform3fv(ready.symbols.uniform('u_land'), palette.land);
        gl.activeTexture(gl.TEXTURE0);
        gl.bindTexture(gl.TEXTURE_2D, field);
        gl.uniform1i(ready.symbols.uniform('u_field'), 0);
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, symbolCount);
      }
      const use = (name: 'donuts' | 'digits') => {
        begin(ready[name], input, palette, frame.ratio);
        return ready[name];
      };
      donuts.draw(use, frame, palette);
      gl.bindVertexArray(null);
    },
    remove(): void {
      dropDots();
      gl.deleteVertexArray(symbols.array);
      gl.deleteBuffer(symbols.buffer);
      gl.deleteTexture(field);
      donuts.remove();
      for (const set of programs.values())
        for (const { program } of Object.values(set)) gl.deleteProgram(program);
    },
  };
}

export type MarksGpu = ReturnType<typeof makeMarksGpu>;
