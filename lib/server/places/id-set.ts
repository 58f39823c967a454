const PAGE_BITS = 16;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** A set of whole numbers ≥ 0 that takes a bit each where they lie close, as GeoNames ids do (2 MB for 13 million). */
export class IdSet {
  readonly #pages = new Map<number, Uint8Array>();

  /** Adds the number; false when it was there already. */
  add(id: number): boolean {
    const pageNumber = Math.floor(id / (PAGE_MASK + 1));
    let page = this.#pages.get(pageNumber);
    if (page === undefined) {
      page = new Uint8Array((PAGE_MASK + 1) / 8);
      this.#pages.set(pageNumber, page);
    }
    const at = id % (PAGE_MASK + 1);
    const bit = 1 << (at & 7);
    const byte = page[at >> 3] as number;
    page[at >> 3] = byte | bit;
    return (byte & bit) === 0;
  }
}
