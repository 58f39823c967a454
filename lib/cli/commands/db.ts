import { dataDirectory } from '#lib/server/locate.ts';
import { distributeStore, listDistribution } from '#lib/server/store/distribution.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `distribute [--dry-run] [--data DIR]

Spreads the tables that grow with every article over the machines of a Citus cluster, whose coordinator DATABASE_URL
names. Not tried on a real cluster yet: make a backup first. Without the extension it changes nothing and says so.

  --dry-run   print the statements and do nothing
  --data DIR  data directory (default .dateline, or DATELINE_DATA)`,
  options: { 'dry-run': { type: 'boolean' }, data: { type: 'string' } },
  run: async ([what, ...rest], values) => {
    if (what !== 'distribute' || rest.length > 0) throw new UsageError('say "distribute"');
    if (values['dry-run'] === true) {
      await printData(listDistribution().join(';\n').concat(';'));
      return 0;
    }
    return withDatabase(dataDirectory(textOption(values, 'data')), async ({ store }) => {
      const done = await distributeStore(store);
      if (!done.ok) {
        printError(done.problem.message);
        return 1;
      }
      for (const statement of done.value) await printData(statement);
      return 0;
    });
  },
};
