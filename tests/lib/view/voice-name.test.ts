import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceNames } from '#lib/view/place-names.ts';
import { voiceName, voiceNames } from '#lib/view/voice-name.ts';
import { EN, UK } from '../../fixtures/words.ts';

const read = (file: string) => JSON.parse(readFileSync(`public/names/${file}.json`, 'utf8')) as PlaceNames;
const WORDS = { ...UK, names: { ...read('uk'), ...read('uk-voices') } };

describe('who acts or speaks', () => {
  it.each([
    ['Russia', 'Росія'],
    ['United States', 'Сполучені Штати'],
    ['gunmen', 'озброєні люди'],
    ['Hamas', 'ХАМАС'],
    ['Ukraine or Russia', 'Україна або Росія'],
    ['The police', 'поліція'],
    ['Ukrainian Air Force', 'Повітряні сили України'],
    ['Russia’s Defence Ministry', 'міністерство оборони Росії'],
    ['Defense Ministry in Moscow', 'міністерство оборони Росії'],
    ['armed forces of Ukraine', 'збройні сили України'],
    ['governor of the Poltava region', 'очільник області (Полтавська область)'],
    ['head of the Chernihiv region', 'очільник області (Чернігівська область)'],
    ['Kharkiv Regional Military Administration', 'обласна військова адміністрація (Харківська область)'],
  ])('%s is %s', (name, local) => expect(voiceName(name, WORDS)).toBe(local));

  it.each(['Oleh Synyehubov', 'governor of the Nowhere region', 'Army of Nobody', 'constructor', ''])(
    'stays as the text has it: %s',
    (name) => expect(voiceName(name, WORDS)).toBe(name),
  );

  it('is a country before the names have come', () => {
    expect(voiceName('Ukraine', UK)).toBe('Україна');
    expect(voiceName('police', UK)).toBe('police');
  });

  it('are translated one by one in a list', () => {
    expect(voiceNames('police; Oleh Synyehubov', WORDS)).toBe('поліція; Oleh Synyehubov');
    expect(voiceNames('Russia, Ukraine', WORDS)).toBe('Росія, Україна');
  });

  it('stay English in English, whatever they are, and never fail', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(voiceNames(name, EN)).toBe(name);
        expect(voiceName(name, WORDS)).toBeTypeOf('string');
      }),
    );
  });
});
