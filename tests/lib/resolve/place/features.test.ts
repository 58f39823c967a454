import { describe, expect, it } from 'vitest';
import { D, DETECT_FEATURES } from '#lib/resolve/place/detect-features.ts';
import { F, RANK_FEATURES } from '#lib/resolve/place/rank-features.ts';

describe('the features of names', () => {
  it.each([
    ['detected', D, DETECT_FEATURES],
    ['ranked', F, RANK_FEATURES],
  ])('are numbered one after the other where names are %s', (_, indexes, names) => {
    expect(Object.values(indexes)).toEqual(names.map((_name, i) => i));
  });
});
