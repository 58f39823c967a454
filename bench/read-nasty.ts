/**
 * Benchmark: nasty text and nasty files through reading and extraction, processor time for 100 kB once warm. Bar:
 * 200 ms. `--all` prints all. Pages have a benchmark of their own, read-page.ts.
 */
import { readSource } from '#lib/read/read-source.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { loadDeps } from './eval-deps.ts';

const BAR_MS = 200;
const LENGTH = 100_000;
const deps = loadDeps();

function fill(unit: string): string {
  return unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
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
];

const words = UNITS.join('').split(' ');
const TEXTS: Record<string, string> = {
  'a word soup': Array.from({ length: LENGTH / 5 }, (_, i) => words[(i * i + 7 * i) % words.length])
    .join(' ')
    .slice(0, LENGTH),
  'all of ASCII': Array.from({ length: LENGTH }, (_, i) =>
    String.fromCharCode(32 + ((i * i * 7 + i * 3) % 95)),
  ).join(''),
  'a town each': Array.from({ length: 2000 }, (_, i) => `A missile hit Town${i} on Monday, killing ${i}.`)
    .join(' ')
    .slice(0, LENGTH),
  'a day each': Array.from(
    { length: 1600 },
    (_, i) => `A missile hit Kharkiv on ${1 + (i % 28)} May ${2000 + (i % 23)}, killing ${i % 50} people.`,
  )
    .join(' ')
    .slice(0, LENGTH),
};

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
const FILES: Record<string, string> = {
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
};

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function costMs(name: string, bytes: Uint8Array): number {
  const before = cpuMs();
  for (const article of readSource({ name, bytes }, { publishedAt: '2022-11-16' }).value)
    readArticle(article, deps);
  return ((cpuMs() - before) * LENGTH) / bytes.length;
}

const all: [string, string][] = [
  ...UNITS.map((unit): [string, string] => [`${JSON.stringify(unit)}.txt`, fill(unit)]),
  ...Object.entries(TEXTS).map(([name, text]): [string, string] => [`${name}.txt`, text]),
  ...Object.entries(FILES),
];
let worst = 0;
let slow = 0;
for (const [name, text] of all) {
  const bytes = new TextEncoder().encode(text);
  const ms = Math.min(costMs(name, bytes), costMs(name, bytes), costMs(name, bytes));
  worst = Math.max(worst, ms);
  if (ms > BAR_MS) slow++;
  if (ms > BAR_MS / 2 || process.argv.includes('--all')) console.log(`${name}: ${ms.toFixed(0)} ms`);
}
console.log(
  `${all.length} inputs, worst ${worst.toFixed(0)} ms for 100 kB (bar ${BAR_MS}); ${slow} above the bar`,
);
