import type { AuditEvent, EventOf, HelpEvent, TextInLog } from '@plumbline/audit';
import { eventOf } from '@plumbline/record';
import { auditChain } from '../../log/audit-chains.ts';
import { entriesOfTypes } from '../../log/read-log.ts';
import type { Reader } from '../../stores/store.ts';

/** Who said something in the log, and when. */
type Said = { readonly at: string; readonly actor: string };

/** A question about a file as the log tells it. */
export type HelpLogged = Pick<EventOf<'help-asked'>, 'request' | 'jurisdiction' | 'kind' | 'question'> &
  Said & {
    /** The last, where there are several. */
    readonly answer: (Said & { readonly text: TextInLog }) | null;
    readonly closedAt: string | null;
  };

const TYPES: readonly HelpEvent['type'][] = ['help-asked', 'help-answered', 'help-closed'];

/** What was asked about files in an audit, the newest first. */
export async function helpLogged(db: Reader, auditId: string): Promise<readonly HelpLogged[]> {
  const asked = new Map<string, HelpLogged>();
  for (const entry of await entriesOfTypes(db, auditChain(auditId), TYPES)) {
    const { event, body } = eventOf<AuditEvent>(entry);
    const said: Said = { at: body.at, actor: body.actor };
    if (event.type === 'help-asked') {
      const { type: _, ...question } = event;
      asked.set(event.request, { ...question, ...said, answer: null, closedAt: null });
      continue;
    }
    if (event.type !== 'help-answered' && event.type !== 'help-closed') continue;
    const before = asked.get(event.request);
    if (before === undefined) continue;
    const after = event.type === 'help-answered' ? { answer: { ...said, text: event.answer } } : { closedAt: said.at };
    asked.set(event.request, { ...before, ...after });
  }
  return [...asked.values()].toReversed();
}
