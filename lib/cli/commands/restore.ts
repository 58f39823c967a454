import { restoreBackup } from '#lib/server/backup/restore-backup.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import { holdPostgres } from '#lib/server/open-database.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError, printProgress } from '../print.ts';

export const command: Command = {
  help: `FILE [--replace] [--data DIR]

Fills the database with what "dateline backup" wrote. The file is checked to its end before anything is changed, and
whatever fails after that leaves the database as it was.

  --replace   put it in place of what is there: all tables of that database's schema are dropped, as the last step
  --data DIR  data directory (default .dateline, or DATELINE_DATA)

Stop the app first, or start it again after: what it keeps in memory is of the old data.`,
  options: { replace: { type: 'boolean' }, data: { type: 'string' } },
  run: async ([file, ...rest], values) => {
    if (file === undefined || rest.length > 0) throw new UsageError('name one file to restore');
    const opened = await holdPostgres(projectRoot(), dataDirectory(textOption(values, 'data')));
    if (!opened.ok) {
      printError(opened.problem.message);
      return 1;
    }
    const { connection, notices, release } = opened.value;
    try {
      for (const line of notices) printError(line);
      const restored = await restoreBackup(connection, file, {
        replace: values.replace === true,
        progress: (done, total) => printProgress(done, total, 'tables'),
      });
      if (!restored.ok) {
        printError(restored.problem.message);
        return 1;
      }
      await printData(`${file}: restored as it was at ${restored.value.madeAt}`);
      return 0;
    } finally {
      await release();
    }
  },
};
