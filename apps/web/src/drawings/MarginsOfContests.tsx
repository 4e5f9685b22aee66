import type { QueryOutput } from '@plumbline/api';
import { singleBars } from '@plumbline/drawings';
import { reportedWinners } from '@plumbline/statistics';
import { formatCount } from '../formats/format-count.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';
import { ROWS_MAX } from './rows-to-draw.ts';

type Contest = QueryOutput<'round-progress'>['contests'][number];

/** By how much each contest was decided, over its ballots: the closest first. */
export function MarginsOfContests(props: {
  readonly contests: readonly Contest[];
  /** By contest: the cards in the manifests of its jurisdictions. */
  readonly cardsListed: Readonly<Record<string, number>>;
}) {
  const say = useDrawingsWords();
  const margins = props.contests
    .flatMap((contest) => {
      const margin = marginOf(contest, props.cardsListed[contest.name] ?? 0);
      return margin === undefined ? [] : [{ contest, ...margin }];
    })
    .toSorted((one, other) => one.share - other.share || one.contest.name.localeCompare(other.contest.name));
  const closest = margins[0];
  if (closest === undefined) return null;
  return (
    <Drawn
      title={say('margins.title')}
      says={[
        say('margins.says', {
          contest: closest.contest.name,
          votes: closest.votes,
          percent: percentDown(closest.share),
        }),
        ...(margins.length > ROWS_MAX ? [say('margins.first', { drawn: ROWS_MAX, count: margins.length })] : []),
      ].join(' ')}
      draw={(width) =>
        singleBars({
          width,
          bars: margins.slice(0, ROWS_MAX).map(({ contest, votes, share }) => ({
            name: contest.name,
            value: share,
            text:
              votes === 0
                ? say('margins.tie')
                : say('margins.bar', { percent: percentDown(share), votes: formatCount(votes) }),
          })),
        })
      }
      table={{
        columns: [
          { name: say('contest') },
          { name: say('margins.targeted') },
          { name: say('margins.votes'), numeric: true },
          { name: say('margins.ballots'), numeric: true },
          { name: say('margins.margin'), numeric: true },
        ],
        rows: margins.map(({ contest, votes, ballots, share }) => [
          contest.name,
          say(contest.targeted ? 'margins.yes' : 'margins.no'),
          votes,
          ballots,
          percentDown(share),
        ]),
      }}
    />
  );
}

/** The least votes between a winner and a loser, over the ballots that bear the contest. */
export function marginOf(
  contest: Contest,
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
function percentDown(share: number): string {
  return `${(Math.floor(share * 10_000 + 1e-9) / 100).toFixed(2)} %`;
}
