import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Extraction, extraction } from '#lib/schema.ts';
import { makeTempFolder } from '../../temp-folder.ts';
import { ROOT } from '../server/temporary-database.ts';
import { finish, lines, runDateline, startDateline } from './run-dateline.ts';

const folder = makeTempFolder('extract');

const STRIKE =
  'A missile strike hit a market in Kyiv on 15 November 2022, killing two people, the mayor said.';

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function parse(out: string): (Extraction & { text?: string })[] {
  return lines(out).map((line) => ({
    ...(JSON.parse(line) as object),
    ...extraction.parse(JSON.parse(line)),
  }));
}

it('prints one line an article, named by its file, with true evidence', async () => {
  const ran = await runDateline(['extract', put('strike.txt', STRIKE)]);
  expect(ran).toMatchObject({ code: 0, err: '' });
  const [article] = parse(ran.out);
  expect(article).toMatchObject({
    id: 'strike.txt',
    mentions: [{ type: 'missile_strike', time: { start: '2022-11-15' } }],
  });
  expect(article).not.toHaveProperty('text');
  for (const span of article!.mentions[0]!.evidence)
    expect(STRIKE.slice(span.start, span.end)).toBe(span.quote);
});

it('prints the text where it was taken out of a page', async () => {
  const page = `<html><head><title>Strike</title></head><body><article><h1>Strike</h1><p>${STRIKE}</p><p>${STRIKE}</p></article></body></html>`;
  const [article] = parse((await runDateline(['extract', put('page.html', page)])).out);
  expect(article?.text).toContain(STRIKE);
  for (const span of article!.mentions[0]!.evidence)
    expect(article!.text!.slice(span.start, span.end)).toBe(span.quote);
});

it('reads JSON lines, keeps their ids and order, names a broken line and goes on', async () => {
  const input = [
    { id: 'a', text: STRIKE },
    { id: 'b', text: 'Nothing happened.' },
  ].map((line) => JSON.stringify(line));
  const ran = await runDateline(['extract'], `${input[0]}\n{broken\n\n${input[1]}\n`);
  expect(ran.code).toBe(1);
  expect(parse(ran.out).map((article) => article.id)).toEqual(['a', 'b']);
  expect(lines(ran.err)).toEqual([expect.stringContaining('line 2')]);
});

it('dates what it can once the publication day is given', async () => {
  const path = put('thursday.txt', 'A missile strike hit a factory in Kharkiv on Thursday, officials said.');
  const [open] = parse((await runDateline(['extract', path])).out);
  const [dated] = parse((await runDateline(['extract', path, '--published', '2022-11-18'])).out);
  expect(open?.mentions[0]?.time.start).toBeNull();
  expect(dated?.mentions[0]?.time.start).toBe('2022-11-17');
});

it('says one clear line for each bad file and goes on with the others', async () => {
  const bad = {
    'empty.txt': Buffer.alloc(0),
    'binary.txt': Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 37) % 256)),
    'huge.txt': Buffer.alloc(20_000_000, 'word '),
    'broken.json': Buffer.from('{"text": '),
  };
  const paths = Object.entries(bad).map(([name, bytes]) => put(name, bytes));
  const ran = await runDateline(['extract', ...paths, join(folder, 'missing.txt'), put('good.txt', STRIKE)]);
  expect(ran.code).toBe(1);
  expect(parse(ran.out).map((article) => article.id)).toEqual(['good.txt']);
  const said = lines(ran.err);
  expect(said).toHaveLength(5);
  for (const name of [...Object.keys(bad), 'missing.txt'])
    expect(said.filter((line) => line.includes(name))).toHaveLength(1);
});

it('reads a text in another encoding and says which', async () => {
  const cyrillic = Buffer.from(
    'Ракетний удар по місту Київ 15 листопада 2022 року, загинули двоє людей.'.repeat(4),
  );
  const cp1251 = Buffer.from(
    [...cyrillic.toString('utf8')].map((sign) => {
      const code = sign.codePointAt(0)!;
      if (code < 128) return code;
      return { і: 0xb3, ї: 0xbf, І: 0xb2 }[sign] ?? code - 0x410 + 0xc0;
    }),
  );
  const ran = await runDateline(['extract', put('cp1251.txt', cp1251)]);
  expect(ran.code).toBe(0);
  expect(ran.err).toContain('cp1251.txt');
  expect(parse(ran.out)[0]?.text).toContain('Київ');
});

it('ends quietly when the reader of its output goes away', async () => {
  const child = startDateline(['extract']);
  const ended = finish(child, `${JSON.stringify({ id: 'a', text: STRIKE })}\n`.repeat(3000));
  child.stdout?.once('data', () => child.stdout?.destroy());
  const ran = await ended;
  expect(ran.err).toBe('');
  expect(ran.code).toBe(0);
});

it('finds what the two seed articles tell', async (ctx) => {
  const seeds = join(ROOT, '..', 'shared', 'articles');
  if (!existsSync(seeds)) {
    console.warn(`SKIPPED: ${seeds} is not there: the seed articles were not read`);
    return ctx.skip('the seed articles are not there');
  }
  const paths = readdirSync(seeds)
    .sort()
    .map((name) => join(seeds, name));
  const articles = parse((await runDateline(['extract', ...paths])).out);
  expect(articles).toHaveLength(2);
  const [november, april] = articles as [Extraction, Extraction];
  for (const [at, article] of articles.entries()) {
    const text = readFileSync(paths[at]!, 'utf8');
    for (const span of article.mentions.flatMap((m) => m.evidence))
      expect(text.slice(span.start, span.end)).toBe(span.quote);
  }
  const found = (article: Extraction, day: string | null, type: string) =>
    article.mentions.filter((m) => m.time.start === day && m.type === type && m.assertion === 'happened');
  expect(november.publishedAt.value).toBe('2022-11-15');
  expect(
    found(november, '2022-11-15', 'missile_strike').some((m) => m.place?.name.includes('Pecherskyi')),
  ).toBe(true);
  expect(november.mentions.some((m) => m.time.start === '2022-10-17')).toBe(true);
  const [strike] = found(april, null, 'missile_strike');
  expect(strike).toMatchObject({
    weapon: { count: { min: 2, max: 2 } },
    casualties: { injured: { min: 3 } },
  });
});
