import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate, runSets, SETS } from '../../bench/eval.ts';
import { pickNotes } from '../../bench/eval-script.ts';
import { formatMarkdown, formatTable, formatValue, summariseBars } from '../../bench/eval-table.ts';
import type { Yardstick } from '../../bench/eval-yardstick.ts';

const yardstick: Yardstick = {
  set: 'small',
  n: 3,
  of: 'texts',
  about: 'What it measures.',
  rows: [
    {
      measure: 'good',
      value: 0.5,
      unit: 'share',
      n: 4,
      low: 0.25,
      high: 0.75,
      bar: 0.5,
      bound: '≥',
      met: true,
    },
    { measure: 'bad', value: 0.2, unit: 'F1', n: 4, low: 0.1, high: 0.3, bar: 0.6, bound: '≥', met: false },
    { measure: 'nothing', value: null, unit: 'share', n: 0, low: null, high: null },
  ],
  failures: [{ kind: 'day wrong', count: 2 }],
  notes: [
    { kind: 'day wrong', line: 'a' },
    { kind: 'day wrong', line: 'b' },
  ],
};
const absent = { name: 'absent', needs: ['no/such/file.json'], load: async () => async () => yardstick };
const broken = {
  name: 'broken',
  needs: [],
  load: async () => async () => {
    throw new Error('line 3 is no record');
  },
};
const small = { name: 'small', needs: [], load: async () => async () => yardstick };

function listen() {
  const out: string[] = [];
  const err: string[] = [];
  return { out, err, io: { data: (line: string) => out.push(line), say: (line: string) => err.push(line) } };
}

describe('sets that cannot run', () => {
  it('are named loudly, with the reason, while the others run', async () => {
    const { err, io } = listen();
    const { sets, failed } = await runSets([absent, broken, small], io.say);
    expect(sets).toEqual([yardstick]);
    expect(failed.map(({ set }) => set)).toEqual(['absent', 'broken']);
    expect(err[0]).toMatch(/^absent: NOT RUN, .*no\/such\/file\.json is not here$/);
    expect(err[1]).toBe('broken: NOT RUN, line 3 is no record');
  });

  it('make the exit code 1 and leave docs/evaluation.md as it was', async () => {
    const file = join(import.meta.dirname, '../../docs/evaluation.md');
    const before = readFileSync(file, 'utf8');
    const { out, err, io } = listen();
    expect(await evaluate({ write: true }, io, [small, absent])).toBe(1);
    expect(out.join('\n')).toContain('small');
    expect(err.join('\n')).toMatch(/left as it was/);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await evaluate({}, io, [small])).toBe(0);
  });

  it('are part of the output for machines', async () => {
    const { out, io } = listen();
    await evaluate({ json: true }, io, [small, absent]);
    const printed = JSON.parse(out.join('\n'));
    expect(printed.sets).toMatchObject([
      { set: 'small', n: 3, rows: [{ measure: 'good', value: 0.5 }, {}, {}] },
    ]);
    expect(printed.notRun).toMatchObject([{ set: 'absent' }]);
  });
});

describe('the table', () => {
  it('shows figure, n, interval and whether the bar is met', () => {
    const [head, good, bad, nothing] = formatTable([yardstick]).split('\n');
    expect(head).toMatch(/^set +measure +value +n +95 % +bar$/);
    expect(good).toMatch(/^small +good +50\.0 % +4 +25\.0–75\.0 +≥ 50\.0 % met$/);
    expect(bad).toMatch(/^ +bad +0\.200 +4 +0\.100–0\.300 +≥ 0\.600 MISSED$/);
    expect(nothing).toMatch(/^ +nothing +– +0$/);
  });

  it('counts the bars and names those missed', () => {
    expect(summariseBars([yardstick])).toEqual({
      bars: 2,
      met: 1,
      missed: ['small: bad 0.200, bar ≥ 0.600'],
    });
  });

  it('writes figures in their units', () => {
    expect([formatValue(0.12345, 'share'), formatValue(7, 'count'), formatValue(2.64, 'km')]).toEqual([
      '12.3 %',
      '7',
      '2.6 km',
    ]);
  });

  it('becomes a page with the failures counted and the same bytes each time', () => {
    const page = formatMarkdown([yardstick]);
    expect(page).toBe(formatMarkdown([structuredClone(yardstick)]));
    expect(page).toContain('| bad | 0.200 | 4 | 0.100–0.300 | ≥ 0.600 MISSED |');
    expect(page).toContain('Failures by class: day wrong 2.');
    expect(page).toContain('1 of 2 bars are met');
  });
});

it('shows failures by class, or so many of them', () => {
  expect(pickNotes(yardstick.notes, undefined)).toHaveLength(2);
  expect(pickNotes(yardstick.notes, 'day')).toHaveLength(2);
  expect(pickNotes(yardstick.notes, 'place')).toEqual([]);
  expect(pickNotes(yardstick.notes, '1')).toEqual([{ kind: 'day wrong', line: 'a' }]);
});

it('docs/evaluation.md has every set', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/evaluation.md'), 'utf8');
  for (const { name } of SETS) expect(page).toContain(`## ${name}\n`);
});
