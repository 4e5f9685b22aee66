import type { Result } from '@plumbline/prelude';
import type { AuditEvent } from './audit-event.ts';
import type { AuditRefusal } from './audit-refusal.ts';

/** The answer to a command: what to append to the log, or why nothing happens. */
export type Decision = Result<readonly AuditEvent[], AuditRefusal>;
