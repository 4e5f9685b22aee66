import type { QueryOutput } from '@plumbline/api';
import { KINDS } from '@plumbline/audit';

/** The types of audit that can be created on this server, each with the methods that may measure it. */
export function auditTypesOffered(): QueryOutput<'home'>['auditTypes'] {
  return Object.values(KINDS).map(({ type, methods }) => ({ type, methods: [...methods] }));
}
