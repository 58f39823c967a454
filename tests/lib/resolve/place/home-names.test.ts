import { describe, expect, it } from 'vitest';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { extract, loadDeps } from '../../../../bench/eval-deps.ts';

const deps = loadDeps();

/** Name and country of the place that the words mean, null where they mean none. */
function placeOf(text: string, words: string): string | null {
  const found = geoparse(text, deps.gazetteer).find((t) => t.quote === words);
  return found?.place ? `${found.place.name}, ${found.place.country}` : null;
}

describe('names in the country of a text', () => {
  it.each([
    ['A bomb killed four people in Palma, Mozambique, on Monday.', 'Palma', 'MZ'],
    [
      'The army in Syria opened an inquiry. A drone hit a market in Nawa on Sunday. Syria said so.',
      'Nawa',
      'SY',
    ],
    [
      'The army in Syria opened an inquiry. A drone hit a market in Douma on Sunday. Syria said so.',
      'Douma',
      'SY',
    ],
    [
      'The army in Iraq opened an inquiry. A drone hit a shop in Abu Ghraib on Sunday. Iraq said so.',
      'Abu Ghraib',
      'IQ',
    ],
    ['A bomb killed four people in Bosso, Niger, on Monday.', 'Bosso', 'NE'],
  ])('%j: %s lies in %s', (text, words, country) => {
    expect(placeOf(text, words)).toMatch(new RegExp(`, ${country}$`));
  });
  it('leaves a city that everybody knows where it is', () => {
    expect(placeOf('Lawyers in Madrid spoke of Brazil. The bank in Brazil had closed.', 'Madrid')).toMatch(
      /, ES$/,
    );
  });
});

describe('other spellings', () => {
  it.each([
    ['A bomb killed four people in Umm Rawaba, Sudan, on Monday.', 'Umm Rawaba', 'SD'],
    ['Shells hit a school in Tal Tamr, Syria, on Monday.', 'Tal Tamr', 'SY'],
    ['Militants attacked a base in Bardhere, Somalia, on Monday.', 'Bardhere', 'SO'],
    ['Gunmen shot two men in Noshki, Pakistan, on Monday.', 'Noshki', 'PK'],
    ['A drone hit a house in Tyotkino, Russia, on Monday.', 'Tyotkino', 'RU'],
  ])('%j: %s is known in %s', (text, words, country) => {
    expect(placeOf(text, words)).toMatch(new RegExp(`, ${country}$`));
  });
  it.each([
    ['A bomb exploded in Northwestern Colombia on Monday.', 'Northwestern'],
    ['Gunmen shot two men in Dara Velin Khel, Pakistan, on Monday.', 'Dara'],
    ['A rocket fell on Ain el-Gharbi in southern Lebanon on Monday.', 'Ain'],
  ])('%j does not call %s a place of its own', (text, words) => {
    expect(placeOf(text, words)).toBeNull();
  });
});

describe('reports in capitals', () => {
  const HEAD = 'GUATEMALA CITY, 24 AUG 89 (EFE) -- [TEXT] ';
  const lead = (text: string) => extract(deps, 't', text, null).mentions[0];

  it('takes a surname for no town of another country', () => {
    const text = `${HEAD}GUNMEN SHOT THE BANKER RAMIRO CASTILLO DEAD TODAY IN GUATEMALA. THE KILLERS OF CASTILLO FLED.`;
    expect(geoparse(text, deps.gazetteer).map((t) => t.place?.country)).not.toContain('PH');
  });
  it('says only the country where the dateline alone names a place and that is the capital', () => {
    const found = lead(`${HEAD}GUERRILLAS DYNAMITED A POWER TOWER TODAY.`);
    expect(found?.place).toMatchObject({ name: 'Guatemala', precision: 'country' });
  });
  it('keeps the capital where the text names it', () => {
    const found = lead(`${HEAD}GUERRILLAS DYNAMITED A BANK IN GUATEMALA CITY TODAY.`);
    expect(found?.place).toMatchObject({ name: 'Guatemala City', precision: 'settlement' });
  });
});

describe('quarters', () => {
  it('names the quarter that the sentence names with its town', () => {
    const text =
      'A car bomb went off in the Velin Hill neighbourhood as officials met in Herat on Monday, killing six.';
    expect(extract(deps, 't', text, '2025-06-18').mentions[0]?.place).toMatchObject({
      name: 'Velin Hill',
      country: 'AF',
    });
  });
});

describe('days counted from another day', () => {
  it.each([
    ['Ten days earlier, gunmen killed three people in Herat.', '2025-06-04'],
    ['12 days earlier, gunmen killed three people in Herat.', '2025-06-02'],
  ])('%j', (sentence, day) => {
    const text = `A bomb wounded six people in Kabul on 14 June. ${sentence}`;
    const found = extract(deps, 't', text, '2025-06-18').mentions.find((m) => m.place?.name === 'Herat');
    expect(found?.time.start).toBe(day);
  });
});
