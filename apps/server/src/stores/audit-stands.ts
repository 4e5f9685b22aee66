import { assert } from '@plumbline/prelude';
import type pg from 'pg';
import { auditChain, fieldworkChain, fieldworkRange } from '../log/audit-chains.ts';
import { organizationChain } from './organizations.ts';

/**
 * How far everything has come that is shown of an audit. Chains only grow, so that where these are the same, nothing has
 * changed.
 */
export type AuditStand = {
  /** The number of the newest entry of the audit's own chain. */
  readonly audit: number;
  /** How many entries fieldwork has: of all jurisdictions, or of the one that was asked for. */
  readonly fieldwork: number;
  /** The newest entry of the organization, in whose log people, their duties and their sign-ins stand. */
  readonly office: number;
  /** The newest draw of a sample, which is in no log before it is done. */
  readonly draw: string | null;
  /** What was uploaded, as long as it is of any interest: nothing once the first round is open. */
  readonly uploads: string | null;
};

/** A row that was changed has another `xmin`. */
const WHOLE = `
  select chain.head_number::text as audit,
    (select coalesce(sum(head_number), 0)::text from log_chain where id >= $2 and id < $3) as fieldwork,
    (select head_number::text from log_chain where id = $4) as office,
    (select newest::text from (
      select id, state, progress, message, started_at from draw_job where audit_id = $5 order by number desc limit 1
    ) newest) as draw,
    case when (select phase from audit where id = $5) in ('planning', 'committed', 'seeded') then (
      select concat_ws(' ', count(*), max(number), max(xmin::text::bigint)) from upload where audit_id = $5
    ) end as uploads
  from log_chain chain where chain.id = $1`;

/** How the whole audit stands, in one journey to the database. */
export async function standOfAudit(
  pool: pg.Pool,
  { auditId, organizationId }: { readonly auditId: string; readonly organizationId: string },
): Promise<AuditStand> {
  const values = [auditChain(auditId), ...fieldworkRange(auditId), organizationChain(organizationId), auditId];
  const { rows } = await pool.query<Row>({ name: 'stand-of-audit', text: WHOLE, values });
  return standOf(rows, auditId);
}

const OF_JURISDICTION = `
  select chain.head_number::text as audit,
    coalesce((select head_number from log_chain where id = $2), 0)::text as fieldwork,
    '0' as office, null as draw, null as uploads
  from log_chain chain where chain.id = $1`;

/** How an audit stands for whoever sees nothing of other jurisdictions, nor of the office. */
export async function standOfFieldwork(
  pool: pg.Pool,
  { auditId, jurisdiction }: { readonly auditId: string; readonly jurisdiction: string },
): Promise<AuditStand> {
  const values = [auditChain(auditId), fieldworkChain(auditId, jurisdiction)];
  const { rows } = await pool.query<Row>({ name: 'stand-of-fieldwork', text: OF_JURISDICTION, values });
  return standOf(rows, auditId);
}

type Row = {
  readonly audit: string;
  readonly fieldwork: string;
  readonly office: string | null;
  readonly draw: string | null;
  readonly uploads: string | null;
};

function standOf([row]: readonly Row[], auditId: string): AuditStand {
  assert(row !== undefined, 'an audit has a log', auditId);
  const { audit, fieldwork, office, draw, uploads } = row;
  return { audit: Number(audit), fieldwork: Number(fieldwork), office: Number(office ?? 0), draw, uploads };
}

/** The stand as what an answer rests on. */
export function partsOf({ audit, fieldwork, office, draw, uploads }: AuditStand): readonly (string | number | null)[] {
  return [audit, fieldwork, office, draw, uploads];
}
