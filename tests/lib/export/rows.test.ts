import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { acledRow } from '#lib/export/acled-row.ts';
import { featureOf } from '#lib/export/geojson.ts';
import { RECORD_COLUMN_NAMES, recordIncident } from '#lib/export/incident-record.ts';
import { CLOSE_KML, openKml, placemarkOf } from '#lib/export/kml.ts';
import { priogridCell, ucdpRow } from '#lib/export/ucdp-row.ts';
import { anyIncidents, makeIncident } from '../../fixtures/make-incident.ts';

const STAMP = {
  asOf: '2026-01-02T03:04:05Z',
  dataVersion: 'a-1',
  query: 'a=1&b=<2>',
  attribution: 'Us',
  home: 'h',
};
const alone = (incident: ReturnType<typeof makeIncident>) => ({ incident, publishers: [] });

it('gives every incident the same columns in the same order', () => {
  fc.assert(
    fc.property(anyIncidents, (incidents) => {
      for (const incident of incidents) {
        expect(Object.keys(recordIncident(alone(incident)))).toEqual(RECORD_COLUMN_NAMES);
      }
    }),
    { numRuns: 20 },
  );
});

it('leaves a toll that nobody states empty, and takes the least number where one is open', () => {
  const unknown = alone(makeIncident({ id: 'x', start: '2022-11-15' }));
  expect(acledRow(unknown).fatalities).toBeNull();
  expect(ucdpRow(unknown)).toMatchObject({ best: null, high: null, low: null });
  const open = alone(makeIncident({ id: 'x', start: '2022-11-15', killed: { min: 3, max: null } }));
  expect(acledRow(open).fatalities).toBe(3);
  expect(ucdpRow(open)).toMatchObject({ best: 3, high: null, low: 3, deaths_unknown: 3 });
  expect(acledRow(open)).toMatchObject({ iso: 804, country: 'Ukraine', year: 2022, time_precision: 1 });
});

it('names the PRIO-GRID cell of a point', () => {
  expect(priogridCell(-180, -90)).toBe(1);
  expect(priogridCell(179.9, 89.9)).toBe(259_200);
  expect(priogridCell(180, 90)).toBe(259_200);
  // Kyiv: row 280, column 421 of the grid.
  expect(priogridCell(30.5234, 50.4501)).toBe(280 * 720 + 421 + 1);
});

it('gives a feature without a point a null geometry', () => {
  const incident = { ...makeIncident({ id: 'x', start: null }), place: null };
  expect(featureOf(alone(incident)).geometry).toBeNull();
});

it('writes well-formed KML whatever the words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const incident = { ...makeIncident({ id: 'x', start: '2022-11-15' }), title };
      const kml = openKml({ ...STAMP, query: title }) + placemarkOf(alone(incident)) + CLOSE_KML;
      expect(XMLValidator.validate(kml)).toBe(true);
    }),
    { numRuns: 200 },
  );
  const incident = { ...makeIncident({ id: 'x', start: '2022-11-15' }), title: '<b>&amp; "it"' };
  const kml = openKml(STAMP) + placemarkOf(alone(incident)) + CLOSE_KML;
  const { Document } = new XMLParser({ htmlEntities: false }).parse(kml).kml;
  expect(Document.Placemark.name).toBe('<b>&amp; "it"');
  expect(Document.description).toContain('Query: a=1&b=<2>');
  expect(Document.Placemark.TimeSpan).toEqual({ begin: '2022-11-15', end: '2022-11-15' });
  expect(Document.Placemark.Point.coordinates).toBe('30.5234,50.4501');
});
