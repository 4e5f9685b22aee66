import { ok } from '@plumbline/prelude';
import { type CommandInput, type CommandName, type CommandOutput, commands } from './commands.ts';
import { type QueryInput, type QueryName, type QueryOutput, queries } from './queries.ts';
import { type Client, createUncheckedClient, type Fetch } from './unchecked-client.ts';

/**
 * A client over `fetch`, to the server at `origin` (empty in the browser), that checks every answer against the
 * contract. A lost connection is the problem `no-connection`.
 */
export function createClient(fetch: Fetch, origin = ''): Client {
  const unchecked = createUncheckedClient(fetch, origin);
  return {
    async send<Name extends CommandName>(name: Name, input: CommandInput<Name>, commandId: string) {
      const answer = await unchecked.send(name, input, commandId);
      return answer.ok ? ok(commands[name].output.parse(answer.value) as CommandOutput<Name>) : answer;
    },
    async ask<Name extends QueryName>(name: Name, input: QueryInput<Name>) {
      const answer = await unchecked.ask(name, input);
      return answer.ok ? ok(queries[name].output.parse(answer.value) as QueryOutput<Name>) : answer;
    },
  };
}
