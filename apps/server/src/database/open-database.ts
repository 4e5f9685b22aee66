import { type Connections, connect } from './connect.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

export type Database = Connections & {
  /** Where it is, for a log line: never with the password. */
  readonly description: string;
  /** Ends the connections, and the embedded server if nobody else uses it. */
  readonly close: () => Promise<void>;
};

/** Reaches the database at `databaseUrl`, or starts the embedded one in `dataDirectory`; either is brought up to date. */
export async function openDatabase(options: {
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
}): Promise<Database> {
  const embedded =
    options.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDirectory: options.dataDirectory })
      : undefined;
  const connections = connect(embedded?.connection ?? { connectionString: options.databaseUrl ?? '' });
  const close = async () => {
    await connections.disconnect();
    await embedded?.stop();
  };
  try {
    await migrate(connections.pool);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...connections,
    description: embedded?.connection.host ?? withoutPassword(options.databaseUrl ?? ''),
    close,
  };
}

function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.host}${url.pathname}`;
}
