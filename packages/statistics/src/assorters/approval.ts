import type { Assorter } from './assorter.ts';
import { pluralityAssorter } from './plurality.ts';

/**
 * Assorter for "the winner was approved on more cards than the loser": the plurality assorter where any number of
 * choices may be marked, so that no card is overvoted.
 *
 * Source   Stark (2020), SHANGRLA, arXiv:1911.10035 (approval voting).
 */
export function approvalAssorter({ winner, loser }: { readonly winner: string; readonly loser: string }): Assorter {
  return pluralityAssorter({ winner, loser, votesAllowed: Number.POSITIVE_INFINITY });
}
