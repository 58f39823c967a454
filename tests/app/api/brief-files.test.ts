/** Briefs of many attacks: what a page of five hundred weighs, and what is said of those that are not drawn. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BriefResponse, briefResponse, drawnScene } from '#lib/brief/brief-schema.ts';
import { GROUND_TYPES } from '#lib/codes.ts';
import { bumpDataVersion } from '#lib/server/store/meta.ts';
import { addDays } from '#lib/time.ts';
import { GET as getFile } from '../../../app/api/briefs/[id]/files/[format]/route.ts';
import { PUT } from '../../../app/api/briefs/[id]/route.ts';
import { GET as getScene } from '../../../app/api/briefs/[id]/scenes/[scene]/route.ts';
import { POST } from '../../../app/api/briefs/route.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';

const COUNT = 2600;
const DRAWN = 500;
let db: TemporaryDatabase;
let made: BriefResponse;

const send = (method: string, body: unknown, headers: Record<string, string> = {}) =>
  new Request('http://dateline.test/api/briefs', {
    method,
    headers: { 'content-type': 'application/json', host: 'dateline.test', ...headers },
    body: JSON.stringify(body),
  });
const get = () => new Request('http://dateline.test/api/briefs/x');

async function readFile(id: string, format: string): Promise<Buffer> {
  const response = await getFile(get(), { params: Promise.resolve({ id, format }) });
  expect(response.status, format).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (process.env.BRIEF_OUT) writeFileSync(join(process.env.BRIEF_OUT, `many.${format}`), bytes);
  return bytes;
}

function pageOf(html: Buffer) {
  const packed = /id="data">([^<]+)</.exec(html.toString())?.[1] ?? '';
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString());
}

beforeAll(async () => {
  db = await openTemporaryDatabase('many-briefs');
  process.env.DATELINE_DATA = db.dataDir;
  const rows = Array.from({ length: COUNT }, (_, at) => {
    const start = addDays('2022-02-24', at % 900);
    const type = GROUND_TYPES[at % GROUND_TYPES.length];
    const incident = {
      ...makeIncident({
        id: `i_${(50_000 + at).toString(36).padStart(13, '0')}`,
        start,
        ...(type ? { type } : {}),
        placeName: `Село-Довгоназвисько-${at}`,
        killed: at % 3 === 0 ? null : { min: at % 40, max: at % 5 === 0 ? null : (at % 40) + 3 },
      }),
      title: `Ракетний удар по об’єктах електроенергетичної інфраструктури, Село-Довгоназвисько-${at}`,
    };
    const [lng, lat] = [24 + ((at * 37) % 160) / 10, 46.5 + ((at * 53) % 50) / 10];
    const placed = { ...incident, place: { ...incident.place!, lng, lat } };
    const { id } = incident;
    const day = { start_day: start, end_day: start };
    return { id, type: placed.type, ground: true, ...day, lng, lat, data: JSON.stringify(placed), why: '[]' };
  });
  for (let at = 0; at < COUNT; at += 200) {
    await db.store
      .insertInto('incidents')
      .values(rows.slice(at, at + 200) as never)
      .execute();
  }
  await bumpDataVersion(db.store, new Date('2026-01-02T03:04:05Z'));
  const drafted = await POST(send('POST', { draft: 'theme=dark&labels=uk' }));
  made = briefResponse.parse(await drafted.json());
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

describe('a brief of many attacks', () => {
  it('is a page of less than 12 MB with five hundred of them, and says how many there are', async () => {
    const html = await readFile(made.brief.id, 'html');
    const page = pageOf(html);
    console.info(
      `page of ${page.incidents.length} attacks in ${page.scenes.length} scenes: ${html.length} bytes`,
    );
    expect(page.incidents.length).toBeGreaterThanOrEqual(DRAWN);
    expect(html.length).toBeLessThan(12e6);
    expect(page.scenes[0].total).toBe(COUNT);
    expect(page.scenes[0].incidents).toHaveLength(DRAWN);
  });

  it('draws the deadliest of a scene on the screen and counts all', async () => {
    const params = Promise.resolve({ id: made.brief.id, scene: 'overview.json' });
    const drawn = drawnScene.parse(await (await getScene(get(), { params })).json());
    expect(drawn.total).toBe(COUNT);
    expect(drawn.incidents).toHaveLength(2000);
    // Two of three state a toll: all of these come before any that does not.
    const stated = drawn.incidents.filter(({ casualties }) => casualties.killed !== null);
    expect(stated).toHaveLength(COUNT - Math.ceil(COUNT / 3));
  });

  it('makes slides and a handout of long Cyrillic words on a dark map, all letters embedded', async () => {
    const slides = await readFile(made.brief.id, 'pptx');
    expect(slides.subarray(0, 2).toString()).toBe('PK');
    const handout = await readFile(made.brief.id, 'pdf');
    expect(handout.subarray(0, 5).toString()).toBe('%PDF-');
    expect(handout.toString('latin1')).toContain('/FontFile2');
  });

  it('writes names of the map in the language that the view chose', async () => {
    const { brief } = made;
    const view = 'labels=uk&map=30.52340,50.45010,8.00';
    const scenes = [{ id: 'kyiv', headline: 'Київ', body: '', notes: '', view, quotes: [] }];
    const put = send(
      'PUT',
      { title: brief.title, scenes, options: brief.options },
      { 'if-match': `"${brief.version}"` },
    );
    expect((await PUT(put, { params: Promise.resolve({ id: brief.id }) })).status).toBe(200);
    const { grounds } = pageOf(await readFile(brief.id, 'html'));
    expect(grounds[0].includes('>Бориспіль<')).toBe(true);
    expect(grounds[0].includes('>Boryspil<')).toBe(false);
  });

  it('says what surrounds a brief in the language that is asked for, or that the reader chose', async () => {
    const params = () => Promise.resolve({ id: made.brief.id, format: 'html' });
    const read = async (request: Request) => (await getFile(request, { params: params() })).text();
    const address = 'http://dateline.test/api/briefs/x';
    const asked = await read(new Request(`${address}?lang=uk`));
    expect(asked).toContain('<html lang="uk">');
    expect(asked).toContain('Атаки та джерела');
    const page = pageOf(Buffer.from(asked));
    expect(page.asOf).toBe('Дані станом на 2 січня 2026');
    expect(page.grades).toContainEqual({ label: 'Слабка', meaning: 'одне незалежне джерело' });
    expect(page.labels.missile_strike).toBe('Ракетний удар');
    expect(page.say.count).toContain('{shown}');
    // The brief's own words stay as they were written.
    expect(page.title).toBe(made.brief.title);
    const chosen = await read(new Request(address, { headers: { cookie: 'a=1; dateline-language=uk' } }));
    expect(chosen).toContain('<html lang="uk">');
    expect(await read(new Request(`${address}?lang=xx`))).toContain('"status":400');
  });

  it('gives every attack as data', async () => {
    const { brief } = briefResponse.parse(await (await POST(send('POST', { draft: '' }))).json());
    const { features, query, grades } = JSON.parse((await readFile(brief.id, 'geojson')).toString());
    expect(features).toHaveLength(COUNT);
    expect(query).toContain('all attacks');
    expect(grades).toContain('Weak: one independent source');
    expect((await readFile(brief.id, 'csv')).toString().split('\r\n')).toHaveLength(COUNT + 2);
  });
});
