import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Search = Readonly<Record<string, string | undefined>>;

/** Filters and choices of a page, which live in its address. A value of undefined takes one away. */
export function usePageSearch(): readonly [Search, (change: Search) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (part: Search) => {
      void navigate({
        to: '.',
        search: (before: Search) => withoutAbsent({ ...before, ...part }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, change];
}

function withoutAbsent(search: Search): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(search)) if (value !== undefined && value !== '') kept[name] = value;
  return kept;
}
