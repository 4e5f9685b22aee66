import { everyChoice } from './irv-assertion.ts';
import { type RankedBallots, tallyStanding } from './ranked-ballots.ts';

/** With more choices level than these, trying every order takes too long to be of use. */
const LEVEL_TRIED_MAX = 8;

/**
 * The choices that may win an instant-runoff count, in the contest's order. One: whoever is eliminated where choices are
 * level, that one wins. Several: the outcome hangs on who is eliminated where choices are level, and rankings do not say.
 *
 *   In each step the choice with the fewest cards is eliminated, and its cards count for the next choice they rank that is
 *   left. The last one left wins.
 *
 * Source     Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804, section 2.
 * Ties       never decided here: every choice that is level is tried; where more than eight are, any that is left may win.
 *            Choices that together have fewer cards than every other are eliminated together, which any order comes to.
 * Example    60 A>B>C, 30 B>C>A, 10 C>B>A: C is eliminated with 10 cards, then B with 40 against 60. A.
 */
export function instantRunoffWinners(ballots: RankedBallots): readonly string[] {
  const { choices } = ballots;
  return winnersFrom(ballots, choices.length === 0 ? 0 : everyChoice(choices.length));
}

/** The same once only the choices of `left` are. */
function winnersFrom(ballots: RankedBallots, left: number): readonly string[] {
  const { choices } = ballots;
  const known = new Map<number, number>();
  const winnersOf = (standing: number): number => {
    const found = known.get(standing);
    if (found !== undefined) return found;
    const tally = tallyStanding(ballots, standing);
    const [lowest = [], ...higher] = tiers(choices.length, standing, tally);
    const winners = afterStep(standing, lowest, eliminatedTogether([lowest, ...higher], tally));
    known.set(standing, winners);
    return winners;
  };
  const afterStep = (standing: number, lowest: readonly number[], together: number): number => {
    if (together > 0) return winnersOf(standing & ~together);
    const isLast = standing === 1 << (lowest[0] ?? 0);
    if (isLast || lowest.length > LEVEL_TRIED_MAX) return standing;
    return lowest.reduce((winners, choice) => winners | winnersOf(standing & ~(1 << choice)), 0);
  };
  const winners = left === 0 ? 0 : winnersOf(left);
  return choices.filter((_, choice) => ((winners >>> choice) & 1) === 1);
}

/**
 * One step of an instant-runoff count: the cards that count for each choice that is left, in the contest's order, the cards whose
 * every ranked choice is out by then, and who is eliminated; in the last step, everybody but the winner. `byLot`: that was said by a lot.
 */
export type RunoffRound = {
  readonly cards: readonly { readonly choice: string; readonly cards: number }[];
  readonly exhausted: number;
  readonly eliminated: readonly string[];
  readonly byLot?: true;
};

/**
 * Who is out by lot of choices that are level with so many cards each: a matter of law, which no ranking says. It holds for the step in
 * which just these choices are level with just so many cards, and for no other.
 */
export type RunoffLot = { readonly level: readonly string[]; readonly cards: number; readonly out: string };

/**
 * An instant-runoff count, step by step.
 *
 *   forNobody   cards that rank nobody; they are in no step
 *   level       where the count stops because rankings do not say who is eliminated: the choices that are level. Empty where it ends
 *   mayWin      as `instantRunoffWinners` has it: one is the winner, also where the count stops before
 */
export type RunoffCount = {
  readonly rounds: readonly RunoffRound[];
  readonly forNobody: number;
  readonly level: readonly string[];
  readonly mayWin: readonly string[];
};

/**
 * The steps of an instant-runoff count, for people who look at it. Level choices are eliminated together where they have fewer cards
 * together than each of the others, which any order comes to; else one of `lots` says who is out, or the count stops there. Without
 * lots, who may win is what `instantRunoffWinners` says of the same rankings.
 *
 * Example    60 A>B>C, 30 B>C>A, 10 C>B>A: C is eliminated with 10 cards; A has 60 and B 40.
 */
export function instantRunoffRounds(ballots: RankedBallots, lots: readonly RunoffLot[] = []): RunoffCount {
  const { choices, counts, starts } = ballots;
  const rounds: RunoffRound[] = [];
  let all = 0;
  let forNobody = 0;
  for (const [group, count] of counts.entries()) {
    all += count;
    if (starts[group] === starts[group + 1]) forNobody += count;
  }
  const namesIn = (set: number) => choices.filter((_, choice) => ((set >>> choice) & 1) === 1);
  let standing = choices.length === 0 ? 0 : everyChoice(choices.length);
  while (namesIn(standing).length > 1) {
    const tally = tallyStanding(ballots, standing);
    const byTally = tiers(choices.length, standing, tally);
    const byRule = nextEliminated(byTally, tally);
    const [lowest = []] = byTally;
    const level = lowest.map((choice) => choices[choice] ?? '');
    const lot = byRule === 0 ? lots.find((one) => isLotOf(one, level, tally[lowest[0] ?? 0])) : undefined;
    const eliminated = lot === undefined ? byRule : 1 << choices.indexOf(lot.out);
    const cards = choices.flatMap((choice, place) =>
      (standing >>> place) & 1 ? [{ choice, cards: tally[place] ?? 0 }] : [],
    );
    const exhausted = all - forNobody - cards.reduce((sum, one) => sum + one.cards, 0);
    rounds.push({ cards, exhausted, eliminated: namesIn(eliminated), ...(lot && { byLot: true }) });
    if (eliminated === 0) return { rounds, forNobody, level, mayWin: winnersFrom(ballots, standing) };
    standing &= ~eliminated;
  }
  return { rounds, forNobody, level: [], mayWin: namesIn(standing) };
}

/** Whether a lot was drawn between just these choices, level with so many cards. */
function isLotOf(lot: RunoffLot, level: readonly string[], cards: number): boolean {
  const among = new Set(lot.level);
  const isSame = among.size === level.length && level.every((choice) => among.has(choice));
  return isSame && lot.cards === cards && among.has(lot.out);
}

/** Who is out next, as a set; 0 where rankings do not say. */
function nextEliminated(byTally: readonly (readonly number[])[], tally: Float64Array): number {
  const [lowest = [], next] = byTally;
  const [first = 0] = lowest;
  if (lowest.length === 1) return 1 << first;
  const isFewerTogether = next !== undefined && lowest.length * tally[first] < tally[next[0] ?? 0];
  if (isFewerTogether) return lowest.reduce((set, choice) => set | (1 << choice), 0);
  return eliminatedTogether(byTally, tally);
}

/** The standing choices, put together by how many cards count for them, fewest first. */
function tiers(size: number, standing: number, tally: Float64Array): readonly (readonly number[])[] {
  const left = Array.from({ length: size }, (_, choice) => choice).filter((choice) => (standing >>> choice) & 1);
  const byTally = Map.groupBy(left, (choice) => tally[choice]);
  return [...byTally].toSorted(([one], [other]) => one - other).map(([, same]) => same);
}

/** The most of the lowest choices that have fewer cards together than each of the others, as a set; 0 where there are none. */
function eliminatedTogether(byTally: readonly (readonly number[])[], tally: Float64Array): number {
  let together = 0;
  let cards = 0;
  let most = 0;
  for (const [place, same] of byTally.entries()) {
    const next = byTally[place + 1]?.[0];
    for (const choice of same) {
      together |= 1 << choice;
      cards += tally[choice];
    }
    if (next !== undefined && cards < tally[next]) most = together;
  }
  return most;
}
