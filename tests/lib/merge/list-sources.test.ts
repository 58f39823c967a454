import { describe, expect, it } from 'vitest';
import { listSources } from '#lib/merge/list-sources.ts';
import type { Report } from '#lib/merge/report.ts';
import { packSignature, signText } from '#lib/merge/sign-text.ts';
import { KHARKIV, makeMention, makeReport } from './make-report.ts';

const report = (id: string, fields: Partial<Report> = {}): Report => ({
  ...makeReport(id, '2022-11-15', makeMention()),
  publisher: null,
  ...fields,
});
const names = (...reports: Report[]) => listSources(reports).map((source) => source.names.join(' = '));
const POST = 'The Post, 2022-11-15, https://www.post.example/a';
const TIMES = 'The Times (AFP), 2022-11-15, https://times.example/b';
const ECHO = 'Echo / AFP, undated, https://echo.example/c';
const roundUp = (id: string, sources: string[]): Report => ({
  ...report(id, { publisher: 'Desk', sources }),
  mentions: [makeMention(), makeMention({ id: 'm2', place: KHARKIV })],
});

describe('listSources', () => {
  const cases: [string, Report[], string[]][] = [
    ['publishers', [report('a', { publisher: 'A' }), report('b', { publisher: 'B' })], ['a', 'b']],
    ['one publisher once', [report('a', { publisher: 'A' }), report('b', { publisher: 'A' })], ['a']],
    ['reports without a publisher, each for itself', [report('a'), report('b')], ['', '']],
    [
      'the works that a report cites',
      [report('a', { sources: [POST, TIMES] })],
      ['post.example', 'times.example'],
    ],
    ['works of one agency once', [report('a', { sources: [TIMES, ECHO] })], ['echo.example = times.example']],
    [
      'a work that two reports cite once',
      [report('a', { sources: [POST] }), report('b', { sources: [POST] })],
      ['post.example'],
    ],
    ['a round-up once, whatever it cites', [roundUp('a', [POST, TIMES])], ['desk']],
    [
      'a round-up of works that are there already not at all',
      [report('b', { sources: [POST, TIMES] }), roundUp('a', [POST, TIMES])],
      ['post.example', 'times.example'],
    ],
  ];
  it.each(cases)('counts %s', (_, reports, expected) => {
    const shown = names(...reports).map((name) => name.toLowerCase());
    expect(shown).toEqual(expected.map((name) => name || 'a report without a publisher'));
    expect(names(...[...reports].reverse()).map((name) => name.toLowerCase())).toEqual(shown);
  });

  it('counts copies of one text once, whoever prints them', () => {
    const text =
      'Two missiles hit a block of flats in the city on Tuesday afternoon, and one person was found dead there.';
    const notes = { signature: packSignature(signText(text)), scopes: {} };
    expect(names(report('a', { publisher: 'A', notes }), report('b', { publisher: 'B', notes }))).toEqual([
      'A',
    ]);
  });
});
