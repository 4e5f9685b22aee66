import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { operatorProblem } from '@plumbline/words/operator-words';
import type { Client } from 'pg';
import { OperatorProblem } from '../operator-problem.ts';
import { ensureDatabase, OWNER_ROLE, RUNNING_ROLE } from './ensure-database.ts';
import {
  findPostgresBinaries,
  type Identity,
  POSTGRES_ENVIRONMENT,
  type PostgresBinaries,
} from './postgres-binaries.ts';
import {
  initializeCluster,
  POSTGRES_PORT,
  POSTGRES_SUPERUSER,
  preparePostgresHome,
  prepareSocketDirectory,
  refuseOtherMajor,
} from './postgres-home.ts';
import { findRunning, isCounted, joinServer, leaveServer, type RunningServer } from './running-postgres.ts';

/** How to reach a database over the server's Unix socket; accepted by `pg` as it is. */
export type SocketConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

export type EmbeddedPostgres = {
  /** The database `plumbline`, as the ordinary role that the server runs as. */
  readonly connection: SocketConnection;
  /** The same database, as the role that owns its tables and does nothing but bring them up to date. */
  readonly owner: SocketConnection;
  /** The maintenance database, as the superuser: for tests and for operators. */
  readonly administration: SocketConnection;
  readonly processId: number;
  /** Starts the server again, or joins it again, if it ended or crashed under us; otherwise does nothing. */
  readonly revive: (stopping: AbortSignal) => Promise<void>;
  /** Stops the server, unless another process of ours is using it. */
  readonly stop: () => Promise<void>;
};

type EmbeddedPostgresOptions = {
  readonly dataDirectory: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** `discardable` turns off fsync: for the clusters of tests, and nothing else. */
  readonly durability?: 'durable' | 'discardable';
};

/** Recovery after a crash replays the log since the last checkpoint, which on a slow disk takes a while. */
const START_MS_MAX = 120_000;
const LOG_BYTES_MAX = 10_000_000;

/**
 * Starts a private PostgreSQL inside `dataDirectory`, or joins the one already running there.
 *
 * It listens on a Unix socket in a directory that only its owner may enter, and nowhere else: no TCP, no password. The
 * last process to leave stops it; who uses it is known from advisory locks, which a killed process cannot leave behind.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const durability = options.durability ?? 'durable';
  const { home, identity } = preparePostgresHome(path.resolve(options.dataDirectory));
  const binaries = findPostgresBinaries(options.environment ?? process.env, home, identity);
  const cluster = path.join(home, 'cluster');
  if (!existsSync(cluster)) initializeCluster(binaries, cluster, identity, durability);
  refuseOtherMajor(binaries, cluster);
  // PostgreSQL insists, and not every way of copying a directory back keeps its permissions.
  chmodSync(cluster, 0o700);

  const place: Place = { home, identity, binaries, cluster, durability };
  return describe(place, await startOrJoin(place));
}

/** What has to be known to start the same server again. */
type Place = {
  readonly home: string;
  readonly identity: Identity | undefined;
  readonly binaries: PostgresBinaries;
  readonly cluster: string;
  readonly durability: 'durable' | 'discardable';
};

type Joined = { readonly running: RunningServer; readonly keeper: Client };

async function startOrJoin(
  { home, identity, binaries, cluster, durability }: Place,
  stopping?: AbortSignal,
): Promise<Joined> {
  const deadline = Date.now() + START_MS_MAX;
  let running = findRunning(cluster);
  while (Date.now() < deadline) {
    stopping?.throwIfAborted();
    if (running === undefined) {
      const before = sizeOf(logOf(home));
      const child = launch(binaries, home, prepareSocketDirectory(home, identity), identity, durability);
      running = await waitUntilReady(child, cluster, deadline);
      if (running === undefined) refuseUnlessAnotherIsAhead(home, before);
    }
    const keeper = running && (await joinServer(running, deadline));
    if (running !== undefined && keeper !== undefined) return { running, keeper };
    await sleep(50);
    running = findRunning(cluster);
  }
  const late = { home, seconds: START_MS_MAX / 1000, log: logOf(home) };
  throw new OperatorProblem(
    running === undefined
      ? operatorProblem('postgresNotReady', late)
      : operatorProblem('postgresHeld', { ...late, processId: running.processId }),
  );
}

async function describe(place: Place, first: Joined): Promise<EmbeddedPostgres> {
  let { running, keeper } = first;
  const reach = (user: string, database: string) => {
    return { host: running.socketDirectory, port: POSTGRES_PORT, user, database };
  };
  await ensureDatabase(keeper, (database) => reach(POSTGRES_SUPERUSER, database));
  return {
    connection: reach(RUNNING_ROLE, 'plumbline'),
    owner: reach(OWNER_ROLE, 'plumbline'),
    administration: reach(POSTGRES_SUPERUSER, 'postgres'),
    get processId() {
      return running.processId;
    },
    async revive(stopping) {
      if (await isCounted(keeper)) return;
      await keeper.end().catch(() => undefined);
      ({ running, keeper } = await startOrJoin(place, stopping));
    },
    stop: () => leaveServer(place.cluster, keeper),
  };
}

function launch(
  binaries: PostgresBinaries,
  home: string,
  socketDirectory: string,
  identity: Identity | undefined,
  durability: 'durable' | 'discardable',
): ChildProcess {
  const settings = {
    listen_addresses: '',
    port: POSTGRES_PORT,
    unix_socket_directories: `"${socketDirectory.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    fsync: durability === 'durable' ? 'on' : 'off',
    full_page_writes: durability === 'durable' ? 'on' : 'off',
    synchronous_commit: durability === 'durable' ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  if (sizeOf(logOf(home)) > LOG_BYTES_MAX) renameSync(logOf(home), `${logOf(home)}.previous`);
  const log = openSync(logOf(home), 'a', 0o600);
  const child = spawn(path.join(binaries.directory, 'postgres'), ['-D', path.join(home, 'cluster'), ...args], {
    ...identity,
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
    // A session of its own: Ctrl-C in the terminal is for us, and we stop the server when we are done with it.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

function logOf(home: string): string {
  return path.join(home, 'postgres.log');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Answers the server once it takes connections, or nothing if it ended before that. */
async function waitUntilReady(
  child: ChildProcess,
  cluster: string,
  deadline: number,
): Promise<RunningServer | undefined> {
  let ended: Error | 'ended' | undefined;
  child.once('error', (error) => {
    ended = error;
  });
  child.once('exit', () => {
    ended = 'ended';
  });
  while (ended === undefined && Date.now() < deadline) {
    const running = findRunning(cluster);
    if (running !== undefined && running.processId === child.pid && running.status === 'ready') return running;
    await sleep(10);
  }
  if (ended instanceof Error) throw ended;
  return undefined;
}

// Two processes may start at once; PostgreSQL lets one through and the other should join it. Everything else is final.
function refuseUnlessAnotherIsAhead(home: string, readBefore: number): void {
  const log = readFileSync(logOf(home));
  const messages = log.subarray(log.length < readBefore ? 0 : readBefore).toString('utf8');
  if (/lock file ".*" (already exists|is empty)|pre-existing shared memory block/.test(messages)) return;
  throw new OperatorProblem(
    operatorProblem('postgresNotStarted', { home, messages: messages.trim().split('\n').slice(-5).join('\n') }),
  );
}
