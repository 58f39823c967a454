import { checkInstallation } from '#lib/server/check-installation.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData } from '../print.ts';

export const command: Command = {
  help: `[--port N] [--data DIR]

Checks Node, data directory, database, gazetteer, lexicon, basemap, fonts, the map's worker, the port and Chromium (for
the tests): one line each, with how to mend what is wrong. Exit 1 when something that the app needs is wrong.`,
  options: { port: { type: 'string' }, data: { type: 'string' } },
  run: async (names, values) => {
    if (names.length > 0) throw new UsageError(`"${names[0]}" is not expected here`);
    const port = Number(textOption(values, 'port') ?? process.env.PORT ?? 3000);
    const checks = await checkInstallation(projectRoot(), dataDirectory(textOption(values, 'data')), port);
    for (const { name, state, detail } of checks) await printData(`${state.padEnd(5)}${name}: ${detail}`);
    return checks.some((check) => check.state === 'BAD') ? 1 : 0;
  },
};
