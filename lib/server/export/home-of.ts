/** The address under which a client knows this installation. */

/** Scheme and host as the client asked for them, e.g. "http://localhost:3000"; behind a proxy, as that one says. */
export function homeOf(request: Request): string {
  const url = new URL(request.url);
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? url.host;
  const scheme = request.headers.get('x-forwarded-proto') ?? url.protocol.slice(0, -1);
  const home = URL.parse(`${scheme === 'https' ? 'https' : 'http'}://${host}`);
  return home?.origin ?? url.origin;
}
