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
  /** Of all jurisdictions, where they were asked for: the numbers of the newest entries in the order of the names of their chains. */
  readonly numbers: readonly string[] | undefined;
  /** The newest entry of the organization, in whose log people, their duties and their sign-ins stand. */
  readonly office: number;
  /** The newest draw of a sample, which is in no log before it is done. */
  readonly draw: string | null;
  /** What was uploaded, as long as it is of any interest: nothing once the first round is open. */
  readonly uploads: string | null;
};

/** How much is asked for: for whoever sees all of an audit, or for whoever sees nothing of other jurisdictions, nor of the office. */
export type StandAsked = 'whole' | { readonly jurisdiction: string };

/** A row that was changed has another `xmin`. */
function wholeStand(from: number): string {
  const [audit, chain, first, end, office] = [0, 1, 2, 3, 4].map((place) => `$${from + place}`);
  return `(
      select json_build_array(
        chain.head_number,
        (select string_agg(head_number::text, ',' order by id) from log_chain where id >= ${first} and id < ${end}),
        (select head_number from log_chain where id = ${office} || stands.organization_id::text),
        (select newest::text from (
          select id, state, progress, message, started_at from draw_job
          where audit_id = stands.id order by number desc limit 1
        ) newest),
        case when stands.phase in ('planning', 'committed', 'seeded') then (
          select concat_ws(' ', count(*), max(number), max(xmin::text::bigint)) from upload where audit_id = stands.id
        ) end
      )
      from log_chain chain join audit stands on stands.id = ${audit} where chain.id = ${chain}
    ) as stand`;
}

function fieldworkStand(from: number): string {
  return `(
      select json_build_array(
        chain.head_number, coalesce((select head_number from log_chain where id = $${from + 1}), 0), 0, null, null
      )
      from log_chain chain where chain.id = $${from}
    ) as stand`;
}

/** The stand of an audit as a column of a statement, whose own parameters are numbered from `from`; null where there is no such audit. */
export function standColumn(
  auditId: string,
  asked: StandAsked,
  from: number,
): { readonly name: string; readonly column: string; readonly values: readonly string[] } {
  const chain = auditChain(auditId);
  if (asked === 'whole') {
    const values = [auditId, chain, ...fieldworkRange(auditId), organizationChain('')];
    return { name: 'with-stand', column: wholeStand(from), values };
  }
  const values = [chain, fieldworkChain(auditId, asked.jurisdiction)];
  return { name: 'with-stand-of-fieldwork', column: fieldworkStand(from), values };
}

/** What `standColumn` reads. */
export type StandRow = readonly [
  audit: number,
  /** How many entries, or the numbers of the newest ones. */
  fieldwork: number | string | null,
  office: number | null,
  draw: string | null,
  uploads: string | null,
];

export function standFrom([audit, fieldwork, office, draw, uploads]: StandRow): AuditStand {
  const rest = { audit, office: office ?? 0, draw, uploads };
  if (typeof fieldwork === 'number') return { ...rest, fieldwork, numbers: undefined };
  const numbers = fieldwork?.split(',') ?? [];
  return { ...rest, fieldwork: numbers.reduce((sum, number) => sum + Number(number), 0), numbers };
}

/** The stand as what an answer rests on. */
export function partsOf({ audit, fieldwork, office, draw, uploads }: AuditStand): readonly (string | number | null)[] {
  return [audit, fieldwork, office, draw, uploads];
}
