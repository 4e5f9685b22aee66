import { err, ok, type Result } from '@plumbline/prelude';
import { clientProblems } from '@plumbline/words/en/problems/client';
import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { Problem } from './problem.ts';
import type { QueryInput, QueryName, QueryOutput } from './queries.ts';

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

/**
 * A client that trusts the answers of its server. The web app in production uses it, so that the schemas need not be
 * part of the first page; everybody else uses `createClient`, which checks every answer.
 */
export function createUncheckedClient(fetch: Fetch, origin = ''): Client {
  const copies = keepCopies();
  return {
    async send<Name extends CommandName>(name: Name, input: CommandInput<Name>, commandId: string) {
      // Whoever signs in or out hands the browser to somebody else.
      if (name.startsWith('sign-')) copies.forget();
      const answer = await exchange(fetch, `${origin}/api/commands/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'command-id': commandId, 'x-plumbline': '1' },
        body: JSON.stringify(input),
        credentials: 'same-origin',
      });
      if (!answer.ok) return answer;
      const { output } = answer.value as { output: CommandOutput<Name> };
      return ok(output);
    },
    async ask<Name extends QueryName>(name: Name, input: QueryInput<Name>) {
      const query = new URLSearchParams();
      for (const [key, value] of Object.entries(input)) if (value !== undefined) query.set(key, String(value));
      const address = `${origin}/api/queries/${name}?${query.toString()}`;
      const copy = copies.of(address);
      const headers: Record<string, string> = copy === undefined ? {} : { 'if-none-match': copy.tag };
      const answer = await exchange(
        fetch,
        address,
        { method: 'GET', credentials: 'same-origin', headers },
        (response) => copies.read(address, response, copy),
      );
      return answer.ok ? ok(answer.value as QueryOutput<Name>) : answer;
    },
  };
}

/** An answer that the server gave with a tag, and gives no second time as long as it is the same. */
type Copy = { readonly tag: string; readonly value: unknown };

/** Those of the pages that were looked at last; the largest, of a whole state, takes two megabytes. */
const COPIES_MAX = 12;

function keepCopies() {
  let copies = new Map<string, Copy>();
  return {
    of: (address: string) => copies.get(address),
    forget() {
      copies = new Map();
    },
    /** What an answer says: when it says that nothing has changed, the copy that was asked with. */
    async read(address: string, response: Response, asked: Copy | undefined): Promise<unknown> {
      if (response.status === 304 && asked !== undefined) return asked.value;
      const kept = copies;
      const value = await readJson(response);
      const tag = response.headers.get('etag');
      kept.delete(address);
      if (response.ok && tag !== null && value !== undefined) kept.set(address, { tag, value });
      for (const oldest of kept.keys()) {
        if (kept.size <= COPIES_MAX) break;
        kept.delete(oldest);
      }
      return value;
    },
  };
}

/** One request and its answer as JSON. A lost connection is the problem `no-connection`. */
async function exchange(
  fetch: Fetch,
  address: string,
  request: RequestInit,
  read: (response: Response) => Promise<unknown> = readJson,
): Promise<Result<unknown, Problem>> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch {
    return err(NO_CONNECTION);
  }
  const body = await read(response);
  if ((response.ok || response.status === 304) && body !== undefined) return ok(body);
  return err(isProblem(body) ? body : { ...NO_CONNECTION, status: response.ok ? 0 : response.status });
}

function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { title, detail, code, status, issues } = body as Readonly<Record<string, unknown>>;
  const isText = [title, detail, code].every((field) => typeof field === 'string');
  return isText && typeof status === 'number' && Array.isArray(issues);
}

const NO_CONNECTION: Problem = {
  type: 'about:blank',
  title: clientProblems['no-connection'].title,
  status: 0,
  detail: clientProblems['no-connection'].advice,
  code: 'no-connection',
  requestId: '',
  issues: [],
};
