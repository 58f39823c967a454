/** The dots' buffers: a row of 20 bytes for each position of the order, and a byte that says whether it passes. */
import type { PlacedOrder } from '#lib/query/layout-scene.ts';

const DOT_BYTES = 20;
/** So many dots are written at a time: all of a million at once would stand in memory twice more. */
const DOTS_AT_ONCE = 65_536;

/** Writes dots [from, to) of the order, or of its `positions`, into `bytes`; returns those that were written. */
function packDots(
  order: PlacedOrder,
  radii: Uint8Array,
  positions: Uint32Array | null,
  [from, to]: readonly [number, number],
  bytes: ArrayBuffer,
): Uint8Array {
  const floats = new Float32Array(bytes);
  const whole = new Int32Array(bytes);
  const looks = new Uint8Array(bytes);
  for (let index = from; index < to; index += 1) {
    const at = positions === null ? index : (positions[index] ?? 0);
    const slot = index - from;
    const isPlaced = Number.isFinite(order.x[at]);
    floats[slot * 5] = isPlaced ? (order.x[at] ?? 0) : -9;
    floats[slot * 5 + 1] = isPlaced ? (order.y[at] ?? 0) : -9;
    // The undated have an empty span: the shader lets them pass.
    whole[slot * 5 + 2] = at < order.dated ? (order.start[at] ?? 0) : 0;
    whole[slot * 5 + 3] = at < order.dated ? (order.end[at] ?? 0) : 0;
    looks[slot * DOT_BYTES + 16] = order.type[at] ?? 0;
    looks[slot * DOT_BYTES + 17] = radii[at] ?? 0;
  }
  return looks.subarray(0, (to - from) * DOT_BYTES);
}

/** Fills the bound buffer with the dots of the order, or of its `positions`. */
export function uploadDots(
  gl: WebGL2RenderingContext,
  order: PlacedOrder,
  radii: Uint8Array,
  positions: Uint32Array | null,
): void {
  const count = positions?.length ?? order.rows.length;
  gl.bufferData(gl.ARRAY_BUFFER, count * DOT_BYTES, gl.STATIC_DRAW);
  const bytes = new ArrayBuffer(Math.min(count, DOTS_AT_ONCE) * DOT_BYTES);
  for (let from = 0; from < count; from += DOTS_AT_ONCE) {
    const to = Math.min(count, from + DOTS_AT_ONCE);
    gl.bufferSubData(gl.ARRAY_BUFFER, from * DOT_BYTES, packDots(order, radii, positions, [from, to], bytes));
  }
}

/** The values at these positions. */
export function pick(values: Uint8Array, positions: Uint32Array): Uint8Array<ArrayBuffer> {
  const picked = new Uint8Array(positions.length);
  positions.forEach((at, index) => {
    picked[index] = values[at] ?? 2;
  });
  return picked;
}

/** Buffers of dots and what reads them; `upload` fills the bound buffer. */
export function makeDotArray(gl: WebGL2RenderingContext, upload: () => void, passes: Uint8Array) {
  const array = gl.createVertexArray();
  const [vertices, pass] = [gl.createBuffer(), gl.createBuffer()];
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  upload();
  for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, DOT_BYTES, 0);
  gl.vertexAttribIPointer(1, 2, gl.INT, DOT_BYTES, 8);
  gl.vertexAttribIPointer(2, 2, gl.UNSIGNED_BYTE, DOT_BYTES, 16);
  gl.bindBuffer(gl.ARRAY_BUFFER, pass);
  gl.bufferData(gl.ARRAY_BUFFER, passes, gl.DYNAMIC_DRAW);
  gl.enableVertexAttribArray(3);
  gl.vertexAttribIPointer(3, 1, gl.UNSIGNED_BYTE, 1, 0);
  gl.bindVertexArray(null);
  return { array, vertices, pass };
}
