import { expect, it } from 'vitest';
import { findArticlesFault, findIncidentsFault } from '#components/data/check-list.ts';
import {
  type ArticlesResponse,
  articlesResponse,
  type IncidentsResponse,
  incidentsResponse,
} from '#lib/wire.ts';

const incidents: IncidentsResponse = {
  dataVersion: 'a-1',
  asOf: '2022-11-16T00:00:00Z',
  incidents: [
    {
      id: 'i_0000000000001',
      title: 'Missile strike, Kyiv',
      type: 'missile_strike',
      assertion: 'happened',
      outcome: 'hit',
      time: {
        start: '2022-11-15',
        end: '2022-11-15',
        precision: 'day',
        basis: 'explicit',
        clock: null,
        surface: null,
        candidates: [],
        bounds: {},
      },
      place: null,
      weapon: null,
      targets: [],
      casualties: { killed: null, injured: { min: 1, max: null } },
      perpetrator: null,
      grade: { level: 'machine', why: [] },
      members: [{ article: 'a', mention: 'm1' }],
      reported: { first: null, last: null },
    },
  ],
  total: 1,
  next: null,
  articleCount: 1,
};
const articles: ArticlesResponse = {
  dataVersion: 'a-1',
  articles: [
    {
      id: 'a',
      title: null,
      publisher: null,
      url: null,
      sources: [],
      language: 'en',
      published: { value: null, basis: null, why: [] },
      mentionCount: 1,
      addedAt: '2022-11-16T00:00:00Z',
    },
  ],
};

it('finds nothing wrong with what the schema accepts', () => {
  expect(findIncidentsFault(incidentsResponse.parse(incidents))).toBeNull();
  expect(findArticlesFault(articlesResponse.parse(articles))).toBeNull();
});

it('names the place of every field that a row cannot be drawn without, as the schema does', () => {
  const [incident] = incidents.incidents;
  const wrong = {
    type: 'flood',
    time: null,
    grade: { level: 'sure' },
    casualties: null,
    targets: 'a',
    id: 7,
  };
  for (const [field, value] of Object.entries(wrong)) {
    const body = { ...incidents, incidents: [incident, { ...incident, [field]: value }] };
    expect(findIncidentsFault(body)).toBe(`incidents.1.${field}`);
    expect(incidentsResponse.safeParse(body).success).toBe(false);
  }
  const [article] = articles.articles;
  const body = { ...articles, articles: [{ ...article, published: null }] };
  expect(findArticlesFault(body)).toBe('articles.0.published');
});

it.each([undefined, null, 'text', [], {}, { dataVersion: 'a' }, { dataVersion: 'a', incidents: [null] }])(
  'refuses %j as a list',
  (body) => {
    expect(findIncidentsFault(body)).not.toBeNull();
  },
);
