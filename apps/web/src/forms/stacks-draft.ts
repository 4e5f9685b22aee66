import type { CommandInput } from '@plumbline/api';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';

/** The cards in the stacks of a batch as they stand in the form: their number as typed, and the difference confirmed. */
export type StacksDraft = { readonly cards: string; readonly confirmed: number | null };

/**
 * What the stacks are held against: the cards with the review team, and all that were handled. Where everything is counted those are the
 * cards counted, and both have to be the same.
 */
export type StacksOf = { readonly sent: number; readonly handled: number; readonly isCounted: boolean };

export type StacksProblem = 'count-not-whole' | 'not-all-handled';

/** What is saved, as it stands in the form. A confirmed difference is asked for again with every change. */
export function stacksDraftOf(inStacks: number | null): StacksDraft {
  return { cards: inStacks === null ? '' : formatCount(inStacks), confirmed: null };
}

/** By how many the stacks and the cards of the team are more than were handled; undefined while there is no number. */
export function stacksDifference(draft: StacksDraft, { sent, handled }: StacksOf): number | undefined {
  const cards = parseCount(draft.cards);
  return cards === undefined ? undefined : cards + sent - handled;
}

/** Reads the cards in the stacks, or what is wrong with them. */
export function readStacks(
  draft: StacksDraft,
  of: StacksOf,
): Result<Omit<NonNullable<CommandInput<'record-batch'>['stacks']>, 'basedOn'>, StacksProblem> {
  const cards = parseCount(draft.cards);
  const difference = stacksDifference(draft, of);
  if (cards === undefined || difference === undefined) return err('count-not-whole');
  if (difference !== 0 && (of.isCounted || draft.confirmed !== difference)) return err('not-all-handled');
  return ok({ cards, differenceConfirmed: difference === 0 ? null : difference });
}
