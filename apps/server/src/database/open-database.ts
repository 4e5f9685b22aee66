import { setTimeout as sleep } from 'node:timers/promises';
import { operatorProblem } from '@plumbline/words/operator-words';
import { OperatorProblem } from '../operator-problem.ts';
import { type Connections, connect } from './connect.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { canSwitchGuardsOff } from './owner-role.ts';
import { prepareDatabase } from './prepare-database.ts';
import { type DatabaseWatch, watchDatabase } from './watch-database.ts';

const DISCONNECT_MS_MAX = 2_000;

export type Database = Connections & {
  /** Where it is, for a log line: never with the password. */
  readonly description: string;
  /** The role these connections have could switch off what guards the log: there is no owner apart from it. */
  readonly ownsTheLog: boolean;
  /** Brings the schema all the way, where it was opened only up to some migration. */
  readonly bringUpToDate: () => Promise<void>;
  /** Answers why, once the database is gone for good; one of our own is started again before that. */
  readonly watch: (options: { readonly isDiskFull: () => Promise<boolean> }) => DatabaseWatch;
  /** Ends the connections, and the embedded server if nobody else uses it. */
  readonly close: () => Promise<void>;
};

/** Reaches the database at `databaseUrl`, or starts the embedded one in `dataDirectory`; either is brought up to date. */
export async function openDatabase(options: {
  readonly databaseUrl: string | undefined;
  /** The same database, as the role that owns its tables. Without it the role of `databaseUrl` owns them. */
  readonly ownerDatabaseUrl?: string | undefined;
  readonly dataDirectory: string;
  /** Bring the schema only as far as this migration: for a backup that was made then. */
  readonly migrateUntil?: string;
  /** How long a statement may take, once the schema is up to date. */
  readonly statementMsMax?: number;
}): Promise<Database> {
  const embedded =
    options.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDirectory: options.dataDirectory })
      : undefined;
  const target = embedded?.connection ?? { connectionString: options.databaseUrl ?? '' };
  const connections = connect(target, options);
  const close = async () => {
    // A connection that somebody still waits on ends with the server.
    await Promise.race([connections.disconnect(), sleep(DISCONNECT_MS_MAX, undefined, { ref: false })]);
    await embedded?.stop();
  };
  const { ownerDatabaseUrl } = options;
  const owner =
    embedded?.owner ?? (ownerDatabaseUrl === undefined ? undefined : { connectionString: ownerDatabaseUrl });
  const bringUpToDate = () => prepareDatabase(connections.pool, { owner });
  let ownsTheLog: boolean;
  try {
    await prepareDatabase(connections.pool, { owner, migrateUntil: options.migrateUntil });
    ownsTheLog = await canSwitchGuardsOff(connections.pool);
  } catch (error) {
    await close();
    throw options.databaseUrl === undefined ? error : explain(error, options.databaseUrl);
  }
  return {
    ...connections,
    ownsTheLog,
    bringUpToDate,
    watch: ({ isDiskFull }) => watchDatabase(target, embedded && { revive: embedded.revive, mayWait: isDiskFull }),
    description: embedded?.connection.host ?? withoutPassword(options.databaseUrl ?? ''),
    close,
  };
}

/** What a wrong `DATABASE_URL` leads to: no such host, nobody there, no such role or database, a wrong password. */
const UNREACHABLE = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ENOENT',
  '28000',
  '28P01',
  '3D000',
  '42501',
];

function explain(error: unknown, databaseUrl: string): unknown {
  if (!(error instanceof Error && 'code' in error && UNREACHABLE.includes(String(error.code)))) return error;
  // Several addresses of one host are tried; their errors come together, without a message.
  const reason = error instanceof AggregateError ? error.errors.map(String).join(', ') : error.message;
  return new OperatorProblem(
    operatorProblem('databaseUnreachable', { databaseUrl: withoutPassword(databaseUrl), reason }),
  );
}

function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.host}${url.pathname}`;
}
