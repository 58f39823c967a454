import type { Candidate } from '#lib/merge/report.ts';
import { dayNumber } from '#lib/time.ts';

/** Side of a cell in degrees of latitude: about 28 km, so that places within 25 km lie in neighbouring cells. */
const CELL_DEGREES = 0.25;

/** The cell of a point as row and column; columns are as wide as rows in km. Rows grow north, columns east. */
function cellOf(lng: number, lat: number): [row: number, column: number] {
  const row = Math.floor((lat + 90) / CELL_DEGREES);
  return [row, columnOf(lng, row)];
}

function columnsOf(row: number): number {
  const lat = (row + 0.5) * CELL_DEGREES - 90;
  return Math.max(1, Math.floor((360 * Math.cos((lat * Math.PI) / 180)) / CELL_DEGREES));
}

function columnOf(lng: number, row: number): number {
  const columns = columnsOf(row);
  const share = (((lng + 180) % 360) + 360) % 360;
  return Math.min(columns - 1, Math.floor((share / 360) * columns));
}

/** Names of the cell of a point and of its neighbours, the own cell first; the antimeridian is crossed. */
export function cellsAround(lng: number, lat: number): string[] {
  const [row] = cellOf(lng, lat);
  const cells = [`${row}:${columnOf(lng, row)}`];
  for (let r = row - 1; r <= row + 1; r++) {
    const columns = columnsOf(r);
    const column = columnOf(lng, r);
    for (let c = column - 1; c <= column + 1; c++) {
      const cell = `${r}:${(c + columns) % columns}`;
      if (!cells.includes(cell)) cells.push(cell);
    }
  }
  return cells;
}

/**
 * Index pairs (i < j) of dated mentions with a point that lie in neighbouring cells on the same or neighbouring days.
 * O(n) beside the pairs found; each pair comes once.
 */
export function findPairs(candidates: readonly Candidate[]): [number, number][] {
  const blocks = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  candidates.forEach(({ mention: { place, time } }, j) => {
    const [from, to] = [dayNumber(time.start!), dayNumber(time.end!)];
    const cells = cellsAround(place!.lng!, place!.lat!);
    const met = new Set<number>();
    for (let day = from - 1; day <= to + 1; day++) {
      for (const cell of cells) for (const i of blocks.get(`${day} ${cell}`) ?? []) met.add(i);
    }
    for (const i of met) pairs.push([i, j]);
    for (let day = from; day <= to; day++) {
      const key = `${day} ${cells[0]}`;
      const block = blocks.get(key);
      if (block) block.push(j);
      else blocks.set(key, [j]);
    }
  });
  return pairs;
}
