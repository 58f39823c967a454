import { describe, expect, it } from 'vitest';
import { figureWords, languageOfText } from '#lib/brief/figure-words.ts';
import { fillFigures, sumFigures } from '#lib/brief/figures.ts';
import { EN, UK } from '../../fixtures/words.ts';

describe('the language of live figures', () => {
  it('is that of most letters of their text, whoever reads it', () => {
    expect(languageOfText('{killed} killed in {attacks}, said «Гроза»', 'uk')).toBe('en');
    expect(languageOfText('{killed} загинуло в {attacks}, BBC', 'en')).toBe('uk');
  });

  it('is the reader’s where the text has no word of its own', () => {
    expect(languageOfText('{killed} – {injured}!', 'uk')).toBe('uk');
    expect(languageOfText('', 'en')).toBe('en');
  });

  it('counts attacks as the screen does', () => {
    for (const words of [EN, UK]) {
      const { attacks } = figureWords(words.language);
      for (const count of [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111, 1234]) {
        expect(attacks(count)).toBe(words.say('common.attacks', { count }));
      }
    }
  });

  it('spells unknown sums in Ukrainian', () => {
    const figures = { ...sumFigures([]), incidents: 2, killedMin: 3, killedUnknown: 1, injuredUnknown: 2 };
    const fill = (text: string) => fillFigures(text, figures, (day) => day, undefined, figureWords('uk'));
    expect(fill('Загинуло {killed} в {attacks}; поранено {injured}; з {first_day}')).toBe(
      'Загинуло щонайменше 3 в 2 атаки; поранено невідома кількість людей; з невідомий день',
    );
  });
});
