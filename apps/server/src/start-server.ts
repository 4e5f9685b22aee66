import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { openDiskBlobStore } from './files/blob-store.ts';
import { createHttpServer } from './http/server.ts';
import { openInputFiles } from './inputs/input-files.ts';
import { openNewsWire } from './jobs/news-wire.ts';
import { prepareJobs, runJobs } from './jobs/run-jobs.ts';
import { OperatorProblem } from './operator-problem.ts';
import type { Services } from './services.ts';
import { outboxMailer, smtpMailer } from './sign-in/mailer.ts';
import { loadServerSecret } from './stores/secrets.ts';
import { openWorkerPool } from './workers/worker-pool.ts';

/** One may be drawing a sample for minutes while the other checks the uploads. */
const THREADS_MAX = 2;

/** A running server. */
export type RunningServer = {
  readonly services: Services;
  readonly http: FastifyInstance;
  /** Where it listens, such as `http://127.0.0.1:8400`. */
  readonly address: string;
  readonly stop: () => Promise<void>;
};

/** Opens the database and the files of `config`, without listening. */
export async function openServices(
  config: Config,
  print: (line: string) => void,
): Promise<{ readonly services: Services; readonly close: () => Promise<void> }> {
  const database = await openDatabase(config);
  await prepareJobs(database);
  const filesDirectory = path.join(config.dataDirectory, 'files');
  const blobs = openDiskBlobStore(filesDirectory);
  const services: Services = {
    db: database.db,
    pool: database.pool,
    blobs,
    inputFiles: openInputFiles(blobs),
    mailer: config.mail === undefined ? outboxMailer(print) : smtpMailer(config.mail),
    workers: openWorkerPool({ filesDirectory, threadsMax: THREADS_MAX }),
    secret: await loadServerSecret(database.db),
    publicUrl: config.publicUrl,
    now: () => new Date(),
  };
  const close = async () => {
    await services.workers.close();
    await database.close();
  };
  return { services, close };
}

/** Starts everything and listens. Whatever fails on the way is closed again. */
export async function startServer(
  config: Config,
  options: {
    readonly print: (line: string) => void;
    /** Take the next free port if this one is taken. */
    readonly otherPortAllowed: boolean;
    /** Before the first request is answered. */
    readonly prepare?: (services: Services) => Promise<void>;
  },
): Promise<RunningServer> {
  const { services, close } = await openServices(config, options.print);
  try {
    await options.prepare?.(services);
    const wire = await openNewsWire(services.pool);
    const http = await createHttpServer(services, config, wire);
    const address = await listen(http, config, options.otherPortAllowed);
    const jobs = await runJobs(services);
    const stop = async () => {
      await http.close();
      await jobs.stop();
      await wire.close();
      await close();
    };
    return { services, http, address, stop };
  } catch (error) {
    await close();
    throw error;
  }
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
        throw new OperatorProblem(
          `Port ${config.port} on ${config.host} is in use by another program. Stop it, or choose another with --port.`,
        );
      }
    }
  }
}
