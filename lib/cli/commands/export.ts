import { once } from 'node:events';
import { ATTRIBUTION } from '#lib/export/export-stamp.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '#lib/server/export/export-formats.ts';
import { readSourced } from '#lib/server/export/read-sourced.ts';
import { incidentParams, parseIncidentQuery } from '#lib/server/incident-params.ts';
import { dataDirectory } from '#lib/server/locate.ts';
import { readDataState } from '#lib/server/store/meta.ts';
import { type Command, textOption, UsageError, type Values } from '../command.ts';
import { hasReader } from '../print.ts';
import { withDatabase } from '../with-database.ts';

/** Every filter of the routes, by the same name; pages have no meaning here. */
const FILTERS = Object.keys(incidentParams.shape).filter((name) => name !== 'cursor');
const optionOf = (name: string) => name.replaceAll('_', '-');

export const command: Command = {
  help: `--format FORMAT [filters] [--data DIR]

Prints the incidents that the same filters give in the app, as one file with attribution and as-of stamp.

  --format FORMAT  ${EXPORT_FORMAT_NAMES.join(', ')} (acled and ucdp mean the last two)
  --data DIR       data directory (default .dateline, or DATELINE_DATA)

Filters, as in the addresses of the API: ${FILTERS.map((name) => `--${optionOf(name)}`).join(' ')}`,
  options: {
    format: { type: 'string' },
    data: { type: 'string' },
    ...Object.fromEntries(FILTERS.map((name) => [optionOf(name), { type: 'string' as const }])),
  },
  run: async (names, values) => {
    if (names.length > 0) throw new UsageError(`"${names[0]}" is not expected here`);
    const format = readFormat(values);
    const search = readFilters(values);
    const query = parseIncidentQuery(search);
    if (!query.ok) throw new UsageError(`--${optionOf(query.problem.message)}`);
    return withDatabase(dataDirectory(textOption(values, 'data')), async ({ store }) => {
      const state = await readDataState(store);
      const stamp = { ...state, query: search.toString(), attribution: ATTRIBUTION, home: '' };
      await writeOut(format.write(readSourced(store, query.value), stamp));
      return 0;
    });
  },
};

function readFormat(values: Values) {
  const name = textOption(values, 'format');
  const full = name === 'acled' || name === 'ucdp' ? `${name}.csv` : name;
  const format = full !== undefined && Object.hasOwn(EXPORT_FORMATS, full) ? EXPORT_FORMATS[full] : undefined;
  if (format === undefined) throw new UsageError(`--format must be one of ${EXPORT_FORMAT_NAMES.join(', ')}`);
  return format;
}

function readFilters(values: Values): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of FILTERS) {
    const value = textOption(values, optionOf(name));
    if (value !== undefined) search.set(name, value);
  }
  return search;
}

/** Waits while the reader is slower, and stops when it has gone. */
async function writeOut(chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    if (!hasReader()) return;
    if (!process.stdout.write(chunk)) {
      await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(() => {});
    }
  }
}
