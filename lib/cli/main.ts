/** Dispatches `dateline <command>`; each command is loaded only when it is asked for. */
import { type Command, runParsed, UsageError } from './command.ts';
import { printError } from './print.ts';

const COMMANDS: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  serve: { summary: 'start the app', load: () => import('./commands/serve.ts') },
  add: { summary: 'read articles into the database', load: () => import('./commands/add.ts') },
  load: { summary: 'load ready-made incidents', load: () => import('./commands/load.ts') },
  remove: { summary: 'take articles away', load: () => import('./commands/remove.ts') },
  rule: { summary: 'write down what an analyst decided', load: () => import('./commands/rule.ts') },
  extract: { summary: 'print what articles say of attacks', load: () => import('./commands/extract.ts') },
  merge: { summary: 'join extracted mentions into incidents', load: () => import('./commands/merge.ts') },
  geoparse: { summary: 'print the place names of texts', load: () => import('./commands/geoparse.ts') },
  timex: { summary: 'print the time expressions of texts', load: () => import('./commands/timex.ts') },
  gazetteer: { summary: 'import places of GeoNames dumps', load: () => import('./commands/gazetteer.ts') },
  feed: { summary: 'name feeds to be read again and again', load: () => import('./commands/feed.ts') },
  work: { summary: 'do the jobs of the queue', load: () => import('./commands/work.ts') },
  rederive: { summary: 'read the stored articles anew', load: () => import('./commands/rederive.ts') },
  export: { summary: 'print incidents as GeoJSON, CSV, KML …', load: () => import('./commands/export.ts') },
  backup: { summary: 'write all data into one file', load: () => import('./commands/backup.ts') },
  restore: { summary: 'put a backup in place', load: () => import('./commands/restore.ts') },
  db: { summary: 'spread the database over machines', load: () => import('./commands/db.ts') },
  eval: { summary: 'measure on the yardsticks', load: () => import('./commands/eval.ts') },
  doctor: { summary: 'check that everything is in place', load: () => import('./commands/doctor.ts') },
};

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return `Usage: dateline <command> [options]\n\n${lines.join('\n')}\n\nEach command has --help.\n`;
}

/** Runs the command of an argument list and sets the exit code: 0 ok, 1 some inputs failed, 2 wrong usage. */
export async function runCommand(args: readonly string[]): Promise<void> {
  endWithParent();
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? process.stderr : process.stdout).write(usage());
    process.exitCode = name === undefined ? 2 : 0;
    return;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    printError(`dateline: there is no command "${name}"; see dateline --help`);
    process.exitCode = 2;
    return;
  }
  try {
    const { command } = await entry.load();
    process.exitCode = await runParsed(name, command, rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(`dateline ${name}: ${error.message}; see dateline ${name} --help`);
    process.exitCode = 2;
  }
}

/** Under another Node (see dateline.mjs) this process ends with the one that started it, even by kill -9. */
function endWithParent(): void {
  if (process.env.DATELINE_HANDED_OVER !== '1' || !process.channel) return;
  delete process.env.DATELINE_HANDED_OVER;
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
