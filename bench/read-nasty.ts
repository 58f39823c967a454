/**
 * Benchmark: nasty text and nasty files through reading and extraction, processor time for 100 kB once warm. Bar:
 * 200 ms. `--all` prints all; `--grow` prints by how much the time of 100 kB grows in a text four times as long (1 = not
 * at all). Pages have a benchmark of their own, read-page.ts.
 */
import { readSource } from '#lib/read/read-source.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { loadDeps } from './eval-deps.ts';

const BAR_MS = 200;
const BASE_LENGTH = 100_000;
const GROWTH = 4;
let length = BASE_LENGTH;
const deps = loadDeps();

function fill(unit: string): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Pieces by number, without end. */
function fillWith(pieceOf: (i: number) => string): string {
  const pieces: string[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const piece = pieceOf(i);
    pieces.push(piece);
    size += piece.length;
  }
  return pieces.join('').slice(0, length);
}

/** Repeated without end as plain text. */
const UNITS = [
  ...[
    'x',
    '1',
    '1 ',
    '2022 ',
    '2022-11-15 ',
    '01/02/03 ',
    '.',
    'a. ',
    '-',
    'a-',
    'a,',
    '(',
    '(a) ',
    'a: ',
    '\t',
  ],
  ...[
    '"',
    '“',
    "' ",
    '" ',
    '😀',
    'a\u0301',
    '\u0301',
    '中',
    'ع ',
    'http://a.b/c ',
    '\n',
    'a\n',
    'a\n\n',
    '— ',
  ],
  ...[
    'killed ',
    'missile ',
    'missiles ',
    'said ',
    'said, ',
    'the ',
    'of the ',
    'by ',
    'two ',
    'two hundred and ',
  ],
  ...[
    'Kyiv ',
    'Kyiv\n\n',
    'Kyiv, ',
    'Kyiv Lviv Odesa New York ',
    'A ',
    'Aa Bb Cc ',
    'KILLED IN KYIV ',
    'near Kyiv ',
  ],
  ...[
    'next day ',
    'last ',
    'two days ago ',
    'Monday ',
    'Monday\n',
    'on Tuesday, ',
    'at 5 p.m. ',
    'since ',
    'year ',
  ],
  ...['and two ', 'at least ', 'after a ', 'a man and ', 'than that ', 'then seven, and ', 'the city of '],
  ...[
    'Moscow denied ',
    'was found dead on Sunday ',
    'In Kyiv, the ministry ',
    'on Monday and on Tuesday and ',
  ],
  'A strike on Kyiv killed two on Monday. ',
  'Two people were killed there. ',
  'Attack on Kyiv kills two\n',
  ...[
    'Київ ',
    'Удар по Києву, двоє загинули. ',
    'В Харькове ',
    'כותרת ',
    'कीव ',
    '基辅遇袭。',
    'غارة على صنعاء ',
  ],
  ...[
    '1/2 ',
    'May 3, ',
    '3 May 2022, ',
    '10:30 ',
    '1,000,000',
    '00',
    '1.',
    'Nov. ',
    '‘a “b ',
    '« ',
    "'s ",
    '"“”" ',
  ],
  ...[
    '[1] ',
    '](',
    '<b>',
    '&amp;',
    '| a ',
    '- a\n',
    '> ',
    '## Kyiv\n',
    'Kyiv. A missile hit it.\n',
    'Photo: a\n',
  ],
  ...['She said. He said. ', 'Mayor of Kyiv ', 'rose to 5 from 4, ', 'no ', 'not ', 'if ', 'from Kyiv '],
];

const words = UNITS.join('').split(' ');
const TEXTS: Record<string, (i: number) => string> = {
  'a word soup': (i) => `${words[(i * i + 7 * i) % words.length]} `,
  'all of ASCII': (i) => String.fromCharCode(32 + ((i * i * 7 + i * 3) % 95)),
  'a town each': (i) => `A missile hit Town${i} on Monday, killing ${i}. `,
  'a day each': (i) =>
    `A missile hit Kharkiv on ${1 + (i % 28)} May ${2000 + (i % 23)}, killing ${i % 50} people. `,
  'a word each': (i) => `w${i} `,
  'a line each': (i) => `w${i}\n`,
  'a name each': (i) => `Name${i} `,
  'a denial each': (i) => `Moscow denied that it had struck Town${i}. A missile hit it. `,
  'a quote each': (i) => `“Town${i} was shelled,” Officer Name${i} said. `,
};

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
const filesOf = (): Record<string, string> => ({
  'bold.md': fill('**a** '),
  'headings.md': fill('# a\n'),
  'links.md': fill('[a]('),
  'keys.md': `---\n${fill('a: b\n')}---\nhello`,
  'nested-keys.md': `---\n${fill('[')}\n---\nx`,
  'aliases.md': `---\na: &a [${fill('*a,')}]\n---\nx`,
  'nested.json': fill('{"a":'),
  'markup.json': JSON.stringify({ content: fill('<b>x</b>') }),
  'open.json': JSON.stringify({ content_html: fill('<div>') }),
  'broken.jsonl': fill('{\n'),
  'words.jsonl': fill('x\n'),
  'quotes.csv': `text\n${fill('"')}`,
  'commas.csv': `${fill(',')}\n${fill(',')}`,
  'columns.csv': `${fill('text,')}\n${fill('a,')}`,
  'items.rss': rss('<item>'.repeat(15_000)),
  'markup.rss': rss(`<item><description><![CDATA[${fill('<b>x</b>')}]]></description></item>`),
  'escaped.rss': rss(`<item><description>${fill('&lt;p&gt;a')}</description></item>`),
  'title.rss': rss(`<item><title>${fill('&amp;')}</title></item>`),
  'attributes.rss': rss(`<item ${fill('a="b" ')}><title>x</title></item>`),
  'open.rss': `<?xml version="1.0"?><rss><channel>${fill('<a>')}`,
  'many-keys.md': `---\n${fillWith((i) => `k${i}: v\n`)}---\nhello`,
  'nested-lists.md': `---\na:\n${fillWith((i) => `${' '.repeat(Math.min(i, 60))}- a:\n`)}---\nx`,
  'deep.json': `${'['.repeat(length / 2)}${']'.repeat(length / 2)}`,
  'deep-objects.json': `${'{"a":'.repeat(length / 6)}1${'}'.repeat(length / 6)}`,
  'numbers.json': `[${fill('1,')}1]`,
  'words.json': `[${fill('"x",')}"x"]`,
  'articles.jsonl': fill('{"text":"x"}\n'),
  'words.csv': `text\n${fill('x\n')}`,
  'wide.csv': `text,${fillWith((i) => `c${i},`)}\nx`,
  'small-items.rss': rss(fill('<item><title>x</title></item>').replace(/<[^>]*$/, '')),
  'links.html': `<html><body><article>${fill('<p><a href="/x">Kyiv</a></p>')}</article></body></html>`,
  'ld.html': `<html><head><script type="application/ld+json">${fill('[{"@type":"NewsArticle"},')}</script></head><body><p>x</p></body></html>`,
});

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function costMs(name: string, bytes: Uint8Array): number {
  const before = cpuMs();
  for (const article of readSource({ name, bytes }, { publishedAt: '2022-11-16' }).value)
    readArticle(article, deps);
  return ((cpuMs() - before) * BASE_LENGTH) / bytes.length;
}

/** Every input by name, at the length that is set. */
function inputs(): [string, string][] {
  return [
    ...UNITS.map((unit): [string, string] => [`${JSON.stringify(unit)}.txt`, fill(unit)]),
    ...Object.entries(TEXTS).map(([name, of]): [string, string] => [`${name}.txt`, fillWith(of)]),
    ...Object.entries(filesOf()),
  ];
}

/** Least processor time of three runs, in ms for 100 kB. */
function leastMs(name: string, text: string): number {
  const bytes = new TextEncoder().encode(text);
  return Math.min(costMs(name, bytes), costMs(name, bytes), costMs(name, bytes));
}

const isGrowth = process.argv.includes('--grow');
const all = inputs();
length = BASE_LENGTH * GROWTH;
const longer = isGrowth ? new Map(inputs()) : new Map<string, string>();
let worst = 0;
let slow = 0;
for (const [name, text] of all) {
  const ms = leastMs(name, text);
  worst = Math.max(worst, ms);
  if (ms > BAR_MS) slow++;
  const grown = longer.get(name);
  const growth = grown === undefined ? 0 : leastMs(name, grown) / Math.max(ms, 1);
  const isTold = ms > BAR_MS / 2 || growth > 2 || process.argv.includes('--all');
  const told = isGrowth ? `, ${growth.toFixed(1)} times that in ${GROWTH} times the text` : '';
  if (isTold) console.log(`${name}: ${ms.toFixed(0)} ms${told}`);
}
console.log(
  `${all.length} inputs, worst ${worst.toFixed(0)} ms for 100 kB (bar ${BAR_MS}); ${slow} above the bar`,
);
