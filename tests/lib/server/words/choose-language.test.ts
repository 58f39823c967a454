import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '#lib/server/words/choose-language.ts';
import { ASKED_LANGUAGE_HEADER, handOnLanguage } from '#lib/server/words/language-header.ts';

const NOTHING = { asked: null, cookie: null, accepted: null };

describe('the language of an answer', () => {
  it.each([
    [NOTHING, 'en'],
    [{ ...NOTHING, accepted: 'uk-UA,uk;q=0.9,en;q=0.8' }, 'uk'],
    [{ ...NOTHING, accepted: 'de-DE,de;q=0.9,uk;q=0.5,en;q=0.4' }, 'uk'],
    [{ ...NOTHING, accepted: 'en-GB,en;q=0.9,uk;q=0.8' }, 'en'],
    [{ ...NOTHING, accepted: 'de' }, 'en'],
    [{ ...NOTHING, accepted: '*' }, 'en'],
    [{ ...NOTHING, accepted: ';;q=,,\u0000' }, 'en'],
    [{ ...NOTHING, cookie: 'uk', accepted: 'en' }, 'uk'],
    [{ ...NOTHING, cookie: 'xx', accepted: 'uk' }, 'uk'],
    [{ asked: 'en', cookie: 'uk', accepted: 'uk' }, 'en'],
    [{ asked: 'fr', cookie: 'uk', accepted: 'en' }, 'uk'],
  ] as const)('of %j is %s', (hints, language) => {
    expect(chooseLanguage(hints)).toBe(language);
  });
});

describe('the header that carries ?lang=', () => {
  it.each([
    ['/embed?lang=uk&theme=dark', 'uk'],
    ['/?from=2022-10-01&lang=en', 'en'],
    ['/', undefined],
    ['/?lang=%0d%0aX', undefined],
    ['/?lang=ukrainian', undefined],
    ['/?%E0%A4%A&lang=uk', 'uk'],
  ])('of %s is %s', (url, language) => {
    const request = { url, headers: {} as Record<string, string> };
    handOnLanguage(request);
    expect(request.headers[ASKED_LANGUAGE_HEADER]).toBe(language);
  });

  it('cannot be sent by a client', () => {
    const request = { url: '/', headers: { [ASKED_LANGUAGE_HEADER]: 'uk' } };
    handOnLanguage(request);
    expect(request.headers).toEqual({});
  });
});
