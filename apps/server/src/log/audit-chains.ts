import { sql, type Transaction } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';

const AUDIT_PREFIX = 'audit:';
const FIELDWORK = '/fieldwork/';

/** The chain in which the office decides about an audit: plan, files, commitment, seed, rounds, conclusion. */
export function auditChain(auditId: string): string {
  return `${AUDIT_PREFIX}${auditId}`;
}

/** The chain of what one jurisdiction records for an audit: boards, ballots, tallies, sign-offs. */
export function fieldworkChain(auditId: string, jurisdiction: string): string {
  return `${AUDIT_PREFIX}${auditId}${FIELDWORK}${jurisdiction}`;
}

/** What a chain of an audit records: the audit's own chain, or a jurisdiction's fieldwork. */
export type ChainPlace = { readonly auditId: string; readonly jurisdiction: string | null };

/** What a chain records, if it is one of an audit. */
export function placeOfChain(chain: string): ChainPlace | undefined {
  if (!chain.startsWith(AUDIT_PREFIX)) return undefined;
  const name = chain.slice(AUDIT_PREFIX.length);
  const at = name.indexOf(FIELDWORK);
  if (at < 0) return { auditId: name, jurisdiction: null };
  return { auditId: name.slice(0, at), jurisdiction: name.slice(at + FIELDWORK.length) };
}

/** The names of all fieldwork chains of an audit lie between these two, the second left out. */
export function fieldworkRange(auditId: string): readonly [from: string, to: string] {
  const from = fieldworkChain(auditId, '');
  // The letter that follows the slash.
  return [from, `${from.slice(0, -1)}0`];
}

/**
 * Holds an audit until the transaction ends, together with all others who do: those who record fieldwork, so that a round stays open
 * until what they record is kept, and each jurisdiction works for itself. Whoever decides about the audit itself holds it alone
 * (`holdAuditAlone`).
 */
export async function holdAuditTogether(tx: Transaction<DatabaseSchema>, auditId: string): Promise<void> {
  // A lock of the database itself, because many who share the lock of a row would each have to write that down in it.
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${auditChain(auditId)}, 0))`.execute(tx);
}
