import { respondFile } from '#lib/server/brief/respond-file.ts';

export const dynamic = 'force-dynamic';

/** A brief as a file: html, pptx, pdf, geojson or csv. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string; format: string }> },
): Promise<Response> {
  const { id, format } = await context.params;
  return respondFile(request, id, format);
}
