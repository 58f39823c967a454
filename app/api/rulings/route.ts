import { decide, respondRulings } from '#lib/server/rulings/respond-rulings.ts';

export const dynamic = 'force-dynamic';

/** What analysts decided. */
export function GET(request: Request): Promise<Response> {
  return respondRulings(request);
}

/** Decides: one attack or two, a split, a grade. */
export function POST(request: Request): Promise<Response> {
  return decide(request);
}
