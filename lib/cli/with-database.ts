import { projectRoot } from '#lib/server/locate.ts';
import { type OpenedDatabase, openDatabase } from '#lib/server/open-database.ts';
import { printError } from './print.ts';

/** Runs a command on the database of a data directory and closes it; gives the exit code, 1 if it cannot be opened. */
export async function withDatabase(
  dataDir: string,
  run: (opened: OpenedDatabase) => Promise<number>,
): Promise<number> {
  const opened = await openDatabase(projectRoot(), dataDir);
  if (!opened.ok) {
    printError(opened.problem.message);
    return 1;
  }
  try {
    for (const line of opened.value.notices) printError(line);
    return await run(opened.value);
  } finally {
    await opened.value.close();
  }
}
