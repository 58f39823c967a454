import { describe, expect, it } from 'vitest';
import { findEntries, readingRank } from '#lib/extract/entries.ts';
import { segment } from '#lib/extract/segment.ts';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2024-05-22';

function read(text: string, published: string | null = DAY): Mention[] {
  return readText(text, published);
}

const BLOG = `LIVE: Shooting at a school in Graz

15:20 The death toll stands at nine and seven have been taken to hospital, the ministry says.

11:40 Eight children and a guard have been killed, the mayor says.

09:30 Police in helmets have cordoned off the school. Parents are crying in the street.

08:55 Shots have been fired at a school in Graz, a witness reports.`;

describe('live blogs and logs', () => {
  it('reads entries that stand newest first from the last one', () => {
    const [only, ...others] = read(BLOG);
    expect(others).toEqual([]);
    expect([only?.place?.name, only?.casualties.killed?.min, only?.casualties.injured?.min]).toEqual([
      'Graz',
      9,
      7,
    ]);
  });

  it('dates an entry without a day by the day of publication', () => {
    expect(read(BLOG)[0]?.time.start).toBe(DAY);
    expect(read(BLOG, null)[0]?.time.start).toBeNull();
  });

  it('dates the items of a digest that open with a number and an hour', () => {
    const days = read(
      `Digest for 22 May 2024

1/ 05:10 – Explosions in Lviv. One dead.
2/ 06:30 – Kherson: a trolleybus came under artillery fire, a policeman was killed.
3/ 12:00 – Donetsk: rockets hit a market; 3 wounded.`,
    ).map((m) => [m.place?.name, m.time.start]);
    expect(days).toEqual([
      ['Lviv', DAY],
      ['Kherson', DAY],
      ['Donetsk', DAY],
    ]);
  });

  it('knows no entries in a text with fewer than three of them', () => {
    expect(findEntries(segment('15:20 A bomb went off.\n\n16:00 Police arrived.', []))).toBeNull();
  });

  it('keeps the order of entries that stand oldest first', () => {
    const doc = segment('08:00 One.\n\n09:00 Two.\n\n10:00 Three.', []);
    const entries = findEntries(doc);
    expect(entries?.newestFirst).toBe(false);
    expect(doc.sentences.map((s) => readingRank(entries, s.index))).toEqual([0, 1, 2]);
  });
});

describe('digests without verbs', () => {
  it('takes a weapon on something behind the name of a place for an attack', () => {
    const found = read(
      'Kharkiv: missile on a warehouse, 2 dead. Kherson: mortar fire on a bus stop, 1 dead, 4 hurt. Nikopol: FPV drone on a taxi, driver wounded.',
    ).map((m) => [
      m.place?.name,
      m.type,
      m.casualties.killed?.min ?? null,
      m.casualties.injured?.min ?? null,
    ]);
    expect(found).toEqual([
      ['Kharkiv', 'missile_strike', 2, null],
      ['Kherson', 'shelling', 1, 4],
      ['Nikopol', 'drone_strike', null, 1],
    ]);
  });

  it('takes the day that stands alone behind it', () => {
    const [found] = read(
      'IN BRIEF\n\nColombia – Drone with a grenade over an army patrol at Argelia, Cauca. One soldier hurt. Friday.',
    );
    expect([found?.type, found?.time.start, found?.casualties.injured?.min]).toEqual([
      'drone_strike',
      '2024-05-17',
      1,
    ]);
  });

  it('reads no attack in a weapon that lies on a table', () => {
    expect(read('Museum: rocket on display at the entrance, free admission.')).toEqual([]);
  });
});
