import type { QueryName, QueryOutput, queries } from '@plumbline/api';
import type { Result } from '@plumbline/prelude';
import type { z } from 'zod';
import type { Allowed, Permission } from '../policy/permissions.ts';
import type { Scope, ScopeRequest } from '../policy/scope.ts';
import type { Services } from '../services.ts';
import type { AuditStand } from '../stores/audit-stands.ts';
import type { Refusal } from './define-command.ts';
import type { Session } from './session.ts';

export type QueryContext = {
  readonly services: Services;
  readonly session: Session;
  /** The role in which the actor may read this. */
  readonly role: Allowed;
  readonly scope: Scope;
};

/**
 * The reading of one screen: what may be asked, who may ask, and the answer.
 *
 * Either `run` answers, anew each time. Or `look` says first what the answer rests on, so that whoever has it already need
 * not be answered again.
 */
export type QueryDefinition<Input, Output> = {
  readonly permission: Permission;
  readonly scope: (input: Input) => ScopeRequest;
} & (
  | { readonly run: (context: QueryContext, input: Input) => Promise<Result<Output, Refusal>> }
  | { readonly look: (context: StandingContext, input: Input) => Look<Output> | Promise<Look<Output>> }
);

/** With how the audit stands that is asked about, as far as whoever asks there sees it: read beside who asks, before all else. */
export type StandingContext = QueryContext & { readonly stand: AuditStand };

export type Look<Output> = {
  /**
   * Values of which at least one changes, and to one that it never had before, whenever the answer may change: heads of the
   * chains it is folded from, and whatever else it is made of, but for the question, who asks, what they have been given and
   * their role here. Read before anything is loaded.
   */
  readonly restsOn: readonly (string | number | null)[];
  /** Worked out where it is not known, from what is there then: as new as what it rests on, or newer. */
  readonly answer: () => Promise<Result<Output, Refusal>>;
};

export type ParsedQuery<Name extends QueryName> = z.output<(typeof queries)[Name]['input']>;

/** A query of the public contract. */
export function defineQuery<Name extends QueryName>(
  definition: { readonly name: Name } & QueryDefinition<ParsedQuery<Name>, QueryOutput<Name>>,
): typeof definition {
  return definition;
}
