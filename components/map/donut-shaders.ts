/** The shaders of the donuts: a ring by type, and the digits in its middle. */
import { GLYPH_PX } from '#components/map/marks-digits.ts';
import { type Sources, shaderHead } from '#components/map/marks-shaders.ts';
import { ATTACK_TYPES } from '#lib/codes.ts';

/** Width of the ring, and how far the ground beneath reaches beyond it, px. */
const BAND_PX = 5.5;
const RIM_PX = 1.5;

/** A ring whose arcs are the types' shares of the turn, clockwise from the top. */
export const DONUTS: Sources = {
  vertex: (prelude) => `${shaderHead(prelude)}
layout(location=0) in vec4 a_ring;
layout(location=1) in vec4 a_ends0;
layout(location=2) in vec4 a_ends1;
layout(location=3) in vec4 a_ends2;
uniform vec2 u_size;
out vec2 v_at;
flat out vec2 v_ring;
flat out vec4 v_ends[3];
void main() {
  v_at = (vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0) * (a_ring.z + ${(RIM_PX + 1).toFixed(1)});
  v_ring = a_ring.zw;
  v_ends[0] = a_ends0;
  v_ends[1] = a_ends1;
  v_ends[2] = a_ends2;
  gl_Position = projectTile(a_ring.xy);
  gl_Position.xy += vec2(v_at.x, -v_at.y) * 2.0 / u_size * gl_Position.w;
}`,
  fragment: `#version 300 es
precision highp float;
in vec2 v_at;
flat in vec2 v_ring;
flat in vec4 v_ends[3];
uniform vec3 u_colors[${ATTACK_TYPES.length}];
uniform vec3 u_halo;
uniform float u_ratio;
out vec4 color;
float cover(float d) { return clamp(0.5 - d * u_ratio, 0.0, 1.0); }
void main() {
  float d = length(v_at);
  float ground = cover(d - v_ring.x - ${RIM_PX.toFixed(1)});
  if (ground <= 0.002) discard;
  float turn = fract(atan(v_at.x, -v_at.y) / 6.2831853 + 1.0);
  float begins = 0.0;
  float ends = 1.0;
  vec3 tint = u_colors[0];
  for (int type = 0; type < ${ATTACK_TYPES.length}; type += 1) {
    float end = v_ends[type >> 2][type & 3];
    if (turn < end) { tint = u_colors[type]; ends = end; break; }
    begins = end;
  }
  float edge = min(turn - begins, ends - turn) * 6.2831853 * d;
  float gap = v_ring.y > 0.0 ? cover(v_ring.y * 0.5 - edge) : 1.0;
  float band = cover(abs(d - v_ring.x + ${(BAND_PX / 2).toFixed(2)}) - ${(BAND_PX / 2).toFixed(2)}) * gap;
  color = vec4(mix(u_halo, tint, band) * ground, ground);
}`,
};

/** One glyph, set on whole pixels so that it stays sharp. */
export const DIGITS: Sources = {
  vertex: (prelude) => `${shaderHead(prelude)}
layout(location=0) in vec4 a_place;
layout(location=1) in vec4 a_cell;
uniform vec2 u_size;
uniform float u_ratio;
flat out vec2 v_from;
flat out vec2 v_first;
void main() {
  vec4 middle = projectTile(a_place.xy);
  vec2 px = (vec2(middle.x, -middle.y) / middle.w * 0.5 + 0.5) * u_size + a_place.zw;
  px = floor(px * u_ratio + 0.5);
  float side = floor(${GLYPH_PX.toFixed(1)} * u_ratio);
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  v_from = vec2(px.x, u_size.y * u_ratio - px.y);
  v_first = floor(a_cell.xy * u_ratio + 0.5);
  vec2 at = (px + corner * side) / (u_size * u_ratio) * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
}`,
  fragment: `#version 300 es
precision highp float;
flat in vec2 v_from;
flat in vec2 v_first;
uniform sampler2D u_digits;
uniform vec3 u_text;
out vec4 color;
void main() {
  vec2 at = vec2(gl_FragCoord.x - v_from.x, v_from.y - gl_FragCoord.y);
  float alpha = texelFetch(u_digits, ivec2(v_first + floor(at)), 0).r;
  if (alpha <= 0.002) discard;
  color = vec4(u_text * alpha, alpha);
}`,
};
