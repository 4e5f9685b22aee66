import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { POSTGRES_PORT, POSTGRES_SUPERUSER } from './postgres-home.ts';

export type RunningServer = {
  readonly processId: number;
  readonly socketDirectory: string;
  /** As the server writes it: `starting`, `ready`, `stopping`; empty before it has written anything. */
  readonly status: string;
};

/** Held shared, on the maintenance database, by every process that uses the server. Any fixed number will do. */
const USERS_LOCK = 8_400_018;
/** Long enough for a busy machine; whoever asked looks again. */
const CONNECT_MS_MAX = 10_000;
/** A server writes its number into the file it has just made; a file empty for longer is what a power cut left. */
const EMPTY_FILE_MS_MAX = 5_000;
const LEAVING_MS_MAX = 300;
/** A server that is stopped, or a machine that is busy, answers later, or never. */
const ANSWER_MS_MAX = 2_000;

/**
 * The server that holds the cluster, from its `postmaster.pid`. The file is removed only where its process is gone, or
 * where the number has passed to another program (containers reuse them soon); never under a living server.
 */
export function findRunning(cluster: string): RunningServer | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  const content = readIfPresent(file);
  if (content === undefined) return undefined;
  // pid, data directory, start time, port, socket directory, address, shared memory, status.
  const [first = '', , , , socketDirectory = '', , , status = ''] = content.split('\n').map((line) => line.trim());
  const processId = Number(first);
  if (first === '' ? ageMs(file) < EMPTY_FILE_MS_MAX : isPostgresOf(cluster, processId)) {
    return { processId, socketDirectory, status };
  }
  rmSync(file, { force: true });
  return undefined;
}

function isPostgresOf(cluster: string, processId: number): boolean {
  const command = existsSync('/proc/self/cmdline')
    ? (readIfPresent(`/proc/${processId}/cmdline`) ?? '').replaceAll('\0', ' ')
    : spawnSync('ps', ['-p', String(processId), '-o', 'command='], { encoding: 'utf8' }).stdout;
  const servesAnother = / -D \//.test(command) && !command.includes(` -D ${cluster} `);
  return /(^|\/)postgres(:|\s|$)/.test(command) && !servesAnother;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // ESRCH: the process ended while its entry in /proc was being read.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return undefined;
    throw error;
  }
}

function ageMs(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

/**
 * Connects and counts us among the users of the server. Answers nothing when it does not take connections just now
 * (starting, stopping), or when it takes none ever again (its socket is gone): then it has been stopped.
 */
export async function joinServer(server: RunningServer, deadline: number): Promise<Client | undefined> {
  if (server.socketDirectory === '') return undefined;
  const keeper = await connect(server.socketDirectory);
  if (keeper === 'no-socket' && server.status === 'ready') process.kill(server.processId, 'SIGINT');
  if (typeof keeper === 'string') return undefined;
  try {
    await keeper.query(`set lock_timeout = ${Math.max(1, deadline - Date.now())}`);
    await keeper.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
  } catch {
    // It was on its way out; whoever asked looks again.
    await keeper.end().catch(() => undefined);
    return undefined;
  }
  return keeper;
}

/** Whether the connection that counts us among the users still stands; one that merely says nothing may. */
export async function isCounted(keeper: Client): Promise<boolean> {
  const answered = keeper.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answered, sleep(ANSWER_MS_MAX, true, { ref: false })]);
}

/** Leaves the server; the last to leave stops it. */
export async function leaveServer(cluster: string, keeper: Client): Promise<void> {
  const server = findRunning(cluster);
  if (server !== undefined && (await wasLastToLeave(keeper))) await stopServer(cluster, server);
  await keeper.end().catch(() => undefined);
}

/** Stops the server, whoever uses it, and returns when everything is on disk. */
export async function stopServer(cluster: string, server: RunningServer): Promise<void> {
  // SIGINT is PostgreSQL's fast shutdown: sessions end, everything is written, and the file goes last.
  process.kill(server.processId, 'SIGINT');
  while (findRunning(cluster)?.processId === server.processId) await sleep(10);
}

// Unlock first, then ask for it alone: of two that leave together, the later one gets it. The locks of a process that was
// killed go a moment after it, so we wait that moment. A lost connection means a lost server, or one that has recovered
// from a crash and now belongs to whoever has joined it since.
async function wasLastToLeave(keeper: Client): Promise<boolean> {
  try {
    await keeper.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]);
    await keeper.query(`set lock_timeout = ${LEAVING_MS_MAX}`);
    await keeper.query('select pg_advisory_lock($1)', [USERS_LOCK]);
    return true;
  } catch {
    return false;
  }
}

async function connect(socketDirectory: string): Promise<Client | 'no-socket' | 'not-now'> {
  const client = new Client({
    host: socketDirectory,
    port: POSTGRES_PORT,
    user: POSTGRES_SUPERUSER,
    database: 'postgres',
    application_name: 'plumbline keeper',
    connectionTimeoutMillis: CONNECT_MS_MAX,
  });
  // Losing this connection tells nothing that the next query through the pool will not tell better.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ECONNREFUSED' ? 'no-socket' : 'not-now';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
