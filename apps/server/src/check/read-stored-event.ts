import { AUDIT_EVENT_SCHEMAS } from '@plumbline/audit';
import { BALLOT_EVENT_SCHEMAS } from '@plumbline/ballot-management';
import type { Result } from '@plumbline/prelude';
import { type EventProblem, type LogEntry, readEvent } from '@plumbline/record';
import { placeOfChain } from '../log/audit-chains.ts';
import { roomOfChain } from '../log/ballot-chains.ts';
import { ORGANIZATION_EVENT_SCHEMAS } from '../office/organization-event-schemas.ts';

/** Reads the event of an entry by the schemas of what its chain records: an audit, a ballot room or an organization. */
export function readStoredEvent(chain: string, entry: LogEntry): Result<unknown, EventProblem> {
  if (roomOfChain(chain) !== undefined) return readEvent(entry, BALLOT_EVENT_SCHEMAS);
  return placeOfChain(chain) === undefined
    ? readEvent(entry, ORGANIZATION_EVENT_SCHEMAS)
    : readEvent(entry, AUDIT_EVENT_SCHEMAS);
}
