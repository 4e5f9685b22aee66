import type { CommandName, CommandOutput, commands, ProblemCode } from '@plumbline/api';
import type { AuditRefusal } from '@plumbline/audit';
import type { Result } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import type { z } from 'zod';
import type { HeldChain, LoggedEvent } from '../log/append-events.ts';
import type { Actor } from '../policy/actor.ts';
import type { Allowed, Permission } from '../policy/permissions.ts';
import type { ScopeRequest } from '../policy/scope.ts';
import type { Services } from '../services.ts';
import type { FreeText } from '../stores/free-texts.ts';
import type { SignIn } from '../stores/sessions.ts';
import type { Writer } from '../stores/store.ts';
import type { NotedUpload } from '../stores/uploads.ts';
import type { Draft, Ledger } from './ledger.ts';
import type { Preparation } from './preparation.ts';

/** What is wrong with one field: `path` as in the input; the schema says its part in a sentence. */
export type FieldIssue = { readonly path: string; readonly message: string | Saying };

/** A refusal that the server gives, not the audit: what is to be said of it is put together where the facts are known. */
export type ServerRefusal = {
  readonly code: Exclude<ProblemCode, AuditRefusal['code']> | 'audit-not-in-phase' | 'entry-changed-meanwhile';
  readonly detail: Saying;
  readonly issues?: readonly FieldIssue[];
  /** Of a ballot room: which of its rules refused. */
  readonly refusal?: string;
};

export type Refusal = AuditRefusal | ServerRefusal;

/** What is at hand while the audit is held: nothing that reads files or computes for long. */
export type ServicesWhileHolding = Omit<Services, 'db' | 'pool' | 'blobs' | 'inputFiles' | 'workers'>;

/** What a command works with. Everything it writes goes through `tx`; everything it decides is returned. */
export type CommandContext = {
  readonly services: ServicesWhileHolding;
  readonly tx: Writer;
  readonly preparation: Preparation;
  readonly commandId: string;
  readonly at: Date;
  readonly actor: Actor;
  /** The role in which the actor may do this here. */
  readonly role: Allowed;
  /** Digest of the session the request came with. */
  readonly sessionDigest: string | undefined;
  /** Digest of what tells the browser from others, if it has been given that. */
  readonly deviceDigest: string | undefined;
  /** The address of the pages the command came from, without a path: passkeys belong to it. A job comes from none. */
  readonly origin?: string;
};

/** What a command works with that is decided in memory: it reads nothing, and everything it decides is returned. */
export type DecisionContext = Omit<CommandContext, 'tx' | 'services'>;

/**
 * A command that asks nothing but what one chain tells and what was prepared. It is decided on the chain in memory, and
 * written if the chain still stands there. Where it is refused, `run` decides, holding the chain.
 */
type DecidedInMemory<Input, Output> = {
  readonly ledger: (input: Input) => Ledger;
  /** Nothing where it has to be decided holding the chain. */
  readonly decide: (
    draft: Draft,
    context: DecisionContext,
    input: Input,
  ) => Promise<Result<OutcomeInMemory<Output>, Refusal> | undefined>;
};

/** What is to be kept of a command that was decided in memory. */
type OutcomeInMemory<Output> = Outcome<Output> & {
  /** What is noted at the uploads that it was decided about, as they were read before. */
  readonly uploads?: readonly NotedUpload[];
};

/** Events for the chains they belong to. */
export type LogAddition = {
  readonly chain: string;
  readonly events: readonly LoggedEvent[];
  /** The chain as the command has taken it, if it has. */
  readonly held?: HeldChain;
};

/** What is to be kept of a command: log entries, and the answer. An answer that refuses is kept too, as a wrong code is. */
export type Outcome<Output> = {
  readonly additions: readonly LogAddition[];
  /** Texts that are kept beside the log, which has their digests. */
  readonly texts?: readonly FreeText[];
  readonly answer: Result<Output, ServerRefusal>;
  /** A session to open, and whose. */
  readonly signIn?: SignIn;
  readonly signOut?: boolean;
};

export type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;

/** What a command finds out beforehand is found with; nothing is held yet, and nothing may be written. */
export type PreparationContext = {
  readonly services: Services;
  /** Who asks: what takes long is worked out for nobody who is refused. */
  readonly actor: Actor;
  readonly preparation: Preparation;
  readonly origin?: string;
};

/** One write: what may be sent, who may send it, and what follows. A refusal leaves no trace. */
export type CommandDefinition<Input, Output> = {
  readonly name: string;
  readonly permission: Permission;
  readonly scope: (input: Input) => ScopeRequest;
  /**
   * Whoever gives it has to have given the second factor within the last five minutes: for what cannot be taken back, or is seen by
   * everybody. See `isFresh`.
   */
  readonly asksFreshFactor?: true;
  /**
   * It knows by itself what is done already, and then leaves nothing in the log. Such an answer is not kept, so that every kept answer
   * has its entry and an invented one shows.
   */
  readonly knowsItsRepeats?: true;
  /** What was sent is so short that it could be found by its digest: one under the secret of the server is kept instead. */
  readonly hidesInput?: true;
  /** What the command will hold, where its scope does not tell: those that hold the same wait for their turn. */
  readonly gate?: (input: Input) => string;
  /** Works out whatever `run` will look up. Where `run` will refuse, it may leave off. */
  readonly prepare?: (context: PreparationContext, input: Input) => Promise<unknown>;
  readonly run: (context: CommandContext, input: Input) => Promise<Result<Outcome<Output>, Refusal>>;
  readonly inMemory?: DecidedInMemory<Input, Output>;
};

/** A command of the public contract. */
export function defineCommand<Name extends CommandName>(
  definition: { readonly name: Name } & CommandDefinition<ParsedInput<Name>, CommandOutput<Name>>,
): typeof definition {
  return definition;
}

export function refuse(
  code: ServerRefusal['code'],
  detail: Saying,
  issues: readonly FieldIssue[] = [],
): { readonly ok: false; readonly error: ServerRefusal } {
  return { ok: false, error: { code, detail, issues } };
}
