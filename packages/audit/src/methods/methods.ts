import { assert } from '@plumbline/prelude';
import type { AuditMethod } from './audit-method.ts';
import { BRAVO } from './bravo.ts';
import { FULL_COUNT } from './full-count.ts';
import { MACRO } from './macro.ts';
import type { BatchMethod, CardMethod, ComparisonMethod, CountMethod, StrataMethod } from './method.ts';
import { MINERVA } from './minerva.ts';
import { PROVIDENCE } from './providence.ts';
import { SUITE } from './suite.ts';
import { SUPER_SIMPLE } from './super-simple.ts';

/** Every statistic there is. */
export const METHODS: Readonly<
  Record<AuditMethod, CardMethod | BatchMethod | ComparisonMethod | CountMethod | StrataMethod>
> = {
  bravo: BRAVO,
  minerva: MINERVA,
  providence: PROVIDENCE,
  macro: MACRO,
  'super-simple': SUPER_SIMPLE,
  'full-count': FULL_COUNT,
  suite: SUITE,
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

/** The method of an audit that compares the cards of one stratum and polls those of the other. */
export function strataMethodOf({ method }: { readonly method: AuditMethod }): StrataMethod {
  const found = METHODS[method];
  assert(found.evidence === 'strata', 'an audit of strata is measured by a method for strata', { method });
  return found;
}

/** The error of one compared card to show and to count, by the method of an audit that compares cards in all strata or in one. */
export function discrepancyOf({ method }: { readonly method: AuditMethod }): ComparisonMethod['discrepancy'] {
  const found = METHODS[method];
  const compares = found.evidence === 'compared-cards' || found.evidence === 'strata';
  assert(compares, 'an audit that compares cards is measured by a method for that', { method });
  return found.discrepancy;
}
