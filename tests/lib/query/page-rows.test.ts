import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { PageCursor } from '#lib/query/incident-query.ts';
import {
  appendTables,
  eachLabel,
  mergeTables,
  reorderTable,
  sortedOrder,
  tableOf,
} from '#lib/query/incident-table.ts';
import { pageRows } from '#lib/query/page-rows.ts';
import { type SortOrder, sortIncidents } from '#lib/query/sort-incidents.ts';
import type { Incident } from '#lib/schema.ts';
import { anyIncidents } from '../../fixtures/make-incident.ts';

/** The same incidents under ids that columns can carry, some with a toll. */
const anyNumbered = fc
  .tuple(anyIncidents, fc.array(fc.option(fc.nat(3)), { minLength: 40, maxLength: 40 }), fc.nat(1000))
  .map(([incidents, tolls, seed]) =>
    incidents.map((incident, at): Incident => {
      const killed = tolls[at] ?? null;
      return {
        ...incident,
        id: idOfNumber(BigInt((at * 7919 + seed) % 10_007) << 30n),
        casualties: { killed: killed === null ? null : { min: killed, max: null }, injured: null },
      };
    }),
  );

describe('pageRows', () => {
  it('gives every row once, in the order of sortIncidents, whatever the page size', () => {
    fc.assert(
      fc.property(
        anyNumbered,
        fc.constantFrom<SortOrder>('newest', 'oldest', 'toll'),
        fc.integer({ min: 1, max: 9 }),
        (incidents, sort, limit) => {
          const { columns } = tableOf(incidents);
          const rows = Uint32Array.from({ length: columns.count }, (_, row) => row);
          const seen: string[] = [];
          let cursor: PageCursor | undefined;
          for (;;) {
            const page = pageRows(columns, rows, sort, limit, cursor);
            seen.push(...page.rows.map((row) => idOfNumber(columns.id[row]!)));
            if (page.next === null) break;
            cursor = page.next;
          }
          expect(seen).toEqual(sortIncidents(incidents, sort, 'happened').map(({ id }) => id));
        },
      ),
    );
  });
});

describe('tables', () => {
  it('merged from parts, or appended and sorted, are the table of all', () => {
    fc.assert(
      fc.property(anyNumbered, fc.nat(40), fc.nat(40), (incidents, a, b) => {
        const whole = tableOf(incidents);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const parts = [incidents.slice(0, from), incidents.slice(from, to), incidents.slice(to)];
        expect(mergeTables(parts.map(tableOf)).columns).toEqual(whole.columns);
        const named = eachLabel((field) => whole.labels[field].names);
        const appended = appendTables(
          parts.map((part) => ({
            ...tableOf(part),
            labels: eachLabel((field) => ({ codes: new Uint32Array(part.length), names: named[field] })),
          })),
          named,
        );
        expect(reorderTable(appended, sortedOrder(appended.columns)).columns).toEqual(whole.columns);
      }),
    );
  });

  it('keep the names of every row when their vocabularies differ', () => {
    fc.assert(
      fc.property(anyNumbered, fc.nat(40), (incidents, cut) => {
        const named = incidents.map((incident, at) => ({
          ...incident,
          targets: at % 3 === 0 ? ['energy', 'residential'] : [],
          perpetrator: at % 2 === 0 ? { actor: `actor ${at % 5}`, mode: 'alleged' as const } : null,
        }));
        const merged = mergeTables([tableOf(named.slice(0, cut)), tableOf(named.slice(cut))]);
        for (let row = 0; row < merged.columns.count; row++) {
          const incident = named.find(({ id }) => id === idOfNumber(merged.columns.id[row]!))!;
          const name = (field: 'actor' | 'target') =>
            merged.labels[field].names[merged.labels[field].codes[row]!];
          expect(name('actor')).toBe(incident.perpetrator?.actor ?? '');
          expect(name('target')).toBe(incident.targets.join('\u001f'));
        }
      }),
    );
  });
});
