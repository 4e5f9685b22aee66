import { assert } from '@plumbline/prelude';
import { type LogBody, type LogEntry, parseLogBody } from '../log-entry.ts';

/**
 * The event inside an entry, as the domain's `evolve` takes it, with who and when beside it. The domain wrote it, the
 * hash protects it: whoever calls says which union of events the chain holds.
 */
export function eventOf<Event extends { readonly type: string }>(entry: LogEntry): { event: Event; body: LogBody } {
  const body = parseLogBody(entry.body);
  assert(body.ok, 'the log holds canonical bodies', entry.number);
  const { type, data } = body.value;
  assert(typeof data === 'object' && data !== null, 'the data of an event are its properties', entry.number);
  // See above: the one place where text from the log becomes an event again.
  return { event: { type, ...data } as unknown as Event, body: body.value };
}
