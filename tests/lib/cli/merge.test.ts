import { expect, it } from 'vitest';
import { lines, runDateline } from './run-dateline.ts';

const reports = [
  {
    id: 'one',
    publishedAt: '2023-08-03',
    text: 'Russian drones struck a grain terminal in Izmail on Wednesday, the governor said.',
  },
  {
    id: 'two',
    publishedAt: '2023-08-02',
    text: 'A drone attack damaged the port of Izmail on Wednesday. Two workers were injured.',
  },
];

it('joins what extract prints of two reports into one incident with its reasons', async () => {
  const extracted = await runDateline(
    ['extract'],
    reports.map((report) => JSON.stringify(report)).join('\n'),
  );
  expect(extracted.code).toBe(0);
  const merged = await runDateline(['merge'], extracted.out);
  expect(merged).toMatchObject({ code: 0, err: '' });
  const incidents = lines(merged.out).map((line) => JSON.parse(line));
  expect(incidents).toHaveLength(1);
  expect(incidents[0]).toMatchObject({
    type: 'drone_strike',
    time: { start: '2023-08-02' },
    place: { name: 'Izmail port' },
    casualties: { killed: null, injured: { min: 2, max: 2 } },
  });
  expect(incidents[0].mentions.map(({ article }: { article: string }) => article).sort()).toEqual([
    'one',
    'two',
  ]);
  expect(incidents[0].why.length).toBeGreaterThan(0);
});

it('names a line that extract did not print, and goes on', async () => {
  const merged = await runDateline(['merge'], '{"id":"x"}\nnonsense\n');
  expect(merged.code).toBe(1);
  expect(lines(merged.err)).toEqual([expect.stringContaining('line 1'), expect.stringContaining('line 2')]);
});
