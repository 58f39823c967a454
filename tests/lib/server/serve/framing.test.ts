import { describe, expect, it } from 'vitest';
import { embeddersOf, framingHeaders } from '#lib/server/serve/framing.ts';

describe('who may frame which page', () => {
  it.each([
    '/',
    '/?embed',
    '/about',
    '/add',
    '/embedded',
    '/embed/x',
    '/api/incidents',
    '//embed',
    undefined,
  ])('refuses for %s', (url) => {
    expect(framingHeaders(url, ['*'])).toEqual({
      ancestors: "frame-ancestors 'none'",
      frameOptions: 'DENY',
    });
  });

  it.each(['/embed', '/embed?lang=uk&from=2022-10-01', '/embed#x'])('lets %s be framed', (url) => {
    expect(framingHeaders(url, ['*'])).toEqual({
      ancestors: "frame-ancestors 'self' *",
      frameOptions: null,
    });
  });

  it('refuses for /embed too where nobody may', () => {
    expect(framingHeaders('/embed', []).frameOptions).toBe('DENY');
  });

  it.each([
    [undefined, ['*']],
    ['  ', ['*']],
    ['none', []],
    [
      'https://news.example  *.example.org:8443 localhost:5000',
      ['https://news.example', '*.example.org:8443', 'localhost:5000'],
    ],
    ["news.example; script-src 'unsafe-eval'", []],
    ['https://news.example/path', []],
    ['a\r\nb', ['a', 'b']],
  ])('reads the setting %j', (setting, embedders) => {
    expect(embeddersOf(setting)).toEqual(embedders);
  });
});
