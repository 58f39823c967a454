/** Rows by 64-bit id: an open hash table of row numbers, made at the first look-up. */
export class RowIndex {
  readonly #ids: BigUint64Array;
  #slots: Int32Array | null = null;

  constructor(ids: BigUint64Array) {
    this.#ids = ids;
  }

  /** The row of an id, -1 if there is none. */
  find(id: bigint): number {
    this.#slots ??= fillSlots(this.#ids);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = Number(id & 0x7fff_ffffn) & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row < 0 || this.#ids[row] === id) return row;
    }
  }
}

/** At least half of the slots stay empty, so that every search ends. */
function fillSlots(ids: BigUint64Array): Int32Array {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(ids.length + 1) + 1)).fill(-1);
  const mask = slots.length - 1;
  const low = new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
  for (let row = 0; row < ids.length; row++) {
    let slot = low[row * 2]! & 0x7fff_ffff & mask;
    while (slots[slot]! >= 0) slot = (slot + 1) & mask;
    slots[slot] = row;
  }
  return slots;
}
