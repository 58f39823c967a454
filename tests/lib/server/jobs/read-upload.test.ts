import { expect, it } from 'vitest';
import { readUpload } from '#lib/server/jobs/read-upload.ts';

const LIMITS = { maxTextBytes: 1_000, maxFormBytes: 2_000, waitMs: 50 };

function request(body: ReadableStream<Uint8Array>, type: string): Request {
  const init = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' };
  return new Request('http://localhost/api/articles', init as RequestInit);
}
const bytes = (text: string) => new TextEncoder().encode(text);

it('gives up on a body that does not come to its end', async () => {
  const slow = new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(bytes('{"text":"')) });
  expect(await readUpload(request(slow, 'application/json'), LIMITS)).toMatchObject({
    ok: false,
    status: 408,
  });
});

it('stops reading a body that grows beyond its limit without having said so', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (body) => {
      sent += 100;
      body.enqueue(bytes('x'.repeat(100)));
    },
  });
  expect(await readUpload(request(endless, 'application/json'), LIMITS)).toMatchObject({
    ok: false,
    status: 413,
  });
  expect(sent).toBeLessThan(3_000);
});

it('tells a body that breaks off from one that is no JSON', async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: (body) => body.error(new Error('gone')) });
  expect(await readUpload(request(broken, 'application/json'), LIMITS)).toMatchObject({
    status: 400,
    detail: 'The body was broken off',
  });
  const latin1 = new ReadableStream<Uint8Array>({
    start: (body) => {
      body.enqueue(new Uint8Array([0x22, 0xe4, 0x22]));
      body.close();
    },
  });
  expect(await readUpload(request(latin1, 'application/json'), LIMITS)).toMatchObject({
    status: 400,
    detail: expect.stringContaining('UTF-8'),
  });
});
