/** Tells whether a process noted earlier still runs; a recycled pid is another process. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process: its id and a mark of when it started (null where the system does not tell). */
export type ProcessIdentity = { pid: number; started: string | null };

/** The identity of a running process, or null if there is none with this id. A zombie counts as gone. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  if (process.platform === 'linux') return identifyOnLinux(pid);
  if (process.platform === 'win32') return { pid, started: null };
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started === '' ? null : { pid, started };
  } catch {
    return null;
  }
}

/** Fields 3 (state) and 22 (start in clock ticks since boot) of /proc/PID/stat, counted after the name in brackets. */
function identifyOnLinux(pid: number): ProcessIdentity | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return { pid, started: fields[19] ?? null };
  } catch {
    return null;
  }
}

/** True while the very process that was noted runs. */
export function isAlive(noted: ProcessIdentity): boolean {
  const now = identifyProcess(noted.pid);
  return now !== null && (noted.started === null || now.started === noted.started);
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return identifyProcess(process.pid) ?? { pid: process.pid, started: null };
}
