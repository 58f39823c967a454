import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REASON_FORMS } from '#lib/view/reason-forms.ts';
import { translateReason, waveTitle } from '#lib/view/translate-reason.ts';
import english from '../../../data/messages/en.json' with { type: 'json' };
import { EN, UK } from '../../fixtures/words.ts';

const CYRILLIC = /[а-яіїєґ]/iu;

describe('translateReason', () => {
  it('has for each form the message that is its English', () => {
    const { kind: _, how: __, ...messages } = english.reasons;
    expect(messages).toEqual(REASON_FORMS);
  });

  it.each([
    ['No analyst has reviewed it.', 'Аналітик цього не перевіряв.'],
    [
      'The source gives the publication day: Tue 14 May 2024.',
      'Джерело вказує день публікації: вт, 14 трав. 2024.',
    ],
    ['same weapon: guided bomb', 'та сама зброя: керована авіабомба'],
    [
      '7 independent sources report it: a.org; b.org and 2 more.',
      'Незалежних джерел, що повідомляють про це: 7 (a.org; b.org та ще 2).',
    ],
    ['“on Monday” names no day.', '«on Monday» не називає дня.'],
    [
      'a_1/m1 and a_2/m1 are one attack: same place: Kyiv; same type; tolls overlap',
      'a_1/m1 та a_2/m1 — одна атака: те саме місце: Kyiv; той самий вид атаки; числа втрат перекриваються',
    ],
    [
      'no place is told of the attack itself; this is the town the report keeps to',
      'місця самої атаки не названо; це місто, про яке йдеться в повідомленні',
    ],
  ])('says %s in Ukrainian', (reason, said) => {
    expect(translateReason(reason, UK)).toBe(said);
    expect(translateReason(reason, EN)).toBe(reason);
  });

  it('leaves a reason of an unknown form as it is', () => {
    expect(translateReason('The moon was full.', UK)).toBe('The moon was full.');
  });

  it('says every form that has its values in Ukrainian', () => {
    for (const form of Object.values(REASON_FORMS)) {
      const reason = form.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'rest' ? 'same type' : 'X9'));
      const said = form === REASON_FORMS.within ? 'у складі' : null;
      const told = translateReason(reason, UK);
      const isWave = [REASON_FORMS.waveMany, REASON_FORMS.waveOne, REASON_FORMS.waveNone].some(
        (wave) => wave === form,
      );
      expect(isWave ? waveTitle(reason, UK) : told, reason).not.toBe(reason);
      if (!isWave && said === null) expect(told, reason).toMatch(CYRILLIC);
    }
  });

  it('throws for no text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof translateReason(text, UK) === 'string'));
  });
});

describe('waveTitle', () => {
  it('names the means, the country and the day', () => {
    const title = 'Missiles and drones on 5 places in Ukraine, 26 August 2024';
    const names = { UA: { Ukraine: 'Україна' } };
    expect(waveTitle(title, { ...UK, names })).toBe('Ракети, дрони, Україна, пн, 26 серп. 2024 (місць: 5)');
    expect(waveTitle(title, EN)).toBe(title);
  });
});
