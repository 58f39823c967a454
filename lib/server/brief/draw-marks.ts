/** The marks of a scene as shapes. */
import type { Box } from '#lib/export/draw-labels.ts';
import { shiftPath } from '#lib/export/draw-scene.ts';
import type { Shape } from '#lib/export/shape.ts';
import type { ThemeColors } from '#lib/export/theme-colors.ts';
import { donutArcs, type SceneDonut, type SceneLayout, type SceneMark } from '#lib/view/scene-marks.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';

const circle = (x: number, y: number, r: number) =>
  `M${(x - r).toFixed(1)} ${y.toFixed(1)}A${r.toFixed(1)} ${r.toFixed(1)} 0 1 1 ${(x + r).toFixed(1)} ${y.toFixed(1)}A${r.toFixed(1)} ${r.toFixed(1)} 0 1 1 ${(x - r).toFixed(1)} ${y.toFixed(1)}Z`;

function drawDisc({ discPx, incident, x, y }: SceneMark, colors: ThemeColors): Shape[] {
  if (discPx === null) return [];
  const color = colors.types[incident.type];
  const isWide = incident.place?.precision === 'region' || incident.place?.precision === 'country';
  return [
    {
      kind: 'path',
      d: circle(x, y, discPx),
      fill: color,
      fillOpacity: isWide ? 0.05 : 0.12,
      stroke: color,
      strokeOpacity: 0.45,
      strokeWidth: 1,
      dash: [1, 4],
    },
  ];
}

function drawMark({ incident, x, y, size }: SceneMark, colors: ThemeColors, isSelected: boolean): Shape[] {
  const color = colors.types[incident.type];
  const at = (radius: number) => shiftPath(symbolPath(incident.type, radius), x, y);
  const shapes: Shape[] = [];
  if (size.highPx !== null) {
    shapes.push({
      kind: 'path',
      d: at(size.highPx),
      fill: color,
      fillOpacity: 0.13,
      stroke: color,
      strokeWidth: 1.2,
      ...(size.open ? { dash: [4, 3] } : {}),
    });
  }
  shapes.push({ kind: 'path', d: at(size.lowPx), fill: colors.halo, stroke: colors.halo, strokeWidth: 2.6 });
  shapes.push({
    kind: 'path',
    d: at(size.lowPx),
    fill: size.hollow ? colors.map : color,
    ...(size.hollow ? { stroke: color, strokeWidth: 1.8 } : {}),
  });
  if (incident.type === 'attack_unspecified' && !size.hollow) {
    shapes.push({ kind: 'path', d: circle(x, y, size.lowPx * 0.62), fill: colors.map });
    shapes.push({ kind: 'path', d: circle(x, y, size.lowPx * 0.3), fill: color });
  }
  if (isSelected) {
    const reach = Math.max(size.lowPx, size.highPx ?? 0) * 1.3 + 5;
    shapes.push({ kind: 'path', d: circle(x, y, reach), stroke: colors.ink, strokeWidth: 2 });
  }
  return shapes;
}

function drawDonut(donut: SceneDonut, colors: ThemeColors): Shape[] {
  const { x, y, radiusPx, count } = donut;
  return [
    { kind: 'path', d: circle(x, y, radiusPx + 1.2), fill: colors.halo },
    ...donutArcs(donut).map(
      ({ type, path }): Shape => ({ kind: 'path', d: shiftPath(path, x, y), fill: colors.types[type] }),
    ),
    { kind: 'path', d: circle(x, y, radiusPx * 0.62), fill: colors.surface },
    {
      kind: 'text',
      x,
      y: y + 4.3,
      text: String(count),
      face: 'sans-bold',
      sizePx: 12,
      fill: colors.text,
      anchor: 'middle',
    },
  ];
}

/** Discs, donuts, marks and tags, bottom first. */
export function drawMarks(layout: SceneLayout, colors: ThemeColors, selected: string | null): Shape[] {
  return [
    ...layout.marks.flatMap((mark) => drawDisc(mark, colors)),
    ...layout.marks.flatMap((mark) => drawMark(mark, colors, mark.incident.id === selected)),
    ...layout.donuts.flatMap((donut) => drawDonut(donut, colors)),
    ...layout.tags.flatMap(({ x, y, isLeft, lines }): Shape[] => {
      const text = {
        kind: 'text' as const,
        x,
        anchor: isLeft ? ('end' as const) : ('start' as const),
        halo: colors.halo,
        haloPx: 2,
      };
      return [
        { ...text, y: y - 2, text: lines[0], face: 'sans-bold', sizePx: 15, fill: colors.text },
        { ...text, y: y + 15, text: lines[1], face: 'sans', sizePx: 13.5, fill: colors.text2 },
      ];
    }),
  ];
}

/** Room that the map's own names must leave free. */
export function takenRoom({ marks, donuts, tags }: SceneLayout): Box[] {
  const around = (x: number, y: number, reach: number): Box => [x - reach, y - reach, x + reach, y + reach];
  return [
    ...marks.map(({ x, y, size }) => around(x, y, size.lowPx + 2)),
    ...donuts.map(({ x, y, radiusPx }) => around(x, y, radiusPx + 2)),
    ...tags.map(({ x, y, isLeft, lines }): Box => {
      const wide = Math.max(lines[0].length, lines[1].length) * 7.6;
      return [isLeft ? x - wide : x - 4, y - 18, isLeft ? x + 4 : x + wide, y + 20];
    }),
  ];
}
