import { sql } from 'kysely';
import { fieldworkRange } from '../log/audit-chains.ts';
import type { Reader } from './store.ts';

/** What somebody recorded in an audit, and when. Times are ISO 8601 in UTC. */
export type HoursWorked = {
  readonly jurisdiction: string;
  /** Null where a jurisdiction records for all its boards. */
  readonly board: string | null;
  /** What was recorded, each once. */
  readonly units: readonly string[];
  readonly minutes: number;
  readonly firstAt: string;
  readonly lastAt: string;
};

/** Whoever records nothing for so long is taken to pause. */
export const PAUSE_MINUTES = 30;

/** How long boards, and review teams, worked on ballots or batches: from one record to the next, pauses left out. */
export async function hoursWorked(db: Reader, auditId: string): Promise<readonly HoursWorked[]> {
  const [from, to] = fieldworkRange(auditId);
  // In canonical JSON the type stands last, so that no other entry is parsed.
  const { rows } = await sql<HoursWorked>`
    with recorded as (
      select substr(chain, ${from.length + 1}::int) as jurisdiction, body::json as entry
      from log_entry
      where chain >= ${from} and chain < ${to}
        and (body like '%"type":"ballot-recorded"}' or body like '%"type":"batch-recorded"}'
          or body like '%"type":"batch-reviewed"}')
    ), timed as (
      select jurisdiction, entry->'data'->>'board' as board,
        coalesce(entry->'data'->>'ballot', entry->'data'->>'batch') as unit, (entry->>'at')::timestamptz as at
      from recorded
    ), apart as (
      select *, at - lag(at) over (partition by jurisdiction, board order by at) as since from timed
    )
    select jurisdiction, board, array_agg(distinct unit) as units,
      (extract(epoch from coalesce(sum(since) filter (where since <= make_interval(mins => ${PAUSE_MINUTES}::int)), interval '0')) / 60)::float8 as minutes,
      to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstAt",
      to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt"
    from apart group by jurisdiction, board`.execute(db);
  return rows;
}
