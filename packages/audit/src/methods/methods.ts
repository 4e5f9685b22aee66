import { assert } from '@plumbline/prelude';
import type { AuditMethod } from './audit-method.ts';
import { BRAVO } from './bravo.ts';
import { MACRO } from './macro.ts';
import type { BatchMethod, CardMethod } from './method.ts';
import { MINERVA } from './minerva.ts';
import { PROVIDENCE } from './providence.ts';

/** Every statistic there is. */
export const METHODS: Readonly<Record<AuditMethod, CardMethod | BatchMethod>> = {
  bravo: BRAVO,
  minerva: MINERVA,
  providence: PROVIDENCE,
  macro: MACRO,
};

/** The method of an audit that looks at single cards. */
export function cardMethodOf({ method }: { readonly method: AuditMethod }): CardMethod {
  const found = METHODS[method];
  assert(found.evidence === 'cards', 'an audit of cards is measured by a method for cards', { method });
  return found;
}

/** The name of the method that measures draws nobody planned: the audit's own where it holds after every draw, else BRAVO. */
export function methodOfAnyDraws(plan: { readonly method: AuditMethod }): AuditMethod {
  return cardMethodOf(plan).holds === 'after-every-draw' ? plan.method : 'bravo';
}

/** The method of an audit that counts batches. */
export function batchMethodOf({ method }: { readonly method: AuditMethod }): BatchMethod {
  const found = METHODS[method];
  assert(found.evidence === 'batches', 'an audit of batches is measured by a method for batches', { method });
  return found;
}
