/** A scene as three arrays that change hands between threads: hundreds of small arrays would be copied one by one. */
import type { Donut, SceneLayout } from '#lib/query/layout-scene.ts';

/** Of each donut `numbers` holds x, y, its box, count, 1 for the same place, and where its sample ends. */
export type PackedScene = {
  singles: Uint32Array;
  numbers: Float64Array;
  types: Uint32Array;
  sample: Uint32Array;
};

const NUMBERS = 9;

/** The scene in arrays of its own, and those arrays' memory, to be handed over. */
export function packScene({ singles, donuts }: SceneLayout): { packed: PackedScene; memory: ArrayBuffer[] } {
  const slots = donuts[0]?.types.length ?? 0;
  const numbers = new Float64Array(donuts.length * NUMBERS);
  const types = new Uint32Array(donuts.length * slots);
  const sample = new Uint32Array(donuts.reduce((sum, donut) => sum + donut.sample.length, 0));
  let end = 0;
  donuts.forEach((donut, index) => {
    sample.set(donut.sample, end);
    end += donut.sample.length;
    types.set(donut.types, index * slots);
    const { x, y, box, count, samePlace } = donut;
    numbers.set([x, y, ...box, count, samePlace ? 1 : 0, end], index * NUMBERS);
  });
  const packed = { singles: singles.slice(), numbers, types, sample };
  return { packed, memory: Object.values(packed).map((values) => values.buffer as ArrayBuffer) };
}

/** The scene that was packed; its arrays are views. */
export function unpackScene({ singles, numbers, types, sample }: PackedScene): SceneLayout {
  const count = numbers.length / NUMBERS;
  const slots = count === 0 ? 0 : types.length / count;
  let from = 0;
  const donuts: Donut[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = index * NUMBERS;
    const to = numbers[at + 8]!;
    donuts.push({
      x: numbers[at]!,
      y: numbers[at + 1]!,
      box: [numbers[at + 2]!, numbers[at + 3]!, numbers[at + 4]!, numbers[at + 5]!],
      count: numbers[at + 6]!,
      types: types.subarray(index * slots, (index + 1) * slots),
      samePlace: numbers[at + 7] === 1,
      sample: sample.subarray(from, to),
    });
    from = to;
  }
  return { singles, donuts };
}
