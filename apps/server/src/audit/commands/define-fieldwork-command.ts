import type { CommandName, CommandOutput } from '@plumbline/api';
import { type AuditEvent, currentRound, isInRounds } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp, ok, type Result } from '@plumbline/prelude';
import { fieldworkChain } from '../../log/audit-chains.ts';
import type { CommandDefinition, DecisionContext, ParsedInput, Refusal } from '../../road/define-command.ts';
import { type BegunHistory, loadFieldworkForUpdate } from '../history/load-audit.ts';
import {
  type AuditCommandDefinition,
  type AuditDecision,
  outcomeOf,
  prepareOnAudit,
  withWhoDidIt,
} from './define-audit-command.ts';
import { fieldworkLedger, historyOf } from './fieldwork-ledger.ts';

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

/** A command about what one jurisdiction records that asks nothing but what is recorded and what was prepared. */
type RecordingDefinition<Input, Output> = Omit<AuditCommandDefinition<Input, Output>, 'run'> & {
  readonly decide: (context: RecordingContext, input: Input) => Promise<Result<AuditDecision<Output>, Refusal>>;
};

type RecordingContext = DecisionContext & { readonly history: BegunHistory };

/**
 * The same for what is entered by the hundred thousand: it is decided on what is in memory, and written if the audit and the
 * fieldwork of the jurisdiction still stand there. Who is refused is refused holding both.
 */
export function defineRecordingCommand<Name extends CommandName>(
  definition: { readonly name: Name } & RecordingDefinition<ParsedInput<Name> & OnFieldwork, CommandOutput<Name>>,
): { readonly name: Name } & CommandDefinition<ParsedInput<Name> & OnFieldwork, CommandOutput<Name>> {
  const { decide, ...rest } = definition;
  return {
    ...defineFieldworkCommand({ ...rest, run: decide }),
    inMemory: {
      ledger: ({ auditId, jurisdiction }) => fieldworkLedger(auditId, jurisdiction),
      async decide(draft, context, input) {
        const { auditId, jurisdiction } = input;
        const history = historyOf(draft);
        const decided = await decide({ ...context, history }, input);
        if (!decided.ok) return decided;
        const { events, output, organizationEvents = [], texts = [] } = decided.value;
        assert(organizationEvents.length === 0, 'what is recorded belongs to the audit', definition.name);
        const fieldwork = events.length === 0 ? [] : [...beginning(history, jurisdiction), ...events];
        const additions = [{ chain: fieldworkChain(auditId, jurisdiction), events: fieldwork }];
        return ok({ additions, texts: texts.map((text) => ({ ...text, auditId })), answer: ok(output) });
      },
    },
  };
}

/** Says in which round the entries that follow are made, where the chain does not say it yet. */
export function beginning(history: BegunHistory, jurisdiction: string): readonly AuditEvent[] {
  const { audit, head, fieldworkRounds } = history;
  if (!isInRounds(audit)) return [];
  const round = currentRound(audit).number;
  if (lookUp(fieldworkRounds, jurisdiction) === round) return [];
  const opened = { number: head.number, hash: Sha256Schema.parse(head.hash) };
  return [{ type: 'fieldwork-begun', jurisdiction, round, opened }];
}
