import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIds, NO_PREVIOUS } from '#lib/merge/assign-ids.ts';
import type { Cluster } from '#lib/merge/cluster.ts';
import { hashedId } from '#lib/merge/hashed-id.ts';
import { makeMention, makeReport } from './make-report.ts';

const cluster = (...articles: string[]): Cluster => ({
  members: articles.map((id) => {
    const mention = makeMention();
    return { key: `${id}/m1`, report: makeReport(id, null, mention), mention };
  }),
  why: [],
});
const previous = (of: Record<string, string>, born: Record<string, number> = {}) => ({
  of: new Map(Object.entries(of).map(([article, id]) => [`${article}/m1`, id])),
  born: new Map(Object.entries(born)),
});

describe('hashedId', () => {
  it('is a number of 64 bits in 13 base-36 digits', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(3), (key, attempt) => {
        const id = hashedId('i_', key, attempt);
        expect(id).toMatch(/^i_[0-9a-z]{13}$/);
        const number = [...id.slice(2)].reduce(
          (n, digit) => n * 36n + BigInt(Number.parseInt(digit, 36)),
          0n,
        );
        expect(number < 2n ** 64n).toBe(true);
      }),
    );
  });

  it('differs between 200,000 keys, and between attempts', () => {
    const ids = new Set(Array.from({ length: 200_000 }, (_, i) => hashedId('i_', `a_${i.toString(36)}/m1`)));
    expect(ids.size).toBe(200_000);
    expect(hashedId('i_', 'a/m1', 1)).not.toBe(hashedId('i_', 'a/m1'));
  });
});

describe('assignIds', () => {
  it('makes an id of the first member where nothing was before', () => {
    const one = cluster('a', 'b');
    expect(assignIds([one], NO_PREVIOUS).of.get(one)).toBe(hashedId('i_', 'a/m1'));
  });

  it('keeps the older of two ids that come together, and leads the other on', () => {
    const one = cluster('a', 'b', 'c');
    const { of, redirects } = assignIds(
      [one],
      previous({ a: 'young', b: 'young', c: 'old' }, { young: 9, old: 2 }),
    );
    expect(of.get(one)).toBe('old');
    expect([...redirects]).toEqual([['young', 'old']]);
  });

  it('leaves an id with most of its members when one of them goes to another attack', () => {
    const [rest, other] = [cluster('a', 'b'), cluster('c', 'x', 'y')];
    const { of, redirects } = assignIds(
      [rest, other],
      previous({ a: 'old', b: 'old', c: 'old', x: 'young', y: 'young' }, { old: 1, young: 2 }),
    );
    expect([of.get(rest), of.get(other)]).toEqual(['old', 'young']);
    expect(redirects.size).toBe(0);
  });

  it('takes no id that is another incident’s', () => {
    const one = cluster('a');
    const taken = hashedId('i_', 'a/m1');
    const { of } = assignIds([one], { ...NO_PREVIOUS, isTaken: (id) => id === taken });
    expect(of.get(one)).toBe(hashedId('i_', 'a/m1', 1));
  });

  it('gives each group an id of its own and loses none, in any order', () => {
    const groups = fc.uniqueArray(fc.nat(11), { maxLength: 12 }).chain((articles) =>
      fc.tuple(
        fc.constant(articles),
        fc.array(fc.nat(3), { minLength: articles.length, maxLength: articles.length }),
        fc.array(fc.option(fc.constantFrom('p', 'q', 'r')), {
          minLength: articles.length,
          maxLength: articles.length,
        }),
      ),
    );
    fc.assert(
      fc.property(groups, ([articles, homes, olds]) => {
        const clusters = [0, 1, 2, 3].flatMap((home) => {
          const members = articles.filter((_, i) => homes[i] === home).map((n) => `a${n}`);
          return members.length > 0 ? [cluster(...members.sort())] : [];
        });
        const before = previous(
          Object.fromEntries(articles.flatMap((n, i) => (olds[i] ? [[`a${n}`, olds[i]]] : []))),
          { p: 3, q: 1 },
        );
        const { of, redirects } = assignIds(clusters, before);
        expect(new Set(of.values()).size).toBe(clusters.length);
        for (const id of new Set(before.of.values())) {
          expect([...of.values()].includes(id)).toBe(!redirects.has(id));
          if (redirects.has(id)) expect([...of.values()]).toContain(redirects.get(id));
        }
        const again = assignIds([...clusters].reverse(), before);
        expect(clusters.map((c) => again.of.get(c))).toEqual(clusters.map((c) => of.get(c)));
      }),
    );
  });
});
