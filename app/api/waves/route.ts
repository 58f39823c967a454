import { respondWaves } from '#lib/server/waves/respond-waves.ts';

export const dynamic = 'force-dynamic';

/** Waves of attacks, oldest first. */
export function GET(request: Request): Promise<Response> {
  return respondWaves(request);
}
