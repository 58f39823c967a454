/** Refuses a change that lowers gold, cases or the sample corpus below the figures kept in tests/fixtures/eval-floor.json. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSets, SETS } from '../../bench/eval.ts';
import { SHARED } from '../../bench/eval-deps.ts';

type Floor = Record<string, Record<string, { atLeast?: number; atMost?: number }>>;
const floor = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/eval-floor.json'), 'utf8'),
) as Floor;

describe.each(Object.entries(floor))('the floor of %s', (name, measures) => {
  it('is not gone below; where a change raises a figure, raise tests/fixtures/eval-floor.json', async (ctx) => {
    const entry = SETS.find((set) => set.name === name)!;
    const absent = entry.needs.map((path) => join(SHARED, path)).filter((path) => !existsSync(path));
    if (absent.length > 0) {
      console.warn(`SKIPPED: ${absent.join(', ')} not here, the floor of ${name} is unchecked`);
      return ctx.skip(`${absent.join(', ')} not here`);
    }
    const { sets, failed } = await runSets([entry], () => {});
    expect(failed).toEqual([]);
    const { rows, notes } = sets[0]!;
    const lowered = Object.entries(measures).flatMap(([measure, { atLeast, atMost }]) => {
      const value = rows.find((row) => row.measure === measure)?.value ?? null;
      const holds = value !== null && value >= (atLeast ?? 0) && value <= (atMost ?? 1);
      return holds ? [] : [`${measure} is ${value}, the floor is ${atLeast ?? atMost}`];
    });
    const shown = notes.map(({ kind, line }) => `${kind}: ${line}`).join('\n');
    expect(lowered, shown).toEqual([]);
  });
});

it('the floor never lies below the bars', async (ctx) => {
  const entries = SETS.filter(({ name }) => Object.hasOwn(floor, name));
  const absent = entries.flatMap(({ needs }) => needs).filter((path) => !existsSync(join(SHARED, path)));
  if (absent.length > 0) {
    console.warn(`SKIPPED: ../shared/${absent[0]} is not here, the floor is not held against the bars`);
    return ctx.skip(`${absent[0]} not here`);
  }
  const { sets } = await runSets(entries, () => {});
  const barred = sets.flatMap(({ set, rows }) =>
    rows.filter((row) => row.bar !== undefined).map((row) => ({ set, ...row })),
  );
  expect(barred.length).toBeGreaterThan(0);
  for (const { set, measure, bar, bound } of barred) {
    const kept = floor[set]?.[measure];
    expect(kept, `${set}: ${measure}`).toBeDefined();
    if (bound === '≥') expect(kept?.atLeast).toBeGreaterThanOrEqual(bar!);
    else expect(kept?.atMost).toBeLessThanOrEqual(bar!);
  }
});
