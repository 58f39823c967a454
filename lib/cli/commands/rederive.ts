import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import type { OpenedDatabase } from '#lib/server/open-database.ts';
import { widenFrom } from '#lib/server/places/widen-gazetteer.ts';
import { rederiveArticles } from '#lib/server/rederive.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError, printProgress } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `[--data DIR]

Reads every stored article anew, e.g. after "dateline gazetteer import". All of it or nothing; incidents keep their
ids, and those that go away lead on to what took their place.`,
  options: { data: { type: 'string' } },
  run: async (names, values) => {
    if (names.length > 0) throw new UsageError(`"${names[0]}" is not expected here`);
    return withDatabase(dataDirectory(textOption(values, 'data')), rederive);
  },
};

async function rederive({ store }: OpenedDatabase): Promise<number> {
  const pipeline = await loadPipeline(projectRoot(), { widen: widenFrom(store) });
  if (!pipeline.ok) {
    printError(pipeline.problem.message);
    return 1;
  }
  const done = await rederiveArticles(store, pipeline.value, new Date(), (at, total) =>
    printProgress(at, total, 'articles'),
  );
  for (const problem of done.problems) printError(problem.message);
  await printData(`${done.articles} articles read anew: ${done.incidents} incidents`);
  return done.problems.length > 0 ? 1 : 0;
}
