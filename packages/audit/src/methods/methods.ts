import { assert } from '@plumbline/prelude';
import type { AuditMethod } from './audit-method.ts';
import { BRAVO } from './bravo.ts';
import { FULL_COUNT } from './full-count.ts';
import { MACRO } from './macro.ts';
import type { BatchMethod, CardMethod, ComparisonMethod, CountMethod } from './method.ts';
import { MINERVA } from './minerva.ts';
import { PROVIDENCE } from './providence.ts';
import { SUPER_SIMPLE } from './super-simple.ts';

/** Every statistic there is. */
export const METHODS: Readonly<Record<AuditMethod, CardMethod | BatchMethod | ComparisonMethod | CountMethod>> = {
  bravo: BRAVO,
  minerva: MINERVA,
  providence: PROVIDENCE,
  macro: MACRO,
  'super-simple': SUPER_SIMPLE,
  'full-count': FULL_COUNT,
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

/** The method of an audit that holds single cards against their cast vote records. */
export function comparisonMethodOf({ method }: { readonly method: AuditMethod }): ComparisonMethod {
  const found = METHODS[method];
  assert(found.evidence === 'compared-cards', 'an audit that compares cards is measured by a method for that', {
    method,
  });
  return found;
}

/** The method of an audit that counts every card. */
export function countMethodOf({ method }: { readonly method: AuditMethod }): CountMethod {
  const found = METHODS[method];
  assert(found.evidence === 'every-card', 'an audit of every card is a count', { method });
  return found;
}
