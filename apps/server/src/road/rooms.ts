import type { CommandName, CommandOutput, QueryName, QueryOutput } from '@plumbline/api';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { LoggedEvent } from '../log/append-events.ts';
import type { Services } from '../services.ts';
import type { Writer } from '../stores/store.ts';
import type { CommandDefinition, ParsedInput } from './define-command.ts';
import type { ParsedQuery, QueryDefinition } from './define-query.ts';
import type { Preparation } from './preparation.ts';

/** A write of the public contract. */
export type PublicCommand<Name extends CommandName> = CommandDefinition<ParsedInput<Name>, CommandOutput<Name>>;

/** A reading of the public contract. */
export type PublicQuery<Name extends QueryName> = QueryDefinition<ParsedQuery<Name>, QueryOutput<Name>>;

/**
 * Where the road leads. The road itself knows none of it: whoever puts the server together hands it in, and a room is
 * added there.
 */
export type Rooms = {
  /** Every write there is, by name. */
  readonly commands: { readonly [Name in CommandName]: PublicCommand<Name> };
  /** Every reading there is, by name. */
  readonly queries: { readonly [Name in QueryName]: PublicQuery<Name> };
  /** Addresses that are neither: they take files and give them. */
  readonly routes: readonly Route[];
  readonly project: ProjectChain;
  /** Whether anything beside the log follows from events of this type. */
  readonly isProjected: (type: string) => boolean;
};

/** Adds addresses to the web server. */
export type Route = (app: FastifyInstance, services: Services, config: Config) => void;

/**
 * Brings what is looked up across chains up to date with the entries of one from number `from` on, in the transaction that
 * appended them. What takes long to find out was prepared.
 */
export type ProjectChain = (
  needs: { readonly secret: Buffer; readonly preparation: Preparation },
  tx: Writer,
  added: { readonly chain: string; readonly from: number; readonly events: readonly LoggedEvent[] },
) => Promise<void>;
