/** One question to the model; every way in which it can fail is a value. */
import { fail, ok, type Result } from '#lib/result.ts';
import { answerSchema } from './answer.ts';
import type { OpenModel } from './open-model.ts';
import type { Question } from './prompt.ts';

/** Room for about forty attacks. */
const MAX_OUTPUT_TOKENS = 4096;
const MAX_RETRIES = 2;

type Sdk = typeof import('ai');
type Reply = { text: string; finishReason: string };

/**
 * The model's answer as text. Failures: `unreadable` (time-out, no connection, an HTTP error after retries), `refused`
 * (the model declined), `malformed` (cut off or empty). The message names no key and repeats no words of the server.
 */
export async function askModel(model: OpenModel, question: Question): Promise<Result<string>> {
  const sdk = await import('ai');
  const signal = AbortSignal.timeout(model.timeoutMs);
  try {
    const reply = await askEitherWay(sdk, model, question, signal);
    if (reply.finishReason === 'content-filter') return fail('refused', 'it declined to answer');
    if (reply.finishReason === 'length') return fail('malformed', 'its answer was cut off');
    if (reply.text.trim() === '') return fail('malformed', 'its answer is empty');
    return ok(reply.text);
  } catch (error) {
    return fail('unreadable', describe(sdk, error, signal, model.timeoutMs));
  }
}

/** Asks with the answer's schema; a server that does not know schemas is asked in words alone. */
async function askEitherWay(
  sdk: Sdk,
  model: OpenModel,
  question: Question,
  abortSignal: AbortSignal,
): Promise<Reply> {
  const common = {
    model: model.languageModel,
    instructions: question.system,
    prompt: question.user,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    maxRetries: MAX_RETRIES,
    abortSignal,
  };
  try {
    const output = sdk.Output.object({ schema: answerSchema, name: 'attacks' });
    const { text, finishReason } = await sdk.generateText({ ...common, temperature: 0, output });
    return { text, finishReason };
  } catch (error) {
    // The text that is no plain JSON of that shape is read by our own, more patient reader.
    if (sdk.NoObjectGeneratedError.isInstance(error)) {
      return { text: error.text ?? '', finishReason: error.finishReason ?? 'other' };
    }
    if (!(sdk.APICallError.isInstance(error) && (error.statusCode === 400 || error.statusCode === 422)))
      throw error;
  }
  const { text, finishReason } = await sdk.generateText(common);
  return { text, finishReason };
}

function describe(sdk: Sdk, error: unknown, signal: AbortSignal, timeoutMs: number): string {
  if (signal.aborted) return `it did not answer within ${timeoutMs / 1000} s`;
  const last = sdk.RetryError.isInstance(error) ? error.lastError : error;
  if (!sdk.APICallError.isInstance(last)) return 'its server cannot be used';
  if (last.statusCode === undefined) return 'its server cannot be reached';
  return last.statusCode >= 200 && last.statusCode < 300
    ? 'its server did not answer in the OpenAI format'
    : `its server answered with HTTP ${last.statusCode}`;
}
