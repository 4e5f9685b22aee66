import { everyChoice } from './irv-assertion.ts';
import type { RankedBallots } from './ranked-ballots.ts';
import { rankingTree, tallyOfTree } from './ranking-tree.ts';

/**
 * How many nodes of the rankings may be read in all tallies of a search together. A number, and no time, so that whoever searches
 * again finds the same.
 */
const NODES_READ_MAX = 8_000_000;

/** What a tally costs besides the nodes that are read for it. */
const TALLY_ITSELF = 200;

/** In how many ways a search for sets in which the winner could be last may go on: from all choices, and below those that are left. */
const STANDS_AT_FIRST = 1_000;
const STANDS_LATER = 40;

/**
 * Whether it is shown that an instant-runoff contest has the same winner with any `unseenCards` more cards, however those are marked.
 * True is a proof. False says that there may be such cards, or that none of what was tried shows that there are not.
 *
 *   t_S(c)   cards that count for c while exactly the choices of S are left;  u   cards that nobody saw
 *
 *   out      c can be the next who is out of S only if t_S(c) ≤ t_S(d) + u for every other d of S
 *   together choices K with Σ t_S(k) + u < t_S(d) for every other d of S are out before any other, in whatever order
 *   never    where R ⊂ S are left with the winner w: t_R(w) ≥ t_S(w), and t_R(d) ≤ t_Q(d) for Q ⊂ R that has d. So w is not out of R if
 *            t_S(w) > t_Q(d) + u for some d of Q, nor if R has more than (cards − t_S(w)) / (t_S(w) − u) others, one of which is below average
 *
 * All sets that can be left are gone through from the first on, each once; the winner must be out of none. Where the third line rules out every
 * set below, nothing below is looked at. Finds what assertions (`raireAssertions`) with margins above u show, and neither more nor less, where the
 * bound is not reached: each line follows from claims of the kind "not eliminated next".
 *
 * Source     the claims are those of Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804; whether one rules out a tail hangs on the
 *            set of its choices alone, so that sets, and not orders, are gone through. The search is ours.
 * Bounded    by the nodes of the rankings that are read, so that 30 choices that are all but level take a part of a second.
 */
export function holdsWithUnseen(of: {
  readonly ballots: RankedBallots;
  readonly winner: string;
  readonly unseenCards: number;
}): boolean {
  const { ballots, unseenCards } = of;
  const winner = ballots.choices.indexOf(of.winner);
  const search = startSearch(ballots, { winner, unseenCards });
  const all = everyChoice(ballots.choices.length);
  return isNeverOut(search, all, STANDS_AT_FIRST) || holdsFrom(search, all, new Set());
}

type Search = {
  readonly winner: number;
  readonly unseenCards: number;
  /** All cards that rank anybody, and those that nobody saw are not among them. */
  readonly cards: number;
  /** Undefined once the bound is reached. */
  readonly tallyOf: (standing: number) => Float64Array | undefined;
};

function startSearch(ballots: RankedBallots, { winner, unseenCards }: Pick<Search, 'winner' | 'unseenCards'>): Search {
  const tree = rankingTree(ballots);
  const known = new Map<number, Float64Array>();
  let readings = 0;
  const tallyOf = (standing: number) => {
    const found = known.get(standing);
    if (found !== undefined) return found;
    if (readings > NODES_READ_MAX) return undefined;
    const { tally, read } = tallyOfTree(tree, standing);
    readings += read + TALLY_ITSELF;
    known.set(standing, tally);
    return tally;
  };
  const cards = ballots.counts.reduce((sum, count) => sum + count, 0);
  return { winner, unseenCards, cards, tallyOf };
}

/** Whether the winner is out of none of the sets that can come after this one. */
function holdsFrom(search: Search, standing: number, seen: Set<number>): boolean {
  const { winner, unseenCards, tallyOf } = search;
  if (standing === 1 << winner || seen.has(standing)) return true;
  seen.add(standing);
  const tally = tallyOf(standing);
  if (tally === undefined) return false;
  const byCards = membersOf(standing).toSorted((one, other) => tally[one] - tally[other]);
  const mayBeOut = (choice: number) => {
    const fewest = byCards[0] === choice ? byCards[1] : byCards[0];
    return tally[choice] <= tally[fewest] + unseenCards;
  };
  if (mayBeOut(winner)) return false;
  if (isNeverOut(search, standing, STANDS_LATER)) return true;
  const together = outTogether(byCards, tally, search);
  if (together > 0) return holdsFrom(search, standing & ~together, seen);
  return byCards.filter(mayBeOut).every((choice) => holdsFrom(search, standing & ~(1 << choice), seen));
}

/** The most of the lowest choices that are out before any other, the winner not among them, as a set; 0 where there are none. */
function outTogether(
  byCards: readonly number[],
  tally: Float64Array,
  { winner, unseenCards }: Pick<Search, 'winner' | 'unseenCards'>,
): number {
  let together = 0;
  let cards = unseenCards;
  let most = 0;
  for (const [place, choice] of byCards.entries()) {
    if (choice === winner) break;
    together |= 1 << choice;
    cards += tally[choice];
    const next = byCards[place + 1];
    if (next !== undefined && cards < tally[next]) most = together;
  }
  return most;
}

/** Whether the winner cannot be out of any set within this one, whether the set can come about or not. False where that was not shown in so many steps. */
function isNeverOut(search: Search, standing: number, steps: number): boolean {
  const { winner, unseenCards, cards, tallyOf } = search;
  const own = 1 << winner;
  let left = steps;
  const isNever = (inside: number, undecided: number): boolean => {
    left -= 1;
    if (left < 0) return false;
    let open = undecided;
    for (;;) {
      const most = tallyOf(inside | open | own);
      if (most === undefined) return false;
      const ofWinner = most[winner];
      const others = membersOf(inside);
      if (others.length * (ofWinner - unseenCards) > cards - ofWinner) return true;
      if (others.length > 0) {
        const within = tallyOf(inside | own);
        if (within === undefined) return false;
        if (others.some((choice) => ofWinner > within[choice] + unseenCards)) return true;
      }
      let without = 0;
      for (const choice of membersOf(open)) {
        const within = tallyOf(inside | own | (1 << choice));
        if (within === undefined) return false;
        if (ofWinner > within[choice] + unseenCards) without |= 1 << choice;
      }
      if (without === 0) break;
      open &= ~without;
    }
    if (open === 0) return inside === 0;
    const [next] = membersOf(open);
    const later = open & ~(1 << next);
    return isNever(inside | (1 << next), later) && isNever(inside, later);
  };
  return isNever(0, standing & ~own);
}

function membersOf(set: number): readonly number[] {
  const members: number[] = [];
  for (let rest = set; rest !== 0; rest &= rest - 1) members.push(31 - Math.clz32(rest & -rest));
  return members;
}
