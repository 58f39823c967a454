import { describe, expect, it } from 'vitest';
import { labelSections } from '#lib/read/label-sections.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from '../../../../bench/gazetteer-file.ts';

const gazetteer = loadGazetteer();

function placesOf(text: string): [string, string | null | undefined][] {
  return geoparse(text, gazetteer, { sections: labelSections(text) }).map(({ quote, place }) => [
    quote,
    place?.country,
  ]);
}

describe('the head of a dispatch', () => {
  it('names the capital, though a hamlet elsewhere has its name', () => {
    const found = placesOf(
      'BUENOS AIRES, 10 JAN 90 (NA) -- [TEXT] THE OFFICE OF A PARTY IN BUENOS AIRES WAS HIT BY A BOMB TODAY.',
    );
    expect(found.filter(([quote]) => quote === 'BUENOS AIRES').map(([, country]) => country)).toEqual([
      'AR',
      'AR',
    ]);
  });

  it('names no place in the brackets of its agency', () => {
    const found = placesOf(
      'SAN SALVADOR, 23 JUN 89 (RADIO CADENA SONORA) -- A BOMB WAS THROWN AT THE SAN SALVADOR CENTRAL MARKET.',
    );
    expect(found).toEqual([
      ['SAN SALVADOR', 'SV'],
      ['SAN SALVADOR', 'SV'],
    ]);
  });

  it('leaves a name that says more to its own words', () => {
    const found = placesOf('ATHENS, Ga. (AP) — Two men were shot in Athens on Monday, police said.');
    expect(found[0]?.[1]).toBe('US');
  });
});
