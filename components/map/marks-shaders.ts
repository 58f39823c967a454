/** The shaders of the marks: dots for many, symbols and discs for those that stand alone. */
import { ATTACK_TYPES } from '#lib/codes.ts';
import { FIELD_REACH, FIELD_TILE } from '#lib/view/symbol-field.ts';

const TYPES = ATTACK_TYPES.length;

/** What MapLibre gives to a vertex shader: `projectTile` and its uniforms. */
export type ShaderPrelude = { vertexShaderPrelude: string; define: string };
export type Sources = { vertex: (prelude: ShaderPrelude) => string; fragment: string };

/** How every vertex shader begins: MapLibre's own part, which brings `projectTile`. */
export const shaderHead = ({ vertexShaderPrelude, define }: ShaderPrelude) =>
  `#version 300 es\n${vertexShaderPrelude}\n${define}\n`;

/** Flags of a symbol. */
export const HOLLOW = 1;
export const OPEN = 2;
export const WIDE = 4;
export const RINGED = 8;

/** One dot per row of the columns: the window is tested here, the run of rows is chosen by the caller. */
export const DOTS: Sources = {
  vertex: (prelude) => `${shaderHead(prelude)}
layout(location=0) in vec2 a_at;
layout(location=1) in ivec2 a_span;
layout(location=2) in uvec2 a_look;
layout(location=3) in uint a_pass;
uniform ivec2 u_window;
uniform vec2 u_alpha;
uniform float u_trail;
uniform float u_ratio;
uniform vec3 u_colors[${TYPES}];
out vec4 v_color;
void main() {
  float alpha = a_pass == 0u ? u_alpha.x : a_pass == 1u ? u_alpha.y : 0.0;
  bool isUndated = a_span.x == a_span.y;
  if (!isUndated && (a_span.x >= u_window.y || a_span.y <= u_window.x)) alpha = 0.0;
  if (u_trail > 0.0 && !isUndated) alpha *= clamp(1.0 - float(u_window.y - a_span.y) / u_trail, 0.12, 1.0);
  if (alpha <= 0.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); gl_PointSize = 0.0; return; }
  gl_Position = projectTile(a_at);
  gl_PointSize = max(3.6, float(a_look.y) * 0.27) * u_ratio;
  v_color = vec4(u_colors[a_look.x] * alpha, alpha);
}`,
  fragment: `#version 300 es
precision mediump float;
in vec4 v_color;
out vec4 color;
void main() {
  vec2 d = gl_PointCoord - 0.5;
  if (dot(d, d) > 0.25) discard;
  color = v_color;
}`,
};

const ATTRIBUTES = `
layout(location=0) in vec4 a_place;
layout(location=1) in vec4 a_look;
vec2 corner() { return vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0; }
`;

/** The uncertainty of a place: a circle of its true radius on the ground. */
export const DISCS: Sources = {
  vertex: (prelude) => `${shaderHead(prelude)}${ATTRIBUTES}
uniform float u_world;
uniform vec3 u_colors[${TYPES}];
out vec2 v_at;
flat out float v_px;
flat out vec4 v_color;
void main() {
  float px = a_look.w * u_world;
  if (px <= max(a_place.z, a_place.w) + 2.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  float room = 1.0 + 1.5 / px;
  v_at = corner() * room;
  v_px = px;
  v_color = vec4(u_colors[int(a_look.x)], (int(a_look.y) & ${WIDE}) != 0 ? 0.07 : 0.14) * vec4(1.0, 1.0, 1.0, a_look.z);
  gl_Position = projectTile(a_place.xy + v_at * a_look.w);
}`,
  fragment: `#version 300 es
precision highp float;
in vec2 v_at;
flat in float v_px;
flat in vec4 v_color;
uniform float u_ratio;
out vec4 color;
void main() {
  float d = (length(v_at) - 1.0) * v_px;
  float inside = clamp(0.5 - d * u_ratio, 0.0, 1.0) * v_color.a;
  float dash = fract(atan(v_at.y, v_at.x) * v_px / 5.0) < 0.32 ? 1.0 : 0.0;
  float line = clamp(0.5 - (abs(d) - 0.5) * u_ratio, 0.0, 1.0) * dash * 0.55;
  float alpha = line + inside * (1.0 - line);
  if (alpha <= 0.002) discard;
  color = vec4(v_color.rgb * alpha, alpha);
}`,
};

/** A symbol by its type: filled, hollow or outlined, with the outline of its toll's upper end. */
export const SYMBOLS: Sources = {
  vertex: (prelude) => `${shaderHead(prelude)}${ATTRIBUTES}
uniform vec2 u_size;
out vec2 v_at;
flat out vec4 v_look;
flat out vec2 v_radii;
void main() {
  float reach = max(a_place.z, a_place.w) * ${FIELD_REACH.toFixed(1)} + 1.0;
  v_at = corner() * reach;
  v_look = a_look;
  v_radii = a_place.zw;
  gl_Position = projectTile(a_place.xy);
  gl_Position.xy += vec2(v_at.x, -v_at.y) * 2.0 / u_size * gl_Position.w;
}`,
  fragment: `#version 300 es
precision highp float;
in vec2 v_at;
flat in vec4 v_look;
flat in vec2 v_radii;
uniform sampler2D u_field;
uniform vec3 u_colors[${TYPES}];
uniform vec3 u_halo;
uniform vec3 u_land;
uniform float u_ratio;
out vec4 color;
float distanceTo(float radius) {
  vec2 uv = v_at / (radius * ${FIELD_REACH.toFixed(1)}) * 0.5 + 0.5;
  if (any(lessThan(uv, vec2(0.0))) || any(greaterThan(uv, vec2(1.0)))) return 1e3;
  float edge = ${(0.5 / FIELD_TILE).toFixed(5)};
  float x = (v_look.x + clamp(uv.x, edge, 1.0 - edge)) / ${TYPES}.0;
  return texture(u_field, vec2(x, uv.y)).r * radius;
}
float cover(float d) { return clamp(0.5 - d * u_ratio, 0.0, 1.0); }
void over(vec3 tint, float alpha) { color = vec4(tint * alpha, alpha) + color * (1.0 - alpha); }
void main() {
  int flags = int(v_look.y);
  vec3 tint = u_colors[int(v_look.x)];
  bool isUnspecified = int(v_look.x) == ${ATTACK_TYPES.indexOf('attack_unspecified')};
  bool isHollow = (flags & ${HOLLOW | RINGED}) != 0;
  color = vec4(0.0);
  if (v_radii.y > 0.0) {
    float d = distanceTo(v_radii.y);
    over(tint, cover(d) * 0.13);
    float dash = (flags & ${OPEN}) == 0 || fract(atan(v_at.y, v_at.x) * v_radii.y / 7.0) < 0.57 ? 1.0 : 0.0;
    over(tint, cover(abs(d) - 0.6) * dash);
  }
  float d = distanceTo(v_radii.x);
  float stroke = isUnspecified ? 1.1 : 0.8;
  over(u_halo, cover(d - (isHollow ? 2.0 : 1.2)));
  over(isHollow ? u_land : tint, cover(d));
  if (isHollow) over(tint, cover(abs(d) - stroke));
  if (isUnspecified && (flags & ${HOLLOW}) == 0) over(tint, cover(length(v_at) - max(1.4, v_radii.x - 4.0)));
  color *= v_look.z;
  if (color.a <= 0.002) discard;
}`,
};

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (!shader) throw new Error('the browser gave no shader');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

export type Program = { program: WebGLProgram; uniform: (name: string) => WebGLUniformLocation | null };

/** Asks where every uniform is, once: an answer waits for the graphics side, and no frame should. */
function findUniforms(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
): Map<string, WebGLUniformLocation | null> {
  const found = new Map<string, WebGLUniformLocation | null>();
  const count = Number(gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) ?? 0);
  for (let index = 0; index < count; index += 1) {
    const name = gl.getActiveUniform(program, index)?.name.replace('[0]', '');
    if (name !== undefined) found.set(name, gl.getUniformLocation(program, name));
  }
  return found;
}

/** Compiles and links; throws when the browser refuses the source. */
export function linkProgram(gl: WebGL2RenderingContext, sources: Sources, prelude: ShaderPrelude): Program {
  const program = gl.createProgram();
  const parts = [
    compile(gl, gl.VERTEX_SHADER, sources.vertex(prelude)),
    compile(gl, gl.FRAGMENT_SHADER, sources.fragment),
  ];
  for (const part of parts) gl.attachShader(program, part);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = parts.map((part) => gl.getShaderInfoLog(part)).join(' ');
    throw new Error(`the marks do not link: ${gl.getProgramInfoLog(program)} ${logs}`);
  }
  for (const part of parts) gl.deleteShader(part);
  const uniforms = findUniforms(gl, program);
  return { program, uniform: (name) => uniforms.get(name) ?? null };
}
