import { assert } from '@plumbline/prelude';
import type { AuditMethod } from './audit-method.ts';
import { BRAVO } from './bravo.ts';
import { MACRO } from './macro.ts';
import type { BatchMethod, CardMethod } from './method.ts';

/** Every statistic there is. */
export const METHODS: Readonly<Record<AuditMethod, CardMethod | BatchMethod>> = { bravo: BRAVO, macro: MACRO };

/** The method of an audit that looks at single cards. */
export function cardMethodOf({ method }: { readonly method: AuditMethod }): CardMethod {
  const found = METHODS[method];
  assert(found.evidence === 'cards', 'an audit of cards is measured by a method for cards', { method });
  return found;
}

/** The method of an audit that counts batches. */
export function batchMethodOf({ method }: { readonly method: AuditMethod }): BatchMethod {
  const found = METHODS[method];
  assert(found.evidence === 'batches', 'an audit of batches is measured by a method for batches', { method });
  return found;
}
