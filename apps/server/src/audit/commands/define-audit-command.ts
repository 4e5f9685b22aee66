import type { CommandName, CommandOutput } from '@plumbline/api';
import { type AuditCommand, type AuditRefusal, decide, type LoggedEvent, movesPhase } from '@plumbline/audit';
import { ok, type Result } from '@plumbline/prelude';
import { type AuditHistory, whoRecorded } from '@plumbline/record';
import { detail } from '@plumbline/words/detail-words';
import { phaseInWords } from '@plumbline/words/refusal-words';
import { auditChain } from '../../log/audit-chains.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import type { Permission } from '../../policy/permissions.ts';
import type { ScopeRequest } from '../../policy/scope.ts';
import {
  type CommandContext,
  type CommandDefinition,
  type LogAddition,
  type Outcome,
  type ParsedInput,
  type PreparationContext,
  type Refusal,
  refuse,
} from '../../road/define-command.ts';
import { findAudit } from '../../stores/audits.ts';
import type { FreeText } from '../../stores/free-texts.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { nameOfActor } from '../../stores/people-in-log.ts';
import type { Writer } from '../../stores/store.ts';
import { auditInMemory, type BegunHistory, loadAudit, loadAuditForUpdate } from '../history/load-audit.ts';

/** What a command about one audit works with: the audit is held until the command is done. */
export type AuditContext = CommandContext & { readonly history: BegunHistory };

/** The audit as it stands before the command holds it: it may move until then. */
export type AuditPreparation = PreparationContext & { readonly history: BegunHistory };

/** What follows from a command about one audit. */
export type AuditDecision<Output> = {
  readonly events: readonly LoggedEvent[];
  readonly output: Output;
  /** What belongs into the log of the organization instead. */
  readonly organizationEvents?: readonly OrganizationEvent[];
  /** The texts of which the events hold the digests. */
  readonly texts?: readonly Omit<FreeText, 'auditId'>[];
};

export type AuditCommandDefinition<Input, Output> = {
  readonly permission: Permission;
  readonly scope: (input: Input) => ScopeRequest;
  readonly asksFreshFactor?: true;
  readonly knowsItsRepeats?: true;
  readonly prepare?: (context: AuditPreparation, input: Input) => Promise<unknown>;
  readonly run: (context: AuditContext, input: Input) => Promise<Result<AuditDecision<Output>, Refusal>>;
};

/** A command of the public contract about one audit. */
export function defineAuditCommand<Name extends CommandName>(
  definition: { readonly name: Name } & AuditCommandDefinition<
    ParsedInput<Name> & { readonly auditId: string },
    CommandOutput<Name>
  >,
): { readonly name: Name } & CommandDefinition<ParsedInput<Name> & { readonly auditId: string }, CommandOutput<Name>> {
  return {
    ...definition,
    prepare: (context, input) => prepareOnAudit(definition, context, input),
    run: (context, input) => runOnAudit(definition, context, input),
  };
}

/** Folds the audit's log before the audit is held, and works out what the command will need. */
export async function prepareOnAudit<Input extends { readonly auditId: string }>(
  definition: Pick<AuditCommandDefinition<Input, unknown>, 'prepare'>,
  context: PreparationContext,
  input: Input,
): Promise<void> {
  // As this process saw it last: where others have moved it since, the command reads that while it holds it, and is then prepared again.
  const known = auditInMemory(input.auditId);
  if (known !== undefined && definition.prepare === undefined) return;
  const history = known ?? (await loadAudit(context.services.db, input.auditId));
  await definition.prepare?.({ ...context, history }, input);
}

/** Holds the audit, decides, and hands the events to the chains they belong to. */
export async function runOnAudit<Input extends { readonly auditId: string }, Output>(
  definition: AuditCommandDefinition<Input, Output>,
  context: CommandContext,
  input: Input,
): Promise<Result<Outcome<Output>, Refusal>> {
  const { auditId } = input;
  const { history, held } = await loadAuditForUpdate(context.tx, auditId);
  const decided = await definition.run({ ...context, history }, input);
  if (!decided.ok) return { ok: false, error: await withWhoDidIt(context.tx, history, decided.error) };
  const { events, output, organizationEvents, texts } = decided.value;
  const additions = [{ chain: auditChain(auditId), held, events }];
  return ok(await outcomeOf(context.tx, auditId, { additions, output, organizationEvents, texts }));
}

/** What is to be kept of a command: what belongs to the audit, and what belongs into the log of its organization. */
export async function outcomeOf<Output>(
  tx: Writer,
  auditId: string,
  decided: {
    readonly additions: readonly LogAddition[];
    readonly output: Output;
    readonly organizationEvents: readonly OrganizationEvent[] | undefined;
    readonly texts: readonly Omit<FreeText, 'auditId'>[] | undefined;
  },
): Promise<Outcome<Output>> {
  const { additions, output, organizationEvents = [] } = decided;
  const texts = (decided.texts ?? []).map((text) => ({ ...text, auditId }));
  const audit = organizationEvents.length === 0 ? undefined : await findAudit(tx, auditId);
  if (audit === undefined) return { additions, texts, answer: ok(output) };
  const chain = organizationChain(audit.organizationId);
  // An organization says what an audit is part of before the audit says what it has of it.
  return { additions: [{ chain, events: organizationEvents }, ...additions], texts, answer: ok(output) };
}

/** The events that follow from one command of the domain, with an output that says no more than that it is done. */
export function decideOnly(
  history: BegunHistory,
  command: AuditCommand,
): Result<AuditDecision<Record<string, never>>, AuditRefusal> {
  const decided = decide(history.audit, command);
  return decided.ok ? ok({ events: decided.value, output: {} }) : decided;
}

const ENTERED = { ballot: 'ballotEntered', batch: 'batchEntered', totals: 'totalsEntered' } as const;

/** Somebody was quicker: who, and when, is more use than the name of a phase. */
export async function withWhoDidIt(tx: Writer, history: AuditHistory, refusal: Refusal): Promise<Refusal> {
  if (refusal.code === 'entry-changed-meanwhile' && 'unit' in refusal) {
    const unit = { jurisdiction: refusal.jurisdiction, key: refusal.unit };
    const who = await nameOfActor(tx, whoRecorded(history, unit) ?? '');
    return refuse(refusal.code, detail(ENTERED[refusal.entry], { who })).error;
  }
  if (refusal.code !== 'audit-not-in-phase' || 'detail' in refusal) return refusal;
  const { lastMove } = history;
  if (!movesPhase(lastMove.type)) return refusal;
  const who = await nameOfActor(tx, lastMove.actor);
  const moved = { who, time: timeInWords(lastMove.at), phase: phaseInWords(refusal.phase) };
  return refuse('audit-not-in-phase', detail(`movedOn.${lastMove.type}`, moved)).error;
}

/** A moment as a sentence says it, with its zone. */
function timeInWords(at: string): string {
  return `${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
}
