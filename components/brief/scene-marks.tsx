'use client';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { AttackType } from '#lib/schema.ts';
import { placeLine, tollLine } from '#lib/view/describe-incident.ts';
import {
  donutArcs,
  type SceneDonut,
  type SceneLayout,
  type SceneMark,
  type SceneTag,
} from '#lib/view/scene-marks.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';
import styles from './scene-map.module.css';

const colorOf = (type: AttackType) => `var(--t-${type})`;

function Disc({ mark }: { mark: SceneMark }) {
  if (mark.discPx === null) return null;
  const color = colorOf(mark.incident.type);
  const isWide = mark.incident.place?.precision === 'region' || mark.incident.place?.precision === 'country';
  return (
    <circle
      cx={mark.x}
      cy={mark.y}
      r={mark.discPx}
      fill={color}
      fillOpacity={isWide ? 0.05 : 0.12}
      stroke={color}
      strokeOpacity={0.45}
      strokeDasharray="1 4"
    />
  );
}

function Mark({ mark, isSelected }: { mark: SceneMark; isSelected: boolean }) {
  const { incident, size } = mark;
  const color = colorOf(incident.type);
  const path = symbolPath(incident.type, size.lowPx);
  return (
    <g transform={`translate(${mark.x.toFixed(1)} ${mark.y.toFixed(1)})`}>
      {size.highPx !== null && (
        <path
          d={symbolPath(incident.type, size.highPx)}
          fill={color}
          fillOpacity={0.13}
          stroke={color}
          strokeWidth={1.2}
          strokeDasharray={size.open ? '4 3' : undefined}
        />
      )}
      <path d={path} fill="var(--halo)" stroke="var(--halo)" strokeWidth={2.6} />
      <path
        d={path}
        fill={size.hollow ? 'var(--map)' : color}
        stroke={size.hollow ? color : 'none'}
        strokeWidth={1.8}
      />
      {incident.type === 'attack_unspecified' && !size.hollow && (
        <>
          <circle r={size.lowPx * 0.62} fill="var(--map)" />
          <circle r={size.lowPx * 0.3} fill={color} />
        </>
      )}
      {isSelected && (
        <circle
          r={Math.max(size.lowPx, size.highPx ?? 0) * 1.3 + 5}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={2}
        />
      )}
    </g>
  );
}

function Donut({ donut }: { donut: SceneDonut }) {
  return (
    <g transform={`translate(${donut.x.toFixed(1)} ${donut.y.toFixed(1)})`}>
      <circle r={donut.radiusPx + 1.2} fill="var(--halo)" />
      {donutArcs(donut).map(({ type, path }) => (
        <path key={type} d={path} fill={colorOf(type)} />
      ))}
      <circle r={donut.radiusPx * 0.62} fill="var(--surface-1)" />
      <text textAnchor="middle" dy="0.35em" fontSize={12} fontWeight={600} fill="var(--text)">
        {donut.count}
      </text>
    </g>
  );
}

type ShownTag = Pick<SceneTag, 'x' | 'y' | 'isLeft' | 'lines'>;

/** A plate under the name of what is pointed at, which may lie over other names. */
function Plate({ x, y, isLeft, lines }: ShownTag) {
  const wide = Math.max(lines[0].length * 8, lines[1].length * 7) + 16;
  return (
    <rect
      x={isLeft ? x - wide + 8 : x - 8}
      y={y - 22}
      width={wide}
      height={46}
      rx={5}
      fill="var(--surface-1)"
      stroke="var(--line-2)"
    />
  );
}

function Tag({ tag, hasPlate = false }: { tag: ShownTag; hasPlate?: boolean }) {
  const anchor = tag.isLeft ? 'end' : 'start';
  return (
    <g className={hasPlate ? undefined : styles.tag} textAnchor={anchor} pointerEvents="none">
      {hasPlate && <Plate {...tag} />}
      <text x={tag.x} y={tag.y - 2} fontSize={15} fontWeight={600} fill="var(--text)">
        {tag.lines[0]}
      </text>
      <text x={tag.x} y={tag.y + 15} fontSize={13.5} fill="var(--text-2)">
        {tag.lines[1]}
      </text>
    </g>
  );
}

type Props = { layout: SceneLayout; selected: string | null; width: number; height: number };

/** The marks over the map; pointing at one rings it and names it. */
export function SceneMarks({ layout, selected, width, height }: Props) {
  const words = useWords();
  const [pointed, setPointed] = useState<string | null>(null);
  const at = layout.marks.find(({ incident }) => incident.id === pointed);
  const isTagged = layout.tags.some(({ incident }) => incident === pointed);
  return (
    <svg className={styles.marks} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {layout.marks.map((mark) => (
        <Disc key={mark.incident.id} mark={mark} />
      ))}
      {layout.marks.map((mark) => (
        <g
          key={mark.incident.id}
          data-incident={mark.incident.id}
          className={styles.mark}
          onPointerEnter={() => setPointed(mark.incident.id)}
          onPointerLeave={() => setPointed(null)}
        >
          <Mark mark={mark} isSelected={mark.incident.id === selected || mark.incident.id === pointed} />
        </g>
      ))}
      {layout.donuts.map((donut) => (
        <Donut key={`${donut.x}:${donut.y}`} donut={donut} />
      ))}
      {layout.tags.map((tag) => (
        <Tag key={tag.incident} tag={tag} />
      ))}
      {at && !isTagged && (
        <Tag
          hasPlate
          tag={{
            x: at.x + (at.x > width - 260 ? -1 : 1) * (at.size.lowPx + 20),
            y: at.y,
            isLeft: at.x > width - 260,
            lines: [placeLine(at.incident.place, words), tollLine(at.incident.casualties, words)],
          }}
        />
      )}
    </svg>
  );
}
