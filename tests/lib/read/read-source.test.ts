import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId } from '#lib/read/article-id.ts';
import { labelSections } from '#lib/read/label-sections.ts';
import { readSource } from '#lib/read/read-source.ts';
import type { Given } from '#lib/read/source.ts';
import { article as articleSchema } from '#lib/schema.ts';

const TEXT = 'A missile hit a house in Kharkiv on Monday, killing two people, the governor said.';

function read(
  name: string,
  content: string | Uint8Array,
  given: Given = {},
  mediaType: string | null = null,
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { value, problems } = readSource({ name, bytes, mediaType }, given);
  for (const article of value) {
    articleSchema.parse(article);
    for (const { start, end } of article.sections)
      expect(end <= article.text.length && start < end).toBe(true);
  }
  return { articles: value, problems: problems.map(({ kind, message }) => `${kind}: ${message}`) };
}

describe('plain text and Markdown', () => {
  it('keeps the whole file as the text, byte order mark and line ends included', () => {
    const file = `\uFEFFMissile hits house\r\n\r\n${TEXT}\r\n`;
    const { articles, problems } = read('a.txt', file);
    expect(articles[0]).toMatchObject({ text: file, title: 'Missile hits house', publishedAt: null });
    expect(problems).toEqual([]);
  });

  it('gives any text just as the file has it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const file = `Report ${words.replaceAll(/[\u0000-\u0008\u000b\u000e-\u001f]/g, '')}`;
        for (const name of ['a.txt', 'a.md']) expect(read(name, file).articles[0]?.text).toBe(file);
      }),
    );
  });

  it('replaces NUL by a letter of the same length', () => {
    expect(read('a.txt', `Kyiv\u0000 ${TEXT}`).articles[0]?.text).toBe(`Kyiv\uFFFD ${TEXT}`);
  });

  it('reads front matter and keeps it as a meta section of the text', () => {
    const file = `---\ntitle: "House hit: two dead"\npublisher: Daily Post\nauthor: [A. Writer, B. Writer]\nurl: https://example.org/1\ndate: 2022-11-15\nlang: en\nsources:\n  - https://example.org/wire\n  - name: Regional office\n---\n\n${TEXT}\n`;
    const [article] = read('a.md', file).articles;
    expect(article).toMatchObject({
      title: 'House hit: two dead',
      publisher: 'Daily Post',
      byline: 'A. Writer, B. Writer',
      url: 'https://example.org/1',
      publishedAt: '2022-11-15',
      publishedFrom: 'front matter',
      language: 'en',
      sources: ['https://example.org/wire', 'Regional office'],
      text: file,
    });
    expect(article?.sections).toEqual([{ kind: 'meta', start: 0, end: file.indexOf('\n\n') }]);
  });

  it('names the line of broken front matter and reads the text all the same', () => {
    const { articles, problems } = read('a.md', `---\ntitle: x\npublisher: [a\n---\n${TEXT}`);
    expect(articles).toHaveLength(1);
    expect(problems[0]).toMatch(/^malformed: a\.md line \d: the front matter is not valid YAML/);
  });

  it('names the line of a key that front matter has twice', () => {
    const { problems } = read('a.md', `---\ntitle: x\npublisher: y\ntitle: z\n---\n${TEXT}`);
    expect(problems[0]).toMatch(/^malformed: a\.md line 4: .* not valid YAML \(DUPLICATE_KEY\)/);
  });

  it('does not follow front matter that refers to itself thousands of times', () => {
    const { articles, problems } = read('a.md', `---\na: &a [${'*a,'.repeat(5000)}]\n---\n${TEXT}`);
    expect(articles).toHaveLength(1);
    expect(problems[0]).toContain('refers to itself too often');
    expect(read('a.md', `---\ntitle: &t Hit\npublisher: *t\n---\n${TEXT}`).articles[0]?.publisher).toBe(
      'Hit',
    );
  });

  it('does not guess a date that can be two days', () => {
    const { articles, problems } = read('a.md', `---\ndate: 03/04/2022\n---\n${TEXT}`);
    expect(articles[0]?.publishedAt).toBeNull();
    expect(problems[0]).toMatch(
      /^needs_date: a\.md: date "03\/04\/2022" is no single day; write it as YYYY-MM-DD/,
    );
  });

  it('lets given facts win over those of the file', () => {
    const given = { publishedAt: '2022-04-28', publisher: 'Given', url: 'https://given.example/' };
    const [article] = read('a.md', `---\ndate: 2022-11-15\npublisher: Own\n---\n${TEXT}`, given).articles;
    expect(article).toMatchObject({ ...given, publishedFrom: '--published' });
  });
});

describe('HTML pages', () => {
  const paragraph = (words: string) =>
    `<p>${words} ${TEXT} Rescuers worked through the night, the mayor said, and the search goes on.</p>`;
  const page = (head: string, body: string) =>
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  const ARTICLE = `<nav><a href="/">Home</a></nav><article><h1>House hit in Kharkiv</h1>
    ${paragraph('One.')}<figure><img src="a.jpg"><figcaption>The house on Tuesday. Photo: Some One</figcaption></figure>
    <script>alert('never')</script><style>p{}</style>${paragraph('Two.')}<h2>What is known</h2>${paragraph('Three.')}
    <ul><li>Two people died</li><li>A school burned</li></ul>${paragraph('Four.')}</article><footer>Contact</footer>`;

  it('keeps paragraphs in order, labels captions and lists and leaves scripts out', () => {
    const { articles } = read('a.html', page('<title>House hit in Kharkiv</title>', ARTICLE));
    const text = articles[0]?.text ?? '';
    expect(text.startsWith('House hit in Kharkiv\n\n')).toBe(true);
    expect(text.match(/One\.|Two\.|Three\.|Four\./g)).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
    expect(text).not.toMatch(/never|p\{\}|Home|Contact/);
    const kinds = articles[0]?.sections.map(
      ({ kind, start, end }) => `${kind}: ${text.slice(start, end).slice(0, 22)}`,
    );
    expect(kinds).toEqual([
      'headline: House hit in Kharkiv',
      'caption: The house on Tuesday. ',
      'headline: What is known',
      'list: Two people died',
      'list: A school burned',
    ]);
  });

  it('reads title, byline, publisher, address and day from JSON-LD', () => {
    const linked = {
      '@graph': [
        { '@type': 'WebPage', datePublished: '2020-01-01' },
        {
          '@type': ['NewsArticle'],
          headline: 'House hit in Kharkiv',
          author: [{ name: 'A. Writer' }],
          publisher: { name: 'Daily Post' },
          datePublished: '2022-11-15T22:30:00-05:00',
        },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(linked)}</script><link rel="canonical" href="/news/1">`;
    const { value } = readSource({
      name: 'a.html',
      bytes: new TextEncoder().encode(page(head, ARTICLE)),
      url: 'https://post.example/news/1?utm=2',
    });
    expect(value[0]).toMatchObject({
      title: 'House hit in Kharkiv',
      byline: 'A. Writer',
      publisher: 'Daily Post',
      url: 'https://post.example/news/1',
      publishedAt: '2022-11-15T22:30:00-05:00',
      publishedFrom: 'JSON-LD',
      language: 'en',
    });
  });

  it.each([
    ['<meta property="article:published_time" content="2022-11-15T08:00:00Z">', '', '2022-11-15T08:00:00Z'],
    ['<meta name="date" content="15 November 2022">', '', '2022-11-15'],
    [
      '',
      '<time itemprop="datePublished" datetime="2022-11-15">today</time><time datetime="2022-11-17">x</time>',
      '2022-11-15',
    ],
    ['', '<time datetime="2022-11-15T08:00:00Z">today</time>', '2022-11-15T08:00:00Z'],
    ['', '<time datetime="2022-11-15">a</time><time datetime="2022-11-16">b</time>', null],
    ['<link rel="canonical" href="https://post.example/2022/11/15/house-hit">', '', '2022-11-15'],
    ['<meta property="article:modified_time" content="2023-01-01">', '', null],
  ])('finds the day in %s%s', (head, body, day) => {
    expect(read('a.html', page(head, ARTICLE.replace('<h1>', `${body}<h1>`))).articles[0]?.publishedAt).toBe(
      day,
    );
  });

  it('falls back to the page body, then to the words that JSON-LD carries', () => {
    expect(read('a.html', '<p>Missile hits house.</p>').articles[0]?.text).toContain('Missile hits house.');
    const linked = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Hit',
      articleBody: `${TEXT}\n\nMore.`,
    });
    const app = page(`<script type="application/ld+json">${linked}</script>`, '<div id="root"></div>');
    expect(read('a.html', app).articles[0]?.text).toBe(`Hit\n\n${TEXT}\n\nMore.`);
  });

  it('says that a page has no article', () => {
    expect(read('a.html', page('<title>App</title>', '<script>run()</script>')).problems[0]).toMatch(
      /^empty: a\.html: no article text/,
    );
  });

  it('survives markup nested without end', () => {
    const { articles, problems } = read('a.html', `<html><body>${'<div>'.repeat(900)}<p>${TEXT}`);
    expect(articles[0]?.text).toContain(TEXT);
    expect(problems).toEqual([]);
    expect(read('b.html', '<b>'.repeat(60_000)).problems[0]).toMatch(/^empty: b\.html/);
    expect(read('c.html', `${'<b>'.repeat(60_000)}${TEXT}`).articles[0]?.text).toBe(TEXT);
  });
});

describe('feeds', () => {
  const item = (n: number, body: string) =>
    `<item><title>Hit ${n}</title><link>https://post.example/${n}</link><pubDate>Tue, 15 Nov 2022 0${n}:00:00 +0200</pubDate>${body}</item>`;
  const rss = (items: string) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Daily Post</title><language>en</language>${items}</channel></rss>`;

  it('makes each RSS item an article, its HTML reduced to text', () => {
    const body = `<description>&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;&lt;p&gt;${TEXT}&lt;/p&gt;</description>`;
    const { articles, problems } = read(
      'f.xml',
      rss(item(1, body) + item(2, `<description><![CDATA[${TEXT}]]></description>`)),
    );
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(2);
    expect(articles[0]).toMatchObject({
      title: 'Hit 1',
      publisher: 'Daily Post',
      url: 'https://post.example/1',
      publishedAt: '2022-11-15T01:00:00+02:00',
      language: 'en',
      text: `Hit 1\n\nTwo & three.\n\n${TEXT}`,
    });
  });

  it('reads Atom and JSON Feed', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>urn:1</id><title>Hit</title><link href="https://post.example/a"/><updated>2022-11-15T10:00:00Z</updated><content type="html">&lt;p&gt;${TEXT}&lt;/p&gt;</content></entry></feed>`;
    expect(read('f.atom', atom).articles[0]).toMatchObject({
      publisher: 'Post',
      url: 'https://post.example/a',
      text: `Hit\n\n${TEXT}`,
    });
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Post',
      items: [
        {
          id: '1',
          url: 'https://post.example/j',
          title: 'Hit',
          content_text: TEXT,
          date_published: '2022-11-15T10:00:00Z',
        },
      ],
    };
    for (const name of ['f.json', 'f']) {
      const { articles } = read(name, JSON.stringify(json));
      expect(articles[0]).toMatchObject({
        publisher: 'Post',
        publishedAt: '2022-11-15T10:00:00Z',
        text: `Hit\n\n${TEXT}`,
      });
    }
  });

  it('names the line of broken XML and keeps the sound items', () => {
    const broken = `${rss(item(1, `<description>${TEXT}</description>`)).replace('</channel></rss>', '')}\n<item><title>Hit 2</title><description>${TEXT}</descr\n`;
    const { articles, problems } = read('f.xml', broken);
    expect(problems[0]).toMatch(/^malformed: f\.xml line \d+: broken XML/);
    expect(articles[0]).toMatchObject({ title: 'Hit 1', publishedAt: '2022-11-15T01:00:00+02:00' });
  });

  it('uses the headline of an item without text and reports an item without either', () => {
    const { articles, problems } = read('f.xml', rss(`${item(1, '')}<item><guid>x</guid></item>`));
    expect(articles.map(({ text }) => text)).toEqual(['Hit 1']);
    expect(problems[0]).toMatch(/^empty: f\.xml item 2/);
  });
});

describe('records', () => {
  it('takes the text of JSON lines letter for letter and keeps their ids', () => {
    const text = `  ${TEXT}\n\nMore <b>words</b>. `;
    const lines = [
      {
        id: 7,
        text,
        title: 'Another headline',
        publishedAt: '2022-11-15',
        url: 'https://x.example/',
        publisher: 'P',
      },
      { headline: 'H', body: TEXT, date: '20221115', source: { name: 'Q' }, authors: ['A', 'B'] },
    ];
    const { articles, problems } = read('a.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(problems).toEqual([]);
    expect(articles[0]).toMatchObject({
      id: '7',
      text,
      title: 'Another headline',
      publishedAt: '2022-11-15',
      sections: [],
    });
    expect(articles[1]).toMatchObject({
      publisher: 'Q',
      byline: 'A, B',
      publishedAt: '2022-11-15',
      text: `H\n\n${TEXT}`,
    });
  });

  it('names broken lines and goes on with the others', () => {
    const { articles, problems } = read(
      'a.jsonl',
      `{"text":"${TEXT}"}\n{"text": "cut\n\n{"title":"no text"}\n[1]\n{"text":"More."}`,
    );
    expect(articles.map(({ text }) => text)).toEqual([TEXT, 'More.']);
    expect(problems.map((line) => line.slice(0, 40))).toEqual([
      expect.stringMatching(/^malformed: a\.jsonl line 2/),
      expect.stringMatching(/^empty: a\.jsonl line 4/),
      expect.stringMatching(/^malformed: a\.jsonl line 5 item 1/),
    ]);
  });

  it.each([
    [{ text: TEXT }],
    [[{ text: TEXT }]],
    [{ articles: [{ content: TEXT }] }],
    [{ response: 1, data: [{ articleBody: TEXT }] }],
    [[{ docs: [{ content: TEXT, dct: '2017-04-10' }] }]],
    [{ content: { rendered: `<p>${TEXT}</p>` } }],
  ])('finds the articles in %j', (value) => {
    expect(read('a.json', JSON.stringify(value)).articles.map(({ text }) => text)).toEqual([TEXT]);
  });

  it('says where JSON is broken', () => {
    expect(read('a.json', '[\n{"text": "a"},\n{"text": }\n]').problems[0]).toMatch(
      /^malformed: a\.json line 3/,
    );
  });

  it('sends GeoJSON to the other door', () => {
    expect(read('a.json', '{"type":"FeatureCollection","features":[]}').problems[0]).toMatch(
      /^unsupported: .*dateline load/,
    );
  });

  it('reads CSV by its header, with quotes, line ends and other delimiters', () => {
    const csv = `Title;Published At;Body Text;URL\n"Hit; two dead";2022-11-15;"${TEXT}\nMore ""words"".";https://x.example/\n;;;\n`;
    const { articles, problems } = read('a.csv', csv);
    expect(articles[0]).toMatchObject({
      title: 'Hit; two dead',
      publishedAt: '2022-11-15',
      url: 'https://x.example/',
    });
    expect(articles[0]?.text).toBe(`Hit; two dead\n\n${TEXT}\nMore "words".`);
    expect(problems).toEqual([expect.stringMatching(/^empty: a\.csv line 4/)]);
  });

  it('reads a table without quotes as it reads the same table with a quoted header', () => {
    const cell = fc.stringMatching(/^[a-z ,;|\t.#\u00e9-]{0,8}$/);
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const table = fc.tuple(fc.array(fc.tuple(cell, cell, end)), fc.constantFrom(',', ';', '\t'), end);
    fc.assert(
      fc.property(table, ([rows, delimiter, lineEnd]) => {
        const body = rows.map(([a, b, own]) => `${a}${delimiter}${b}${own}`).join('');
        const plain = read('a.csv', `text${delimiter}date${lineEnd}${body}`);
        const parsed = read('a.csv', `"text"${delimiter}date${lineEnd}${body}`);
        expect(plain.articles).toEqual(parsed.articles);
        // Where line ends are mixed, the two count lines differently.
        if (rows.every(([, , own]) => own === lineEnd)) expect(plain.problems).toEqual(parsed.problems);
        else expect(plain.problems.length).toBe(parsed.problems.length);
      }),
      { numRuns: 300 },
    );
  });

  it('names the lines of bad rows behind rows of several lines', () => {
    const { problems } = read('a.csv', `text,date\n"${TEXT}\nMore.",x\n\n,2022\n`);
    expect(problems.map((problem) => problem.slice(0, 24))).toEqual([
      'needs_date: a.csv line 3',
      'empty: a.csv line 5: no ',
    ]);
  });

  it('lists the columns of a CSV without a text column', () => {
    expect(read('a.csv', 'id,name\n1,x\n').problems).toEqual([
      'malformed: a.csv line 1: no text column (columns seen: id, name); name the column that holds the article "text"',
    ]);
    expect(read('a.csv', 'event_date,latitude\n1,x\n').problems[0]).toContain('dateline load');
  });
});

describe('every field', () => {
  it('is free of NUL and lone surrogates', () => {
    const bad = '\\u0000x\\ud83d';
    const record = `{"id":"${bad}","text":"${bad}","title":"${bad}","publisher":"${bad}","author":"${bad}","sources":["${bad}"]}`;
    const item = `{"id":"1","title":"${bad}","content_text":"${bad}","authors":[{"name":"${bad}"}]}`;
    const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"${bad}","items":[${item}]}`;
    for (const content of [record, feed]) {
      const { articles } = read('a.json', content);
      expect(articles).toHaveLength(1);
      const words = Object.values(articles[0] ?? {})
        .flat()
        .filter((value) => typeof value === 'string');
      for (const word of words) expect(word.isWellFormed() && !word.includes('\u0000')).toBe(true);
      expect(words.some((word) => word.includes('\uFFFDx\uFFFD'))).toBe(true);
    }
  });
});

describe('inputs that cannot be read', () => {
  it.each([
    ['a.txt', '', /^empty: a\.txt/],
    ['a.txt', ' \n\t\n', /^empty: a\.txt/],
    ['a.pdf', 'x', /^unsupported: a\.pdf: \.pdf files are not read; save its text as \.txt/],
    ['a.docx', 'x', /^unsupported: a\.docx/],
    ['a.txt', '%PDF-1.7 x', /^unsupported: a\.txt: this is a PDF/],
    ['a.csv', '\n\n', /^empty: a\.csv/],
    ['a.json', '[]', /^empty: a\.json/],
  ])('%s with %j', (name, content, message) => {
    const { articles, problems } = read(name, content);
    expect(articles).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(message)]);
  });

  it('refuses 20 MB as one article and one record over 5 MB, each with the cure', () => {
    const long = 'Missile. '.repeat(2_300_000);
    expect(read('big.txt', long).problems).toEqual([
      expect.stringMatching(/^too_large: big\.txt: 20\.7 MB is more than 5 MB/),
    ]);
    const { articles, problems } = read('big.jsonl', `${JSON.stringify({ text: long })}\n{"text":"More."}`);
    expect(articles.map(({ text }) => text)).toEqual(['More.']);
    expect(problems[0]).toMatch(/^too_large: big\.jsonl line 1/);
  });

  it('says each problem in one line', () => {
    expect(read('a\nb.xml', `<rss>${'<a>'.repeat(50)}`).problems[0]).toMatch(
      /^malformed: a b\.xml line 1: broken XML [^\n]*$/,
    );
  });

  it('lists the first of very many problems and counts the rest', () => {
    const { problems } = read('a.jsonl', 'x\n'.repeat(1000));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toContain('950 more problems');
  });
});

describe('the format of an input', () => {
  it.each([
    ['text/html; charset=utf-8', 'https://x.example/a', `<p>${TEXT}</p>`],
    [null, 'noext', `<!doctype html><p>${TEXT}</p>`],
    [
      'text/html',
      'https://x.example/feed',
      `<rss version="2.0"><channel><item><description>${TEXT}</description></item></channel></rss>`,
    ],
    [null, 'noext', `{"text":"${TEXT}"}`],
    ['application/json', 'x', `{"text":"${TEXT}"}\n{"text":"B"}`],
    [null, 'lines.json', `{"text":"${TEXT}"}\n{"text":"B"}`],
    ['text/plain', 'https://x.example/a', TEXT],
    [null, 'noext', TEXT],
    [null, 'noext', `[UPDATE] ${TEXT}`],
  ])('is told by media type %s, name %s and content', (mediaType, name, content) => {
    expect(read(name, content, {}, mediaType).articles[0]?.text).toContain(TEXT);
  });
});

describe('articleId', () => {
  it('is the same for the same text and address and differs otherwise', () => {
    expect(articleId(TEXT, null)).toBe(articleId(TEXT, null));
    expect(articleId(TEXT, null)).toMatch(/^a_[0-9a-z]{14}$/);
    const ids = [
      articleId(TEXT, null),
      articleId(`${TEXT} `, null),
      articleId(TEXT, 'https://x.example/'),
      articleId('', null),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('does not clash over many near-identical texts', () => {
    const ids = new Set(Array.from({ length: 50_000 }, (_, at) => articleId(`Report ${at}`, null)));
    expect(ids.size).toBe(50_000);
  });
});

describe('any bytes at all', () => {
  const names = ['a.txt', 'a.md', 'a.html', 'a.xml', 'a.json', 'a.jsonl', 'a.csv', 'a'];
  const pieces = fc.constantFrom(
    '<item>',
    '<p>',
    '</p',
    '<![CDATA[',
    '<!--',
    '{"text":',
    '"',
    ',',
    '\n',
    '---\n',
    '&#x0;',
    '&amp',
    '<rss>',
    '<channel>',
    '<script>',
    '\uFEFF',
    TEXT,
    '<li>',
    '[',
    '}',
  );

  it.each(names)('never throw and give sound sections as %s', (name) => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 25 })
        .map((parts) => new TextEncoder().encode(parts.join(''))),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        const { articles, problems } = read(name, input);
        expect(articles.length + problems.length).toBeGreaterThan(0);
        for (const line of problems) expect(line).toContain(`: ${name}`);
        for (const { text, sections } of articles) {
          expect(text.isWellFormed() && !text.includes('\u0000')).toBe(true);
          const labelled = labelSections(text, sections);
          labelled.forEach(({ start, end }, at) => {
            expect(start >= (labelled[at - 1]?.end ?? 0) && end > start && end <= text.length).toBe(true);
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('from the collection of malformed files never throw, and problems name the file', (ctx) => {
    const folder = path.resolve(import.meta.dirname, '../../../../shared/eval/malformed');
    if (!existsSync(folder)) {
      console.warn(`SKIPPED: no malformed files in ${folder}`);
      ctx.skip('../shared/eval/malformed is absent');
    }
    let slowest = { msPer100kB: 0, name: '' };
    let files = 0;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, file);
      const bytes = readFileSync(file);
      const startMs = performance.now();
      const { articles, problems } = read(name, bytes);
      const msPer100kB = (performance.now() - startMs) / Math.max(1, bytes.length / 100_000);
      if (msPer100kB > slowest.msPer100kB) slowest = { msPer100kB, name };
      expect(articles.length + problems.length, name).toBeGreaterThan(0);
      for (const line of problems) expect(line).toContain(name);
      files += 1;
    }
    console.info(
      `${files} malformed files; slowest ${slowest.msPer100kB.toFixed(0)} ms/100 kB: ${slowest.name}`,
    );
    expect(files).toBeGreaterThan(600);
  });

  it('from the collection of naughty strings are kept as they are', (ctx) => {
    const file = path.resolve(import.meta.dirname, '../../../../shared/eval/malformed/naughty-strings.json');
    if (!existsSync(file)) {
      console.warn(`SKIPPED: no naughty strings at ${file}`);
      ctx.skip('../shared/eval/malformed/naughty-strings.json is absent');
    }
    const strings = (JSON.parse(readFileSync(file, 'utf8')) as string[]).filter((text) => text.trim() !== '');
    const { articles } = read('n.jsonl', strings.map((text) => JSON.stringify({ text })).join('\n'));
    expect(articles.map(({ text }) => text)).toEqual(
      strings.map((text) => text.toWellFormed().replaceAll('\u0000', '\uFFFD')),
    );
    for (const text of strings) expect(Object.values(read('n.txt', text)).flat().length).toBeGreaterThan(0);
  });
});
