import { createBrief, respondBriefs } from '#lib/server/brief/respond-brief.ts';

export const dynamic = 'force-dynamic';

/** All briefs, the latest first. */
export function GET(): Promise<Response> {
  return respondBriefs();
}

/** Makes a brief: as it is given, or drafted by rule from a view's filters. */
export function POST(request: Request): Promise<Response> {
  return createBrief(request);
}
