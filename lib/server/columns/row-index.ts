/** Rows by 64-bit id: an open hash table of row numbers, made at the first look-up or, in slices, before it. */
export class RowIndex {
  readonly #ids: BigUint64Array;
  #slots: Int32Array | null = null;

  constructor(ids: BigUint64Array) {
    this.#ids = ids;
  }

  /** Makes the table, stopping after some thousand rows each time, so that others can have a turn. */
  *fill(): Generator<void> {
    const filling = fillSlots(this.#ids);
    let step = filling.next();
    while (!step.done) {
      yield;
      step = filling.next();
    }
    this.#slots ??= step.value;
  }

  /** The row of an id, -1 if there is none. */
  find(id: bigint): number {
    if (this.#slots === null) for (const _ of this.fill());
    const slots = this.#slots!;
    const mask = slots.length - 1;
    for (let slot = Number(id & 0x7fff_ffffn) & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row < 0 || this.#ids[row] === id) return row;
    }
  }
}

const SLICE_ROWS = 1 << 16;

/** At least half of the slots stay empty, so that every search ends. */
function* fillSlots(ids: BigUint64Array): Generator<void, Int32Array> {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(ids.length + 1) + 1)).fill(-1);
  for (let from = 0; from < ids.length; from += SLICE_ROWS) {
    yield;
    fillSlice(slots, ids, from, Math.min(ids.length, from + SLICE_ROWS));
  }
  return slots;
}

function fillSlice(slots: Int32Array, ids: BigUint64Array, from: number, until: number): void {
  const mask = slots.length - 1;
  const low = new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
  for (let row = from; row < until; row++) {
    let slot = low[row * 2]! & 0x7fff_ffff & mask;
    while (slots[slot]! >= 0) slot = (slot + 1) & mask;
    slots[slot] = row;
  }
}
