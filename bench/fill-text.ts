/** Texts of a length made of pieces. */

/** One piece again and again. */
export function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Pieces by number, without end. */
export function fillWith(pieceOf: (i: number) => string, length: number): string {
  const pieces: string[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const piece = pieceOf(i);
    pieces.push(piece);
    size += piece.length;
  }
  return pieces.join('').slice(0, length);
}
