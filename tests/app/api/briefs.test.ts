import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BriefResponse,
  briefResponse,
  briefsResponse,
  briefVersions,
  drawnScene,
  type Scene,
} from '#lib/brief/brief-schema.ts';
import { readInput, storeReadings } from '#lib/server/ingest.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { problemDetails } from '#lib/wire.ts';
import { POST as duplicate } from '../../../app/api/briefs/[id]/duplicate/route.ts';
import { GET as getFile } from '../../../app/api/briefs/[id]/files/[format]/route.ts';
import { DELETE, GET, PUT } from '../../../app/api/briefs/[id]/route.ts';
import { GET as getScene } from '../../../app/api/briefs/[id]/scenes/[scene]/route.ts';
import { GET as getVersions } from '../../../app/api/briefs/[id]/versions/route.ts';
import { GET as getPicture } from '../../../app/api/briefs/picture/route.ts';
import { GET as list, POST } from '../../../app/api/briefs/route.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';
import { makeTempFolder } from '../../temp-folder.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('briefs');
  process.env.DATELINE_DATA = db.dataDir;
  const pipeline = await loadPipeline(ROOT);
  if (!pipeline.ok) throw new Error(pipeline.problem.message);
  const folder = join(ROOT, 'data/articles');
  for (const name of readdirSync(folder).slice(0, 24)) {
    const input = { ok: true as const, value: { name, bytes: readFileSync(join(folder, name)) } };
    const { readings } = await readInput({ name, input }, {}, pipeline.value);
    await storeReadings(db.store, readings, new Date());
  }
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

const send = (method: string, body: unknown, headers: Record<string, string> = {}) =>
  new Request('http://dateline.test/api/briefs', {
    method,
    headers: { 'content-type': 'application/json', host: 'dateline.test', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const get = (query = '') => new Request(`http://dateline.test/api/briefs/x${query}`);
const withId = (id: string) => ({ params: Promise.resolve({ id }) });
const make = async (body: unknown): Promise<BriefResponse> => {
  const response = await POST(send('POST', body));
  expect(response.status).toBe(201);
  return briefResponse.parse(await response.json());
};
/** What a file holds as text, unpacked; null where the tool for that is missing. */
function plainText(format: string, bytes: Buffer): string | null {
  if (format === 'html') {
    const packed = /id="data">([^<]+)</.exec(bytes.toString())?.[1] ?? '';
    return `${bytes.toString()}${gunzipSync(Buffer.from(packed, 'base64')).toString()}`;
  }
  if (format === 'geojson' || format === 'csv') return bytes.toString();
  const file = join(makeTempFolder('brief'), `brief.${format}`);
  writeFileSync(file, bytes);
  const [command, args] = format === 'pdf' ? ['pdftotext', [file, '-']] : ['unzip', ['-p', file, '*.xml']];
  try {
    return execFileSync(command, args, { maxBuffer: 1e8, stdio: 'pipe' }).toString();
  } catch {
    console.warn(`SKIPPED: ${command} is not installed, so the text of the ${format} was not looked at`);
    return null;
  }
}
const empty = { coarsenPlaces: false, hideNames: false };
const blank = (id: string, view = ''): Scene => ({ id, headline: '', body: '', notes: '', view, quotes: [] });

describe('/api/briefs', () => {
  it('drafts from a filter; every quote is a span of its article and every source is named', async () => {
    const { brief, facts, sources } = await make({ draft: 'to=2022-12-31' });
    expect(brief.scenes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['overview', 'worst-day', 'method']),
    );
    expect(facts.map(({ scene }) => scene)).toEqual(brief.scenes.map(({ id }) => id));
    expect(facts[0]?.figures.incidents).toBeGreaterThan(5);
    expect(facts[0]?.filter).toContain('31 Dec 2022');
    const texts = new Map(
      (await db.store.selectFrom('articles').select(['id', 'text']).execute()).map(({ id, text }) => [
        id,
        text,
      ]),
    );
    const quotes = brief.scenes.flatMap((scene) => scene.quotes);
    expect(quotes.length).toBeGreaterThan(4);
    for (const { article, quote, start, end } of quotes) {
      expect(texts.get(article)?.slice(start, end)).toBe(quote);
      expect(sources.map(({ id }) => id)).toContain(article);
    }
  });

  it('keeps versions, refuses a writer who saw an older one, and gives earlier ones back', async () => {
    const { brief } = await make({ title: 'First', scenes: [blank('a')], options: empty });
    const put = (version: string | null, title: string) =>
      PUT(
        send('PUT', { title, scenes: [], options: empty }, version === null ? {} : { 'if-match': version }),
        withId(brief.id),
      );
    expect((await put(null, 'x')).status).toBe(428);
    expect((await put('"1"', 'Second')).status).toBe(200);
    const late = await put('"1"', 'Third');
    expect(late.status).toBe(409);
    expect(problemDetails.parse(await late.json()).detail).toContain('version 2');
    const earlier = briefResponse.parse(await (await GET(get('?version=1'), withId(brief.id))).json());
    expect(earlier.brief).toMatchObject({ title: 'First', version: 2 });
    expect((await GET(get('?version=9'), withId(brief.id))).status).toBe(404);
  });

  it('copies, lists and removes', async () => {
    const { brief } = await make({ title: 'Original', scenes: [blank('a')], options: empty });
    const copy = briefResponse.parse(
      await (await duplicate(send('POST', undefined), withId(brief.id))).json(),
    );
    expect(copy.brief).toMatchObject({ title: 'Original (copy)', version: 1 });
    expect((await DELETE(send('DELETE', undefined), withId(brief.id))).status).toBe(204);
    expect((await GET(get(), withId(brief.id))).status).toBe(404);
    const { briefs } = briefsResponse.parse(await (await list()).json());
    expect(briefs[0]?.id).toBe(copy.brief.id);
    expect(briefs.map(({ id }) => id)).not.toContain(brief.id);
  });

  it('follows an incident that was merged, and says which one is gone', async () => {
    const [row] = await db.store.selectFrom('incidents').select('id').limit(1).execute();
    await db.store
      .insertInto('incident_redirects')
      .values({ old_id: 'i_old', incident_id: row!.id })
      .execute();
    const scenes = [blank('a', 'incident=i_old'), blank('b', 'incident=i_never')];
    const { brief, facts } = await make({ title: 'Merged', scenes, options: empty });
    expect(facts[0]).toMatchObject({ selected: { id: row!.id }, moved: { i_old: row!.id }, missing: [] });
    expect(facts[1]).toMatchObject({ selected: null, missing: ['i_never'] });
    const shown = await getScene(get(), { params: Promise.resolve({ id: brief.id, scene: 'b.svg' }) });
    expect(await shown.text()).toContain('<svg');
  });

  it('holds 200 scenes and a scene without incidents, and no more', async () => {
    const scenes = Array.from({ length: 200 }, (_, at) => blank(`s${at}`, 'from=1999-01-01&to=1999-01-02'));
    const { facts } = await make({ title: 'Long', scenes, options: empty });
    expect(facts).toHaveLength(200);
    expect(facts[199]?.figures.incidents).toBe(0);
    const more = await POST(
      send('POST', { title: 'Longer', scenes: [...scenes, blank('t')], options: empty }),
    );
    expect(more.status).toBe(400);
  });

  it('gives a brief away in five forms, and a scene as a picture', async () => {
    const { brief } = await make({ draft: 'to=2022-12-31' });
    const file = async (format: string) => {
      const response = await getFile(get(), { params: Promise.resolve({ id: brief.id, format }) });
      expect(response.status, format).toBe(200);
      const bytes = Buffer.from(await response.arrayBuffer());
      if (process.env.BRIEF_OUT) writeFileSync(join(process.env.BRIEF_OUT, `brief.${format}`), bytes);
      return bytes;
    };
    const html = (await file('html')).toString();
    expect(html).toContain("default-src 'none'");
    expect(html.length).toBeLessThan(12e6);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
    expect((await file('pptx')).subarray(0, 2).toString()).toBe('PK');
    expect((await file('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const collection = JSON.parse((await file('geojson')).toString());
    expect(collection.features.length).toBeGreaterThan(5);
    expect(collection.query).toContain('31 Dec 2022');
    expect((await file('csv')).toString().split('\r\n')).toHaveLength(collection.features.length + 2);
    const picture = async (scene: string) => {
      const params = { params: Promise.resolve({ id: brief.id, scene }) };
      return Buffer.from(await (await getScene(get('?width=640'), params)).arrayBuffer());
    };
    const svg = (await picture('overview.svg')).toString();
    expect(svg.startsWith('<svg ') && svg.trimEnd().endsWith('</svg>')).toBe(true);
    expect(svg).toContain('<title id="t">');
    expect((await picture('overview.png')).readUInt32BE(16)).toBe(640);
    if (process.env.BRIEF_OUT)
      writeFileSync(join(process.env.BRIEF_OUT, 'overview.png'), await picture('overview.png'));
  });

  it('is one page of less than 12 MB even with two hundred maps', async () => {
    const scenes = Array.from({ length: 200 }, (_, at) =>
      blank(
        `s${at}`,
        `map=${(28 + (at % 20) * 0.5).toFixed(5)},${(46 + Math.floor(at / 20) * 0.5).toFixed(5)},6.00`,
      ),
    );
    const { brief } = await make({ title: 'Atlas', scenes, options: empty });
    const response = await getFile(get(), { params: Promise.resolve({ id: brief.id, format: 'html' }) });
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(12e6);
  }, 240_000);

  it('lists its versions for those who may write, and for nobody else', async () => {
    const { brief } = await make({ title: 'First', scenes: [blank('a')], options: empty });
    await PUT(
      send('PUT', { title: 'Second', scenes: [], options: empty }, { 'if-match': '"1"' }),
      withId(brief.id),
    );
    const { versions } = briefVersions.parse(await (await getVersions(get(), withId(brief.id))).json());
    expect(versions).toMatchObject([
      { version: 2, title: 'Second', sceneCount: 0 },
      { version: 1, title: 'First', sceneCount: 1 },
    ]);
    process.env.DATELINE_TOKEN = 'secret';
    try {
      expect((await getVersions(get(), withId(brief.id))).status).toBe(401);
      expect((await GET(get('?form=edit'), withId(brief.id))).status).toBe(401);
      expect((await GET(get(), withId(brief.id))).status).toBe(200);
    } finally {
      delete process.env.DATELINE_TOKEN;
    }
  });

  it('draws a view that is not stored, and gives what a stored scene draws', async () => {
    const { brief } = await make({ draft: 'to=2022-12-31' });
    const picture = await getPicture(get('?view=to%3D2022-12-31&width=128'));
    const png = Buffer.from(await picture.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 72]);
    expect((await getPicture(get('?width=9999'))).status).toBe(400);
    const params = { params: Promise.resolve({ id: brief.id, scene: 'overview.json' }) };
    const drawn = drawnScene.parse(await (await getScene(get(), params)).json());
    expect(drawn.incidents.length).toBe(drawn.total);
    expect(drawn.bins?.edges.length).toBeGreaterThan(2);
  });

  describe('with safety on', () => {
    const NAMES = ['Olha Vermenko', 'Kramatorsk railway station', 'Chornovola Street'];
    let id = '';
    beforeAll(async () => {
      const drafted = (await make({ draft: 'to=2022-12-31' })).brief;
      const [first, ...others] = drafted.scenes;
      const told = {
        ...first!,
        headline: 'Olha Vermenko of Kramatorsk railway station',
        body: 'Olha Vermenko lived in Chornovola Street. {killed} killed.',
        notes: 'Vermenko was a nurse at Kramatorsk railway station.',
        view: `${first!.view.replace(/map=[^&]*/, 'map=37.55123,48.72145,13.00')}&q=a`,
        quotes: first!.quotes.map((quote) => ({
          ...quote,
          quote: '**Olha Vermenko** of Chornovola Street died.',
        })),
      };
      const options = { coarsenPlaces: true, hideNames: true };
      ({ id } = (await make({ title: 'For Olha Vermenko', scenes: [told, ...others], options })).brief);
    });

    it('shows nobody what is withheld, and who may write everything', async () => {
      const shown = await (await GET(get(), withId(id))).text();
      for (const name of [...NAMES, 'Vermenko', '37.55123', '48.72145']) expect(shown).not.toContain(name);
      const { brief } = briefResponse.parse(JSON.parse(shown));
      expect(brief.scenes[0]?.body).toContain('{killed} killed.');
      expect(brief.scenes[0]?.view).toContain('map=37.60000,48.70000,10.00');
      const written = await (await GET(get('?form=edit'), withId(id))).text();
      for (const name of [...NAMES, '37.55123']) expect(written).toContain(name);
      expect(await (await list()).text()).not.toContain('Vermenko');
    });

    it('moves exact places to a settlement of the gazetteer in what scenes draw', async () => {
      const params = { params: Promise.resolve({ id, scene: 'overview.json' }) };
      const { incidents } = drawnScene.parse(await (await getScene(get(), params)).json());
      const precisions = new Set(incidents.map(({ place }) => place?.precision));
      expect(precisions).not.toContain('exact');
      expect(precisions).not.toContain('neighbourhood');
      expect(precisions).toContain('settlement');
    });

    it.for(['html', 'pptx', 'pdf', 'geojson', 'csv'])(
      'keeps it out of the %s and says so',
      async (format, ctx) => {
        const response = await getFile(get(), { params: Promise.resolve({ id, format }) });
        const bytes = Buffer.from(await response.arrayBuffer());
        const text = plainText(format, bytes)?.replace(/\s+/g, ' ');
        if (text === undefined) {
          console.warn(`SKIPPED: no tool here reads a ${format}, what it withholds is unchecked`);
          return ctx.skip('no tool to read it with');
        }
        for (const name of [...NAMES, 'Vermenko']) expect(text).not.toContain(name);
        expect(text).toContain('no more exactly than a settlement');
        expect(response.headers.get('content-disposition')).not.toContain('vermenko');
      },
    );
  });

  it.each([
    ['{', 400],
    [{ title: '', scenes: [], options: empty }, 400],
    [{ title: 'a\0', scenes: [], options: empty }, 400],
    [{ title: 'a', scenes: [blank('a'), blank('a')], options: empty }, 400],
    [{ draft: 'q=a', more: 1 }, 400],
    [{ draft: 'from=2022-99-99' }, 400],
    [{ draft: 'q=a&grades=sure' }, 400],
    [`{"draft":"${'a'.repeat(9_000_000)}"}`, 413],
  ])('refuses a body that is no brief (%#)', async (body, status) => {
    const response = await POST(send('POST', body));
    expect(response.status).toBe(status);
    problemDetails.parse(await response.json());
  });

  it('lets no other site write', async () => {
    const response = await POST(send('POST', { draft: '' }, { origin: 'https://elsewhere.example' }));
    expect(response.status).toBe(403);
  });
});
