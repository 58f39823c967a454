import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2024-05-22';

function read(text: string): Mention[] {
  return readText(text, DAY);
}

/** Place, first day and killed (lower bound) of each attack. */
function told(text: string): unknown[] {
  return read(text).map((m) => [m.place?.name ?? null, m.time.start, m.casualties.killed?.min ?? null]);
}

describe('counts that a report sums up before it tells the attacks', () => {
  it('leaves the sum before a colon to none of the attacks behind it', () => {
    expect(
      told('Two attacks killed 12 people in Chad on Monday: in Bol five died, in Baga Sola seven.').map((m) =>
        (m as unknown[]).slice(1),
      ),
    ).toEqual([
      ['2024-05-20', 5],
      ['2024-05-20', 7],
    ]);
  });

  it('tells the attacks of the sentences after a sum, each with its own dead, and not the sum', () => {
    expect(
      told(
        'Two attacks killed 12 people in Mali on Monday. In Mopti five soldiers died when a convoy was ambushed. In Gao seven traders were shot dead at a market.',
      ),
    ).toEqual([
      ['Mopti', '2024-05-20', 5],
      ['Gao', '2024-05-20', 7],
    ]);
  });

  it('cuts clauses that each name a place and count', () => {
    expect(
      told(
        'Three bombings left 30 dead in Iraq on Tuesday, police said. A car bomb in Kirkuk killed 14; a suicide bomber in Baquba killed ten, and six died in Mosul.',
      ),
    ).toEqual([
      ['Kirkuk', '2024-05-21', 14],
      ['Baqubah', '2024-05-21', 10],
      ['Mosul', '2024-05-21', 6],
    ]);
  });

  it('gives the parts the kind of attack that the sum names', () => {
    const types = read(
      'Coordinated bombings killed 132 people across Sri Lanka on Sunday. At a church in Negombo at least 104 people were killed; at another in Batticaloa the dead numbered 28.',
    ).map((m) => m.type);
    expect(types).toEqual(['bombing', 'bombing']);
  });

  it('keeps a sum as the count of an attack where no parts are told', () => {
    expect(told('Two explosions killed 12 people outside a ministry in Mogadishu on Monday.')).toEqual([
      ['Mogadishu', '2024-05-20', 12],
    ]);
  });

  it('takes a count by another voice behind a semicolon for no attack elsewhere', () => {
    expect(
      told(
        'A missile killed 20 people in the centre of Donetsk on Monday; investigators in Moscow speak of 23.',
      ),
    ).toHaveLength(1);
  });
});
