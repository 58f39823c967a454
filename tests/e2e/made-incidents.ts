import type { Page } from '@playwright/test';
import { encodeColumns } from '#lib/query/incident-columns-codec.ts';
import { makeColumns, setRow } from '#lib/query/incident-columns-of.ts';
import { idOfNumber, numberOfId } from '#lib/query/incident-number.ts';
import { dayFromNumber } from '#lib/time.ts';
import { makeIncident } from '../fixtures/make-incident.ts';

const FIRST_DAY = 19_000;
const MINUTES_PER_DAY = 1440;

/** A tenth states how many were killed. */
function killedOf(row: number): number | null {
  return row % 10 === 0 ? (row / 10) % 90 : null;
}

function dayOf(row: number, count: number): number {
  return FIRST_DAY + Math.floor((row / count) * 1000);
}

function columnBytes(count: number): Buffer {
  const columns = makeColumns(count, 'made', new Date(0).toISOString());
  for (let row = 0; row < count; row += 1) {
    const day = dayOf(row, count);
    setRow(columns, row, {
      id: BigInt(row) + 1n,
      lng: 24 + (row % 160) / 10,
      lat: 46 + (row % 50) / 10,
      start: day * MINUTES_PER_DAY,
      end: (day + 1) * MINUTES_PER_DAY,
      killed: killedOf(row) ?? 65_535,
      injured: 65_535,
      reportedFirst: day,
      reportedLast: day,
      type: row % 9,
      grade: 1,
      placePrecision: 2,
      timePrecision: 3,
      radiusKm: 4,
    });
  }
  return Buffer.concat(encodeColumns(columns));
}

/**
 * The page gets so many made-up incidents instead of the server’s, oldest first, row n with the id of n + 1; gives the ids
 * of the records that it asks for. Only a page as known on a day asks for columns: open it at MADE.
 */
export async function serveMade(page: Page, count: number): Promise<Set<string>> {
  const asked = new Set<string>();
  const bytes = columnBytes(count);
  await page.route('**/api/columns?*', (route) =>
    route.fulfill({ body: bytes, contentType: 'application/octet-stream' }),
  );
  await page.route('**/api/incidents?*', (route) => {
    const ids = new URL(route.request().url()).searchParams.get('ids')?.split(',') ?? [];
    const incidents = ids.map((id) => {
      asked.add(id);
      const row = Number((numberOfId(id) ?? 1n) - 1n);
      const killed = killedOf(row);
      const made = makeIncident({
        id,
        start: dayFromNumber(dayOf(row, count)),
        killed: killed === null ? null : { min: killed, max: killed },
        placeName: `Place ${row + 1}`,
      });
      return { ...made, title: `Attack ${row + 1}` };
    });
    return route.fulfill({
      json: {
        dataVersion: 'made',
        asOf: '',
        incidents,
        total: incidents.length,
        next: null,
        articleCount: 0,
      },
    });
  });
  return asked;
}

export const MADE = '/?known=2035-01-01';

/** The id of a row of made-up incidents. */
export function madeId(row: number): string {
  return idOfNumber(BigInt(row) + 1n);
}
