/** Plain text and Markdown: the article's text is the whole file, so offsets hold for anyone who opens it. */
import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml';
import type { Partially } from '#lib/result.ts';
import type { Article, Problem, Section } from '#lib/schema.ts';
import { cleanText } from './clean-text.ts';
import { composeArticle } from './compose-article.ts';
import { labelSections } from './label-sections.ts';
import { draftFromFields, indexFields, problemsAt } from './record-fields.ts';
import type { Given } from './source.ts';

type FrontMatter = { fields: Record<string, unknown>; section: Section; problems: Problem[] };

/** A headline is looked for in this many characters. */
const HEAD_LENGTH = 20_000;

/** YAML of brackets alone takes 6 ms for 1000 characters; what an outlet says of an article takes a few hundred. */
const MAX_FRONT_MATTER = 20_000;

/** YAML aliases may multiply a value, and the time to follow them, without bound; front matter needs none. */
const MAX_ALIASES = 20;

/** The span of a leading `---` block (after a byte order mark, if any), markers included, or null. */
function findFrontMatter(text: string): { start: number; end: number; yaml: string } | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = /^---[ \t]{0,20}\r?\n/.exec(text.slice(start, start + 30));
  if (!opening) return null;
  const from = start + opening[0].length;
  const closing = /(?:^|\n)(?:---|\.\.\.)[ \t]{0,20}(?=\r?\n|$)/.exec(
    text.slice(from, from + MAX_FRONT_MATTER),
  );
  if (!closing) return null;
  return {
    start,
    end: from + closing.index + closing[0].length,
    yaml: text.slice(from, from + closing.index),
  };
}

/** Where a key stands that its mapping has already; the parser's own check compares each key with all before it. */
function findRepeatedKey(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          found = key.range?.[0] ?? 0;
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}

function countAliases(document: Document): number {
  let count = 0;
  visit(document, {
    Alias: () => {
      count += 1;
    },
  });
  return count;
}

/** The first fault of a YAML document: its code and where it stands. */
function findFault(document: Document.Parsed): { code: string; at: number } | null {
  const error = document.errors[0];
  if (error) return { code: error.code, at: error.pos[0] };
  const repeated = findRepeatedKey(document);
  return repeated === null ? null : { code: 'DUPLICATE_KEY', at: repeated };
}

function parseFrontMatter(text: string, name: string): FrontMatter | null {
  const span = findFrontMatter(text);
  if (span === null) return null;
  const section: Section = { kind: 'meta', start: span.start, end: span.end };
  const document = parseDocument(span.yaml, { prettyErrors: false, uniqueKeys: false });
  const found = findFault(document);
  if (found) {
    const line = span.yaml.slice(0, found.at).split('\n').length + 1;
    const fault = `${name} line ${line}: the front matter is not valid YAML (${found.code})`;
    const message = `${fault}; quote the value or fix the indentation`;
    return { fields: {}, section, problems: [{ kind: 'malformed', message }] };
  }
  if (!isMap(document.contents)) return null;
  const message = `${name}: the front matter's YAML refers to itself too often; write its values out`;
  const entangled: FrontMatter = { fields: {}, section, problems: [{ kind: 'malformed', message }] };
  if (countAliases(document) > MAX_ALIASES) return entangled;
  try {
    const fields = document.toJS({ maxAliasCount: MAX_ALIASES }) as Record<string, unknown>;
    return { fields, section, problems: [] };
  } catch {
    return entangled;
  }
}

function firstHeadline(text: string, sections: Section[]): string | null {
  const headline = labelSections(text.slice(0, HEAD_LENGTH), sections).find(
    ({ kind }) => kind === 'headline',
  );
  if (!headline) return null;
  return text
    .slice(headline.start, headline.end)
    .replace(/^#+\s/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

/** The one article of a text or Markdown file; front matter gives its metadata and becomes a `meta` section. */
export function readText(raw: string, name: string, given: Given): Partially<Article[]> {
  const text = cleanText(raw);
  const front = parseFrontMatter(text, name);
  const sections = front ? [front.section] : [];
  const fields = draftFromFields(indexFields(front?.fields ?? {}), 'front matter');
  const draft = { ...fields.draft, text, sections };
  const article = composeArticle({ ...draft, title: draft.title ?? firstHeadline(text, sections) }, given);
  return { value: [article], problems: [...(front?.problems ?? []), ...problemsAt(name, fields.problems)] };
}
