import { expect, it } from 'vitest';
import { looksLikeIncidents } from '#lib/view/looks-like-incidents.ts';

it.each([
  ['acled.csv', 'event_id_cnty,event_date,sub_event_type,latitude,longitude,notes\n', true],
  ['german.csv', '"Date";"Lat";"Lon";"Text"\n', true],
  ['toll.tsv', 'date\tplace\tkilled\n', true],
  ['articles.csv', 'date,title,text,place\n', false],
  ['articles.csv', 'published,headline,body\n', false],
  ['links.csv', 'url,title\n', false],
  ['days.csv', 'date,colour\n', false],
  ['points.geojson', 'anything', true],
  ['points.json', '\uFEFF { "type" : "FeatureCollection", "features": [] }', true],
  ['articles.json', '{"type":"article","text":"…"}', false],
  ['articles.json', '[{"text":"a"}]', false],
  ['report.txt', 'date,lat,lng\n', false],
  ['empty.csv', '', false],
])('%s beginning %j: %s', (name, head, is) => {
  expect(looksLikeIncidents(name, head)).toBe(is);
});
