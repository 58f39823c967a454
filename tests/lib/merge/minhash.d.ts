declare module 'minhash' {
  export class Minhash {
    constructor(settings?: { numPerm?: number; seed?: number });
    update(element: string): void;
    jaccard(other: Minhash): number;
  }
}
