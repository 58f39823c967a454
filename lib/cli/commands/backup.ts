import { writeBackup } from '#lib/server/backup/write-backup.ts';
import { dataDirectory } from '#lib/server/locate.ts';
import { readConnection } from '#lib/server/postgres/connection-file.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError, printProgress } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `FILE [--data DIR]

Writes all that the database holds (articles, incidents, loads, places, rulings, feeds) into one file, as it is at this
moment, while the app may go on. The file (a gzipped tar) is restored by "dateline restore", also into another kind of
PostgreSQL and by a newer Dateline. Jobs that are under way are not kept.

  --data DIR  data directory (default .dateline, or DATELINE_DATA)`,
  options: { data: { type: 'string' } },
  run: async ([file, ...rest], values) => {
    if (file === undefined || rest.length > 0) throw new UsageError('name one file to write');
    const dataDir = dataDirectory(textOption(values, 'data'));
    return withDatabase(dataDir, async () => {
      const connection = readConnection(dataDir);
      if (connection === null) throw new Error('the database was opened and cannot be found');
      const written = await writeBackup(connection, file, new Date(), (done, total) =>
        printProgress(done, total, 'tables'),
      );
      if (!written.ok) {
        printError(written.problem.message);
        return 1;
      }
      const { tables, bytes } = written.value;
      await printData(`${file}: ${tables} tables, ${(bytes / 1e6).toFixed(1)} MB`);
      return 0;
    });
  },
};
