import { spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Extraction } from '#lib/schema.ts';
import { openModelReader } from '#lib/server/model-extractor/open-model-reader.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { answerWith, attack, makeArticle, shippedDeps } from './model-for-tests.ts';

const deps = shippedDeps();
const TEXT = 'A missile hit an apartment building in Kharkiv on Tuesday, killing five people.';
const ANSWER = answerWith(
  attack({
    trigger: 'A missile hit an apartment building',
    type: 'missile_strike',
    place: 'Kharkiv',
    time: 'on Tuesday',
    killed: 'killing five people',
  }),
);

type Request = { path: string; authorization: string | undefined; body: Record<string, unknown> };
type Reply = (response: ServerResponse, request: Request, count: number) => void;

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A server on the loopback that speaks the chat protocol; answers the n-th request by `reply`. */
async function serve(reply: Reply): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  const server = createServer((incoming: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>;
      const request = { path: incoming.url ?? '', authorization: incoming.headers.authorization, body };
      requests.push(request);
      reply(response, request, requests.length);
    });
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function chat(response: ServerResponse, content: string | null, finish = 'stop'): void {
  send(response, 200, {
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'small',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

async function readFrom(url: string, more: Record<string, string> = {}): Promise<Extraction> {
  const env = { DATELINE_MODEL_URL: url, DATELINE_MODEL: 'small', ...more };
  const reader = await openModelReader(env, deps);
  if (!reader.ok || !reader.value) throw new Error('the reader did not open');
  return reader.value(makeArticle(TEXT));
}

const rules = readArticle(makeArticle(TEXT), deps);

function expectModel(read: Extraction): void {
  expect(read.problems).toEqual([]);
  expect(read.mentions).toMatchObject([
    { place: { name: 'Kharkiv' }, time: { start: '2023-05-09' }, casualties: { killed: { min: 5, max: 5 } } },
  ]);
  // The model named no perpetrator, weapon or target; the rules find the weapon: so this is the model's reading.
  expect(read.mentions[0]?.weapon).toBeNull();
}

function expectRules(read: Extraction, message: RegExp): void {
  expect(read.mentions).toEqual(rules.mentions);
  expect(read.problems).toHaveLength(rules.problems.length + 1);
  expect(read.problems.at(-1)?.message).toMatch(message);
}

describe('a model behind an OpenAI-compatible server', () => {
  it('is off without DATELINE_MODEL_URL, and a wrong setting is named', async () => {
    expect(await openModelReader({}, deps)).toEqual({ ok: true, value: null });
    expect(await openModelReader({ DATELINE_MODEL_URL: 'http://127.0.0.1:1/v1' }, deps)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('DATELINE_MODEL') },
    });
  });

  it.for([
    ['is not loaded', {}, ''],
    [
      'is loaded',
      { DATELINE_MODEL_URL: 'http://127.0.0.1:1/v1', DATELINE_MODEL: 'small' },
      '@ai-sdk/openai-compatible',
    ],
  ] as const)('%s with the settings %j', ([, env, expected]) => {
    const root = join(import.meta.dirname, '../../../..');
    const code = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (/^(ai$|@ai-sdk\\/openai-compatible$)/.test(name)) console.log(name);
        return next(name, context);
      } });
      const { openModelReader } = await import('#lib/server/model-extractor/open-model-reader.ts');
      const opened = await openModelReader(${JSON.stringify(env)}, {});
      if (!opened.ok) throw new Error(opened.problem.message);`;
    const node = join(root, 'node_modules/.bin/node');
    const run = spawnSync(node, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' });
    expect([run.status, run.stdout.trim()]).toEqual([0, expected]);
  });

  it('is asked once, with key, name, schema and the article between markers', async () => {
    const { url, requests } = await serve((response) => chat(response, ANSWER));
    expectModel(await readFrom(url, { DATELINE_MODEL_KEY: 'k-123' }));
    expect(requests).toHaveLength(1);
    const [{ path, authorization, body }] = requests as [Request];
    expect([path, authorization, body.model, body.temperature]).toEqual([
      '/v1/chat/completions',
      'Bearer k-123',
      'small',
      0,
    ]);
    expect(body.response_format).toMatchObject({ type: 'json_schema' });
    const [system, user] = body.messages as { role: string; content: string }[];
    expect([system?.role, user?.role]).toEqual(['system', 'user']);
    expect(user?.content).toMatch(/<<<REPORT ([0-9a-f]{24})\n.*\nREPORT \1>>>/s);
    expect(system?.content).not.toContain('Kharkiv');
  });

  it.for([
    ['fenced', `\`\`\`json\n${ANSWER}\n\`\`\``],
    ['with prose around it', `Sure! Here it is: ${ANSWER} Hope this helps.`],
    ['after its thoughts', `<think>The user wants {json}.</think>\n${ANSWER}`],
  ] as const)('is understood when its answer is %s', async ([, content]) => {
    const { url } = await serve((response) => chat(response, content));
    expectModel(await readFrom(url));
  });

  it('is asked in words alone by a server that knows no schemas', async () => {
    const { url, requests } = await serve((response, { body }) =>
      body.response_format
        ? send(response, 400, { error: { message: 'response_format' } })
        : chat(response, ANSWER),
    );
    expectModel(await readFrom(url));
    expect(requests.map(({ body }) => 'response_format' in body)).toEqual([true, false]);
  });

  it('is asked again after HTTP 500', async () => {
    const { url, requests } = await serve((response, _, count) =>
      count === 1 ? send(response, 500, { error: { message: 'busy' } }) : chat(response, ANSWER),
    );
    expectModel(await readFrom(url));
    expect(requests).toHaveLength(2);
  });

  it.for([
    ['HTTP 500 each time', (r: ServerResponse) => send(r, 500, { error: { message: 'x' } }), /HTTP 500/],
    ['a wrong key', (r: ServerResponse) => send(r, 401, { error: { message: 'bad key k-123' } }), /HTTP 401/],
    [
      'a page instead of an answer',
      (r: ServerResponse) => send(r, 200, '<html>Hello</html>'),
      /OpenAI format/,
    ],
    ['truncated JSON', (r: ServerResponse) => chat(r, ANSWER.slice(0, -4)), /not the JSON/],
    ['an answer cut off by its length', (r: ServerResponse) => chat(r, ANSWER, 'length'), /cut off/],
    ['no content', (r: ServerResponse) => chat(r, null), /empty/],
    ['a filter', (r: ServerResponse) => chat(r, '', 'content_filter'), /declined/],
    ['a broken connection', (r: ServerResponse) => r.destroy(), /cannot be (reached|used)/],
  ] as const)('leaves the article to the rules on %s', async ([, reply, message]) => {
    const { url } = await serve((response) => reply(response));
    const read = await readFrom(url, { DATELINE_MODEL_KEY: 'k-123' });
    expectRules(read, message);
    expect(JSON.stringify(read.problems)).not.toContain('k-123');
  });

  it('is not followed to another server, where key and text would go along', async () => {
    const other = await serve((response) => chat(response, ANSWER));
    const { url } = await serve((response) => {
      response.writeHead(307, { location: `${other.url}/chat/completions` });
      response.end();
    });
    expectRules(await readFrom(url, { DATELINE_MODEL_TIMEOUT_S: '0.5' }), /cannot be|did not answer/);
    expect(other.requests).toEqual([]);
  });

  it('leaves the article to the rules when it does not answer in time', async () => {
    const { url } = await serve(() => {});
    expectRules(await readFrom(url, { DATELINE_MODEL_TIMEOUT_S: '0.2' }), /did not answer within 0.2 s/);
  });

  it('leaves the article to the rules when it drips its answer for ever', async () => {
    const timers: NodeJS.Timeout[] = [];
    const { url } = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      timers.push(setInterval(() => response.write(' '), 20));
    });
    try {
      expectRules(await readFrom(url, { DATELINE_MODEL_TIMEOUT_S: '0.3' }), /did not answer within 0.3 s/);
    } finally {
      for (const timer of timers) clearInterval(timer);
    }
  });

  it('leaves the article to the rules when nobody listens', async () => {
    const { url } = await serve(() => {});
    const server = servers.pop()!;
    await new Promise((done) => server.close(done));
    expectRules(await readFrom(url, { DATELINE_MODEL_TIMEOUT_S: '0.5' }), /reached|did not answer/);
  });
});
