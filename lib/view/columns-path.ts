/** The address of all incidents as columns, as known on a day (null = today); gzipped once for everyone. */
export function columnsPath(knownAt: string | null): string {
  const params = new URLSearchParams({ encoding: 'gzip' });
  if (knownAt !== null) params.set('known_at', knownAt);
  return `/api/columns?${params}`;
}
