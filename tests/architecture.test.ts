import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { makeTempFolder } from './temp-folder.ts';

const root = path.resolve(import.meta.dirname, '..');
const rules = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'));

function listFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');

  it('names every folder of lib and components', () => {
    for (const top of ['lib', 'components']) {
      const folders = readdirSync(path.join(root, top), { withFileTypes: true }).filter((e) =>
        e.isDirectory(),
      );
      for (const { name } of folders) expect(text, `${top}/${name}`).toContain(`${top}/${name}`);
    }
  });

  it('names every route', () => {
    const routes = listFiles('app').filter((file) => /(?:route\.ts|page\.tsx)$/.test(file));
    expect(routes.length).toBeGreaterThan(4);
    for (const file of routes) {
      const url = `/${path.dirname(file).replace(/^app\/?/, '')}`.replaceAll(/\[(\w+)\]/g, '{$1}');
      expect(text, file).toContain(`\`${url}\``);
    }
  });

  it('stays readable: at most 150 lines', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(151);
  });
});

describe('docs/decisions', () => {
  const files = listFiles('docs/decisions');
  const text = files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');

  it('says what each dependency saves', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(names.length).toBeGreaterThan(40);
    const untold = names.filter((name) => !name.startsWith('@types/') && !text.includes(`\`${name}\``));
    expect(untold).toEqual([]);
  });
});

describe('README.md, ARCHITECTURE.md and docs/decisions', () => {
  it.each(['README.md', 'ARCHITECTURE.md', ...listFiles('docs/decisions')])(
    '%s names no file that is not there',
    (file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const named = [...text.matchAll(/`((?:app|bench|components|data|docs|lib|public|tests)\/[\w./-]+)`/g)];
      const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = '']) =>
        path.join(path.dirname(file), to),
      );
      const gone = [...named.map(([, to = '']) => to), ...linked].filter(
        (to) => !existsSync(path.join(root, to)),
      );
      expect(gone).toEqual([]);
    },
  );
});

describe('the import directions', () => {
  const folder = makeTempFolder('directions');

  const forbidden: [rule: string, from: string, to: string][] = [
    ['stages-are-strangers', 'lib/read/a.ts', 'lib/extract/b.ts'],
    ['stages-below-server', 'lib/merge/a.ts', 'lib/server/b.ts'],
    ['server-below-doors', 'lib/server/a.ts', 'lib/cli/b.ts'],
    ['components-see-view', 'components/map/a.ts', 'lib/server/b.ts'],
    ['panes-are-strangers', 'components/map/a.ts', 'components/timeline/b.ts'],
    ['nobody-imports-app', 'lib/server/a.ts', 'app/b.ts'],
    ['primitives-import-schema-only', 'lib/time.ts', 'lib/query/b.ts'],
  ];
  it.each(forbidden)('%s refuses %s → %s', async (rule, from, to) => {
    const base = path.join(folder, rule);
    for (const file of [from, to]) mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, to), 'export const b = 1;\n');
    const target = path.relative(path.dirname(from), to);
    writeFileSync(
      path.join(base, from),
      `import { b } from '${target.startsWith('.') ? target : `./${target}`}';\nexport const a = b;\n`,
    );
    const { output } = await cruise(['.'], {
      ...rules.options,
      ruleSet: { forbidden: rules.forbidden },
      validate: true,
      baseDir: base,
    });
    if (typeof output === 'string') throw new Error('expected a result object');
    expect(output.summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });
});
