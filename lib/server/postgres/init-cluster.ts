/** Makes a new database cluster, whole or not at all, and mends the password of one whose password was lost. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#lib/result.ts';
import type { PostgresHome } from './find-home.ts';
import { serverEnvironment } from './server-environment.ts';

const MARK = 'dateline-cluster-id';

export type ClusterSecret = { cluster: string; password: string };

/** The word that names the cluster, kept among its files; null if there is no cluster. */
export function readClusterMark(clusterDir: string): string | null {
  try {
    return readFileSync(join(clusterDir, MARK), 'utf8').trim();
  } catch {
    return null;
  }
}

/**
 * Runs initdb in a directory beside the final one and renames it when it is complete (0.5 s): UTF-8, code-point
 * order, passwords by SCRAM, fsync left on.
 */
export function initCluster(home: PostgresHome): Result<ClusterSecret> {
  const secret = {
    cluster: randomBytes(12).toString('hex'),
    password: randomBytes(24).toString('base64url'),
  };
  const draft = `${home.clusterDir}.new`;
  const passwordFile = `${home.clusterDir}.password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(home.clusterDir, { recursive: true, force: true });
  try {
    mkdirSync(dirname(draft), { recursive: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${secret.password}\n`, { mode: 0o600 });
    if (home.runAs) {
      chownSync(draft, home.runAs.uid, home.runAs.gid);
      chownSync(passwordFile, home.runAs.uid, home.runAs.gid);
    }
    const args = ['-D', draft, '--username=dateline', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const run = runProgram(home, 'initdb', [...args, ...locale, '--no-instructions'], '');
    if (!run.ok) return run;
    writeMark(home, draft, secret.cluster);
    renameSync(draft, home.clusterDir);
    return ok(secret);
  } catch (error) {
    return fail('internal', `cannot make the database in ${home.clusterDir}: ${(error as Error).message}`);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Gives a stopped cluster a new password (single-user mode), for when postgres.json was lost. */
export function resetPassword(home: PostgresHome): Result<ClusterSecret> {
  const password = randomBytes(24).toString('base64url');
  const sql = `ALTER ROLE dateline PASSWORD '${password}';\n`;
  const run = runProgram(home, 'postgres', ['--single', '-D', home.clusterDir, 'postgres'], sql);
  if (!run.ok) return run;
  const cluster = readClusterMark(home.clusterDir) ?? randomBytes(12).toString('hex');
  writeMark(home, home.clusterDir, cluster);
  return ok({ cluster, password });
}

function writeMark(home: PostgresHome, directory: string, mark: string): void {
  const path = join(directory, MARK);
  writeFileSync(path, `${mark}\n`, { mode: 0o600 });
  if (home.runAs) chownSync(path, home.runAs.uid, home.runAs.gid);
}

function runProgram(home: PostgresHome, name: string, args: string[], input: string): Result<null> {
  const run = spawnSync(join(home.nativeDir, 'bin', name), args, {
    input,
    encoding: 'utf8',
    cwd: dirname(home.clusterDir),
    env: serverEnvironment(),
    ...(home.runAs ?? {}),
  });
  if (run.status === 0) return ok(null);
  const said = run.error?.message ?? run.stderr.trim().split('\n').slice(-3).join(' ');
  return fail('internal', `PostgreSQL's ${name} failed in ${home.clusterDir}: ${said}`);
}
