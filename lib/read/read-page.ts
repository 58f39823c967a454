/** HTML pages: the article's own words, found by Readability or, failing that, by the page's landmarks. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Partially } from '#lib/result.ts';
import type { Article, Problem } from '#lib/schema.ts';
import type { Rendered } from './build-paragraphs.ts';
import { composeArticle } from './compose-article.ts';
import { type PageMetadata, readPageMetadata } from './page-metadata.ts';
import { renderMarkup, renderNode } from './render-markup.ts';
import { headOf, skimMarkup } from './skim-markup.ts';
import type { Given } from './source.ts';
import { isHeavyMarkup } from './weigh-markup.ts';
import { withHeadline } from './with-headline.ts';

/** Readability's loose mode starts below this many characters; short dispatches have about as many. */
const MIN_ARTICLE_CHARACTERS = 250;

/** Less text than this from Readability and the page's landmarks are tried too. */
const SHORT_CHARACTERS = 140;

type Found = Rendered & { title: string | null; byline: string | null };

const NOTHING: Found = { text: '', sections: [], title: null, byline: null };

/** Gives a page or a fragment of one the elements that every document has. */
function parsePage(html: string): Document {
  const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as Document;
}

/** The article as Readability finds it; takes the document apart. */
function extractArticle(document: Document): Found {
  const found = new Readability<Node>(document, {
    charThreshold: MIN_ARTICLE_CHARACTERS,
    serializer: (node) => node,
  }).parse();
  if (!found?.content) return NOTHING;
  return { ...renderNode(found.content), title: found.title || null, byline: found.byline || null };
}

/** The text of the page's article, main or body element, without navigation, asides and footers. */
function renderLandmark(document: Document): Rendered {
  for (const unwanted of document.querySelectorAll('nav, aside, footer, header nav, [role="navigation"]'))
    unwanted.remove();
  const articles = document.querySelectorAll('article');
  const landmark = (articles.length === 1 ? articles[0] : null) ?? document.querySelector('main');
  return renderNode(landmark ?? document.documentElement);
}

function bestBody(html: string, metadata: PageMetadata, found: Found): Rendered {
  if (found.text.length >= SHORT_CHARACTERS) return found;
  const stated =
    metadata.articleBody === null ? null : renderMarkup(metadata.articleBody.replace(/\n/g, '<br>'));
  if (stated !== null && stated.text.length > found.text.length) return stated;
  const landmark = renderLandmark(parsePage(html));
  return landmark.text.length > found.text.length ? landmark : found;
}

/** The draft of a page: from its document, or for a heavy page from its tokens alone. */
function readDraft(html: string, given: Given): { body: Rendered; metadata: PageMetadata; found: Found } {
  const isHeavy = isHeavyMarkup(html);
  const document = parsePage(isHeavy ? headOf(html) : html);
  const pageTitle = document.title?.trim() || null;
  const metadata = readPageMetadata(document, given.address ?? null);
  const found = isHeavy ? { ...NOTHING, ...skimMarkup(html) } : extractArticle(document);
  const body = isHeavy ? found : bestBody(html, metadata, found);
  return { body, metadata, found: { ...found, title: found.title ?? pageTitle } };
}

function readDocument(html: string, given: Given): Article | null {
  const { body, metadata, found } = readDraft(html, given);
  if (body.text.trim() === '') return null;
  const { articleBody: _, ...draft } = metadata;
  const title = draft.title ?? found.title;
  const byline =
    (draft.byline ?? found.byline)
      ?.replace(/\s+/g, ' ')
      .replace(/^ ?by /i, '')
      .trim() || null;
  const { text, sections } = withHeadline(body, title);
  return composeArticle({ ...draft, title, byline, text, sections }, given);
}

function nothing(kind: Problem['kind'], message: string): Partially<Article[]> {
  return { value: [], problems: [{ kind, message }] };
}

/** The article of an HTML page, with the metadata that the page states. */
export function readPage(html: string, name: string, given: Given): Partially<Article[]> {
  let article: Article | null;
  try {
    article = readDocument(html.replace(/^\uFEFF/, ''), given);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 80) : 'unknown';
    return nothing(
      'unreadable',
      `${name}: the page cannot be taken apart (${reason}); save the article's text as .txt`,
    );
  }
  if (article !== null) return { value: [article], problems: [] };
  return nothing(
    'empty',
    `${name}: no article text in this page; open it in a browser and save the text as .txt`,
  );
}
