import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { DatabaseSchema } from './database/schema.ts';
import type { BlobStore } from './files/blob-store.ts';
import type { Mailer } from './sign-in/mailer.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** What requests and jobs are served with; made once, at start. */
export type Services = {
  readonly db: Kysely<DatabaseSchema>;
  readonly pool: pg.Pool;
  readonly blobs: BlobStore;
  readonly mailer: Mailer;
  readonly workers: WorkerPool;
  /** Known to this installation only; links of audit boards are derived from it. */
  readonly secret: Buffer;
  readonly now: () => Date;
};
