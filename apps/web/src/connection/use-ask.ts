import type { QueryInput, QueryName, QueryOutput } from '@plumbline/api';
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { client, isPassing, ProblemError } from './client.ts';

/** A reading of the server, for `useQuery` and for the router. */
export function asking<Name extends QueryName>(name: Name, input: QueryInput<Name>) {
  return queryOptions<QueryOutput<Name>, ProblemError>({
    queryKey: [name, input],
    queryFn: async () => {
      const answer = await client.ask(name, input);
      if (!answer.ok) throw new ProblemError(answer.error);
      return answer.value;
    },
    retry: (failures, error) => isPassing(error.problem) && failures < 2,
    retryDelay: (failures) => 500 * 2 ** failures,
  });
}

export type Asked<Name extends QueryName> = UseQueryResult<QueryOutput<Name>, ProblemError>;

/**
 * Reads from the server. While the server cannot be reached it keeps trying and keeps showing what it had;
 * `everyMs` asks again for answers that are still being computed.
 */
export function useAsk<Name extends QueryName>(
  name: Name,
  input: QueryInput<Name>,
  options: {
    readonly everyMs?: (answer: QueryOutput<Name> | undefined) => number | false;
    readonly enabled?: boolean;
  } = {},
): Asked<Name> {
  return useQuery({
    ...asking(name, input),
    enabled: options.enabled ?? true,
    refetchInterval: (query) => {
      if (query.state.error !== null && isPassing(query.state.error.problem)) return 5000;
      return options.everyMs?.(query.state.data) ?? false;
    },
  });
}
