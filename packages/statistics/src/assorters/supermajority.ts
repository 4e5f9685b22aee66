import { type Answer, answer, refuse } from '../answer.ts';
import { type Assorter, hasMark, marksCount } from './assorter.ts';

/**
 * Assorter for "the winner got more than the share f of the valid votes".
 *
 *   A = 1/(2f)   the card's one valid vote is for the winner
 *       0        its one valid vote is for somebody else
 *       ½        it has no valid vote: nothing marked, or more than one choice          u = 1/(2f)
 *
 *   f   `shareToWin`, 0 < f < 1
 *
 * Its reported margin is v = 2Ā − 1 = q (p/f − 1), with q the share of cards that have a valid vote and p the winner's
 * share of those.
 *
 * Source   Stark (2020), SHANGRLA, arXiv:1911.10035 (super-majority).
 * Example  f = 2/3: a card for the winner gives 0.75, a card against 0, a blank card 0.5.
 */
export function supermajorityAssorter({
  winner,
  shareToWin,
}: {
  readonly winner: string;
  readonly shareToWin: number;
}): Answer<Assorter> {
  const upperBound = 1 / (2 * shareToWin);
  return ifShare(shareToWin, {
    upperBound,
    value(votes) {
      if (marksCount(votes) !== 1) return 0.5;
      return hasMark(votes, winner) === 1 ? upperBound : 0;
    },
  });
}

/**
 * Assorter for "this choice did not reach the share f": the others together hold more than 1 − f of the valid votes.
 * That nobody reached the share is confirmed by one such assertion for every choice.
 *
 *   A = 1/(2(1 − f))   the card's one valid vote is for another choice
 *       0              its one valid vote is for this choice
 *       ½              it has no valid vote                                             u = 1/(2(1 − f))
 *
 * Source   Stark (2020), SHANGRLA, arXiv:1911.10035 (super-majority), with the others taken as one winner.
 * Example  f = ½: a card for another choice gives 1, a card for this one 0.
 */
export function noMajorityAssorter({
  choice,
  share,
}: {
  readonly choice: string;
  readonly share: number;
}): Answer<Assorter> {
  const upperBound = 1 / (2 * (1 - share));
  return ifShare(share, {
    upperBound,
    value(votes) {
      if (marksCount(votes) !== 1) return 0.5;
      return hasMark(votes, choice) === 1 ? 0 : upperBound;
    },
  });
}

function ifShare(share: number, assorter: Assorter): Answer<Assorter> {
  if (share > 0 && share < 1) return answer(assorter);
  return refuse('parameter-out-of-range', 'share-to-win-not-between', { found: share });
}
