import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchArticle, fetchIncidents, RequestError } from '#components/data/dateline-api.ts';

const body = readFileSync(new URL('../../fixtures/api/incidents.json', import.meta.url), 'utf8');
const signal = () => new AbortController().signal;

function answer(text: string, status = 200): void {
  vi.stubGlobal('fetch', async () => new Response(text, { status }));
}

async function failureOf(promise: Promise<unknown>): Promise<RequestError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestError)) throw new Error(`expected a RequestError, got ${String(error)}`);
  return error;
}

afterEach(() => vi.unstubAllGlobals());

describe('the page’s requests', () => {
  it('give what the schema says', async () => {
    answer(body);
    const response = await fetchIncidents(signal());
    expect(response.incidents.length).toBeGreaterThan(10);
  });

  it('give the server’s own words when it says no', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Unavailable',
      status: 503,
      detail: 'The database is away.',
    };
    answer(JSON.stringify(problem), 503);
    const error = await failureOf(fetchIncidents(signal()));
    expect(error).toMatchObject({ message: 'The database is away.', status: 503 });
  });

  it('say so when the server says no in a way that cannot be read', async () => {
    answer('<html>', 502);
    expect((await failureOf(fetchIncidents(signal()))).message).toBe('The server answered 502.');
  });

  it('fail, naming the place, when an answer does not follow the schema', async () => {
    answer(body.replace('"missile_strike"', '"tank"'));
    expect((await failureOf(fetchIncidents(signal()))).message).toContain(
      '/api/incidents could not be read (at incidents.',
    );
  });

  it('fail when nothing answers, and never give an empty list', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed');
    });
    expect(await failureOf(fetchIncidents(signal()))).toMatchObject({ status: null });
  });

  it('escape an id that comes from the URL', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path);
      return new Response('{}', { status: 404 });
    });
    await failureOf(fetchArticle('../../x?y', signal()));
    expect(asked).toEqual(['/api/articles/..%2F..%2Fx%3Fy']);
  });
});
