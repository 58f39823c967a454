import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const data = path.resolve(import.meta.dirname, '../../data');
const folders = readdirSync(data, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'build')
  .map((entry) => entry.name);

describe('data/README.md', () => {
  const text = readFileSync(path.join(data, 'README.md'), 'utf8');

  it.each(folders)('leads to the page of %s/, which names its files', (folder) => {
    expect(text).toContain(`(${folder}/README.md)`);
    const page = path.join(data, folder, 'README.md');
    expect(existsSync(page)).toBe(true);
    if (folder === 'articles') return;
    const names = readFileSync(page, 'utf8');
    for (const file of readdirSync(path.join(data, folder))) {
      if (file !== 'README.md') expect(names, file).toContain(file);
    }
  });

  it('names the attribution that the licences ask for', () => {
    expect(text).toContain('GeoNames (CC BY 4.0)');
  });
});
