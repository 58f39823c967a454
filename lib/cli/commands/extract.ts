import { basename } from 'node:path';
import { articleId } from '#lib/read/article-id.ts';
import { readJsonLine } from '#lib/read/read-records.ts';
import { readSource } from '#lib/read/read-source.ts';
import type { Given, SourceInput } from '#lib/read/source.ts';
import type { Article, Problem } from '#lib/schema.ts';
import { loadPipeline, type Pipeline, tryReading } from '#lib/server/load-pipeline.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import { isAddress, listInputs, openInputs } from '#lib/server/open-inputs.ts';
import { openImported } from '#lib/server/places/open-imported.ts';
import { type Command, textOption, UsageError, type Values } from '../command.ts';
import { GIVEN_HELP, GIVEN_OPTIONS, readGiven } from '../given-options.ts';
import { printData, printError } from '../print.ts';
import { readStdinLines } from '../read-lines.ts';

export const command: Command = {
  help: `[FILE…] [options]

Prints one JSON line an article: its publication day, the attacks it tells of, and the words that say so. Needs no
database; the one of the data directory is opened only if places were imported into it. Without FILE it reads JSON lines {"id","text","title"?,"publishedAt"?,"url"?,"publisher"?} from standard
input. The id of a file with one article is its base name. Where the text was taken out of a page, feed or table,
the line carries it as "text": offsets count in it.

${GIVEN_HELP}
  --data DIR              data directory of imported places (default .dateline, or DATELINE_DATA)`,
  options: { ...GIVEN_OPTIONS, data: { type: 'string' } },
  run: extract,
};

async function extract(names: string[], values: Values): Promise<number> {
  const given = readGiven(values);
  const address = names.find(isAddress);
  if (address !== undefined)
    throw new UsageError(`${address}: only files are read here; dateline add reads addresses`);
  const imported = await openImported(projectRoot(), dataDirectory(textOption(values, 'data')));
  if (!imported.ok) return sayFailure(imported.problem);
  try {
    const pipeline = await loadPipeline(projectRoot(), { widen: imported.value.widen });
    if (!pipeline.ok) return sayFailure(pipeline.problem);
    const failed =
      names.length > 0
        ? await extractFiles(names, given, pipeline.value)
        : await extractLines(given, pipeline.value);
    return failed ? 1 : 0;
  } finally {
    await imported.value.close();
  }
}

function sayFailure(problem: Problem): number {
  printError(problem.message);
  return 1;
}

function sayProblems(problems: readonly Problem[]): void {
  for (const problem of problems) printError(problem.message);
}

async function extractFiles(names: string[], given: Given, pipeline: Pipeline): Promise<boolean> {
  let failed = false;
  for await (const { input } of openInputs(listInputs(names), refuseAddress)) {
    if (!input.ok) {
      printError(input.problem.message);
      failed = true;
      continue;
    }
    const { value: articles, problems } = readSource(input.value, given);
    sayProblems(problems);
    failed ||= articles.length === 0 || problems.some((problem) => problem.kind !== 'encoding');
    for (const article of articles) {
      const named = withFileId(article, articles.length, input.value);
      if (!(await printExtraction(named, pipeline, input.value))) failed = true;
    }
  }
  return failed;
}

async function refuseAddress(): Promise<never> {
  throw new UsageError('only files are read here');
}

/** A file that is one article goes by its name, unless it names an id of its own. */
function withFileId(article: Article, count: number, input: SourceInput): Article {
  const derived = article.id === articleId(article.text, article.url);
  return count === 1 && derived ? { ...article, id: basename(input.name) } : article;
}

async function extractLines(given: Given, pipeline: Pipeline): Promise<boolean> {
  let failed = false;
  for await (const { line, number } of readStdinLines()) {
    const { value: articles, problems } = readJsonLine(line, `line ${number}`, given);
    sayProblems(problems);
    failed ||= articles.length === 0 || problems.length > 0;
    for (const article of articles) if (!(await printExtraction(article, pipeline, line))) failed = true;
  }
  return failed;
}

/** Prints one article's line; the text goes along where the reader of the line could not have it already. */
async function printExtraction(
  article: Article,
  pipeline: Pipeline,
  source: SourceInput | string,
): Promise<boolean> {
  const read = await tryReading(pipeline, article, article.id);
  if (!read.ok) {
    printError(read.problem.message);
    return false;
  }
  const extraction = read.value;
  const own = typeof source === 'string' ? hasText(source, article.text) : isWhole(source, article.text);
  await printData(JSON.stringify(own ? extraction : { ...extraction, text: article.text }));
  return true;
}

function isWhole(source: SourceInput, text: string): boolean {
  const { bytes } = source;
  return (
    bytes.length < 3 * text.length + 4 &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') === text
  );
}

function hasText(line: string, text: string): boolean {
  const { text: given } = JSON.parse(line) as { text?: unknown };
  return given === text;
}
