/** This process's environment without what would bend PostgreSQL's own programs (PGDATA, PGPORT …); English messages. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !key.startsWith('PG') && !key.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv;
}
