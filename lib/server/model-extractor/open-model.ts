import type { LanguageModel } from 'ai';
import type { ModelSettings } from './model-settings.ts';

/** A model that can be asked: its name goes into cache keys, `timeoutMs` bounds one question with its retries. */
export type OpenModel = { name: string; languageModel: LanguageModel; timeoutMs: number };

/** Loads the SDK and opens the configured model; nothing is sent yet. Redirects are refused, so the key stays there. */
export async function openModel(settings: ModelSettings): Promise<OpenModel> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const provider = createOpenAICompatible({
    name: 'dateline-model',
    baseURL: settings.baseUrl,
    ...(settings.key === null ? {} : { apiKey: settings.key }),
    supportsStructuredOutputs: true,
    fetch: (input, init) => fetch(input, { ...init, redirect: 'error' }),
  });
  return {
    name: settings.model,
    languageModel: provider.chatModel(settings.model),
    timeoutMs: settings.timeoutMs,
  };
}
