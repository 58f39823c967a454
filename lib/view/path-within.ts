/** The path with its query if it leads to a page of this very server; null for what could lead elsewhere. */
export function pathWithin(path: string | null): string | null {
  if (path === null || !path.startsWith('/') || path.length > 2_000) return null;
  const here = 'http://here.invalid';
  const url = URL.parse(path, here);
  if (url?.origin !== here || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
