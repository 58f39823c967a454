import { fail, ok, type Result } from '#lib/result.ts';

export type ModelSettings = { baseUrl: string; model: string; key: string | null; timeoutMs: number };

const DEFAULT_TIMEOUT_S = 60;
const MAX_TIMEOUT_S = 3600;

/**
 * Settings of the language model: DATELINE_MODEL_URL (base URL of any OpenAI-compatible server), DATELINE_MODEL,
 * DATELINE_MODEL_KEY, DATELINE_MODEL_TIMEOUT_S (seconds for one request). Null when no URL is set: the rules read alone.
 */
export function readModelSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<ModelSettings | null> {
  const address = env.DATELINE_MODEL_URL?.trim();
  if (!address) return ok(null);
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return fail(
      'malformed',
      'DATELINE_MODEL_URL is no http(s) address: give the base URL, e.g. http://127.0.0.1:11434/v1',
    );
  }
  const model = env.DATELINE_MODEL?.trim();
  if (!model)
    return fail('malformed', 'DATELINE_MODEL_URL is set but DATELINE_MODEL is not: name the model to ask');
  const timeout = env.DATELINE_MODEL_TIMEOUT_S?.trim();
  const seconds = timeout ? Number(timeout) : DEFAULT_TIMEOUT_S;
  if (!(seconds > 0 && seconds <= MAX_TIMEOUT_S)) {
    return fail(
      'malformed',
      `DATELINE_MODEL_TIMEOUT_S is “${timeout}”: give seconds, above 0 and at most ${MAX_TIMEOUT_S}`,
    );
  }
  return ok({
    baseUrl: address,
    model,
    key: env.DATELINE_MODEL_KEY?.trim() || null,
    timeoutMs: seconds * 1000,
  });
}
