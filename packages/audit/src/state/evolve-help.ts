import { assert } from '@plumbline/prelude';
import { assertBegun } from './assert-phase.ts';
import type { Audit } from './audit-state.ts';
import type { HelpAsked, HelpEvent } from './help-asked.ts';

/** The audit after something was said of help with a file. Nothing that is drawn or measured rests on it. */
export function evolveHelp(audit: Audit, event: HelpEvent): Audit {
  const begun = assertBegun(audit);
  const { request, jurisdiction } = event;
  const help = begun.help ?? [];
  if (event.type === 'help-asked') {
    assert(!help.some((one) => one.request === request), 'help is asked once by a request', { request });
    return { ...begun, help: [...help, { request, jurisdiction, kind: event.kind, state: 'waits' }] };
  }
  assert(
    help.some((one) => one.request === request && one.state !== 'closed'),
    'what is answered or closed was asked and is open',
    { request },
  );
  const state: HelpAsked['state'] = event.type === 'help-answered' ? 'answered' : 'closed';
  return { ...begun, help: help.map((one) => (one.request === request ? { ...one, state } : one)) };
}
