import type { QueryName, QueryOutput } from '@plumbline/api';
import type { ParsedQuery, QueryDefinition } from './define-query.ts';
import { outbox } from './outbox.ts';
import { session } from './session.ts';

export type PublicQuery<Name extends QueryName> = QueryDefinition<ParsedQuery<Name>, QueryOutput<Name>>;

/** Every reading there is, by name. */
export const QUERIES: { readonly [Name in QueryName]?: PublicQuery<Name> } = { session, outbox };
