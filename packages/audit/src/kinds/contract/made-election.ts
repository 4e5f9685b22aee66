import type { BallotManifest, CandidateTotals, ChoiceVotes, Contest, Tally } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { AuditMethod } from '../../methods/audit-method.ts';
import type { Unit } from '../../sampling/draw.ts';
import type { AuditType } from '../../state/audit-type.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import type { DataEntry, RoundSizes } from '../../state/plan.ts';
import { KINDS } from '../kinds.ts';
import { preferencesOn, winnersCounted } from './made-rankings.ts';

/** What is marked on a card, by contest: choices, none for a blank vote. A contest that is absent is not on the card. */
export type Marks = Readonly<Record<string, readonly string[]>>;

/** A batch as it lies in the storage room. `listed` says whether the manifest knows of it. */
export type MadeBatch = {
  readonly jurisdiction: string;
  readonly name: string;
  readonly cards: readonly Marks[];
  /** Cards at its end that the manifest does not list. */
  readonly unlisted: number;
  /** What the machine reported for it; undefined in audits that compare nothing. */
  readonly reported?: Tally;
  /** What the machine recorded of its cards, in their order; fewer or more than are listed. Absent without such records. */
  readonly cvrs?: readonly Marks[];
};

/** An election made to try an audit: what was reported, what is filed, and what is really on the cards. */
export type MadeElection = {
  readonly type: AuditType;
  readonly method: AuditMethod;
  readonly riskLimitPercent: number;
  /** Whether figures are those of published audits; not so where nothing is said. */
  readonly compatibility?: boolean;
  /** Cards cast, by jurisdiction; null where nobody knows. */
  readonly jurisdictions: readonly { readonly name: string; readonly expectedBallots: number | null }[];
  readonly contests: readonly Contest[];
  readonly batches: readonly MadeBatch[];
  /** How data are entered; as is usual for the type where nothing is said. */
  readonly dataEntry?: DataEntry;
  /** The draws of each round, where the method asks for them before the seed. */
  readonly roundSizes?: RoundSizes;
  /** Whether contests are drawn from the cards whose record bears them. */
  readonly cardStyles?: boolean;
  /** Where cards are drawn by numbers: how many cards they run over, by jurisdiction; as listed where nothing is said. */
  readonly numbers?: Readonly<Record<string, number>>;
};

/** The tabulator of all batches that have cast vote records. */
export const TABULATOR = 'T1';

/** The manifests as filed. */
export function manifestsOf({ type, batches }: MadeElection): ReadonlyMap<string, BallotManifest> {
  const tellsStrata = KINDS[type].strata !== undefined;
  const byJurisdiction = Map.groupBy(batches, (batch) => batch.jurisdiction);
  return new Map(
    [...byJurisdiction].map(([jurisdiction, own]) => [
      jurisdiction,
      {
        batches: own.map(({ name, cards, unlisted, cvrs }) => ({
          name,
          tabulator: cvrs === undefined && !tellsStrata ? null : TABULATOR,
          container: null,
          ballots: cards.length - unlisted,
          ...(tellsStrata ? { inCvr: cvrs !== undefined } : {}),
        })),
      },
    ]),
  );
}

/** The candidate totals as filed; none where batches report nothing. */
export function totalsOf({ batches }: MadeElection): ReadonlyMap<string, CandidateTotals> {
  const reporting = batches.filter((batch) => batch.reported !== undefined);
  const byJurisdiction = Map.groupBy(reporting, (batch) => batch.jurisdiction);
  return new Map(
    [...byJurisdiction].map(([jurisdiction, own]) => [
      jurisdiction,
      { batches: own.map(({ name, reported }) => ({ batch: name, votes: reported ?? {} })) },
    ]),
  );
}

/** What lies at a place of the storage room, and what the machine recorded of it; undefined where there is none. */
export function cardAt({ batches }: MadeElection, { jurisdiction, batch, position }: Unit) {
  const made = batches.find((one) => one.jurisdiction === jurisdiction && one.name === batch);
  const place = (position ?? 0) - 1;
  return { card: made?.cards[place], cvr: made?.cvrs?.[place] };
}

/** The true votes on cards, by choice. More marks than allowed count for nobody; of a ranked contest the first choice counts. */
export function votesOn(contest: Contest, cards: readonly Marks[]): ChoiceVotes {
  const votes = Object.fromEntries(contest.choices.map((choice) => [choice.name, 0]));
  for (const marks of cards) {
    const marked = isRanked(contest) ? preferencesOn(contest, marks).slice(0, 1) : (marks[contest.name] ?? []);
    if (marked.length > contest.votesAllowed) continue;
    for (const choice of marked) votes[choice] += 1;
  }
  return votes;
}

/**
 * Whether the reported outcome of a contest is wrong or tied in truth, over all cards that exist, listed or not: some
 * reported winner has no more votes than some reported loser, or a majority was reported and there is none.
 */
export function isWrong(election: MadeElection, contest: Contest): boolean {
  const all = election.batches.flatMap((batch) => batch.cards);
  if (isRanked(contest)) {
    const records = election.batches.flatMap(({ cvrs }) => cvrs ?? []);
    const { reportedWinner } = contest;
    const reported = reportedWinner === undefined ? winnersCounted(contest, records) : new Set([reportedWinner]);
    assert(reported.size === 1, 'records of a ranked contest say who won', { reported: [...reported] });
    const [winner] = reported;
    const truly = winnersCounted(contest, all);
    return winner === undefined || truly.size > 1 || !truly.has(winner);
  }
  const truth = votesOn(contest, all);
  const byReport = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const winners = byReport.slice(0, contest.winners).map((choice) => truth[choice.name]);
  const losers = byReport.slice(contest.winners).map((choice) => truth[choice.name]);
  if (Math.min(...winners) <= Math.max(...losers)) return true;
  return contest.majorityOrRunoff && 2 * winners[0] <= Object.values(truth).reduce((sum, votes) => sum + votes, 0);
}

/** The contests whose outcome is wrong. A made election has one, or the trial would show nothing. */
export function wrongContests(election: MadeElection): readonly string[] {
  const wrong = election.contests.filter((contest) => isWrong(election, contest)).map((contest) => contest.name);
  assert(wrong.length > 0, 'a made election has a wrong outcome', { contests: election.contests });
  return wrong;
}
