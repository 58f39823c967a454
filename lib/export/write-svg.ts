/** Shapes as an SVG document or fragment. */
import type { PathShape, Shape, TextShape, Type } from './shape.ts';

const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text that may stand in XML, in an element or between double quotes. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const round = (value: number) => String(Math.round(value * 100) / 100);

function attributesOf(shape: PathShape): string {
  const parts = [`fill="${shape.fill ?? 'none'}"`];
  if (shape.fillOpacity !== undefined) parts.push(`fill-opacity="${round(shape.fillOpacity)}"`);
  if (shape.stroke !== undefined) {
    parts.push(`stroke="${shape.stroke}" stroke-width="${round(shape.strokeWidth ?? 1)}"`);
    if (shape.strokeOpacity !== undefined) parts.push(`stroke-opacity="${round(shape.strokeOpacity)}"`);
    if (shape.dash) parts.push(`stroke-dasharray="${shape.dash.map(round).join(' ')}"`);
    if (shape.isRound) parts.push('stroke-linecap="round" stroke-linejoin="round"');
  }
  return parts.join(' ');
}

/** Where a text begins, given its width. */
export function textStart({ x, anchor = 'start' }: TextShape, width: number): number {
  return anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
}

/** A text as paths: its halo, if any, and itself; bold serif is the plain one with a thin edge. */
export function outlineText(
  shape: TextShape,
  type: Type,
): { d: string; shift: [number, number]; paths: PathShape[] } {
  const { text, face, sizePx, spacingPx = 0, fill, halo, haloPx = 0 } = shape;
  const d = type.outline(text, face, sizePx, spacingPx);
  const start = textStart(shape, type.widthOf(text, face, sizePx, spacingPx));
  const paths: PathShape[] = [];
  if (halo !== undefined && haloPx > 0) {
    paths.push({ kind: 'path', d, fill: 'none', stroke: halo, strokeWidth: haloPx * 2, isRound: true });
  }
  const edge = face === 'serif-bold' ? { stroke: fill, strokeWidth: sizePx * 0.028 } : {};
  paths.push({ kind: 'path', d, fill, ...edge });
  return { d, shift: [start, shape.y], paths };
}

function writeText(shape: TextShape, type: Type): string {
  const { shift, paths } = outlineText(shape, type);
  const turn = shape.rotate ? `rotate(${round(shape.rotate)} ${round(shape.x)} ${round(shape.y)}) ` : '';
  const inner = paths.map((path) => `<path d="${path.d}" ${attributesOf(path)}/>`).join('');
  return `<g transform="${turn}translate(${round(shift[0])} ${round(shift[1])})">${inner}</g>`;
}

const FAMILIES = { map: 'Noto Sans', sans: 'IBM Plex Sans', serif: 'Source Serif 4' } as const;

/** A text as text, for a page that brings the fonts. */
function writeLiveText({
  x,
  y,
  text,
  face,
  sizePx,
  fill,
  halo,
  haloPx = 0,
  anchor,
  rotate,
  spacingPx,
}: TextShape): string {
  const [family = 'map', cut] = face.split('-') as ['map' | 'sans' | 'serif', string | undefined];
  const parts = [
    `x="${round(x)}" y="${round(y)}" font-family="${FAMILIES[family]}, sans-serif" font-size="${round(sizePx)}" fill="${fill}"`,
  ];
  if (cut === 'bold') parts.push('font-weight="600"');
  if (cut === 'italic') parts.push('font-style="italic"');
  if (anchor && anchor !== 'start') parts.push(`text-anchor="${anchor}"`);
  if (rotate) parts.push(`transform="rotate(${round(rotate)} ${round(x)} ${round(y)})"`);
  if (spacingPx) parts.push(`letter-spacing="${round(spacingPx)}"`);
  if (halo) {
    parts.push(
      `paint-order="stroke" stroke="${halo}" stroke-width="${round(haloPx * 2)}" stroke-linejoin="round"`,
    );
  }
  return `<text ${parts.join(' ')}>${escapeXml(text)}</text>`;
}

/** The shapes as SVG elements; texts are outlines where `type` is given (so no font is needed), else text. */
export function svgElements(shapes: readonly Shape[], type: Type | null): string {
  return shapes
    .map((shape) => {
      if (shape.kind === 'path') return `<path d="${shape.d}" ${attributesOf(shape)}/>`;
      return type === null ? writeLiveText(shape) : writeText(shape, type);
    })
    .join('\n');
}

export type SvgPage = { width: number; height: number; title: string; description: string };

/** A whole SVG document with a title and a description for those who do not see it. */
export function writeSvg(shapes: readonly Shape[], page: SvgPage, type: Type | null): string {
  const { width, height, title, description } = page;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">
<title id="t">${escapeXml(title)}</title>
<desc id="d">${escapeXml(description)}</desc>
${svgElements(shapes, type)}
</svg>
`;
}
