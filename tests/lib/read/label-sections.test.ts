import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelSections } from '#lib/read/label-sections.ts';
import { SECTION_KINDS, type Section } from '#lib/schema.ts';

/** The sections of a text as `kind: words`, words cut to 30 characters. */
function labels(text: string, known: Section[] = []): string[] {
  return labelSections(text, known).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end).slice(0, 30)}`,
  );
}

function kindsOf(...lines: string[]): string[] {
  const text = lines.join('\n\n');
  return labelSections(text).map(({ kind }) => kind);
}

const BODY = 'A missile hit a house in Kharkiv on Monday, killing two people, the governor said.';
const MORE = 'Rescuers pulled a woman from the rubble, police said.';
const LAST = 'Russia did not comment.';

describe('labelSections', () => {
  it('knows a headline, a byline and a dateline at the head', () => {
    const text = `Missile hits house in Kharkiv\nBy Jane Doe and Olena Koval\nKHARKIV, Ukraine (AP) — ${BODY}\n${MORE}`;
    expect(labels(text)).toEqual([
      'headline: Missile hits house in Kharkiv',
      'byline: By Jane Doe and Olena Koval',
      'dateline: KHARKIV, Ukraine (AP) —',
      `body: ${BODY.slice(0, 30)}`,
      `body: ${MORE.slice(0, 30)}`,
    ]);
  });

  it.each([
    ['KYIV, Nov 15 (Reuters) - ', 'KYIV, Nov 15 (Reuters) -'],
    ['Kyiv, Ukraine (CNN) -- ', 'Kyiv, Ukraine (CNN) --'],
    ['LONDON/KYIV, April 28 (Reuters) - ', 'LONDON/KYIV, April 28 (Reuters) -'],
    ['KYIV — ', 'KYIV —'],
    ['(Reuters) - ', '(Reuters) -'],
    ['NEW DELHI: ', 'NEW DELHI:'],
    ['BEIRUT, Lebanon — ', 'BEIRUT, Lebanon —'],
    ['KYIV, 15 November 2022 — ', 'KYIV, 15 November 2022 —'],
  ])('splits the dateline %j from its sentence', (head, dateline) => {
    expect(labels(head + BODY)).toEqual([`dateline: ${dateline.slice(0, 30)}`, `body: ${BODY.slice(0, 30)}`]);
  });

  it.each([
    'Monday was quiet — until a missile hit the town of Izium, police said.',
    'Ukraine: a missile hit Dnipro, killing three people.',
    'President Zelenskiy - who visited Kherson - spoke of nine strikes.',
    'Two people died in Kherson (population 280,000) on Monday, officials said.',
    'NATO said a missile fell in Poland — the first since the war began.',
  ])('does not take an opening sentence for a dateline: %s', (sentence) => {
    expect(kindsOf(sentence, MORE)).toEqual(['body', 'body']);
  });

  it('reads a bracketed wire head in capitals as the dateline', () => {
    const text = 'SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT] THE BATTALION REPORTED AN ATTACK ON A BRIDGE.';
    expect(labels(text)).toEqual([
      'dateline: SAN SALVADOR, 3 JAN 90 -- [REP',
      'body: THE BATTALION REPORTED AN ATTA',
    ]);
  });

  it.each([
    'Firefighters work at a power plant in Kyiv region, Ukraine Oct. 31, 2022. (Press office/Handout via Reuters)',
    'Smoke is seen after a strike in Lviv, Ukraine, March 26, 2022. REUTERS/Some Name',
    'Rescuers work at the site of a residential building in Dnipro, Ukraine January 15, 2023.',
    'A view of the damaged school in Mykolaiv (AP Photo/Some Name)',
    'Photo: State Emergency Service',
    'People walk past a crater in this photo taken on Monday.',
    'A crater in Kramatorsk. [Some Name/AFP]',
  ])('knows a caption: %s', (caption) => {
    expect(kindsOf('Missile hits house in Kharkiv', caption, BODY, MORE)).toEqual([
      'headline',
      'caption',
      'body',
      'body',
    ]);
    expect(kindsOf('Missile hits house in Kharkiv', BODY, caption, MORE)).toEqual([
      'headline',
      'body',
      'caption',
      'body',
    ]);
  });

  it.each([
    'Russia annexed Crimea in a move that the West condemned on March 18, 2014.',
    'Officials said smoke was seen over the port. (Reuters)',
    'Subscribers to the service lost power after the strike.',
    'Updated figures show that 12 people were killed in the strike.',
    'Published reports said that three missiles were fired.',
    'Share prices fell after the attack on the terminal.',
    'Read more than once, the letter names the three villages that were shelled.',
    'By Monday the shelling had reached the village of Zolote.',
    'Photographs of the crater were shown to reporters, the mayor said.',
    '"We are seen as targets," said the mayor of Nikopol.',
    'The Associated Press counted nine craters.',
  ])('leaves a sentence of the report in the body: %s', (sentence) => {
    expect(kindsOf('Missile hits house in Kharkiv', BODY, sentence, MORE)).toEqual([
      'headline',
      'body',
      'body',
      'body',
    ]);
  });

  it.each([
    'Related News',
    'Load more',
    'Read more: Missiles strike Odesa port',
    'Updated: 07-04-2022 23:45 IST',
    'Last updated on 7 April 2022 at 10:00',
    'Published 2 hours ago',
    'Subscribe to our newsletter',
    'Sign up for the daily brief',
    'ADVERTISEMENT',
    'Share on Facebook',
    '© 2022 Some Agency. All rights reserved.',
    'Please enable Javascript to watch this video',
    'Follow us on Twitter',
    '3 min read',
    '* * *',
  ])('knows what belongs to the page: %s', (line) => {
    expect(kindsOf('Missile hits house in Kharkiv', BODY, line, MORE)[2]).toBe('boilerplate');
  });

  it('takes headlines under a related-news header for links until prose goes on', () => {
    const text = [
      'Missile hits house',
      BODY,
      MORE,
      'Related stories',
      'Drones hit Odesa port',
      'Kyiv mourns its dead',
      LAST,
    ];
    expect(kindsOf(...text)).toEqual([
      'headline',
      'body',
      'body',
      'boilerplate',
      'boilerplate',
      'boilerplate',
      'body',
    ]);
  });

  it('takes the citations under a Markdown heading for links', () => {
    const text = `# Missile hits house\n\n![Ruins](a.jpg)\n\n${BODY}\n\n## Sources\n\n- [Drones hit Odesa port](https://x.example/1)\n- Kyiv mourns, https://x.example/2\n[1]: https://x.example/3`;
    expect(labelSections(text).map(({ kind }) => kind)).toEqual([
      'headline',
      'caption',
      'body',
      ...Array(4).fill('boilerplate'),
    ]);
  });

  it('labels a repeated line after its first appearance', () => {
    expect(kindsOf('Missile hits house in Kharkiv', BODY, MORE, BODY)).toEqual([
      'headline',
      'body',
      'body',
      'repeated',
    ]);
  });

  it('takes an undotted line that stands twice ahead of the body for an image text and its caption', () => {
    const line = 'The mayor with the visitor in Kyiv';
    expect(kindsOf('Missile hits house in Kharkiv', line, line, BODY)).toEqual([
      'headline',
      'caption',
      'repeated',
      'body',
    ]);
  });

  it('knows list items and crossheads', () => {
    const text = [
      'Missile hits house',
      BODY,
      MORE,
      LAST,
      'What we know so far',
      '- Two people were killed',
      '• A school burned',
      MORE.replace('woman', 'man'),
    ];
    expect(kindsOf(...text)).toEqual([
      'headline',
      'body',
      'body',
      'body',
      'headline',
      'list',
      'list',
      'body',
    ]);
  });

  it('reads a lone sentence as body, with or without its full stop', () => {
    expect(kindsOf(BODY)).toEqual(['body']);
    expect(kindsOf('Missile hits house in Kharkiv')).toEqual(['body']);
  });

  it('reads undotted messages as body after the first', () => {
    expect(
      kindsOf('Explosions in Kharkiv', 'Air defence at work over Dnipro', 'Two hits in Poltava'),
    ).toEqual(['headline', 'body', 'body']);
  });

  it('joins lines that are broken at a fixed width', () => {
    const text = [
      'SAN SALVADOR, 3 JAN 90 -- THE ARMED FORCES REPORTED TODAY THAT A GROUP OF',
      'ARMED MEN BLEW UP A BRIDGE ON THE ROAD TO THE EAST OF THE COUNTRY AND THEN',
      'FLED INTO THE HILLS, WHERE THE ARMY IS LOOKING FOR THEM WITH THE HELP OF THE',
      'LOCAL POLICE AND OF THE PEOPLE OF THE NEARBY VILLAGES.',
      '',
      '   NOBODY WAS HURT IN THE BLAST, WHICH CUT THE ONLY ROAD BETWEEN THE TWO',
      'TOWNS FOR AT LEAST A WEEK, ACCORDING TO THE MINISTRY OF PUBLIC WORKS.',
    ].join('\n');
    expect(labelSections(text).map(({ kind }) => kind)).toEqual(['dateline', 'body', 'body']);
  });

  it('keeps known sections and labels around them', () => {
    const text = `---\ntitle: x\n---\n${BODY}`;
    expect(labels(text, [{ kind: 'meta', start: 0, end: 16 }])[0]).toMatch(/^meta/);
    expect(labels(text, [{ kind: 'meta', start: 0, end: 16 }])[1]).toMatch(/^body: A missile/);
  });

  it('gives sorted sections without overlap that cover every word of any text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        BODY,
        MORE,
        'Related News',
        'By Jane Doe',
        'KYIV (AP) — Hit.',
        '',
        '  ',
        '- item',
        '\r',
        '\u2028',
      ),
      fc.string({ unit: 'binary' }),
    );
    const spans = fc.array(fc.tuple(fc.nat(400), fc.nat(400), fc.constantFrom(...SECTION_KINDS)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), spans, (lines, known) => {
        const text = lines.join('\n');
        const given = known.map(([start, length, kind]) => ({ kind, start, end: start + length }));
        const sections = labelSections(text, given);
        let covered = '';
        let last = 0;
        for (const { start, end } of sections) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          covered += text.slice(last, start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect((covered + text.slice(last)).replaceAll('\uFEFF', '').trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('labels the two real articles as a reader would', (ctx) => {
    const folder = path.resolve(import.meta.dirname, '../../../../shared/articles');
    if (!existsSync(folder)) {
      console.warn(`SKIPPED: no articles in ${folder}`);
      ctx.skip('../shared/articles is absent');
    }
    const kyiv = readFileSync(path.join(folder, '000_4642348b965e15d3.txt'), 'utf8');
    const kinds = labelSections(kyiv).map(({ kind }) => kind);
    expect(kinds).toEqual(['headline', 'caption', ...Array(kinds.length - 2).fill('body')]);
    const guterres = readFileSync(path.join(folder, '003_5bf0360fa19a3976.txt'), 'utf8');
    const others = labelSections(guterres).filter(({ kind }) => kind !== 'body');
    expect(others.map(({ kind }) => kind)).toEqual([
      'headline',
      'caption',
      'repeated',
      'boilerplate',
      'boilerplate',
    ]);
  });
});
