import type { CommandName, CommandOutput } from '@plumbline/api';
import { type AuditEvent, currentRound, isInRounds } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { fieldworkChain } from '../../log/audit-chains.ts';
import type { CommandDefinition, ParsedInput } from '../../road/define-command.ts';
import { type BegunHistory, loadFieldworkForUpdate } from '../history/load-audit.ts';
import { type AuditCommandDefinition, outcomeOf, prepareOnAudit, withWhoDidIt } from './define-audit-command.ts';

type OnFieldwork = { readonly auditId: string; readonly jurisdiction: string };

/**
 * A command of the public contract about what one jurisdiction records. It holds the fieldwork of that jurisdiction, and
 * the audit together with all others who record: the round stays open until what was recorded is kept.
 */
export function defineFieldworkCommand<Name extends CommandName>(
  definition: { readonly name: Name } & AuditCommandDefinition<ParsedInput<Name> & OnFieldwork, CommandOutput<Name>>,
): { readonly name: Name } & CommandDefinition<ParsedInput<Name> & OnFieldwork, CommandOutput<Name>> {
  return {
    ...definition,
    gate: ({ auditId, jurisdiction }) => fieldworkChain(auditId, jurisdiction),
    prepare: (context, input) => prepareOnAudit(definition, context, input),
    async run(context, input) {
      const { auditId, jurisdiction } = input;
      const { history, held } = await loadFieldworkForUpdate(context.tx, auditId, jurisdiction);
      const decided = await definition.run({ ...context, history }, input);
      if (!decided.ok) return { ok: false, error: await withWhoDidIt(context.tx, history, decided.error) };
      const { events, output, organizationEvents, texts } = decided.value;
      const fieldwork = events.length === 0 ? [] : [...beginning(history, jurisdiction), ...events];
      const additions = [{ chain: fieldworkChain(auditId, jurisdiction), held, events: fieldwork }];
      return ok(await outcomeOf(context.tx, auditId, { additions, output, organizationEvents, texts }));
    },
  };
}

/** Says in which round the entries that follow are made, where the chain does not say it yet. */
function beginning(history: BegunHistory, jurisdiction: string): readonly AuditEvent[] {
  const { audit, head, fieldworkRounds } = history;
  if (!isInRounds(audit)) return [];
  const round = currentRound(audit).number;
  if (lookUp(fieldworkRounds, jurisdiction) === round) return [];
  const opened = { number: head.number, hash: Sha256Schema.parse(head.hash) };
  return [{ type: 'fieldwork-begun', jurisdiction, round, opened }];
}
