import type { Contest } from '@plumbline/election';
import { reportedWinners } from '@plumbline/statistics';
import type { DrawnWords } from '../drawn-words.ts';
import type { Drawn, Figures } from './drawn.ts';
import { ROWS_MAX } from './rows-to-draw.ts';

type ReportedContest = Pick<
  Contest,
  | 'name'
  | 'targeted'
  | 'countedBy'
  | 'winners'
  | 'votesAllowed'
  | 'majorityOrRunoff'
  | 'pendingBallots'
  | 'totalBallots'
  | 'cardsBearing'
> & { readonly choices: readonly { readonly name: string; readonly votes: number }[] };

type MarginMarks = {
  readonly bars: readonly { readonly name: string; readonly value: number; readonly text: string }[];
};

/** By how much each contest was decided, over its ballots: the closest first. `cardsListed`: those of the manifests, by contest. */
export function drawnMargins(
  say: DrawnWords,
  of: { readonly contests: readonly ReportedContest[]; readonly cardsListed: Readonly<Record<string, number>> },
  figures: Pick<Figures, 'count'>,
): Drawn<MarginMarks> | undefined {
  const margins = of.contests
    .flatMap((contest) => {
      const margin = marginOf(contest, of.cardsListed[contest.name] ?? 0);
      return margin === undefined ? [] : [{ contest, ...margin }];
    })
    .toSorted((one, other) => one.share - other.share || one.contest.name.localeCompare(other.contest.name, 'en'));
  const closest = margins[0];
  if (closest === undefined) return undefined;
  const { contest, votes, share } = closest;
  const isMore = margins.length > ROWS_MAX;
  return {
    title: say('margins.title'),
    says: [
      say('margins.says', { contest: contest.name, votes, percent: percentDown(share) }),
      ...(isMore ? [say('margins.first', { drawn: ROWS_MAX, count: margins.length })] : []),
    ].join(' '),
    marks: {
      bars: margins.slice(0, ROWS_MAX).map((one) => ({
        name: one.contest.name,
        value: one.share,
        text:
          one.votes === 0
            ? say('margins.tie')
            : say('margins.bar', { percent: percentDown(one.share), votes: figures.count(one.votes) }),
      })),
    },
    table: {
      columns: [
        { name: say('contest') },
        { name: say('margins.targeted') },
        { name: say('margins.votes'), numeric: true },
        { name: say('margins.ballots'), numeric: true },
        { name: say('margins.margin'), numeric: true },
      ],
      rows: margins.map((one) => [
        one.contest.name,
        say(one.contest.targeted ? 'margins.yes' : 'margins.no'),
        one.votes,
        one.ballots,
        percentDown(one.share),
      ]),
    },
  };
}

/** The least votes between a winner and a loser, over the ballots that bear the contest. */
export function marginOf(
  contest: ReportedContest,
  cardsListed: number,
): { readonly votes: number; readonly ballots: number; readonly share: number } | undefined {
  // The margin of a ranked contest is that of an assertion, and none of votes.
  if (contest.countedBy !== undefined) return undefined;
  const ballots = contest.cardsBearing ?? contest.totalBallots ?? cardsListed;
  const read = reportedWinners({
    winners: contest.winners,
    votesAllowed: contest.votesAllowed,
    majorityOrRunoff: contest.majorityOrRunoff,
    pendingBallots: contest.pendingBallots,
    choices: contest.choices.map(({ name, votes }) => ({ id: name, votes })),
  });
  if (!read.ok || ballots <= 0 || read.value.smallestMargin === undefined || read.value.totalVotes === 0)
    return undefined;
  const votes = read.value.smallestMargin;
  return { votes, ballots, share: Math.min(1, votes / ballots) };
}

/** A margin may be shown smaller than it is, never larger. */
export function percentDown(share: number): string {
  return `${(Math.floor(share * 10_000 + 1e-9) / 100).toFixed(2)} %`;
}
