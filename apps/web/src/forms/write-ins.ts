import { isWriteIn } from '@plumbline/election';
import { parseCount } from '../formats/format-count.ts';
import type { ContestDraft } from './contest-draft.ts';

/** What the one choice for all write-ins is called, as voting systems print it. */
export const WRITE_INS = 'Write-ins';

/**
 * Ballots, or places for a mark on them, that hold no vote for any of the choices: left blank, or a name that somebody wrote in. Undefined
 * while a figure is missing, and where there is a choice for what was written in, or none of them is left.
 */
export function votesUnexplained({
  choices,
  totalBallots,
  cardsBearing,
  votesAllowed,
}: ContestDraft): number | undefined {
  if (choices.some(({ name }) => isWriteIn(name))) return undefined;
  const ballots = parseCount(cardsBearing) ?? parseCount(totalBallots);
  const allowed = parseCount(votesAllowed);
  const votes = choices.map((choice) => parseCount(choice.votes));
  if (ballots === undefined || allowed === undefined) return undefined;
  let left = ballots * allowed;
  for (const count of votes) {
    if (count === undefined) return undefined;
    left -= count;
  }
  return left > 0 ? left : undefined;
}
