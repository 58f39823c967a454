/** Files that are dear to read, or might be: what the benchmark of nasty input is made of. */
import { fill as fillText, fillWith as fillTextWith } from './fill-text.ts';

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
/** Every file by name, of about the given length. */
export function nastyFiles(length: number): Record<string, string> {
  const fill = (unit: string): string => fillText(unit, length);
  const fillWith = (pieceOf: (i: number) => string): string => fillTextWith(pieceOf, length);
  /** A text under YAML front matter, which is read up to a length of its own. */
  const matter = (yaml: string): string => `---\n${yaml}\n---\n${fill('A quiet day. ')}`;
  return {
    'bold.md': fill('**a** '),
    'headings.md': fill('# a\n'),
    'links.md': fill('[a]('),
    'keys.md': matter('a: b\n'.repeat(3800)),
    'nested-keys.md': matter('['.repeat(19_000)),
    'dashes.md': matter('- '.repeat(9500)),
    'anchors.md': matter(`a: ${'&a '.repeat(6000)}`),
    'aliases.md': matter(`a: &a [${'*a,'.repeat(6000)}]`),
    'few-aliases.md': matter(`a: &a [${'*a,'.repeat(19)}${'x,'.repeat(9000)}]`),
    'long-front-matter.md': `---\n${fill('a: b\n')}---\nhello`,
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
    'many-keys.md': matter(Array.from({ length: 2200 }, (_, i) => `k${i}: v\n`).join('')),
    'nested-lists.md': matter(
      `a:\n${Array.from({ length: 280 }, (_, i) => `${' '.repeat(Math.min(i, 60))}- a:\n`).join('')}`,
    ),
    'deep.json': `${'['.repeat(length / 2)}${']'.repeat(length / 2)}`,
    'deep-objects.json': `${'{"a":'.repeat(length / 6)}1${'}'.repeat(length / 6)}`,
    'numbers.json': `[${fill('1,')}1]`,
    'words.json': `[${fill('"x",')}"x"]`,
    'articles.jsonl': fill('{"text":"x"}\n'),
    'words.csv': `text\n${fill('x\n')}`,
    'days.csv': `text,date\n${fill('x,2022-11-15\n')}`,
    'no-days.csv': `text,date\n${fill('x,y\n')}`,
    'empty.csv': `text,date\n${fill(',2022\n')}`,
    'ragged.csv': `text,date\n${fill('x\n')}`,
    'quoted.csv': `text\n${fill('"x\ny"\n')}`,
    'titles.csv': `title;text\n${fill('Kyiv;Blast kills 2\n')}`,
    'attacks.jsonl': fill('{"text":"Blast in Kyiv kills 2"}\n'),
    'markup.jsonl': fill('{"title":"x","content":"<p>y</p>"}\n'),
    'no-text.jsonl': fill('{"a":1}\n'),
    'dates.jsonl': fill('{"text":"x","date":"Tue, 15 Nov 2022 10:00:00 +0200"}\n'),
    'strings.jsonl': fill('"x"\n'),
    'items.json': JSON.stringify({ items: JSON.parse(`[${fill('{"text":"x"},')}`.replace(/,?[^}]*$/, ']')) }),
    'spaced.json': `[${fill(' ')}]`,
    'faulty.json': `[${fill('1,\n')}`,
    'escapes.json': `{"text":"${fill('\\u0041').replace(/\\u?\w{0,3}$/, '')}"}`,
    'linked-items.rss': rss(
      fill(
        '<item><title>Blast</title><link>http://a.b/c</link><pubDate>Tue, 15 Nov 2022 10:00:00 GMT</pubDate><description>Two dead in Kyiv</description></item>',
      ).replace(/<item>(?:(?!<item>).)*$/s, ''),
    ),
    'entries.atom': `<feed xmlns="http://www.w3.org/2005/Atom">${fill('<entry><title>x</title><content type="html">&lt;p&gt;a&lt;/p&gt;</content></entry>').replace(/<entry>(?:(?!<entry>).)*$/s, '')}</feed>`,
    'entities.rss': `<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><item><title>${fill('&a;')}</title></item></channel></rss>`,
    'wide.csv': `text,${fillWith((i) => `c${i},`)}\nx`,
    'small-items.rss': rss(fill('<item><title>x</title></item>').replace(/<[^>]*$/, '')),
    'nodes.html': `<html><body><article>${fill('<i>a</i>')}</article></body></html>`,
    'deep.html': `<html><body>${fill('<div>')}x</body></html>`,
    'attribute.html': `<html><body><p class="${fill('a ')}">x</p><p>A strike on Kyiv killed two.</p></body></html>`,
    'attributes.html': `<html><body><p ${fillWith((i) => `a${i}=b `)}>x</p></body></html>`,
    'rows.html': `<html><body><table>${fill('<tr><td>Kyiv</td><td>2</td></tr>')}</table></body></html>`,
    'attacks.html': `<html><body><article>${fill('<p>A strike on Kyiv killed two people on Monday, the mayor said.</p>')}</article></body></html>`,
    'links.html': `<html><body><article>${fill('<p><a href="/x">Kyiv</a></p>')}</article></body></html>`,
    'ld.html': `<html><head><script type="application/ld+json">${fill('[{"@type":"NewsArticle"},')}</script></head><body><p>x</p></body></html>`,
  };
}
