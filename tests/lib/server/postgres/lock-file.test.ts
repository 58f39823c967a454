import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { acquireLock } from '#lib/server/postgres/lock-file.ts';
import { identifyProcess, isAlive, ownIdentity } from '#lib/server/postgres/process-identity.ts';
import { makeTempFolder } from '../../../temp-folder.ts';

const folder = makeTempFolder('lock');

function endedPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

it('lets one holder in at a time, however many ask', async () => {
  const path = join(folder, 'one');
  let inside = 0;
  let most = 0;
  const work = async () => {
    const lock = await acquireLock(path, 20_000);
    if (!lock.ok) throw new Error(lock.problem.message);
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((done) => setTimeout(done, 5));
    inside -= 1;
    lock.value();
  };
  await Promise.all(Array.from({ length: 12 }, work));
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
});

it('takes over the lock of a process that was killed', async () => {
  const path = join(folder, 'stale');
  writeFileSync(path, JSON.stringify({ pid: endedPid(), started: '1', token: 'x' }));
  const lock = await acquireLock(path, 5_000);
  expect(lock.ok).toBe(true);
});

it('does not take a recycled process id for the holder', async () => {
  const path = join(folder, 'recycled');
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'another start', token: 'x' }));
  expect((await acquireLock(path, 5_000)).ok).toBe(process.platform !== 'win32');
});

it('gives up with one line while a living process holds the lock', async () => {
  const path = join(folder, 'held');
  const held = await acquireLock(path, 100);
  const second = await acquireLock(path, 60);
  expect(second).toMatchObject({ ok: false, problem: { message: expect.stringContaining(path) } });
  if (held.ok) held.value();
});

it('knows this process and misses one that has ended', () => {
  expect(isAlive(ownIdentity())).toBe(true);
  expect(identifyProcess(endedPid())).toBeNull();
});
