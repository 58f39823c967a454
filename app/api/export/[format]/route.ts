import { respondExport } from '#lib/server/export/respond-export.ts';

export const dynamic = 'force-dynamic';

/** All incidents of a query as a file: geojson, csv, kml, xlsx, acled.csv or ucdp.csv. */
export async function GET(
  request: Request,
  context: { params: Promise<{ format: string }> },
): Promise<Response> {
  return respondExport(request, (await context.params).format);
}
