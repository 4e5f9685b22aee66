import { placesNamed } from '@plumbline/drawings';
import { useMemo } from 'react';
import { countyKey } from '../components/county-names.ts';
import { useAsk } from '../connection/use-ask.ts';

/** The map of the office that holds an audit, with how much of the audit it shows; nothing while it is not known or there is none. */
export function useOfficeMap(auditId: string, names: readonly string[]) {
  const { data, isPending } = useAsk('map-of-audit', { auditId }, { enabled: names.length > 1 });
  const map = data?.map ?? undefined;
  const named = useMemo(() => map && placesNamed(map, { names, keyOf: countyKey }), [map, names]);
  return { isLoading: isPending && names.length > 1, organizationId: data?.organizationId, named, field: map?.field };
}
