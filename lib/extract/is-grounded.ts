/** Whether what a mention states stands in the text. */
import type { Evidence, Mention } from '#lib/schema.ts';

/** True if every evidence span of the mention is a slice of the text. */
export function isGrounded(mention: Mention, text: string): boolean {
  const { time, place, weapon, targets, casualties, perpetrator, claims } = mention;
  const { killed, injured, missing, captured } = casualties;
  const tolls = [killed, injured, missing, captured];
  const parts = [mention, time, place, weapon, perpetrator, ...tolls, ...targets, ...claims];
  return parts.every((part) => part === null || part.evidence.every((span) => isSlice(span, text)));
}

function isSlice({ start, end, quote }: Evidence, text: string): boolean {
  return start >= 0 && end - start === quote.length && text.startsWith(quote, start);
}
