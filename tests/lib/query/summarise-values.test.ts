import { describe, expect, it } from 'vitest';
import { summariseTargets } from '#lib/query/summarise-values.ts';
import type { Incident } from '#lib/schema.ts';

const hit = (...targets: string[]) => ({ targets }) as unknown as Incident;

describe('summariseTargets', () => {
  it('counts an attack once for each thing that it hit, and those that name none apart', () => {
    const incidents = [hit('hospital', 'school', 'hospital'), hit('hospital'), hit()];
    expect(summariseTargets(incidents, 10)).toEqual({
      values: [
        { value: 'hospital', count: 2 },
        { value: 'school', count: 1 },
      ],
      others: { values: 0, count: 0 },
      notStated: 1,
    });
    expect(summariseTargets(incidents, 1).others).toEqual({ values: 1, count: 1 });
  });
});
