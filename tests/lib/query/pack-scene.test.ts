import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Donut } from '#lib/query/layout-scene.ts';
import { packScene, unpackScene } from '#lib/query/pack-scene.ts';

const whole = fc.nat(4_000_000_000);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyDonut: fc.Arbitrary<Donut> = fc.record({
  x: share,
  y: share,
  box: fc.tuple(share, share, share, share),
  count: whole,
  types: fc.array(whole, { minLength: 16, maxLength: 16 }).map((types) => Uint32Array.from(types)),
  samePlace: fc.boolean(),
  sample: fc.array(whole, { maxLength: 8 }).map((sample) => Uint32Array.from(sample)),
});

describe('packScene', () => {
  it('is undone by unpackScene', () => {
    fc.assert(
      fc.property(
        fc.array(whole, { maxLength: 20 }),
        fc.array(anyDonut, { maxLength: 12 }),
        (singles, donuts) => {
          const scene = { singles: Uint32Array.from(singles), donuts };
          expect(unpackScene(packScene(scene).packed)).toEqual(scene);
        },
      ),
    );
  });

  it('hands over memory of its own, so that the scene it was made of stays whole', () => {
    const scene = { singles: Uint32Array.of(1, 2), donuts: fc.sample(anyDonut, 2) };
    const { packed, memory } = packScene(scene);
    structuredClone(packed, { transfer: memory });
    expect(scene.singles).toEqual(Uint32Array.of(1, 2));
    expect(scene.donuts[0]?.types).toHaveLength(16);
  });
});
