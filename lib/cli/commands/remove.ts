import { storeReadings } from '#lib/server/ingest.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import { readArticleSummaries } from '#lib/server/store/read-articles.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError } from '../print.ts';

export const command: Command = {
  help: `ARTICLE… [--data DIR]

Takes articles away, by id (the last part of their address in the app). Incidents that no other article tells of go
with them, the others lose what these said; an older version of an article takes its place again. All of it or nothing.`,
  options: { data: { type: 'string' } },
  run: async (ids, values) => {
    if (ids.length === 0) throw new UsageError('name at least one article by its id');
    const opened = await openDatabase(projectRoot(), dataDirectory(textOption(values, 'data')));
    if (!opened.ok) {
      printError(opened.problem.message);
      return 1;
    }
    const { store, notices, close } = opened.value;
    try {
      for (const line of notices) printError(line);
      const found = await readArticleSummaries(store, ids);
      const missing = ids.filter((id) => !found.some((article) => article.id === id));
      for (const id of missing) printError(`there is no article ${id}`);
      if (missing.length > 0) return 1;
      await storeReadings(store, [], new Date(), ids);
      for (const { id, title } of found)
        await printData(`${id}: removed${title === null ? '' : ` (${title})`}`);
      return 0;
    } finally {
      await close();
    }
  },
};
