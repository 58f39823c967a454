/** The piece of HTML that shows a view on another page. */
import { encodeView } from '#lib/view/view-codec.ts';
import type { View } from '#lib/view/view-state.ts';
import type { Language } from '#lib/view/words.ts';

/** Sizes of the frame in px; null = as wide as the page around it. */
export const EMBED_SIZES = {
  small: { width: 320, height: 400 },
  medium: { width: 640, height: 480 },
  large: { width: 960, height: 600 },
  wide: { width: null, height: 600 },
} as const;
export type EmbedSize = keyof typeof EMBED_SIZES;

/** The address of the frame: the whole view and its language. */
export function embedUrl(origin: string, view: View, language: Language): string {
  const query = [encodeView(view), `lang=${language}`].filter(Boolean).join('&');
  return `${origin}/embed?${query}`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The `iframe` for a page's source. */
export function embedCode(url: string, title: string, size: EmbedSize): string {
  const { width, height } = EMBED_SIZES[size];
  const [src, name] = [url, title].map(escapeAttribute);
  return `<iframe src="${src}" title="${name}" width="${width ?? '100%'}" height="${height}" style="border:0" loading="lazy" allowfullscreen></iframe>`;
}
