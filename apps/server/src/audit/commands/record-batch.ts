import { ballotsInBatch, isInRounds } from '@plumbline/audit';
import { assert, err } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { Actor } from '../../policy/actor.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const recordBatch = defineRecordingCommand({
  name: 'record-batch',
  permission: 'batch.record',
  scope: jurisdictionScope,
  knowsItsRepeats: true,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async decide(
    { history, preparation, actor },
    { jurisdiction, batch, sheets, cards, stacks, basedOn, entry, enteredAs },
  ) {
    const { audit } = history;
    if (enteredAs !== undefined && enteredAs !== namesOf(actor)) {
      return refuse('entry-of-others', detail('entryOfOthers', { people: enteredAs }));
    }
    if (!isInRounds(audit)) {
      return err({ code: 'audit-not-in-phase', phase: audit.phase, command: 'record-batch' });
    }
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    const ballots = ballotsInBatch(audit, inputs, { jurisdiction, batch });
    const entered = {
      jurisdiction,
      batch,
      sheets,
      ...(cards && { cards }),
      ...(stacks && { stacks }),
      ...whoEnters(actor),
      basedOn,
      ...(entry && { entry }),
    };
    return decideOnly(history, { type: 'record-batch', ballots, ...entered });
  },
});

/** What the session of people whom a manager let in calls them; nobody else's tallies wait on a device. */
function namesOf(actor: Actor): string | undefined {
  return actor.kind === 'tally-entry' ? actor.grants[0].people.join(', ') : undefined;
}

/** Whoever enters for the manager is named in the entry itself: they have no account whose name could be looked up. */
export function whoEnters(actor: Actor): { readonly enteredBy: string; readonly people?: readonly string[] } {
  if (actor.kind === 'tally-entry') return { enteredBy: actor.entryId, people: actor.grants[0].people };
  assert(actor.kind === 'person', 'a manager enters batches, or people whom the manager lets', actor.kind);
  return { enteredBy: actor.personId };
}
