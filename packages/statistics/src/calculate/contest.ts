import { type Answer, answer, refuse } from '../answer.ts';
import { choicePairs, pairShare, reportedOutcome, shareOfBallots, shareOfVotes } from '../contest-tally.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { readContest, readFields } from './read-fields.ts';

/** Winners, losers and margins of a reported contest. */
export const contestMethods: readonly CalculateMethod[] = [
  {
    name: 'contest_margins',
    citation: 'Lindeman, Stark & Yates, BRAVO, EVT/WOTE 2012 (shares); Stark 2010 (diluted margin).',
    run: contestMargins,
  },
];

function contestMargins(input: unknown): Answer<unknown> {
  const contest = readContest(readFields(input).fields('contest'));
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  if (outcome.totalVotes === 0) return refuse('no-votes', 'nobody-voted-no-shares');

  const winners = Object.fromEntries(
    outcome.winners.map((winner) => {
      const pairs = choicePairs(outcome).filter((pair) => pair.winner === winner);
      const swl = Object.fromEntries(pairs.map((pair) => [pair.loser.id, pairShare(pair, outcome)]));
      return [winner.id, { p_w: shareOfBallots(winner, contest), s_w: shareOfVotes(winner, outcome), swl }];
    }),
  );
  const losers = Object.fromEntries(
    outcome.losers.map((loser) => [
      loser.id,
      { p_l: shareOfBallots(loser, contest), s_l: shareOfVotes(loser, outcome) },
    ]),
  );
  return answer({
    winners: outcome.winners.map((winner) => winner.id),
    losers: outcome.losers.map((loser) => loser.id),
    num_winners_effective: outcome.seats,
    diluted_margin: outcome.dilutedMargin,
    margins: { winners, losers },
  });
}
