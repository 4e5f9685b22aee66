import type { ColumnType, Generated } from 'kysely';
import type { OfficeSchema } from './office-schema.ts';

/** The tables as the migrations leave them, for Kysely. Names are the database's; stores turn rows into domain types. */
export type DatabaseSchema = LogSchema & OfficeSchema;

/** The tables of `0001-log.sql`. */
type LogSchema = {
  readonly log_chain: LogChainTable;
  readonly log_entry: LogEntryTable;
  readonly command_outcome: CommandOutcomeTable;
  readonly blob: BlobTable;
};

/** Written once and never again. */
type Fixed<T> = ColumnType<T, T, never>;

export type LogChainKind = 'organization' | 'audit' | 'fieldwork' | 'ballot-management';

type LogChainTable = {
  readonly id: Fixed<string>;
  readonly kind: Fixed<LogChainKind>;
  readonly head_number: Generated<number>;
  readonly head_hash: Generated<string>;
};

type LogEntryTable = {
  readonly chain: Fixed<string>;
  readonly number: Fixed<number>;
  readonly previous_hash: Fixed<string>;
  readonly hash: Fixed<string>;
  readonly body: Fixed<string>;
};

type CommandOutcomeTable = {
  readonly command_id: Fixed<string>;
  readonly actor: Fixed<string>;
  readonly command: Fixed<string>;
  readonly input_sha256: Fixed<string>;
  /** Any JSON; `pg` parses it, and sends what it is given as JSON text. */
  readonly output: ColumnType<unknown, string, never>;
  readonly recorded_at: Fixed<Date>;
};

type BlobTable = {
  readonly sha256: Fixed<string>;
  readonly bytes: Fixed<number>;
  readonly created_at: Fixed<Date>;
};
