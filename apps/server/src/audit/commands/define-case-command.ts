import type { CommandName, CommandOutput } from '@plumbline/api';
import { type AuditCommand, type CaseFacts, type CaseSubject, caseKey, type SaltedText } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { auditChain } from '../../log/audit-chains.ts';
import { actorName } from '../../policy/actor.ts';
import type { Permission } from '../../policy/permissions.ts';
import { auditScope, jurisdictionScope } from '../../policy/scope.ts';
import { type CommandDefinition, type ParsedInput, refuse } from '../../road/define-command.ts';
import { loadAuditForUpdate } from '../history/load-audit.ts';
import { preparedCaseFacts } from '../inputs/prepared-inputs.ts';
import { additionInPlace } from './addition-in-place.ts';
import { decideOnly, outcomeOf, prepareOnAudit, withWhoDidIt } from './define-audit-command.ts';

type OnCase = { readonly auditId: string } & CaseSubject;

/** Who says something of a case, and whether its unit differs as far as the files say. */
type Saying = { readonly by: string; readonly differs: boolean };

/** What is asked of the domain, and the text that goes with it. */
type Asking = { readonly command: AuditCommand; readonly text: SaltedText | null };

/**
 * A command about the case of a difference. While a round is open it is fieldwork of its jurisdiction; later, and where it is
 * about a contest as a whole, it belongs to the audit. The audit is held alone: cases are few, and entries many.
 */
export function defineCaseCommand<Name extends CommandName>(definition: {
  readonly name: Name;
  readonly permission: Permission;
  readonly ask: (input: ParsedInput<Name> & OnCase, saying: Saying) => Asking;
}): { readonly name: Name } & CommandDefinition<
  ParsedInput<Name> & OnCase,
  CommandOutput<Name> | Record<string, never>
> {
  const { name, permission, ask } = definition;
  return {
    name,
    permission,
    scope: ({ auditId, jurisdiction }) =>
      jurisdiction === null ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction }),
    gate: ({ auditId }) => auditChain(auditId),
    prepare: (context, input) =>
      prepareOnAudit(
        { prepare: ({ history, preparation }) => preparedCaseFacts(preparation, history, input.jurisdiction) },
        context,
        input,
      ),
    async run(context, input) {
      const { auditId, jurisdiction } = input;
      const { tx, role, actor } = context;
      // A contest as a whole is nobody's but the office's.
      if (jurisdiction === null && role !== 'audit-administrator')
        return refuse('not-allowed', detail('wholeContestIsNotYours'));
      const { history } = await loadAuditForUpdate(tx, auditId);
      const facts = await preparedCaseFacts(context.preparation, history, jurisdiction);
      const saying = { by: actorName(actor, role), differs: isDifference(facts, input) };
      const { command, text } = ask(input, saying);
      const decided = decideOnly(history, command);
      if (!decided.ok) return { ok: false, error: await withWhoDidIt(tx, history, decided.error) };
      const addition = await additionInPlace(tx, history, { jurisdiction, events: decided.value.events });
      const texts = text === null ? [] : [{ ...text, jurisdiction }];
      const organizationEvents = undefined;
      return ok(await outcomeOf(tx, auditId, { additions: [addition], output: {}, organizationEvents, texts }));
    },
  };
}

function isDifference(facts: readonly CaseFacts[], { jurisdiction, unit }: CaseSubject): boolean {
  const key = caseKey({ jurisdiction, unit });
  return facts.some((one) => one.difference !== null && caseKey(one.subject) === key);
}
