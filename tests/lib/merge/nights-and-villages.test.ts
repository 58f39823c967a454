import { describe, expect, it } from 'vitest';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { noteReport } from '#lib/merge/note-report.ts';
import type { Report } from '#lib/merge/report.ts';
import type { Incident } from '#lib/schema.ts';
import { extract, loadDeps } from '../../../bench/eval-deps.ts';

const deps = loadDeps();

function merge(...texts: [day: string, text: string][]): Incident[] {
  const reports = texts.map(([day, text], i): Report => {
    const { mentions, publishedAt } = extract(deps, `a${i}`, text, day);
    return {
      articleId: `a${i}`,
      publisher: `Paper ${i}`,
      published: publishedAt,
      mentions,
      notes: noteReport(text, mentions),
    };
  });
  return mergeMentions(reports).map(({ incident }) => incident);
}

describe('last night and the day that it ends on', () => {
  const early: [string, string] = [
    '2025-06-07',
    'Russian drones struck Kharkiv in the first hours of Saturday, killing three people and wounding 17, the mayor said.',
  ];
  const night = (killed: number, injured: number): [string, string] => [
    '2025-06-07',
    `Officials said on Saturday that ${killed} people were killed and ${injured} injured in Kharkiv in last night's drone attack.`,
  ];
  it('are one where the tolls may be steps of one count, on the day that is named', () => {
    const found = merge(early, night(4, 22));
    expect(found).toHaveLength(1);
    expect(found[0]?.time.start).toBe('2025-06-07');
  });
  it('are two where the tolls are far apart', () => {
    expect(merge(early, night(48, 220))).toHaveLength(2);
  });
  it('are two where the night is the one before', () => {
    const before: [string, string] = ['2025-06-06', night(4, 22)[1].replace('Saturday', 'Friday')];
    expect(merge(early, before)).toHaveLength(2);
  });
});

describe('a village that no gazetteer knows', () => {
  const raid: [string, string] = [
    '2025-05-24',
    'Gunmen attacked an army camp at Diourabari, in the Mopti region, on Saturday, two security sources said.',
  ];
  it('is known by its name, whatever area it is put in', () => {
    const found = merge(raid, [
      '2025-05-26',
      'At least 41 soldiers died on Saturday in an attack on the camp of Diourabari in central Mali, an official said on Monday.',
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]?.casualties.killed?.min).toBe(41);
  });
  it('is not another village of that area', () => {
    const found = merge(raid, [
      '2025-05-25',
      'Gunmen attacked an army camp at Sofarabari, in the Mopti region, on Saturday, two security sources said.',
    ]);
    expect(found).toHaveLength(2);
  });
});
