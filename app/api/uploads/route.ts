import { receiveUpload } from '#lib/server/uploads/respond-uploads.ts';

export const dynamic = 'force-dynamic';

/** Takes a file of ready-made incidents; nothing is loaded yet. */
export function POST(request: Request): Promise<Response> {
  return receiveUpload(request);
}
