/**
 * `npm test`: lint, types, import directions, dead code, unit tests, then end-to-end tests in a real Chromium.
 * Every step runs even when an earlier one failed; the last line is `N passed, N failed`.
 * Options: `--only lint,types,directions,unused,unit,e2e`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Runs a command with inherited output (or captured, with `capture`); returns its status and output. */
function run(command, args, { capture = false, env = {} } = {}) {
  const done = spawnSync(command, args, {
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { passed: done.status === 0, output: done.stdout ?? '' };
}

/** One check that counts as one test. */
function check(command, args, options) {
  const { passed } = run(command, args, options);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** Types; Next writes the types of its routes first. */
function checkTypes() {
  run('next', ['typegen'], { capture: true });
  return check('tsc', ['--noEmit']);
}

/** Import directions; a cruise over no module at all would report success, so that is a failure here. */
function checkDirections() {
  const { output } = run('depcruise', ['app', 'components', 'lib', '--output-type', 'json'], {
    capture: true,
  });
  const { summary } = JSON.parse(output);
  for (const { rule, from, to } of summary.violations) {
    const { comment } = summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name) ?? {};
    console.error(`${from} → ${to}: ${rule.name}. ${comment ?? ''}`);
  }
  console.log(`import directions: ${summary.totalCruised} modules, ${summary.violations.length} violations`);
  const good = summary.totalCruised > 50 && summary.violations.length === 0;
  return { passed: good ? 1 : 0, failed: good ? 0 : 1 };
}

function runUnit() {
  const file = path.join(results, 'unit.json');
  const { passed } = run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + (report.numFailedTests === 0 && !passed ? 1 : 0);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

function runEndToEnd() {
  const chromium = findChromium();
  if (!chromium.path) {
    console.error(chromium.message);
    return { passed: 0, failed: 1 };
  }
  const file = path.join(results, 'e2e.json');
  const { passed } = run('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    env: { CHROMIUM_PATH: chromium.path, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + (stats.unexpected === 0 && !passed ? 1 : 0);
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
}

const steps = [
  ['lint', () => check('biome', ['check', '--error-on-warnings'])],
  ['types', checkTypes],
  ['directions', checkDirections],
  ['unused', () => check('knip', ['--no-progress'])],
  ['unit', runUnit],
  ['e2e', runEndToEnd],
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, step] of steps) {
  if (only && !only.includes(name)) continue;
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { passed, failed, skipped = 0 } = step();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  console.log(
    `== ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
}
const line = `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`;
writeFileSync(path.join(results, 'summary.txt'), `${line}\n`);
console.log(`\n${line}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
