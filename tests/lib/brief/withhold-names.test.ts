import { describe, expect, it } from 'vitest';
import { namesIn, withoutNames } from '#lib/brief/withhold-names.ts';

const none = new Set<string>();

describe('names of persons', () => {
  it.each([
    ['Olena Kovalenko, 34, was killed.', '[name withheld], 34, was killed.'],
    ['Olena, 34, was killed.', '[name withheld], 34, was killed.'],
    ['The mayor, O. Kovalenko, spoke.', 'The mayor, [name withheld], spoke.'],
    ['Загинула Олена Коваленко.', '[name withheld].'],
    ['Jean-Pierre O’Neill came.', '[name withheld] came.'],
    ['On Monday Volodymyr Zelensky spoke.', 'On Monday [name withheld] spoke.'],
  ])('go: %s', (text, wanted) => {
    expect(withoutNames(text, none)).toBe(wanted);
  });

  it.each([
    'The Defence Ministry denied it.',
    'Figures of the United Nations were lower.',
    'KYIV, Ukraine: three were killed.',
    'On 3 March 2022 it fell.',
    'On 3 March, 47 people died in Chernihiv.',
    'In Izium, 12 were hurt.',
  ])('leave offices and days alone: %s', (text) => {
    expect(withoutNames(text, none)).toBe(text);
  });

  it('leave known names alone', () => {
    const known = new Set(['Kryvyi Rih', 'Kryvyi', 'Rih']);
    expect(withoutNames('It hit Kryvyi Rih.', known)).toBe('It hit Kryvyi Rih.');
  });

  it('give their surnames, so that these go alone too', () => {
    expect(namesIn('Olena Kovalenko died.', none)).toEqual(['Kovalenko']);
    expect(withoutNames('Kovalenko was 34.', none, new Set(['Kovalenko']))).toBe('[name withheld] was 34.');
  });
});

describe('graphic words', () => {
  it('take their sentence with them', () => {
    expect(withoutNames('Two died. Their bodies were charred. A third lives.', none)).toBe(
      'Two died. [graphic words withheld] A third lives.',
    );
  });
});
