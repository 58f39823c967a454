/** One-to-one assignment of the greatest total score. */

/**
 * Pairs [row, column] that together score most, each row and column at most once; pairs that score 0 are left out.
 * Kuhn–Munkres with potentials (shortest augmenting paths), cubic in the longer side.
 */
export function assignBest(scores: readonly (readonly number[])[]): [number, number][] {
  const rows = scores.length;
  const columns = scores[0]?.length ?? 0;
  const size = Math.max(rows, columns);
  const cost = (r: number, c: number): number => -(scores[r - 1]?.[c - 1] ?? 0);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  for (let r = 1; r <= size; r++) {
    const previous = findPath(r, size, cost, { rowPotential, columnPotential, rowOf });
    let column = previous.end;
    while (column !== 0) {
      const before = previous.from[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    }
  }
  const pairs: [number, number][] = [];
  for (let c = 1; c <= columns; c++) {
    const r = rowOf[c]! - 1;
    if (r < rows && scores[r]![c - 1]! > 0) pairs.push([r, c - 1]);
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}

type State = { rowPotential: Float64Array; columnPotential: Float64Array; rowOf: Int32Array };

/** Grows the shortest path from a free row to a free column and moves the potentials along. */
function findPath(
  row: number,
  size: number,
  cost: (r: number, c: number) => number,
  { rowPotential, columnPotential, rowOf }: State,
): { end: number; from: Int32Array } {
  const distance = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(size + 1);
  const done = new Uint8Array(size + 1);
  rowOf[0] = row;
  let column = 0;
  while (rowOf[column] !== 0) {
    done[column] = 1;
    const r = rowOf[column]!;
    let next = 0;
    let step = Number.POSITIVE_INFINITY;
    for (let c = 1; c <= size; c++) {
      if (done[c]) continue;
      const reduced = cost(r, c) - rowPotential[r]! - columnPotential[c]!;
      if (reduced < distance[c]!) {
        distance[c] = reduced;
        from[c] = column;
      }
      if (distance[c]! < step) {
        step = distance[c]!;
        next = c;
      }
    }
    for (let c = 0; c <= size; c++) {
      if (done[c]) {
        rowPotential[rowOf[c]!]! += step;
        columnPotential[c]! -= step;
      } else distance[c]! -= step;
    }
    column = next;
  }
  return { end: column, from };
}
