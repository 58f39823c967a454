/**
 * Benchmark: nasty pages through the reader, processor time for 100 kB. Bar: 200 ms, the first time too. Each kind of
 * markup comes twice: as much of it as fits, and as much as a page may have before it is skimmed. `--all` prints all.
 */
import { readSource } from '#lib/read/read-source.ts';
import { isHeavyMarkup } from '#lib/read/weigh-markup.ts';

const BAR_MS = 200;
const LENGTH = 100_000;

/** Uniform numbers in [0, 1) from a seed. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const TAGS = 'div p span a b i ul li table tr td section article h2 blockquote font center em'.split(' ');

/** Tags opened and closed at random, with attributes, entities and words between them. */
function soup(seed: number): string {
  const random = makeRandom(seed);
  let html = '';
  while (html.length < 4000) {
    const tag = TAGS[Math.floor(random() * TAGS.length)]!;
    const choice = random();
    if (choice < 0.3) html += `<${tag} class="c${Math.floor(random() * 20)}" id=x>`;
    else if (choice < 0.6) html += `</${tag}>`;
    else if (choice < 0.7) html += `&#${Math.floor(random() * 90_000)};&amp;&nbsp;`;
    else html += 'word, two and three. ';
  }
  return html;
}

const UNITS: Record<string, string> = {
  paragraphs: '<p>A short line here.</p>\n',
  sentences: '<p>A sentence, long enough to count, with commas, of more than twenty-five characters.</p>\n',
  'empty inline': '<b></b>',
  inline: '<b>a</b>',
  links: '<a href="/x">A link to some story of today</a> ',
  'links with commas': '<a href=x>a, </a>',
  breaks: 'a<br><br>',
  divisions: '<div>a, b</div>',
  'nested paragraphs': '<div><p>a, b</p></div>',
  images: '<img src=a.jpg>',
  items: '<li>item, of a list',
  tables: '<table><tr><td>a, b</td></tr></table>',
  rows: '<tr><td>a</td><td>b, c</td></tr>',
  'deep, closed': `${'<div>'.repeat(100)}text, text, text that is long enough to be one${'</div>'.repeat(100)}`,
  'deep paragraphs': `${'<div>'.repeat(140)}<p>text, and text, long enough to be one</p>${'</div>'.repeat(140)}`,
  'deep, open': '<div>a',
  'deep, wrongly closed': '<div></b>a',
  'open paragraphs': '<p>some words, here',
  'open links': '<a href=b>x',
  attributes: '<p a=1 b=2 c=3 d=4 e=5 class="x y z" style="display : none">w</p>',
  'bare attributes': '<p a b c d e f g h>w',
  entities: '&amp;&lt;&#x41;&nbsp;&bogus;',
  brackets: '<',
  'brackets and words': '< a',
  comments: '<!-- -->',
  'open comments': '<!--',
  'open quotes': '<a b="',
  scripts: '<script>a</script>',
  styles: '<style>p{}</style>',
  titles: '<title>a</title>',
  metas: '<meta name=a content=b>',
  'linked data': '<script type="application/ld+json">{"@type":"Article"}</script>',
  times: '<time datetime="2022-01-01">x</time>',
  hidden: '<p hidden>a</p>',
  headings: '<h2>Head</h2>',
  figures: '<figure><img src=a><figcaption>cap, tion</figcaption></figure>',
  noscript: '<img src=b><noscript><img src=a></noscript>',
  frames: '<iframe src=x></iframe>',
  fonts: '<font color=a>b</font>',
  sections: '<section><h2>a</h2><p>text, text</p></section>',
  articles: '<article><p>text, text</p></article>',
  menus: '<nav><a href=x>a</a></nav>',
  embeds: '<object><embed></object>',
  classes: '<div class="comment sidebar ad share"><p>a, b</p></div>',
  bylines: '<div class="byline">By A</div>',
  'soup 1': soup(1),
  'soup 2': soup(2),
  'soup 3': soup(3),
};
const PADDING =
  'Officials said on Tuesday that two people were hurt when a shell fell, and that work went on. ';

function pageOf(body: string): string {
  return `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`;
}

/** As many units as a page of this length may have without being heavy, and plain words for the rest. */
function lightPage(unit: string): string {
  const build = (count: number): string => {
    const markup = unit.repeat(count);
    const words = PADDING.repeat(Math.max(0, Math.ceil((LENGTH - markup.length) / PADDING.length)));
    return pageOf(`${markup}<p>${words}</p>`);
  };
  let low = 1;
  let high = Math.ceil(LENGTH / unit.length);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isHeavyMarkup(build(middle))) high = middle - 1;
    else low = middle;
  }
  return build(low);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function costMs(html: string): number {
  const bytes = new TextEncoder().encode(html);
  const before = cpuMs();
  readSource({ name: 'page.html', bytes }, {});
  return ((cpuMs() - before) * LENGTH) / bytes.length;
}

const showAll = process.argv.includes('--all');
let worst = 0;
let slow = 0;
const cold = costMs(lightPage(UNITS.sentences!));
console.log(`first page of the process, as much markup as is read in full: ${cold.toFixed(0)} ms`);
for (const [name, unit] of Object.entries(UNITS))
  for (const [kind, html] of [
    ['full', pageOf(unit.repeat(Math.ceil(LENGTH / unit.length)))],
    ['limit', lightPage(unit)],
  ] as const) {
    const first = costMs(html);
    const again = Math.min(costMs(html), costMs(html));
    worst = Math.max(worst, again);
    if (again > BAR_MS) slow++;
    if (showAll || again > BAR_MS / 2 || first > BAR_MS)
      console.log(`${name} (${kind}): first ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms`);
  }
console.log(`worst ${worst.toFixed(0)} ms for 100 kB (bar ${BAR_MS}); ${slow} pages above the bar`);
