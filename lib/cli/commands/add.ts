import type { Given } from '#lib/read/source.ts';
import type { Result } from '#lib/result.ts';
import type { Problem } from '#lib/schema.ts';
import { fetchSource } from '#lib/server/fetch/fetch-source.ts';
import { type Reading, readInput, storeReadings } from '#lib/server/ingest.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import { listInputs, type NamedInput, openInputs } from '#lib/server/open-inputs.ts';
import { widenFrom } from '#lib/server/places/widen-gazetteer.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { type Command, textOption, UsageError, type Values } from '../command.ts';
import { describeIngested } from '../describe-ingested.ts';
import { GIVEN_HELP, GIVEN_OPTIONS, readGiven } from '../given-options.ts';
import { printData, printError, printProgress } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `PATH|URL… [options]

Reads articles (txt, md, html, json, jsonl, RSS/Atom, csv; a folder stands for its files) into the database and
prints one line an article. All of one call is stored, or, if it is cut short, nothing. A text that is there already
stays one article; given its publication day, it is read anew.

${GIVEN_HELP}
  --data DIR              data directory (default .dateline, or DATELINE_DATA)
  --json                  print the lines as JSON`,
  options: { ...GIVEN_OPTIONS, data: { type: 'string' }, json: { type: 'boolean' } },
  run: add,
};

async function add(names: string[], values: Values): Promise<number> {
  if (names.length === 0) throw new UsageError('name at least one file, folder or address');
  const given = readGiven(values);
  return withDatabase(dataDirectory(textOption(values, 'data')), async ({ store }) => {
    const read = await readAll(names, given, store);
    if (!read.ok) return sayFailure(read.problem);
    const { readings, failed } = read.value;
    const stored = readings.length > 0 ? await storeReadings(store, readings, new Date()) : [];
    for (const article of stored) {
      await printData(values.json === true ? JSON.stringify(article) : describeIngested(article));
    }
    return failed ? 1 : 0;
  });
}

function sayFailure(problem: Problem): number {
  printError(problem.message);
  return 1;
}

async function readAll(
  names: string[],
  given: Given,
  store: Store,
): Promise<Result<{ readings: Reading[]; failed: boolean }>> {
  const pipeline = await loadPipeline(projectRoot(), { widen: widenFrom(store) });
  if (!pipeline.ok) return pipeline;
  const paths = listInputs(names);
  const readings: Reading[] = [];
  let failed = false;
  let done = 0;
  for await (const input of openInputs(paths, fetchInput)) {
    const read = await readInput(input, withAddress(given, input), pipeline.value);
    for (const problem of read.problems) printError(problem.message);
    readings.push(...read.readings);
    failed ||= read.failed;
    done += 1;
    if (paths.length > 1) printProgress(done, paths.length, 'inputs');
  }
  return { ok: true, value: { readings, failed } };
}

function withAddress(given: Given, { input }: NamedInput): Given {
  return input.ok && input.value.url ? { ...given, address: input.value.url } : given;
}

async function fetchInput(address: string) {
  const fetched = await fetchSource(address);
  return fetched.ok ? { ok: true as const, value: { name: address, ...fetched.value } } : fetched;
}
