import { err, ok, type Result } from '@plumbline/prelude';
import { type CommandInput, type CommandName, type CommandOutput, commands } from './commands.ts';
import { type Problem, ProblemSchema } from './problem.ts';
import { type QueryInput, type QueryName, type QueryOutput, queries } from './queries.ts';

/** What the client needs of a fetch. */
export type Fetch = (address: string, request: RequestInit) => Promise<Response>;

/** Something that talks to a Plumbline server. */
export type Client = {
  /** Carries out a command. Send the same `commandId` again after a lost answer: it is never done twice. */
  readonly send: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    commandId: string,
  ) => Promise<Result<CommandOutput<Name>, Problem>>;
  readonly ask: <Name extends QueryName>(
    name: Name,
    input: QueryInput<Name>,
  ) => Promise<Result<QueryOutput<Name>, Problem>>;
};

/** A client over `fetch`, to the server at `origin` (empty in the browser). A lost connection is the problem `no-connection`. */
export function createClient(fetch: Fetch, origin = ''): Client {
  return {
    async send(name, input, commandId) {
      const answer = await exchange(fetch, `${origin}/api/commands/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'command-id': commandId, 'x-plumbline': '1' },
        body: JSON.stringify(input),
        credentials: 'same-origin',
      });
      if (!answer.ok) return answer;
      const { output } = answer.value as { output: unknown };
      return ok(commands[name].output.parse(output) as CommandOutput<typeof name>);
    },
    async ask(name, input) {
      const query = new URLSearchParams();
      for (const [key, value] of Object.entries(input)) if (value !== undefined) query.set(key, String(value));
      const address = `${origin}/api/queries/${name}?${query.toString()}`;
      const answer = await exchange(fetch, address, { method: 'GET', credentials: 'same-origin' });
      if (!answer.ok) return answer;
      return ok(queries[name].output.parse(answer.value) as QueryOutput<typeof name>);
    },
  };
}

async function exchange(fetch: Fetch, address: string, request: RequestInit): Promise<Result<unknown, Problem>> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch {
    return err(NO_CONNECTION);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return ok(body);
  const problem = ProblemSchema.safeParse(body);
  return err(problem.success ? problem.data : { ...NO_CONNECTION, status: response.status });
}

const NO_CONNECTION: Problem = {
  type: '/problems/no-connection',
  title: 'The server did not answer',
  status: 0,
  detail: 'Your entries are still here. Check the network and try again.',
  code: 'no-connection',
  requestId: '',
  issues: [],
};
