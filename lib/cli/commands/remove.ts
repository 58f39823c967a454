import { storeReadings } from '#lib/server/ingest.ts';
import { dataDirectory } from '#lib/server/locate.ts';
import { readArticleSummaries } from '#lib/server/store/read-articles.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `ARTICLE… [--data DIR]

Takes articles away, by id (the last part of their address in the app). Incidents that no other article tells of go
with them, the others lose what these said; an older version of an article takes its place again. All of it or nothing.`,
  options: { data: { type: 'string' } },
  run: async (ids, values) => {
    if (ids.length === 0) throw new UsageError('name at least one article by its id');
    return withDatabase(dataDirectory(textOption(values, 'data')), async ({ store }) => {
      const found = await readArticleSummaries(store, ids);
      const missing = ids.filter((id) => !found.some((article) => article.id === id));
      for (const id of missing) printError(`there is no article ${id}`);
      if (missing.length > 0) return 1;
      await storeReadings(store, [], new Date(), ids);
      for (const { id, title } of found)
        await printData(`${id}: removed${title === null ? '' : ` (${title})`}`);
      return 0;
    });
  },
};
