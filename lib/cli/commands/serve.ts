import { dataDirectory, prepareDataDirectory, projectRoot } from '#lib/server/locate.ts';
import { type Serving, serveDateline } from '#lib/server/serve/serve-dateline.ts';
import { type Command, textOption, UsageError, type Values } from '../command.ts';
import { printError, printProgress } from '../print.ts';

const DEFAULT_PORT = 3000;

export const command: Command = {
  help: `[--port N] [--host NAME] [--data DIR]

Starts the app on the embedded PostgreSQL; the first start builds the page and reads the sample articles.

  --port N     port (default 3000, or PORT; when only the default is taken, the next free one)
  --host NAME  address to listen on (default localhost; 0.0.0.0 opens it to the network)
  --data DIR   where the database is kept (default .dateline, or DATELINE_DATA)

DATABASE_URL names a PostgreSQL server of your own instead (15 or newer).`,
  options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  run: serve,
};

function readPort(values: Values): { port: number; portIsFixed: boolean } {
  const text = textOption(values, 'port') ?? (process.env.PORT || undefined);
  if (text === undefined) return { port: DEFAULT_PORT, portIsFixed: false };
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`port "${text}" is not a number from 0 to 65535`);
  return { port, portIsFixed: true };
}

async function serve(positionals: string[], values: Values): Promise<number> {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not expected here`);
  const port = readPort(values);
  const prepared = prepareDataDirectory(dataDirectory(textOption(values, 'data')));
  if (!prepared.ok) {
    printError(prepared.problem.message);
    return 1;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const settings = {
    root: projectRoot(),
    dataDir: prepared.value,
    host: textOption(values, 'host') ?? 'localhost',
    ...port,
  };
  const serving: Serving = {
    say: printError,
    progress: (done, total) => printProgress(done, total, 'articles'),
  };
  const ended = await serveDateline(settings, serving, stop.signal);
  if (!ended.ok) printError(ended.problem.message);
  // Nothing is left to wait for: handles of a start that was broken off must not keep the process.
  process.exit(ended.ok ? 0 : 1);
}
