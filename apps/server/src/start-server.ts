import path from 'node:path';
import { operatorNotes, operatorProblem } from '@plumbline/words/operator-words';
import type { FastifyInstance } from 'fastify';
import { nameFilesOf } from './audit/history/draws-of-rounds.ts';
import { INPUT_BYTES_KEPT_MAX, openInputFiles } from './audit/inputs/input-files.ts';
import { missingFilesInWords, quickCheck, refuseBrokenHeads } from './check/quick-check.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/open-database.ts';
import { openDiskBlobStore } from './files/blob-store.ts';
import { openDisk } from './files/disk.ts';
import { openNewsWire } from './jobs/news-wire.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { OperatorProblem } from './operator-problem.ts';
import { createHttpServer } from './road/server.ts';
import { ROOMS } from './rooms.ts';
import type { Services } from './services.ts';
import { openAccountProvider } from './sign-in/accounts/account-provider.ts';
import { recordOlderOffices } from './sign-in/enter-office.ts';
import { outboxMailer, smtpMailer } from './sign-in/mailer.ts';
import { type Ending, stopInTime } from './stop-in-time.ts';
import { deriveEarlierLinks } from './stores/board-links.ts';
import { ensurePeople } from './stores/people.ts';
import { loadServerSecret } from './stores/secrets.ts';
import { tellNow } from './stores/tell-soon.ts';
import { readInPool } from './workers/read-in-pool.ts';
import { openWorkerPool } from './workers/worker-pool.ts';

const say = operatorNotes('en');

/** One may be drawing a sample for minutes while the other checks the uploads. */
const THREADS_MAX = 2;

/** Nobody waits longer for a page, and no statement holds a connection longer. */
const STATEMENT_MS_MAX = 60_000;

/** Well before whoever told us to stop loses patience. */
const STOP_MS_MAX = 10_000;
/** What was asked before that is answered; whoever has sent half a request by then, or reads on, is cut off. */
const LAST_ANSWERS_MS_MAX = 3_000;

const ONE_ROLE = say('oneRole');

/** A running server. */
export type RunningServer = {
  readonly services: Services;
  /** Where it listens, such as `http://127.0.0.1:8400`; a worker listens nowhere. */
  readonly address: string | undefined;
  /** Answers why, in a sentence, once it cannot go on. */
  readonly failed: Promise<string>;
  /** Ends everything, within a bound whatever is open or gone; answers what had not ended by then. */
  readonly stop: () => Promise<readonly string[]>;
};

/** Opens the database and the files of `config`, without listening. */
export async function openServices(
  config: Config,
  print: (line: string) => void,
  limits: { readonly statementMsMax?: number } = {},
): Promise<{
  readonly services: Services;
  readonly watch: Database['watch'];
  readonly close: () => Promise<void>;
}> {
  const { databaseUrl, ownerDatabaseUrl, dataDirectory } = config;
  const database = await openDatabase({ databaseUrl, ownerDatabaseUrl, dataDirectory, ...limits });
  if (database.ownsTheLog) print(ONE_ROLE);
  const filesDirectory = path.join(config.dataDirectory, 'files');
  const blobs = openDiskBlobStore(filesDirectory);
  const workers = openWorkerPool({ filesDirectory, threadsMax: THREADS_MAX });
  const secret = await loadServerSecret(database.db);
  await database.db.transaction().execute((tx) => deriveEarlierLinks(tx, secret));
  const services: Services = {
    db: database.db,
    pool: database.pool,
    blobs,
    inputFiles: openInputFiles(readInPool(workers), { bytesMax: INPUT_BYTES_KEPT_MAX }),
    mailer:
      config.mail === undefined ? outboxMailer(print) : smtpMailer({ ...config.mail, publicUrl: config.publicUrl }),
    workers,
    secret,
    account: config.account === undefined ? undefined : openAccountProvider(config.account),
    support: config.support,
    publicUrl: config.publicUrl,
    now: () => new Date(),
    rooms: ROOMS,
  };
  nameFilesOf(database.db, blobs);
  const close = async () => {
    await services.workers.close();
    await tellNow(services.pool);
    await database.close();
  };
  return { services, watch: database.watch, close };
}

/** Which parts run in this process. Several processes may share one database and one file store. */
export type Parts = 'web-and-worker' | 'web' | 'worker';

/** Starts what is asked for. Whatever fails on the way is closed again. */
export async function startServer(
  config: Config,
  options: {
    readonly print: (line: string) => void;
    /** Take the next free port if this one is taken. */
    readonly otherPortAllowed: boolean;
    readonly parts?: Parts;
    /** Before the first request is answered. */
    readonly prepare?: (services: Services) => Promise<void>;
  },
): Promise<RunningServer> {
  const { parts = 'web-and-worker' } = options;
  const { services, watch, close } = await openServices(config, options.print, { statementMsMax: STATEMENT_MS_MAX });
  const disk = openDisk(config.dataDirectory);
  const watching = watch({ isDiskFull: async () => (await disk.space()) === 'full' });
  const asked: Ending[] = [];
  const stages = [
    asked,
    [{ what: 'the watch over the database', end: watching.stop }],
    [{ what: 'the database', end: close }],
  ];
  const stop = () => stopInTime(stages, { msMax: STOP_MS_MAX });
  try {
    const found = await quickCheck(services);
    refuseBrokenHeads(found);
    const missing = missingFilesInWords(found, path.join(config.dataDirectory, 'files'));
    if (missing !== undefined) options.print(missing);
    await recordOlderOffices(services);
    // Codes are sent to people who are known; what they may see, the offices say.
    await ensurePeople(
      services.db,
      services.support.map((email) => ({ email })),
      services.now(),
    );
    await options.prepare?.(services);
    let address: string | undefined;
    if (parts !== 'worker') {
      const wire = await openNewsWire(services.pool);
      asked.push({ what: 'news', end: wire.close });
      const http = await createHttpServer(services, config, wire);
      asked.push({ what: 'requests', end: () => closeHttp(http) });
      address = await listen(http, config, options.otherPortAllowed);
    }
    if (parts !== 'web') asked.push({ what: 'jobs', end: (await runJobs(services, { report: options.print })).stop });
    return { services, address, failed: watching.gone, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function closeHttp(http: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => http.server.closeAllConnections(), LAST_ANSWERS_MS_MAX);
  await http.close();
  clearTimeout(cut);
}

const PORTS_TRIED_MAX = 50;

async function listen(http: FastifyInstance, config: Config, otherPortAllowed: boolean): Promise<string> {
  const last = otherPortAllowed ? config.port + PORTS_TRIED_MAX : config.port;
  for (let port = config.port; ; port += 1) {
    try {
      return await http.listen({ host: config.host, port });
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken) throw error;
      if (port >= last) {
        throw new OperatorProblem(operatorProblem('portInUse', { port: config.port, host: config.host }));
      }
    }
  }
}
