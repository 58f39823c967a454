import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import type { OpenedDatabase } from '#lib/server/open-database.ts';
import { type ImportReport, importDump } from '#lib/server/places/import-dump.ts';
import { markPlaces } from '#lib/server/places/places-marker.ts';
import { countPlaces } from '#lib/server/store/read-places.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError, printProgress } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `import FILE… [--data DIR] [--json]

Adds the places of GeoNames dumps (https://download.geonames.org/export/dump/: UA.txt, allCountries.txt,
alternateNamesV2.txt; unzip them first) to those that ship with Dateline: settlements, districts, airfields, ports,
power plants. The table of places comes before that of alternate names. The same file again changes nothing; one
that was broken off goes on. Broken lines are counted, the first ten shown, the rest goes in.

  --data DIR  data directory (default .dateline, or DATELINE_DATA)
  --json      print the report as JSON

Imported places are used by add, by the app's search, and by extract and geoparse with the same data directory.
Articles that are stored already stay as they were read; dateline rederive reads them anew.`,
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  run: async ([action, ...files], values) => {
    if (action !== 'import')
      throw new UsageError(action ? `"${action}" is not "import"` : 'say "import FILE"');
    if (files.length === 0) throw new UsageError('name the file to import');
    const dataDir = dataDirectory(textOption(values, 'data'));
    return withDatabase(dataDir, async (opened) => {
      return await importFiles(files, opened, dataDir, values.json === true);
    });
  },
};

async function importFiles(
  files: readonly string[],
  { store }: OpenedDatabase,
  dataDir: string,
  asJson: boolean,
): Promise<number> {
  const gazetteer = loadGazetteer(projectRoot());
  if (!gazetteer.ok) {
    printError(gazetteer.problem.message);
    return 1;
  }
  let failed = false;
  for (const file of files) {
    const imported = await importDump(file, store, gazetteer.value, printMegabytes);
    if (!imported.ok) printError(imported.problem.message);
    else {
      for (const problem of imported.value.first) printError(problem.message);
      await printData(
        asJson ? JSON.stringify({ file, ...imported.value }) : `${file}: ${describe(imported.value)}`,
      );
    }
    failed ||= !imported.ok || countBroken(imported.value) > 0;
  }
  markPlaces(dataDir, await countPlaces(store));
  return failed ? 1 : 0;
}

function printMegabytes(done: number, total: number): void {
  printProgress(Math.ceil(done / 1e6), Math.ceil(total / 1e6), 'MB');
}

function countBroken({ broken }: ImportReport): number {
  return Object.values(broken).reduce((sum, count) => sum + count, 0);
}

/** One line for a person: what is new, what was there, what could not be read and why. */
function describe(report: ImportReport): string {
  const { places, names, skipped } = report;
  const parts: string[] = [];
  if (places.read > 0) {
    const same = places.read - places.added - places.changed;
    parts.push(`${places.added} places added, ${places.changed} changed, ${same} there already`);
  }
  if (names.read > 0) {
    const same = names.read - names.added - names.placeless;
    parts.push(`${names.added} names added, ${same} there already`);
  }
  if (names.placeless > 0)
    parts.push(`${names.placeless} names of places not known here (import those first)`);
  if (parts.length === 0) parts.push('no line is a row of a GeoNames dump');
  else if (places.added + places.changed + names.added === 0) parts.push('nothing has changed');
  if (skipped > 0) parts.push(`${skipped} rows of kinds not kept`);
  const causes = Object.entries(report.broken).map(
    ([cause, count]) => `${count} × ${cause.replace(/^… /, '')}`,
  );
  const broken = countBroken(report);
  if (broken > 0) parts.push(`${broken} broken lines left out (${causes.join(', ')})`);
  return parts.join('; ');
}
