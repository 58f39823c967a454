/**
 * `npm test`: lint, types, import directions, dead code, unit tests, end-to-end tests in a real Chromium, and that all
 * of these left nothing of ours in the temporary directory. Every step runs even when an earlier one failed; the last
 * line is `N passed, N failed`. Options: `--only=lint,types,directions,unused,unit,e2e,leftovers`.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './find-chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
process.env.PATH = `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`;
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.chdir(root);

const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice(7)
  .split(',');

// Everything below has a temporary directory of its own, which others may enter: root's database runs as another user.
const scratch = mkdtempSync(path.join(tmpdir(), 'dateline-tests-'));
chmodSync(scratch, 0o755);
process.env.TMPDIR = scratch;
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Runs a command with inherited output. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', () => resolve({ passed: false }));
    child.once('close', (code) => resolve({ passed: code === 0 }));
  });
}

/** Runs a command beside others: what it says is kept until it ends. */
function runBeside(command, args) {
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => resolve({ passed: false, output: `${error.message}\n` }));
    child.once('close', (code) =>
      resolve({ passed: code === 0, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}

/** One check that counts as one test. */
async function check(command, args) {
  const { passed, output } = await runBeside(command, args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, output };
}

/** Types; Next writes the types of its routes first. */
async function checkTypes() {
  await runBeside('next', ['typegen']);
  return check('tsc', ['--noEmit']);
}

/** Import directions; a cruise over no module at all would report success, so that is a failure here. */
async function checkDirections() {
  const { output } = await runBeside('depcruise', ['app', 'components', 'lib', '--output-type', 'json']);
  const { summary } = JSON.parse(output);
  const lines = summary.violations.map(({ rule, from, to }) => {
    const { comment } = summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name) ?? {};
    return `${from} → ${to}: ${rule.name}. ${comment ?? ''}\n`;
  });
  const said = `import directions: ${summary.totalCruised} modules, ${summary.violations.length} violations\n`;
  const good = summary.totalCruised > 50 && summary.violations.length === 0;
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, output: lines.join('') + said };
}

/** Builds the page for the end-to-end tests while the unit tests wait for their databases; a failure is theirs to tell. */
function buildPage() {
  const build =
    "import('./lib/server/serve/build-page.ts').then((m) => m.buildPage(process.cwd(), () => {}, new AbortController().signal))";
  return runBeside(process.execPath, ['--eval', build]);
}

async function runUnit() {
  const file = path.join(results, 'unit.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const [{ passed }] = await Promise.all([run('vitest', args), isAsked(['e2e']) && buildPage()]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name, status: fileStatus, message, assertionResults } of report.testResults) {
    const shortName = path.relative(root, name);
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === 'failed') failures.push(`${shortName} › ${fullName}\n${failureMessages.join('\n')}`);
      else if (status !== 'passed') console.log(`SKIPPED: ${shortName} › ${fullName}`);
    }
    // A file that cannot be loaded, or whose preparation fails, has no test to its name.
    if (fileStatus === 'failed' && assertionResults.every(({ status }) => status !== 'failed')) {
      failures.push(`${shortName}\n${message}`);
    }
  }
  const failed = report.numFailedTests + (report.numFailedTests === 0 && !passed ? 1 : 0);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

/** The tests, and the app that they start and stop, clear away what they make. */
function checkLeftovers() {
  const left = readdirSync(scratch).filter((name) => name.startsWith('dateline-'));
  for (const name of left) console.error(`left behind in the temporary directory: ${name}`);
  return { passed: left.length === 0 ? 1 : 0, failed: left.length === 0 ? 0 : 1 };
}

async function runEndToEnd() {
  const chromium = findChromium();
  if (!chromium.path) {
    console.error(chromium.message);
    return { passed: 0, failed: 1 };
  }
  const file = path.join(results, 'e2e.json');
  const { passed } = await run('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    CHROMIUM_PATH: chromium.path,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + (stats.unexpected === 0 && !passed ? 1 : 0);
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
}

/** What reads the sources only goes in two lanes beside each other; what drives the app has the machine for itself. */
const lanes = [
  [['types', checkTypes]],
  [
    ['lint', () => check('biome', ['check', '--error-on-warnings'])],
    ['directions', checkDirections],
    ['unused', () => check('knip', ['--no-progress'])],
  ],
];
const steps = [
  ['unit', runUnit],
  ['e2e', runEndToEnd],
  ['leftovers', checkLeftovers],
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed but for the browser tests, told once more at the end: a log may be kept by its last lines only. */
const failures = [];

function count(name, started, { passed, failed, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`== ${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
}

const isAsked = ([name]) => !only || only.includes(name);
await Promise.all(
  lanes.map(async (lane) => {
    for (const [name, step] of lane.filter(isAsked)) {
      const started = Date.now();
      const done = await step();
      process.stdout.write(`\n== ${name}\n${done.output}`);
      if (done.failed > 0) failures.push(`${name}\n${done.output}`);
      count(name, started, done);
    }
  }),
);
for (const [name, step] of steps.filter(isAsked)) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  count(name, started, await step());
}
for (const failure of failures) {
  const own = failure
    .split('\n')
    .filter((line) => !/^ +at .*(?:node_modules|node:)|^ +at new Promise/.test(line));
  console.log(`\nFAILED: ${own.join('\n').slice(0, 1500)}`);
}
const line = `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`;
writeFileSync(path.join(results, 'summary.txt'), `${line}\n`);
console.log(`\n${line}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
