import { describe, expect, it } from 'vitest';
import { briefContent } from '#lib/brief/brief-schema.ts';
import { type DraftMaterial, draftBrief } from '#lib/brief/draft-brief.ts';
import type { BriefWords } from '#lib/brief/draft-words.ts';
import type { TextedDetail } from '#lib/brief/pick-quotes.ts';
import { tallyRow, tallyRows } from '#lib/brief/tally.ts';
import type { Incident } from '#lib/schema.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';
import { EN, UK } from '../../fixtures/words.ts';

const wordsOf = ({ say }: typeof EN): BriefWords => ({
  say: (key, values) => say(`draft.${key}`, values),
  count: String,
  title: ({ title }) => title,
  reason: (reason) => reason,
  voice: (name) => name,
  day: (day) => day,
  dayRange: (first, last) => `${first} to ${last}`,
  when: ({ time }) => time.start ?? 'undated',
  where: ({ place }) => place?.name ?? 'nowhere',
  toll: ({ casualties }) => `${casualties.killed?.min ?? '?'} killed`,
  type: (type) => type,
  grade: (level) => say(`codes.grade.${level}`),
});
const now = new Date('2026-11-22T10:00:00Z');
const TEXT = 'Shells fell at noon. Police counted 5 dead. The governor spoke of 9 dead.';

function texted(incident: Incident): TextedDetail {
  const entry = (id: string, speaker: string, words_: string, count: number) => {
    const start = TEXT.indexOf(words_);
    return {
      id,
      field: 'killed' as const,
      speaker,
      value: { min: count, max: count },
      mode: null,
      scope: 'incident' as const,
      reportedAt: null,
      article: 'art',
      mention: 'm1',
      source: 's',
      evidence: [{ start, end: start + words_.length, quote: words_ }],
      own: true,
      passing: false,
      supersededBy: null,
      withdrawn: false,
    };
  };
  return {
    detail: {
      incident,
      why: [],
      reports: [],
      ledger: {
        entries: [entry('1', 'police', '5 dead', 5), entry('2', 'the governor', '9 dead', 9)],
        killed: { value: { min: 5, max: 5 }, low: 5, high: 9, entry: '1', rule: 'latest' },
        injured: null,
        knownAt: null,
      },
      denials: [],
      apart: [],
      wave: null,
    },
    texts: new Map([['art', TEXT]]),
  };
}

function draft(incidents: Incident[], details: TextedDetail[], spoken = EN, voice = (name: string) => name) {
  const material: DraftMaterial = {
    tally: tallyRows(incidents.map(tallyRow)),
    filter: { view: 'types=shelling', words: 'Shelling' },
    camera: '31,49,6',
    cameraOf: () => null,
    worstDay: details,
    deadliest: details,
    disputed: details,
    articleCount: 2,
    publishers: ['Wire'],
    asOf: '2026-11-22T09:00:00Z',
  };
  const content = draftBrief(material, { ...wordsOf(spoken), voice }, now);
  expect(briefContent.parse(content)).toEqual(content);
  return content;
}

describe('a drafted brief', () => {
  const incident = makeIncident({ id: 'i_1', start: '2022-03-02', killed: { min: 5, max: 5 } });

  it('cites in its text every quote that it pins beside a single figure, and none that is not there', () => {
    const { scenes } = draft([incident], [texted(incident)]);
    for (const id of ['worst-day', 'deadliest-1', 'disputed']) {
      const scene = scenes.find((one) => one.id === id);
      const cited = [...(scene?.body.matchAll(/\{q(\d+)\}/g) ?? [])].map(([, number]) => Number(number));
      expect(cited, id).toEqual(scene?.quotes.map((_, at) => at + 1));
      expect(cited.length, id).toBeGreaterThan(0);
    }
  });
  const content = draft([incident], [texted(incident)]);
  const byId = new Map(content.scenes.map((scene) => [scene.id, scene]));

  it('tells the whole, the worst day, the deadliest, what is disputed, and how it was made', () => {
    expect([...byId.keys()]).toEqual(['overview', 'worst-day', 'deadliest-1', 'disputed', 'method']);
    expect(byId.get('overview')?.body).toContain('{killed} killed and {injured} injured in {attacks}.');
    expect(byId.get('worst-day')?.view).toBe('types=shelling&from=2022-03-02&to=2022-03-02&map=31,49,6');
    expect(byId.get('deadliest-1')?.view).toContain('incident=i_1');
  });

  it('names who speaks as the brief’s language does', () => {
    const voice = (name: string) => (name === 'police' ? 'поліція' : name);
    const { scenes } = draft([incident], [texted(incident)], UK, voice);
    expect(scenes.find(({ id }) => id === 'disputed')?.body).toContain('(поліція)');
  });

  it('says both sides of a toll, each with its speaker and its sentence', () => {
    const disputed = byId.get('disputed');
    expect(disputed?.body).toContain('killed from 5 (police) to 9 (the governor)');
    expect(byId.get('deadliest-1')?.quotes.map(({ quote }) => quote)).toEqual(['Police counted 5 dead.']);
    for (const { quotes } of content.scenes) {
      for (const { start, end, quote } of quotes) expect(TEXT.slice(start, end)).toBe(quote);
    }
  });

  it('of nothing says that there is nothing', () => {
    const empty = draft([], []);
    expect(empty.scenes.map(({ id }) => id)).toEqual(['overview', 'method']);
    expect(empty.scenes[0]?.body).toBe('No attack matches this filter.');
  });

  it('says every sentence in the reader’s language, with its live figures and marks whole', () => {
    const english = draft([incident], [texted(incident)]);
    const local = draft([incident], [texted(incident)], UK);
    const marks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([mark]) => mark).sort();
    expect(local.scenes.map(({ id }) => id)).toEqual(english.scenes.map(({ id }) => id));
    expect(local.title).toMatch(/^Атаки, /);
    local.scenes.forEach((scene, at) => {
      const other = english.scenes[at];
      expect(marks(scene.headline), scene.id).toEqual(marks(other?.headline ?? ''));
      expect(marks(scene.body), scene.id).toEqual(marks(other?.body ?? ''));
      expect(scene.quotes, scene.id).toEqual(other?.quotes);
      const own = `${scene.body} ${scene.notes}`.replaceAll(/\{\w+\}|the governor/g, '');
      expect(own, scene.id).toMatch(/\p{Script=Cyrillic}{3}/u);
      expect(own, scene.id).not.toMatch(/draft\.|\b(the|of|killed from|attacks)\b/);
    });
  });
});
