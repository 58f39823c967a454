import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreviousIds } from '#lib/merge/assign-ids.ts';
import { findAffected } from '#lib/merge/find-affected.ts';
import { mergeAffected } from '#lib/merge/merge-affected.ts';
import {
  addReport,
  listDrawers,
  type MergeIndex,
  makeMergeIndex,
  removeReport,
  takeWanted,
} from '#lib/merge/merge-index.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { type MergedIncident, memberKey, type Report } from '#lib/merge/report.ts';
import type { Known } from '#lib/merge/rivals.ts';
import { NO_RULINGS } from '#lib/merge/rulings.ts';
import type { Mention } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';
import { arbitraryReports } from './arbitrary-reports.ts';
import { makeMention, makeReport, onDay, onWeekday } from './make-report.ts';

const idsOf = (merged: readonly MergedIncident[]): PreviousIds => ({
  of: new Map(
    merged.flatMap(({ incident }) => incident.members.map((m) => [memberKey(m), incident.id] as const)),
  ),
  born: new Map(),
});
const knownOf = (merged: readonly MergedIncident[]): Known => {
  const mates = new Map(
    merged.flatMap(({ incident }) => {
      const keys = incident.members.map(memberKey);
      return keys.map((key) => [key, keys] as const);
    }),
  );
  const rivals = new Map<string, Set<string>>();
  for (const { a, b, askedBy } of merged.flatMap(({ apart }) => apart)) {
    if (askedBy === null) continue;
    const keys = rivals.get(askedBy) ?? new Set();
    rivals.set(askedBy, keys.add(a === askedBy ? b : a));
  }
  return {
    mates: (key) => mates.get(key) ?? [],
    rivals: (key) => [...(rivals.get(key) ?? [])],
    isRuled: () => false,
  };
};
const keysOf = (report: Report): string[] =>
  report.mentions.map((m) => memberKey({ article: report.articleId, mention: m.id }));
const plain = (merged: readonly MergedIncident[]) =>
  merged
    .map(({ incident, ledger, denials }) => ({ incident, ledger, denials }))
    .sort((a, b) => (a.incident.id < b.incident.id ? -1 : 1));

/** The incidents that no affected mention belongs to, and the affected ones merged anew. */
function update(before: readonly MergedIncident[], index: MergeIndex, affected: Set<string>) {
  const kept = before.filter(({ incident }) =>
    incident.members.every((m) => index.told.has(memberKey(m)) && !affected.has(memberKey(m))),
  );
  return [...kept, ...mergeAffected(index, affected, idsOf(before), NO_RULINGS)];
}

/** What a report changes, of an index that is given of `rest` only what it asks for. */
function fetchAndFind(added: Report, rest: readonly Report[], known: Known) {
  const index = makeMergeIndex(true);
  addReport(index, added);
  let affected = findAffected(index, keysOf(added), known);
  for (let wanted = takeWanted(index); wanted !== null; wanted = takeWanted(index)) {
    const { drawers, articles, groups } = wanted;
    const grouped = new Set([...groups].flatMap((key) => known.mates(key)));
    for (const report of rest) {
      const names = [...listDrawers(report).values()].flat();
      const isNear = articles.has(report.articleId) || names.some((name) => drawers.has(name));
      if (isNear || keysOf(report).some((key) => grouped.has(key))) addReport(index, report);
    }
    affected = findAffected(index, keysOf(added), known);
  }
  return { index, affected };
}

describe('the merge index', () => {
  it('gives for a report added what merging everything gives', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        fc.pre(reports.length > 0);
        const [added, ...rest] = reports as [Report, ...Report[]];
        const before = mergeMentions(rest);
        const index = makeMergeIndex();
        for (const report of reports) addReport(index, report);
        const affected = findAffected(index, keysOf(added), knownOf(before));
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
        const before = mergeMentions(reports);
        const index = makeMergeIndex();
        for (const report of reports) addReport(index, report);
        const affected = findAffected(index, keysOf(gone), knownOf(before));
        removeReport(index, gone.articleId);
        for (const key of keysOf(gone)) affected.delete(key);
        expect(plain(update(before, index, affected))).toEqual(plain(mergeMentions(rest, idsOf(before))));
      }),
      { numRuns: 400 },
    );
  });

  it('reaches as far when only what it asks for is fetched', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        fc.pre(reports.length > 0);
        const [added, ...rest] = reports as [Report, ...Report[]];
        const before = mergeMentions(rest);
        const { index, affected } = fetchAndFind(added, rest, knownOf(before));
        const kept = before.filter(({ incident }) =>
          incident.members.every((m) => !affected.has(memberKey(m))),
        );
        const merged = mergeAffected(index, affected, idsOf(before), NO_RULINGS);
        expect(plain([...kept, ...merged])).toEqual(plain(mergeMentions(reports, idsOf(before))));
      }),
      { numRuns: 400 },
    );
  });

  it('fetches no more of a town than the attacks that an open mention chose between', () => {
    const killed = (n: number): Partial<Mention> => ({
      targets: [{ kind: 'residential', count: null, evidence: [] }],
      casualties: {
        killed: { min: n, max: n, evidence: [] },
        injured: null,
        missing: null,
        captured: null,
      },
    });
    const old = Array.from({ length: 30 }, (_, i) => {
      const day = addDays('2022-01-01', i * 7);
      return makeReport(`old${i}`, day, makeMention({ time: onDay(day), ...killed(1) }));
    });
    const twins = ['2022-11-01', '2022-11-05'].map((day) =>
      makeReport(day, day, makeMention({ time: onDay(day), ...killed(12) })),
    );
    const open = makeReport(
      'open',
      '2022-12-08',
      makeMention({ time: { ...onWeekday(1), bounds: {} }, tier: 'background', ...killed(12) }),
    );
    const rest = [...old, ...twins, open];
    const { targets } = killed(0);
    const added = makeReport(
      'new',
      '2022-11-20',
      makeMention({ time: onDay('2022-11-20'), targets: targets ?? [] }),
    );
    const before = mergeMentions(rest);
    const known = knownOf(before);
    expect([...(known.rivals('open/m1') ?? [])].sort()).toEqual(['2022-11-01/m1', '2022-11-05/m1']);
    const { index, affected } = fetchAndFind(added, rest, known);
    expect([...affected]).toEqual(['new/m1']);
    expect([...index.reports.keys()].sort()).toEqual(['2022-11-01', '2022-11-05', 'new', 'open']);
  });

  it('holds a changed report once', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        const index = makeMergeIndex();
        for (const report of [...reports, ...reports]) addReport(index, report);
        expect(index.reports.size).toBe(reports.length);
        for (const report of reports) removeReport(index, report.articleId);
        expect(index.told.size).toBe(0);
        expect([...index.drawers.values()].every((drawer) => drawer.length === 0)).toBe(true);
      }),
    );
  });
});
