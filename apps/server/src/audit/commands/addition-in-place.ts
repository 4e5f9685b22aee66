import { lockChain, openChain } from '../../log/append-events.ts';
import { auditChain, fieldworkChain } from '../../log/audit-chains.ts';
import type { LogAddition } from '../../road/define-command.ts';
import type { Writer } from '../../stores/store.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { beginning } from './define-fieldwork-command.ts';

/**
 * What an act about one jurisdiction adds, where the audit is held alone: to the fieldwork of the jurisdiction while a round is open, and
 * else to the audit, as what is about no jurisdiction always is.
 */
export async function additionInPlace(
  tx: Writer,
  history: BegunHistory,
  said: { readonly jurisdiction: string | null; readonly events: LogAddition['events'] },
): Promise<LogAddition> {
  const { audit, auditId } = history;
  const { jurisdiction, events } = said;
  if (jurisdiction === null || audit.phase !== 'round-open') return { chain: auditChain(auditId), events };
  const chain = fieldworkChain(auditId, jurisdiction);
  // What was recorded before there were such chains stands in that of the audit.
  if ((await lockChain(tx, chain)) === undefined) await openChain(tx, chain, 'fieldwork');
  return { chain, events: [...beginning(history, jurisdiction), ...events] };
}
