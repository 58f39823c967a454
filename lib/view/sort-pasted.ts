/** What a paste is: addresses to fetch, or the text of an article. */

export type Pasted = { kind: 'addresses'; addresses: string[] } | { kind: 'text'; text: string } | null;

function isAddress(line: string): boolean {
  return /^https?:\/\/\S+$/i.test(line) && URL.canParse(line);
}

/** Addresses when every line that is not blank is one (repeats once); text otherwise; null when there is nothing. */
export function sortPasted(text: string): Pasted {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return null;
  if (lines.every(isAddress)) return { kind: 'addresses', addresses: [...new Set(lines)] };
  return { kind: 'text', text };
}

/** The first words of a text, as a name for it until its title is known. */
export function nameOfText(text: string): string {
  const line = text
    .split('\n')
    .map((part) => part.trim())
    .find((part) => part !== '');
  if (line === undefined) return 'Pasted text';
  const shown = line.slice(0, 80).toWellFormed();
  return shown.length < line.length ? `${shown}…` : shown;
}
