import { closeSync, openSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { type LoadReport, loadFile } from '#lib/server/load/load-file.ts';
import { openLoadSession, removeLoad } from '#lib/server/load/load-store.ts';
import { RejectedRows } from '#lib/server/load/rejected-rows.ts';
import { fileOnDisk } from '#lib/server/load/row-file.ts';
import { dataDirectory } from '#lib/server/locate.ts';
import { type Connection, readConnection } from '#lib/server/postgres/connection-file.ts';
import { LOAD_FIELDS } from '#lib/view/load-fields.ts';
import { type Command, textOption, textOptions, UsageError, type Values } from '../command.ts';
import { printData, printError, printProgress } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `FILE.csv|FILE.geojson [options]

Loads ready-made incidents, a row or feature each. Columns are told by their names (our own exports, ACLED, UCDP, GTD and
common usage); --map says it for the others. All of a file shows at once or, if it is cut short, nothing; the same
command goes on where it stood. The same file again changes nothing, a new version of it takes the place of the old.
Rows that cannot be incidents go to a file, each with its reason.

  --map FIELD=COLUMN  which column holds a field (again for each field; FIELD= takes a field out); fields are
                      ${LOAD_FIELDS.slice(0, 13).join(', ')},
                      ${LOAD_FIELDS.slice(13).join(', ')}
  --name NAME         what the load is called (default: the file's name)
  --rejected FILE     where rejected rows go (default FILE.rejected.csv)
  --remove            take the load of this name away instead
  --data DIR          data directory (default .dateline, or DATELINE_DATA)
  --json              print the report as JSON`,
  options: {
    map: { type: 'string', multiple: true },
    name: { type: 'string' },
    rejected: { type: 'string' },
    remove: { type: 'boolean' },
    data: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (files, values) => {
    const [path, more] = files;
    if (path === undefined || more !== undefined) throw new UsageError('name one file');
    const dataDir = dataDirectory(textOption(values, 'data'));
    return withDatabase(dataDir, async () => {
      const connection = readConnection(dataDir);
      if (connection === null) throw new Error('the database has no connection');
      const name = textOption(values, 'name') ?? basename(path);
      return values.remove === true
        ? await remove(connection, name)
        : await load(connection, path, name, values);
    });
  },
};

async function remove(connection: Connection, name: string): Promise<number> {
  const client = await openLoadSession(connection);
  try {
    const removed = await removeLoad(client, name, new Date());
    printError(removed ? `${name} is taken away` : `there is no load called ${name}`);
    return removed ? 0 : 1;
  } finally {
    await client.end();
  }
}

async function load(connection: Connection, path: string, name: string, values: Values): Promise<number> {
  const file = await fileOnDisk(path);
  if (!file.ok) {
    printError(file.problem.message);
    return 1;
  }
  const rejects = new RejectFile(textOption(values, 'rejected') ?? `${path}.rejected.csv`);
  const said = textOptions(values, 'map');
  try {
    const request = { file: file.value, name, said, reject: rejects.rows.add, progress: showProgress };
    const loaded = await loadFile(connection, request, new Date());
    if (!loaded.ok) {
      printError(loaded.problem.message);
      return 1;
    }
    await printData(values.json === true ? JSON.stringify(loaded.value) : describe(path, loaded.value));
    if (rejects.rows.first.length > 0) {
      for (const line of rejects.rows.first) printError(line);
      printError(`${loaded.value.rejected} rows were rejected: ${rejects.path} says why`);
    }
    return loaded.value.rejected > 0 ? 1 : 0;
  } finally {
    rejects.close();
  }
}

function showProgress(rows: number, share: number): void {
  printProgress(Math.min(99, Math.floor(share * 100)), 100, `percent of the file, ${rows} rows`);
}

function describe(path: string, report: LoadReport): string {
  if (report.unchanged)
    return `${path}: nothing has changed, its ${report.incidents} incidents are there already`;
  const resumed = report.resumedAt > 0 ? ` (${report.resumedAt} rows of an earlier run)` : '';
  return `${path}: ${report.incidents} incidents loaded${resumed}, ${report.rejected} rows rejected`;
}

/** Rejected rows as a file, made at the first of them. */
class RejectFile {
  readonly path: string;
  readonly rows = new RejectedRows((text) => {
    this.#file ??= openSync(this.path, 'w');
    writeSync(this.#file, text);
  });
  #file: number | null = null;

  constructor(path: string) {
    this.path = path;
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
  }
}
