/** Addresses that cannot be read: answered before the web framework, which takes them for a fault of its own. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** True when the path of a request to the API has a % that stands for no character; such a request is answered 400. */
export function refuseBrokenAddress({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith('/api/') || canDecode(path)) return false;
  const detail = 'the address cannot be read: % must stand before the two digits of a byte of UTF-8';
  response.writeHead(400, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'Bad request', status: 400, detail }));
  return true;
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
