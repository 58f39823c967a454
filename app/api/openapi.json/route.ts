import { homeOf } from '#lib/server/export/home-of.ts';
import { describeApi, describeOgcApi } from '#lib/server/openapi/describe-api.ts';
import { respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** The API as OpenAPI 3.1; `part=ogc` gives OGC API – Features alone. */
export function GET(request: Request): Response {
  const search = new URL(request.url).searchParams;
  const [key] = [...search.keys()].filter((name) => name !== 'part');
  if (key !== undefined) return respondProblem(400, `${key}: is no parameter here; there is part`);
  const part = search.get('part');
  if (part !== null && part !== 'ogc') return respondProblem(400, 'part: must be ogc');
  const described = (part === 'ogc' ? describeOgcApi : describeApi)(homeOf(request));
  return Response.json(described, {
    headers: {
      'Content-Type': 'application/vnd.oai.openapi+json;version=3.1',
      'Cache-Control': 'no-cache',
      'Access-Control-Allow-Origin': '*',
    },
  });
}
