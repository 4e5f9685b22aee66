import { likenessKey } from '@plumbline/election';
import type { AuditRefusal } from '../state/audit-refusal.ts';

/**
 * Why two people may not look a second time at a card or batch; undefined where they may: they are one person in two spellings, or one of
 * them is among `enteredBy`, who entered it.
 */
export function whoCannotLook(
  [first, second]: readonly [string, string],
  enteredBy: readonly string[],
): Extract<AuditRefusal, { readonly code: 'second-look-alike' | 'second-look-by-same' }> | undefined {
  if (likenessKey(first) === likenessKey(second)) return { code: 'second-look-alike', name: second };
  const known = new Set(enteredBy.map(likenessKey));
  const same = [first, second].find((name) => known.has(likenessKey(name)));
  return same === undefined ? undefined : { code: 'second-look-by-same', name: same };
}
