/**
 * The content security policy of every answer. It is set by the web server, not by next.config: headers there are fixed
 * when the page is built, and which basemap is shown is known only at start. `origins` are that basemap's servers.
 */
export function contentSecurityPolicy(origins: readonly string[]): string {
  const basemap = origins.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${basemap}`,
    "worker-src 'self' blob:",
    `connect-src 'self' blob: data:${basemap}`,
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; ');
}
