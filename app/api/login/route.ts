import { respondLogin, signIn, signOut } from '#lib/server/login/respond-login.ts';

export const dynamic = 'force-dynamic';

/** Whether writing needs a token, and whether this browser has given it. */
export function GET(request: Request): Response {
  return respondLogin(request);
}

/** Signs in. */
export function POST(request: Request): Promise<Response> {
  return signIn(request);
}

/** Signs out. */
export function DELETE(request: Request): Response {
  return signOut(request);
}
