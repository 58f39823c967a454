const MAX_LENGTH = 300;

/** Credits as plain text: markup dropped, repeats once, cut at 300 characters; null when there are none. */
export function plainAttribution(credits: readonly (string | null | undefined)[]): string | null {
  const plain = credits.map((credit) => dropMarkup(credit ?? '')).filter((credit) => credit !== '');
  return plain.length === 0 ? null : [...new Set(plain)].join(' · ').slice(0, MAX_LENGTH);
}

function dropMarkup(html: string): string {
  return html
    .slice(0, 4000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .replace(/&[a-z#0-9]{1,8};/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
