import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { InputFiles } from './audit/inputs/input-files.ts';
import type { DatabaseSchema } from './database/schema.ts';
import type { BlobStore } from './files/blob-store.ts';
import type { Rooms } from './road/rooms.ts';
import type { AccountProvider } from './sign-in/accounts/account-provider.ts';
import type { Mailer } from './sign-in/mailer.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** What requests and jobs are served with; made once, at start. */
export type Services = {
  readonly db: Kysely<DatabaseSchema>;
  readonly pool: pg.Pool;
  readonly blobs: BlobStore;
  readonly inputFiles: InputFiles;
  readonly mailer: Mailer;
  readonly workers: WorkerPool;
  /** Known to this installation only; links of audit boards are derived from it. */
  readonly secret: Buffer;
  /** The identity provider of the office, if one is set. */
  readonly account: AccountProvider | undefined;
  /** Addresses of those who do the support of this server, in small letters. */
  readonly support: readonly string[];
  /** Where people reach the server, if it was set; otherwise addresses are given without it. */
  readonly publicUrl: string | undefined;
  readonly now: () => Date;
  /** What requests and jobs lead to. */
  readonly rooms: Rooms;
};
