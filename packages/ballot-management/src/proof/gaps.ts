import { compareNaturally } from '@plumbline/election';
import type { EvidencePage, Gap } from './standard.ts';

/** Names that are told of a gap; the others are counted. */
const NAMES_MAX = 8;

/** A gap of everything in a list; none where the list is empty. */
export function gapOf<Name extends string>(
  what: Name,
  page: EvidencePage,
  names: Iterable<string>,
): readonly Gap<Name>[] {
  const all = [...new Set(names)].toSorted(compareNaturally);
  return all.length === 0 ? [] : [{ what, count: all.length, names: all.slice(0, NAMES_MAX), page }];
}

/** A gap that has no names, where it is one. */
export function gapIf<Name extends string>(isGap: boolean, what: Name, page: EvidencePage): readonly Gap<Name>[] {
  return isGap ? [{ what, count: 1, names: [], page }] : [];
}
