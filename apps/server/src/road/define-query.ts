import type { QueryName, QueryOutput, queries } from '@plumbline/api';
import type { Result } from '@plumbline/prelude';
import type { z } from 'zod';
import type { Allowed, Permission } from '../policy/permissions.ts';
import type { Scope, ScopeRequest } from '../policy/scope.ts';
import type { Services } from '../services.ts';
import type { Refusal } from './define-command.ts';
import type { Session } from './session.ts';

type QueryContext = {
  readonly services: Services;
  readonly session: Session;
  /** The role in which the actor may read this. */
  readonly role: Allowed;
  readonly scope: Scope;
};

/** The reading of one screen: what may be asked, who may ask, and the answer. */
export type QueryDefinition<Input, Output> = {
  readonly permission: Permission;
  readonly scope: (input: Input) => ScopeRequest;
  readonly run: (context: QueryContext, input: Input) => Promise<Result<Output, Refusal>>;
};

export type ParsedQuery<Name extends QueryName> = z.output<(typeof queries)[Name]['input']>;

/** A query of the public contract. */
export function defineQuery<Name extends QueryName>(
  definition: { readonly name: Name } & QueryDefinition<ParsedQuery<Name>, QueryOutput<Name>>,
): typeof definition {
  return definition;
}
