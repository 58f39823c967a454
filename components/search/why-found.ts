/** Why an attack was found whose title does not hold all words. */
import { findWords } from '#lib/query/fold-words.ts';
import type { ArticleSummary, Incident } from '#lib/schema.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { Highlight } from '#lib/view/mark-text.ts';
import type { Words } from '#lib/view/words.ts';

/** A line in which the words are marked. */
type Why = { line: string; lineHighlights: readonly Highlight[] };

/** True where every word begins a word of the text. */
function holdsAll(text: string, sought: readonly string[]): boolean {
  return sought.every((word) => findWords(text, [word]).length > 0);
}

function markIn(line: string, part: string, sought: readonly string[]): Why {
  const from = line.indexOf(part);
  const lineHighlights = findWords(part, sought).map(({ start, end }) => ({
    start: from + start,
    end: from + end,
  }));
  return { line, lineHighlights };
}

/**
 * The name of the place, the weapon's model or the title of one of its reports that holds the words that were searched,
 * `sought`, folded; null where its own title does, or
 * nothing that the page knows. `articles`: those that the page knows.
 */
export function whyFound(
  incident: Incident,
  sought: readonly string[],
  articles: readonly ArticleSummary[],
  words: Words,
): Why | null {
  const { say } = words;
  if (holdsAll(incidentTitle(incident, words), sought)) return null;
  const place = incident.place?.name ?? '';
  const model = incident.weapon?.model ?? '';
  if (holdsAll(place, sought)) return markIn(say('search.atPlace', { place }), place, sought);
  if (holdsAll(model, sought)) return markIn(say('search.withWeapon', { model }), model, sought);
  const members = new Set(incident.members.map(({ article }) => article));
  for (const { id, title } of articles) {
    if (title === null || !members.has(id) || !holdsAll(title, sought)) continue;
    return markIn(say('search.inTitle', { title }), title, sought);
  }
  return null;
}
