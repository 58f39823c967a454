import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extract, loadDeps } from '../../../bench/eval-deps.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/features');
const deps = loadDeps();

/** Texts that speak of attacks and report none: features, essays, history, drills, courts, novels. */
const TEXTS = readdirSync(FOLDER).map((name) => name.replace('.txt', ''));

function read(name: string) {
  return extract(deps, name, readFileSync(join(FOLDER, `${name}.txt`), 'utf8'), '2023-06-14').mentions;
}

describe('texts that report no attack', () => {
  it.each(TEXTS)('tells no new attack in the text on %s', (name) => {
    expect(
      read(name)
        .filter(({ assertion }) => assertion === 'happened' || assertion === 'reported')
        .map(({ type, evidence }) => [type, evidence[0]?.quote]),
    ).toEqual([]);
  });

  it('keeps what a court hears with its own month, not the day of the hearing', () => {
    const [told] = read('trial');
    expect(told).toMatchObject({
      assertion: 'historic',
      tier: 'background',
      time: { start: '1994-02-01', end: '1994-02-28' },
      casualties: { killed: { min: 68, max: 68 } },
    });
  });

  it('keeps a bombing of the past as history with its month', () => {
    expect(read('history')).toMatchObject([
      { assertion: 'historic', time: { start: '1937-04-01', end: '1937-04-30' } },
    ]);
  });
});
