import { chmodSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canEnter, repairLinks } from '#lib/server/postgres/find-home.ts';
import { makeTempFolder } from '../../../temp-folder.ts';

const folder = makeTempFolder('home');

it('makes the library links that skipped install scripts left out, and leaves the others alone', () => {
  const native = join(folder, 'package', 'native');
  mkdirSync(join(native, 'lib'), { recursive: true });
  for (const name of ['liba.so.1.2', 'libb.so.3.4']) writeFileSync(join(native, 'lib', name), name);
  symlinkSync('libb.so.3.4', join(native, 'lib', 'libb.so.3'));
  const links = [
    { source: 'native/lib/liba.so.1.2', target: 'native/lib/liba.so.1' },
    { source: 'native/lib/libb.so.3.4', target: 'native/lib/libb.so.3' },
  ];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  repairLinks(native);
  repairLinks(native);
  expect(readlinkSync(join(native, 'lib', 'liba.so.1'))).toBe('liba.so.1.2');
  expect(readlinkSync(join(native, 'lib', 'libb.so.3'))).toBe('libb.so.3.4');
});

it('sees that another user cannot pass a closed directory on the way', () => {
  const inner = join(folder, 'closed', 'inner');
  mkdirSync(inner, { recursive: true });
  const stranger = { uid: 64_999, gid: 64_999 };
  expect(canEnter(inner, stranger)).toBe(true);
  chmodSync(join(folder, 'closed'), 0o700);
  expect(canEnter(inner, stranger)).toBe(false);
  expect(canEnter(inner, { uid: process.getuid?.() ?? 0, gid: 64_999 })).toBe(true);
});
