/** Reads a map style that someone else serves: that it is one, whose servers it needs, and who is to be credited. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';
import { plainAttribution } from './plain-attribution.ts';
import { describeError } from './read-archive.ts';

/** `origins`: every server that the style's sources, glyphs and pictures come from, the style's own included. */
export type ForeignStyle = { origins: string[]; attribution: string | null };

const sourceShape = z.object({
  url: z.string().optional().catch(undefined),
  tiles: z.array(z.string()).optional().catch(undefined),
  data: z.string().optional().catch(undefined),
  attribution: z.string().optional().catch(undefined),
});
const styleShape = z.object({
  version: z.literal(8),
  layers: z.array(z.object({ id: z.string() })).min(1),
  sources: z.record(z.string(), sourceShape),
  glyphs: z.string().optional().catch(undefined),
  sprite: z
    .union([z.string(), z.array(z.object({ url: z.string() }))])
    .optional()
    .catch(undefined),
});
type Style = z.infer<typeof styleShape>;

const MAX_BYTES = 20_000_000;
/** What a content security policy can name: nothing else of a third party's text gets into the header. */
const SAFE_ORIGIN = /^https?:\/\/[A-Za-z0-9.:[\]-]+$/;

/** Fetches the style and the descriptions of its tile sources; the problem says what is wrong. */
export async function readForeignStyle(
  url: string,
  name: string,
  timeoutMs: number,
): Promise<Result<ForeignStyle>> {
  const fetched = await fetchJson(url, timeoutMs);
  if (!fetched.ok) return fail('unreadable', `${name}: ${fetched.problem.message}`);
  const style = styleShape.safeParse(fetched.value.json);
  if (!style.success) return fail('unsupported', `${name}: is no map style of version 8`);
  const described = await Promise.all(
    Object.values(style.data.sources).map((source) => describeSource(source, fetched.value.url, timeoutMs)),
  );
  const addresses = [url, fetched.value.url, ...directAddresses(style.data, fetched.value.url)];
  const origins = [...addresses, ...described.flatMap((source) => source.addresses)].flatMap(originOf);
  const attribution = plainAttribution(described.flatMap((source) => source.credits));
  return ok({ origins: [...new Set(origins)], attribution });
}

function directAddresses(style: Style, base: string): string[] {
  const sprites = typeof style.sprite === 'string' ? [style.sprite] : (style.sprite ?? []).map((s) => s.url);
  return [style.glyphs ?? '', ...sprites].flatMap((address) => absolute(address, base));
}

/** A source's own addresses and, where it has a TileJSON, those of its tiles. One that does not answer adds none. */
async function describeSource(source: z.infer<typeof sourceShape>, base: string, timeoutMs: number) {
  const own = [source.url, source.data, ...(source.tiles ?? [])].flatMap((address) =>
    absolute(address ?? '', base),
  );
  const credits = [source.attribution];
  const [description] = absolute(source.url ?? '', base);
  if (description === undefined || source.url?.startsWith('pmtiles:')) return { addresses: own, credits };
  const fetched = await fetchJson(description, timeoutMs);
  const parsed = sourceShape.safeParse(fetched.ok ? fetched.value.json : {});
  const tiles = (parsed.data?.tiles ?? []).flatMap((address) => absolute(address, description));
  return { addresses: [...own, ...tiles], credits: [...credits, parsed.data?.attribution] };
}

function absolute(address: string, base: string): string[] {
  const bare = address.replace(/^pmtiles:\/\//, '');
  if (bare === '' || !URL.canParse(bare, base)) return [];
  return [new URL(bare, base).href];
}

function originOf(address: string): string[] {
  const { origin } = new URL(address);
  return SAFE_ORIGIN.test(origin) ? [origin] : [];
}

async function fetchJson(url: string, timeoutMs: number): Promise<Result<{ json: unknown; url: string }>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) {
      await response.body?.cancel();
      return fail('unreadable', `its server answers ${response.status}`);
    }
    const text = await readText(response);
    if (text === null) return fail('unreadable', 'its answer is too large');
    return ok({ json: JSON.parse(text), url: response.url || url });
  } catch (error) {
    const reason =
      error instanceof SyntaxError ? 'is not JSON' : `cannot be reached (${describeError(error)})`;
    return fail('unreadable', reason);
  }
}

/** The body as text; null when it is larger than `MAX_BYTES`, whatever length its server announced. */
async function readText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.length;
    if (size > MAX_BYTES) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
