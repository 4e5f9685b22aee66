import { type Answer, answer, refuse } from '../answer.ts';
import { type ContestTally, choicePairs, type ReportedOutcome, reportedOutcome } from '../contest-tally.ts';
import { isCount } from '../numeric/count.ts';
import { compareFractions, type Fraction } from '../numeric/fraction.ts';

/** What was counted in one batch: its ballots, and the votes in the order of the contest's choices. */
export type BatchTally = { readonly ballots: number; readonly votes: readonly number[] };

/** The batches of a contest as reported; `undefined` where a batch does not contain the contest. */
export type ReportedBatches = readonly (BatchTally | undefined)[];

/**
 * Two sides of the reported outcome, of which the claim is that `ahead` together have more votes than `behind` together.
 *
 *   ahead, behind   places of choices in the contest
 *   ballotHarm      the most that one ballot can take from the margin: as many votes as it may hold for `behind`
 *   mayTie          the claim holds with equal votes too: exactly half of the votes is no majority
 */
export type ClaimSides = {
  readonly ahead: readonly number[];
  readonly behind: readonly number[];
  readonly ballotHarm: number;
  readonly mayTie: boolean;
};

/** One claim, with its margin in votes after all that cannot be looked at has been held against it. */
export type MarginClaim = ClaimSides & { readonly margin: number };

/** The claims of a reported outcome, and how many ballots there may be whose votes no batch accounts for. */
export type MarginClaims = { readonly claims: readonly MarginClaim[]; readonly unauditableBallots: number };

/** ahead − behind, of one list of votes. */
export function marginOf({ ahead, behind }: Pick<ClaimSides, 'ahead' | 'behind'>, votes: readonly number[]): number {
  let margin = 0;
  for (const place of ahead) margin += votes[place];
  for (const place of behind) margin -= votes[place];
  return margin;
}

/** What the whole contest says of every claim before margins are reduced. */
export type ContestClaims = {
  readonly outcome: ReportedOutcome;
  /** Each winner against each loser; with the majority rule also each winner against all others together. */
  readonly sides: readonly ClaimSides[];
  readonly contestVotes: readonly number[];
  /** Votes of the batches together, by choice. */
  readonly batchVotes: readonly number[];
  /** Votes of the contest that are in no batch; below 0 when the batches hold more. */
  readonly missingVotes: number;
};

/** Reads the claims of a contest and adds up its batches, or says why the counts cannot be read. */
export function contestClaims(contest: ContestTally, batches: ReportedBatches): Answer<ContestClaims> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  const checked = checkBatches(contest, batches);
  if (!checked.ok) return checked;

  const contestVotes = contest.choices.map((choice) => choice.votes);
  const batchVotes = addBatches(contest, batches);
  const missingVotes = outcome.totalVotes - sum(batchVotes);
  const sides = claimSides(contest, outcome);
  if (sides.length === 0) {
    return refuse('no-losers', 'no-losers');
  }
  return answer({ outcome, sides, contestVotes, batchVotes, missingVotes });
}

/** u_b: how far the batch could overstate the claim it could overstate most, as a share of that claim's margin. */
export function errorBound(claims: readonly MarginClaim[], batch: BatchTally | undefined): Fraction {
  if (!batch) return NO_ERROR;
  let greatest = NO_ERROR;
  for (const claim of claims) {
    const numerator = marginOf(claim, batch.votes) + batch.ballots * claim.ballotHarm;
    if (isAbove(numerator, claim.margin, greatest)) greatest = { numerator, denominator: claim.margin };
  }
  return greatest;
}

/** Whether numerator ÷ denominator exceeds a fraction; there is one such question for every batch and claim. */
function isAbove(numerator: number, denominator: number, than: Fraction): boolean {
  const left = numerator * than.denominator;
  const right = than.numerator * denominator;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left > right;
  return compareFractions({ numerator, denominator }, than) > 0;
}

const NO_ERROR: Fraction = { numerator: 0, denominator: 1 };

/** What the reported outcome claims: each winner against each loser; with the majority rule each winner against all. */
export function claimSides(contest: ContestTally, outcome: ReportedOutcome): readonly ClaimSides[] {
  const placeOf = new Map(contest.choices.map((choice, place) => [choice.id, place]));
  const place = (id: string) => placeOf.get(id) ?? 0;
  const pairs = choicePairs(outcome).map(({ winner, loser }) => ({
    ahead: [place(winner.id)],
    behind: [place(loser.id)],
    ballotHarm: 1,
    mayTie: false,
  }));
  // A choice that stands alone has a majority of whatever votes there are.
  if (!contest.majorityOrRunoff || contest.choices.length === 1) return pairs;
  const majorities = outcome.winners.map((winner) => {
    const one = [place(winner.id)];
    const others = contest.choices.map((_, other) => other).filter((other) => other !== one[0]);
    const hasMajority = 2 * winner.votes > outcome.totalVotes;
    return hasMajority
      ? { ahead: one, behind: others, ballotHarm: Math.min(contest.votesAllowed, others.length), mayTie: false }
      : { ahead: others, behind: one, ballotHarm: 1, mayTie: true };
  });
  return [...pairs, ...majorities];
}

function checkBatches(contest: ContestTally, batches: ReportedBatches): Answer<undefined> {
  const choiceCount = contest.choices.length;
  for (let place = 0; place < batches.length; place += 1) {
    const batch = batches[place];
    if (!batch) continue;
    let areCounts = batch.votes.length === choiceCount && isCount(batch.ballots);
    for (let choice = 0; areCounts && choice < choiceCount; choice += 1) areCounts = isCount(batch.votes[choice]);
    if (!areCounts) {
      return refuse('counts-contradict', 'batch-counts-not-whole', { batch: place + 1 });
    }
  }
  return answer(undefined);
}

function addBatches(contest: ContestTally, batches: ReportedBatches): readonly number[] {
  const totals = contest.choices.map(() => 0);
  for (const batch of batches) {
    if (!batch) continue;
    for (let choice = 0; choice < totals.length; choice += 1) totals[choice] += batch.votes[choice];
  }
  return totals;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
