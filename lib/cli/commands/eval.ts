import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#lib/server/locate.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError } from '../print.ts';

/** What bench/eval.ts gives; it is no part of the product and is loaded by its path. */
type Evaluation = {
  SETS: readonly { name: string }[];
  evaluate: (
    options: { set?: string | undefined; json: boolean },
    io: { data: (line: string) => void; say: (line: string) => void },
  ) => Promise<number>;
};

export const command: Command = {
  help: `[--set NAME] [--json]

Runs the yardsticks on the sets that lie beside the project in ../shared and prints one table: each figure with n, a 95 %
bootstrap interval and its bar, met or missed. Sets that are not here are named. Exit 1 when a set could not run.

  --set NAME  only this set: gold, cases, gun-violence, muc4, muc4-dev, timebank, geoparse, corpus or merging
  --json      the same for machines`,
  options: { set: { type: 'string' }, json: { type: 'boolean' } },
  run: async (names, values) => {
    if (names.length > 0) throw new UsageError(`"${names[0]}" is not expected here`);
    const path = join(projectRoot(), 'bench', 'eval.ts');
    if (!existsSync(path)) {
      printError(`${path} is not here: the yardsticks come with the project's source`);
      return 1;
    }
    const { SETS, evaluate } = (await import(pathToFileURL(path).href)) as Evaluation;
    const set = textOption(values, 'set');
    if (set !== undefined && !SETS.some(({ name }) => name === set))
      throw new UsageError(`there is no set "${set}"; there are ${SETS.map(({ name }) => name).join(', ')}`);
    const printed: Promise<void>[] = [];
    const code = await evaluate(
      { set, json: values.json === true },
      { data: (line) => printed.push(printData(line)), say: printError },
    );
    await Promise.all(printed);
    return code;
  },
};
