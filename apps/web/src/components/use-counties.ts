import type { QueryOutput } from '@plumbline/api';
import { useQuery } from '@tanstack/react-query';
import { areCounties, mayBeCounties } from './county-names.ts';
import { findState } from './states.ts';

/** The outlines of the counties, where the jurisdictions are counties; null where a map would say nothing. */
export function useCounties(answer: QueryOutput<'round-progress'>) {
  const state = findState(answer.heading.state);
  const names = answer.jurisdictions.map((line) => line.jurisdiction);
  const isPossible = answer.mapPossible && state !== undefined && mayBeCounties(names);
  const shapes = useQuery({
    queryKey: ['county-shapes', state?.fips],
    queryFn: async () => (await import('./county-shapes.ts')).loadCountyShapes(state?.fips ?? ''),
    enabled: isPossible,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!isPossible || shapes.isError) return { isLoading: false, state, shapes: null };
  if (shapes.data === undefined) return { isLoading: true, state, shapes: null };
  return {
    isLoading: false,
    state,
    shapes: areCounties(
      names,
      shapes.data.map((shape) => shape.name),
    )
      ? shapes.data
      : null,
  };
}
