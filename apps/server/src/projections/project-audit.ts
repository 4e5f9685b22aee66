import type { LogEntry } from '@plumbline/record';
import type { Services } from '../services.ts';
import type { Writer } from '../stores/store.ts';

export async function projectAudit(
  _services: Services,
  _tx: Writer,
  _auditId: string,
  _entries: readonly LogEntry[],
): Promise<void> {}
