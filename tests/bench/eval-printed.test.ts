import { expect, it } from 'vitest';
import { readPrinted } from '../../bench/eval-printed.ts';

const wanted = [
  {
    measure: 'day exact',
    unit: 'share' as const,
    pattern: /^day exact +(?<value>[\d.]+) % +n=(?<n>\d+) \[(?<low>[\d.]+), (?<high>[\d.]+)\]/m,
    atLeast: 0.95,
  },
  { measure: 'mixed', unit: 'count' as const, pattern: /^mixed +(?<value>\d+)/m, atMost: 0 },
];
const text = 'day exact   91.7 %  n=120 [0.867, 0.958]\nmixed  0 (must be 0)\n';

it('reads figure, n, interval and bar off the printed lines', () => {
  expect(readPrinted(text, wanted, 9)).toMatchObject([
    { value: 0.917, n: 120, low: 0.867, high: 0.958, bar: 0.95, bound: '≥', met: false },
    { value: 0, n: 9, low: null, high: null, bar: 0, bound: '≤', met: true },
  ]);
});

it('says so when a figure is no longer printed', () => {
  expect(() => readPrinted('mixed 0', wanted, 9)).toThrow(/day exact/);
});
