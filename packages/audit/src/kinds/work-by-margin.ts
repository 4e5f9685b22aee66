import { assert } from '@plumbline/prelude';
import { type Answer, answer, type ContestTally, reportedWinners } from '@plumbline/statistics';
import type { AuditType } from '../state/audit-type.ts';
import { KINDS } from './kinds.ts';
import type { LikelySize, WorkAsked } from './work-estimate.ts';

/** Diluted margins that are likely in an election, from very close to clear. */
const MARGINS = [0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5];

/** What each type of audit would take if the margin were another, and how likely one round of a size is enough. */
export type WorkByMargin = {
  /** The votes between the last winner and the first loser over the ballots; 0 where they tie or nobody voted. */
  readonly ownMargin: number;
  readonly lines: readonly {
    readonly type: AuditType;
    readonly draws: 'cards' | 'batches';
    /** A size is null where every ballot has to be looked at. */
    readonly sizes: readonly { readonly margin: number; readonly size: number | null }[];
  }[];
  readonly chances: readonly { readonly type: AuditType; readonly sizes: readonly LikelySize[] }[];
};

/**
 * The same contest at other margins: between the two who are closest, with as many ballots and as many votes for both together as
 * were reported. A margin that these votes cannot have is left out. Asks for a limit above 0.
 */
export function workByMargin({ contest, riskLimit }: WorkAsked): Answer<WorkByMargin> {
  const read = reportedWinners(contest);
  if (!read.ok) return read;
  const [winner, loser] = [read.value.winners.at(-1), read.value.losers[0]];
  if (winner === undefined || loser === undefined) return answer({ ownMargin: 0, lines: [], chances: [] });
  const votes = Math.min(contest.ballots, winner.votes + loser.votes);
  const ownVotes = winner.votes - loser.votes;
  const ownMargin = ownVotes / contest.ballots;
  // The margin in votes, whole, and odd or even as the votes are.
  const inVotes = new Map(MARGINS.map((margin) => [wholeMargin(margin * contest.ballots, votes), margin]));
  const margins = [...inVotes.keys()].filter((count) => count > 0 && count <= votes).toSorted((a, b) => a - b);
  const between = (margin: number): ContestTally => ({
    choices: [
      { id: 'winner', votes: (votes + margin) / 2 },
      { id: 'loser', votes: (votes - margin) / 2 },
    ],
    winners: 1,
    votesAllowed: 1,
    ballots: contest.ballots,
  });
  const lines = Object.values(KINDS).flatMap(({ type, drawsFrom, estimate }) => {
    if (estimate === undefined) return [];
    const sizes = margins.map((margin) => {
      const size = estimate({ contest: between(margin), riskLimit });
      assert(size.ok, 'a contest between two can be estimated', size);
      return { margin: margin / contest.ballots, size: size.value === 'all' ? null : size.value };
    });
    return [{ type, draws: drawsFrom, sizes }];
  });
  const isOpen = ownVotes > 0 && wholeMargin(ownVotes, votes) <= votes;
  const chances = Object.values(KINDS).flatMap(({ type, chances: chancesOf }) => {
    if (chancesOf === undefined || !isOpen) return [];
    const sizes = chancesOf({ contest: between(wholeMargin(ownVotes, votes)), riskLimit });
    assert(sizes.ok, 'the chances of a contest between two are known', sizes);
    return sizes.value.length === 0 ? [] : [{ type, sizes: sizes.value }];
  });
  return answer({ ownMargin, lines, chances });
}

/** The nearest whole number of votes that two can be apart who have so many together. */
function wholeMargin(margin: number, votes: number): number {
  const whole = Math.round(margin);
  return (votes - whole) % 2 === 0 ? whole : whole + 1;
}
