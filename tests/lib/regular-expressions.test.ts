import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

const LIB = join(import.meta.dirname, '../../lib');
/** The folders whose expressions meet the words of strangers. */
const FOLDERS = ['read', 'extract', 'resolve'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(LIB, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(LIB, folder, name)),
);

type Expression = { pattern: string; flags: string };

/** Every regular expression that a file writes out. */
function expressionsOf(file: string): Expression[] {
  const found: Expression[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const part of node) walk(part);
    else if (typeof node === 'object' && node !== null) {
      if ('regex' in node) found.push(node.regex as Expression);
      for (const part of Object.values(node)) walk(part);
    }
  };
  walk(parseSync(file, readFileSync(file, 'utf8')).program);
  return found;
}

function blowUps({ pattern, flags }: Expression): string[] {
  return analyse({ source: pattern, flags }).reports.map(
    ({ type, exponential }) =>
      `${exponential ? 'exponential' : 'polynomial'} (${type}): /${pattern}/${flags}`,
  );
}

describe('regular expressions over the words of strangers', () => {
  it('are found in the sources', () => {
    expect(files.flatMap(expressionsOf).length).toBeGreaterThan(400);
  });

  it('would be caught if they took more than linear time', () => {
    expect(blowUps({ pattern: '^(?:a+)+$', flags: '' })[0]).toMatch(/^exponential/);
    expect(blowUps({ pattern: 'a+b', flags: '' })[0]).toMatch(/^polynomial/);
  });

  it('take time that grows with the text only', () => {
    const found = files.flatMap((file) =>
      expressionsOf(file).flatMap((expression) =>
        blowUps(expression).map((fault) => `${relative(LIB, file)}: ${fault}`),
      ),
    );
    expect(found).toEqual([]);
  });
});
