import type { QueryInput } from '@plumbline/api';
import { usePageSearch } from '../../connection/use-page-search.ts';

const KINDS = ['ballot', 'batch', 'contest'] as const;

/** The case that the address of the page names. */
export function useAskedCase(auditId: string): QueryInput<'case'> {
  const [search] = usePageSearch();
  const kind = KINDS.find((one) => one === search.kind) ?? 'ballot';
  const { jurisdiction, name = '?' } = search;
  return { auditId, kind, name, ...(jurisdiction === undefined ? {} : { jurisdiction }) };
}
