import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addReport,
  findAffected,
  makeMergeIndex,
  mergeAffected,
  removeReport,
} from '#lib/merge/merge-index.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { type MergedIncident, memberKey, type Report } from '#lib/merge/report.ts';
import { arbitraryReports } from './arbitrary-reports.ts';

const NO_RULINGS = { together: [], apart: [] };
const idsOf = (merged: readonly MergedIncident[]): Map<string, string> =>
  new Map(
    merged.flatMap(({ incident }) => incident.members.map((m) => [memberKey(m), incident.id] as const)),
  );
const membersOf = (merged: readonly MergedIncident[]) => {
  const lists = new Map(merged.map(({ incident }) => [incident.id, incident.members.map(memberKey)]));
  return (id: string): string[] => lists.get(id) ?? [];
};
const keysOf = (report: Report): string[] =>
  report.mentions.map((m) => memberKey({ article: report.articleId, mention: m.id }));
const plain = (merged: readonly MergedIncident[]) =>
  merged
    .map(({ incident, ledger, denials }) => ({ incident, ledger, denials }))
    .sort((a, b) => (a.incident.id < b.incident.id ? -1 : 1));

/** The incidents that no affected mention belongs to, and the affected ones merged anew. */
function update(
  before: readonly MergedIncident[],
  index: ReturnType<typeof makeMergeIndex>,
  affected: Set<string>,
) {
  const kept = before.filter(({ incident }) =>
    incident.members.every((m) => index.told.has(memberKey(m)) && !affected.has(memberKey(m))),
  );
  return [...kept, ...mergeAffected(index, affected, idsOf(before), NO_RULINGS)];
}

describe('the merge index', () => {
  it('gives for a report added what merging everything gives', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        fc.pre(reports.length > 0);
        const [added, ...rest] = reports as [Report, ...Report[]];
        const before = mergeMentions(rest, new Map());
        const index = makeMergeIndex();
        for (const report of reports) addReport(index, report);
        const affected = findAffected(index, keysOf(added), idsOf(before), membersOf(before));
        expect(plain(update(before, index, affected))).toEqual(plain(mergeMentions(reports, idsOf(before))));
      }),
      { numRuns: 400 },
    );
  });

  it('gives for a report removed what merging the others gives', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        fc.pre(reports.length > 0);
        const [gone, ...rest] = reports as [Report, ...Report[]];
        const before = mergeMentions(reports, new Map());
        const index = makeMergeIndex();
        for (const report of reports) addReport(index, report);
        const affected = findAffected(index, keysOf(gone), idsOf(before), membersOf(before));
        removeReport(index, gone.articleId);
        for (const key of keysOf(gone)) affected.delete(key);
        expect(plain(update(before, index, affected))).toEqual(plain(mergeMentions(rest, idsOf(before))));
      }),
      { numRuns: 400 },
    );
  });

  it('holds a changed report once', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        const index = makeMergeIndex();
        for (const report of [...reports, ...reports]) addReport(index, report);
        expect(index.reports.size).toBe(reports.length);
        for (const report of reports) removeReport(index, report.articleId);
        expect(index.told.size).toBe(0);
        expect([...index.drawers.values()].every((drawer) => drawer.size === 0)).toBe(true);
      }),
    );
  });
});
