/** The marks of a scene as data: single marks, donuts for crowds, name tags for the biggest. Sizes in px of the scene. */
import type { AttackType, Incident } from '#lib/schema.ts';
import { placeLine, tollLine } from '#lib/view/describe-incident.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';
import { pxForKm } from '#lib/view/precision-disc.ts';
import { type MarkSize, sizeMark } from '#lib/view/symbol-path.ts';
import type { Words } from '#lib/view/words.ts';

export type SceneMark = {
  incident: Incident;
  x: number;
  y: number;
  size: MarkSize;
  /** Radius of the place's uncertainty; null where it would hide under the mark. */
  discPx: number | null;
};
export type SceneDonut = {
  x: number;
  y: number;
  radiusPx: number;
  count: number;
  /** How many of each type, most first. */
  shares: [AttackType, number][];
};
/** A name beside a mark: `x` is where its text begins, or ends when `isLeft`. */
export type SceneTag = { x: number; y: number; isLeft: boolean; lines: [string, string]; incident: string };
export type SceneLayout = { marks: SceneMark[]; donuts: SceneDonut[]; tags: SceneTag[] };

type Points = { count: number; index: Uint32Array; x: Float32Array; y: Float32Array };
/** Joins points that are too close to draw apart; `radiusOf` is a donut's radius in px by how many it holds. */
type ClusterPoints = (
  points: Points,
  radiusOf: (count: number) => number,
) => { singles: Uint32Array; clusters: { members: Uint32Array; x: number; y: number }[] };

export type SceneFrame = {
  width: number;
  height: number;
  /** What is left of this is under the words. */
  left: number;
  /** Zoom of the map in tiles of 512 px. */
  zoom: number;
  project: (lng: number, lat: number) => readonly [x: number, y: number];
  /** lib/query/cluster-points.ts */
  cluster: ClusterPoints;
};

const MOST_TAGS = 10;
const MOST_DISC_PX = 900;
/** A place vaguer than this is a region or a country: a disc of it would cover the map and say nothing. */
const MOST_DISC_KM = 150;
/** Width of a letter of a tag's first line (15 px, half-bold) and of its second (13.5 px): rather too wide than too narrow. */
const LETTER_PX = [8, 7] as const;
/** What a ring around the selected attack adds to its mark. */
const RING = { share: 1.3, px: 5 } as const;
/** Where the first of those goes that stand in the selected attack's own place, down to the left: its name is to the right. */
const FIRST_TURN = Math.PI * 0.75;

/** The points of the incidents that lie in the frame or close to it. */
function placePoints(incidents: readonly Incident[], frame: SceneFrame) {
  const placed: { incident: Incident; x: number; y: number }[] = [];
  for (const incident of incidents) {
    const { lng = null, lat = null } = incident.place ?? {};
    if (lng === null || lat === null) continue;
    const [x, y] = frame.project(lng, lat);
    if (x < frame.left - 30 || x > frame.width + 30 || y < -30 || y > frame.height + 30) continue;
    placed.push({ incident, x, y });
  }
  return placed;
}

function toMark({ incident, x, y }: { incident: Incident; x: number; y: number }, zoom: number): SceneMark {
  const size = sizeMark(incident.casualties.killed);
  const km = incident.place?.radiusKm ?? 0;
  const radius = km === 0 || km > MOST_DISC_KM ? 0 : pxForKm(km, incident.place?.lat ?? 0, zoom);
  const reach = Math.max(size.lowPx, size.highPx ?? 0);
  return { incident, x, y, size, discPx: radius > reach + 2 && radius < MOST_DISC_PX ? radius : null };
}

const reachOf = ({ size }: SceneMark) => Math.max(size.lowPx, size.highPx ?? 0);

/**
 * Moves what lies under the selected attack's ring to its edge, so that neither hides the other: a crowd in its own place
 * stands beside it. Reaches in px.
 */
function putAside<Item extends { x: number; y: number }>(
  items: readonly Item[],
  reachOfItem: (item: Item) => number,
  chosen: SceneMark,
): Item[] {
  const ring = reachOf(chosen) * RING.share + RING.px;
  let moved = 0;
  return items.map((item) => {
    const [dx, dy] = [item.x - chosen.x, item.y - chosen.y];
    const wanted = ring + reachOfItem(item) + 2;
    const apart = Math.hypot(dx, dy);
    if (apart >= wanted) return item;
    const angle = apart < 1 ? FIRST_TURN + (moved * Math.PI) / 3 : Math.atan2(dy, dx);
    moved += 1;
    return { ...item, x: chosen.x + Math.cos(angle) * wanted, y: chosen.y + Math.sin(angle) * wanted };
  });
}

type Box = readonly [left: number, top: number, right: number, bottom: number];
const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function placeTags(
  marks: readonly SceneMark[],
  donuts: readonly SceneDonut[],
  frame: SceneFrame,
  selected: string | null,
  words: Words,
): SceneTag[] {
  const around = (x: number, y: number, reach: number): Box => [x - reach, y - reach, x + reach, y + reach];
  const taken: Box[] = [
    ...marks.map(({ x, y, size }) => around(x, y, Math.max(size.lowPx, 5))),
    ...donuts.map(({ x, y, radiusPx }) => around(x, y, radiusPx)),
  ];
  const toll = ({ incident }: SceneMark) =>
    incident.id === selected ? Number.POSITIVE_INFINITY : (incident.casualties.killed?.min ?? -1);
  const tags: SceneTag[] = [];
  for (const mark of [...marks].sort((a, b) => toll(b) - toll(a))) {
    if (tags.length >= MOST_TAGS) break;
    if (mark.x < frame.left || toll(mark) < 1) continue;
    const lines: [string, string] = [
      placeLine(mark.incident.place, words),
      tollLine(mark.incident.casualties, words),
    ];
    const wide = Math.max(...lines.map((line, at) => line.length * (LETTER_PX[at] ?? 0)));
    // The selected one has a ring around it.
    const isSelected = mark.incident.id === selected;
    const gap = reachOf(mark) * (isSelected ? RING.share : 1.1) + (isSelected ? RING.px + 6 : 8);
    for (const isLeft of [false, true]) {
      const x = isLeft ? mark.x - gap : mark.x + gap;
      const box: Box = [isLeft ? x - wide : x, mark.y - 17, isLeft ? x : x + wide, mark.y + 19];
      const isInside =
        box[0] >= frame.left && box[2] <= frame.width - 6 && box[1] >= 6 && box[3] <= frame.height - 40;
      const isFree = isSelected || !taken.some((other) => meet(other, box));
      if (!isInside || !isFree) continue;
      taken.push(box);
      tags.push({ x, y: mark.y, isLeft, lines, incident: mark.incident.id });
      break;
    }
  }
  return tags;
}

/** The places that tags name: the map need not say them again. */
export function taggedNames({ tags }: SceneLayout): Set<string> {
  return new Set(tags.map(({ lines: [place] }) => place.split(',')[0] ?? place));
}

/** Lays out a scene; marks come biggest first, so that drawn in order the small ones stay visible. */
export function layoutSceneMarks(
  incidents: readonly Incident[],
  frame: SceneFrame,
  words: Words,
  selected: string | null = null,
): SceneLayout {
  const placed = placePoints(incidents, frame);
  const chosen = placed.find(({ incident }) => incident.id === selected);
  const others = placed.filter((one) => one !== chosen);
  const { singles, clusters } = frame.cluster(
    {
      count: others.length,
      index: Uint32Array.from(others.keys()),
      x: Float32Array.from(others, ({ x }) => x),
      y: Float32Array.from(others, ({ y }) => y),
    },
    donutRadiusPx,
  );
  const alone = [...singles].flatMap((at) => {
    const one = others[at];
    return one ? [toMark(one, frame.zoom)] : [];
  });
  alone.sort((a, b) => b.size.lowPx - a.size.lowPx || (a.incident.id < b.incident.id ? -1 : 1));
  const crowds = clusters.map(({ members, x, y }): SceneDonut => {
    const counts = new Map<AttackType, number>();
    for (const at of members) {
      const type = others[at]?.incident.type;
      if (type) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    return {
      x,
      y,
      radiusPx: donutRadiusPx(members.length),
      count: members.length,
      shares: [...counts].sort((a, b) => b[1] - a[1]),
    };
  });
  const top = chosen && toMark(chosen, frame.zoom);
  const marks = top ? [...putAside(alone, reachOf, top), top] : alone;
  const donuts = top ? putAside(crowds, ({ radiusPx }) => radiusPx, top) : crowds;
  return { marks, donuts, tags: placeTags(marks, donuts, frame, selected, words) };
}

/** The arcs of a donut's ring, as SVG paths around its middle with their types; a whole ring is two arcs. */
export function donutArcs({ shares, count, radiusPx }: SceneDonut): { type: AttackType; path: string }[] {
  const [outer, inner] = [radiusPx, radiusPx * 0.62];
  let turned = 0;
  return shares.map(([type, share]) => {
    const from = (turned / count) * 2 * Math.PI - Math.PI / 2;
    turned += share;
    // A full circle would begin where it ends: it stops a hair short.
    const to = Math.min((turned / count) * 2 * Math.PI - Math.PI / 2, from + 2 * Math.PI - 1e-3);
    const at = (angle: number, radius: number) =>
      `${(Math.cos(angle) * radius).toFixed(2)} ${(Math.sin(angle) * radius).toFixed(2)}`;
    const large = to - from > Math.PI ? 1 : 0;
    const path = `M${at(from, outer)}A${outer} ${outer} 0 ${large} 1 ${at(to, outer)}L${at(to, inner)}A${inner} ${inner} 0 ${large} 0 ${at(from, inner)}Z`;
    return { type, path };
  });
}
