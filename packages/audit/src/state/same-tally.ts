import { addRankedTallies, type RankedTally, ranksKey } from '@plumbline/election';
import type { AuditedBatch, TallySheet } from './audit-state.ts';

/**
 * Whether two entries of a batch say the same: the votes and rankings of all sheets together and, where they are counted, the cards and
 * their kind.
 */
export function isSameTally(
  one: Pick<AuditedBatch, 'sheets' | 'cards'>,
  other: Pick<AuditedBatch, 'sheets' | 'cards'>,
): boolean {
  if (one.cards?.counted !== other.cards?.counted || one.cards?.type !== other.cards?.type) return false;
  const [votes, others] = [votesOn(one.sheets), votesOn(other.sheets)];
  return votes.size === others.size && [...votes].every(([key, count]) => others.get(key) === count);
}

/** The votes of all sheets, by contest and choice, and the cards by how they are ranked. */
function votesOn(sheets: readonly TallySheet[]): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const sheet of sheets) {
    for (const [contest, choices] of Object.entries(sheet.votes)) {
      for (const [choice, count] of Object.entries(choices)) {
        const key = JSON.stringify([contest, choice]);
        votes.set(key, (votes.get(key) ?? 0) + count);
      }
    }
  }
  for (const [contest, { piles, without }] of Object.entries(addRankedTallies(sheets.map(rankingsOn)))) {
    votes.set(JSON.stringify([contest]), without);
    for (const { ranks, cards } of piles) votes.set(JSON.stringify([contest, null, ranksKey(ranks)]), cards);
  }
  return votes;
}

function rankingsOn({ rankings = {} }: TallySheet): RankedTally {
  return rankings;
}
