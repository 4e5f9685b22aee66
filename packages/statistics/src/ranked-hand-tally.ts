import { type Answer, answer, refuse } from './answer.ts';
import type { HandTallyOutcome } from './hand-tally-outcome.ts';
import { isCount } from './numeric/count.ts';
import { holdsWithUnseen } from './raire/holds-with-unseen.ts';
import { instantRunoffRounds, instantRunoffWinners, type RunoffLot } from './raire/instant-runoff.ts';
import type { RankedBallots } from './raire/ranked-ballots.ts';

/** What was counted by hand of a contest that voters rank, in units: batches, or single cards. */
export type RankedHandTally = {
  /** The rankings of all counted units together. */
  readonly ballots: RankedBallots;
  /** Who was reported to win. */
  readonly reportedWinner: string;
  /** The choice under which several people may have been written in, where there is one. */
  readonly writeIns?: string | undefined;
  /** Who is out by lot where choices are level, as it was said; absent where nobody said so. */
  readonly lots?: readonly RunoffLot[];
  /** Every unit of the contest, and how many of them have been counted. */
  readonly unitsTotal: number;
  readonly unitsCounted: number;
  /** Cards that may bear the contest and that nobody saw: pending, in no manifest, or not found. */
  readonly unseenCards: number;
};

/**
 * The outcome of a complete hand tally of a contest counted by instant runoff.
 *
 *   winners   the one choice that wins, whoever is eliminated where choices are level
 *   tied      where that decides who wins: every choice that may. A tie is not decided here, and never settled; one that a lot has
 *             decided is settled only without unseen cards, of which one could undo it
 *   settled   margin > unseen cards, for each of a set of claims that together rule out every other winner; and, where a choice
 *             stands for several people, f(c) − f(write-ins) > unseen cards for every other choice c, f: cards that rank it first
 *
 * One card takes at most one card from the margin of a claim (`IrvAssertion`), so that claims with greater margins hold with
 * all unseen cards too, however those are marked, and the winner is the same. Whether there are such claims is looked for in a bounded
 * number of steps (`holdsWithUnseen`); where they are not found the outcome is open, though it may be safe.
 *
 * Counted as one, people who were written in may stay where each of them is eliminated, and what is ranked after them counts for nobody
 * meanwhile. Where each other choice has more first cards than all of them together, they are all out before anybody else, whichever
 * of them a card is for: a card that passes on goes to another of them, who then has no more than all had, or to a choice that gains.
 *
 * Source     `instantRunoffWinners` and `holdsWithUnseen`; Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804.
 * Refuses    numbers that are no counts; more units counted than there are; a reported winner who is no choice.
 * Example    60 A>B>C, 30 B>C>A, 10 C>B>A, reported A: agrees. Settled with 19 unseen cards, A being 20 ahead; open with 20.
 */
export function rankedHandTallyOutcome(tally: RankedHandTally): Answer<HandTallyOutcome> {
  const { ballots, reportedWinner, unitsTotal, unitsCounted, unseenCards } = tally;
  if (![unitsTotal, unitsCounted, unseenCards].every(isCount)) {
    return refuse('counts-contradict', 'hand-tally-not-whole');
  }
  if (unitsCounted > unitsTotal) {
    return refuse('counts-contradict', 'hand-tally-above-units', { counted: unitsCounted, units: unitsTotal });
  }
  if (!ballots.choices.includes(reportedWinner)) {
    return refuse('counts-contradict', 'winner-not-a-choice', { winner: reportedWinner });
  }
  if (unitsTotal === 0 || unitsCounted < unitsTotal) return answer({ complete: false });
  const byRankings = instantRunoffWinners(ballots);
  const hangsOnLots = byRankings.length > 1 && tally.lots !== undefined;
  const mayWin = hangsOnLots ? instantRunoffRounds(ballots, tally.lots).mayWin : byRankings;
  const [winner, ...others] = mayWin;
  if (winner === undefined || others.length > 0) {
    return answer({ complete: true, winners: [], tied: mayWin, agrees: false, settled: false });
  }
  if (tally.writeIns !== undefined && !areOutFirst(ballots, tally.writeIns, unseenCards)) {
    return answer({ complete: true, winners: [winner], tied: [], agrees: winner === reportedWinner, settled: false });
  }
  const settled = unseenCards === 0 || (!hangsOnLots && holdsWithUnseen({ ballots, winner, unseenCards }));
  return answer({
    complete: true,
    winners: [winner],
    tied: [],
    agrees: winner === reportedWinner,
    settled,
  });
}

/** Whether whoever was written in is eliminated before anybody else, whatever so many more cards say. */
function areOutFirst(
  { choices, starts, preferences, counts }: RankedBallots,
  line: string,
  unseenCards: number,
): boolean {
  const first = choices.map(() => 0);
  for (const [group, count] of counts.entries()) {
    if (starts[group] < starts[group + 1]) first[preferences[starts[group]]] += count;
  }
  const own = first[choices.indexOf(line)] ?? 0;
  return choices.every((choice, index) => choice === line || first[index] - own > unseenCards);
}
