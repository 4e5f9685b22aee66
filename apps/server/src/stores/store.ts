import type { Kysely, Transaction } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';

/** Where a store reads: the pool, or a transaction under way. */
export type Reader = Kysely<DatabaseSchema>;

/** Where a store writes. */
export type Writer = Transaction<DatabaseSchema>;
