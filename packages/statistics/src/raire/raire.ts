import { type Answer, answer, refuse } from '../answer.ts';
import { createFrontier, type RaireNode } from './frontier.ts';
import { everyChoice } from './irv-assertion.ts';
import type { RaireAssertion } from './raire-assertion.ts';
import { cardsRankingAhead, type RankedBallots, tallyStanding } from './ranked-ballots.ts';

/** What is asked: the rankings as reported, who was reported to win, and how far from the easiest audit is good enough. */
export type RaireRequest = {
  readonly ballots: RankedBallots;
  readonly winner: string;
  /** Stop when the hardest assertion is at most this much harder than any audit has to be. 0: the easiest audit. */
  readonly gapAllowed?: number;
};

/**
 * RAIRE: the assertions that together rule out every way in which somebody else could have won an instant-runoff contest,
 * chosen so that the hardest of them is as easy to audit as possible.
 *
 *   difficulty = 1 / margin in cards ;   the hardest assertion decides how many cards are looked at
 *
 * An elimination order is looked at from its end. A *tail* [c₁ … c_m] stands for every order that ends so, c_m winning. One
 * assertion rules out a whole tail; where it is too hard, the tail is split by who went out before c₁. Branch and bound:
 * the lower bound is the least difficulty that the orders looked at so far force on any audit.
 *
 * Hypothesis   (of each assertion) the claim is false. The outcome is confirmed when every assertion is.
 * Source       Blom, Stuckey & Teague (2019), RAIRE: Risk-Limiting Audits for IRV Elections, arXiv:1903.08804, algorithm 1.
 * Assumes      rankings without ties, as `preferencesOf` reads them.
 * Bounded      after 100,000 tails the assertions that there are by then are taken: they show the winner, and easier ones may be there.
 * No audit     An empty list says that no set of assertions shows the winner, as when the reported winner did not win: only
 *              a full hand count can confirm the outcome.
 * Numerics     tallies are whole numbers; each set of standing choices is tallied once.
 * Example      60 A>B>C, 30 B>C>A, 10 C>B>A: A cannot be eliminated before B (60 against 40), nor before C (60 against 40).
 */
export function raireAssertions(request: RaireRequest): Answer<readonly RaireAssertion[]> {
  const found = searchAssertions(request, 'easiest');
  return found.ok ? answer(hardestFirst(withoutSpare(found.value))) : found;
}

/**
 * The search of `raireAssertions`: for every tail it ends with, the assertion that rules it out, so that one assertion may
 * come for several tails. What rules out a complete order, once one is reached: the `easiest` assertion for it or for a
 * tail above it; or always that of the tail `above`, as published assertions of another system were found.
 */
export function searchAssertions(
  request: RaireRequest,
  completeOrders: 'easiest' | 'above',
): Answer<readonly RaireAssertion[]> {
  const { ballots, gapAllowed = 0 } = request;
  const winner = ballots.choices.indexOf(request.winner);
  if (winner < 0) return refuse('counts-contradict', 'winner-not-a-choice', { winner: request.winner });
  if (ballots.choices.length < 2) {
    return refuse('no-losers', 'one-choice-only');
  }
  const search = startSearch(ballots, winner);
  const tails = explore(search, { gapAllowed, completeOrders });
  if (!tails) return answer([]);
  return answer(tails.flatMap(({ best }) => best ?? []));
}

/** The assertion that decides how many cards are looked at comes first. */
export function hardestFirst(assertions: readonly RaireAssertion[]): readonly RaireAssertion[] {
  return assertions.toSorted((a, b) => b.difficulty - a.difficulty);
}

/** Every pair for which "not eliminated before" holds and may serve: the loser is not the reported winner. */
export function notEliminatedBeforePairs({ ballots, winner }: RaireRequest): readonly RaireAssertion[] {
  const reported = ballots.choices.indexOf(winner);
  const { neb } = startSearch(ballots, reported);
  const size = ballots.choices.length;
  const pairs: RaireAssertion[] = [];
  for (let first = 0; first < size; first += 1) {
    for (let second = 0; second < size; second += 1) {
      const assertion = neb[first * size + second];
      if (assertion) pairs.push(assertion);
    }
  }
  return pairs;
}

type Search = {
  readonly choices: readonly string[];
  readonly winner: number;
  /** Assertion "w not eliminated before l" at w · n + l, where it holds. */
  readonly neb: readonly (RaireAssertion | undefined)[];
  readonly tallyOf: (standing: number) => Float64Array;
};

function startSearch(ballots: RankedBallots, winner: number): Search {
  const { choices } = ballots;
  const size = choices.length;
  const tallies = new Map<number, Float64Array>();
  const tallyOf = (standing: number) => {
    const known = tallies.get(standing);
    if (known) return known;
    const tally = tallyStanding(ballots, standing);
    tallies.set(standing, tally);
    return tally;
  };
  const first = tallyOf(everyChoice(size));
  const ahead = cardsRankingAhead(ballots);
  const neb = Array.from({ length: size * size }, (_, at): RaireAssertion | undefined => {
    const w = Math.floor(at / size);
    const l = at % size;
    const margin = first[w] - ahead[at];
    if (w === l || l === winner || margin <= 0) return undefined;
    return { type: 'NEB', winner: choices[w], loser: choices[l], eliminated: [], margin, difficulty: 1 / margin };
  });
  return { choices, winner, neb, tallyOf };
}

/**
 * With so many tails looked at, assertions that are not the easiest will do: of many choices that are nearly level there are more tails
 * than anybody can wait for. A number, and no time, so that whoever searches again finds the same.
 */
const TAILS_MAX = 100_000;

/** With so many, one that no assertion rules out is taken for one that none can. */
const TAILS_GIVEN_UP = 10 * TAILS_MAX;

/** Splits tails until every one left is ruled out as easily as can be; undefined when some tail cannot be ruled out. */
function explore(
  search: Search,
  by: { readonly gapAllowed: number; readonly completeOrders: 'easiest' | 'above' },
): readonly RaireNode[] | undefined {
  const { gapAllowed, completeOrders } = by;
  const frontier = createFrontier();
  const size = search.choices.length;
  let lowerBound = 0;
  let tails = 0;
  for (let last = 0; last < size; last += 1) {
    if (last === search.winner) continue;
    for (let other = 0; other < size; other += 1) {
      if (other === last) continue;
      const node = nodeOf(search, [other, last], undefined);
      if (!node.expandable && node.estimate === Number.POSITIVE_INFINITY) return undefined;
      frontier.insert(node);
    }
  }
  const isDone = (node: RaireNode): boolean => {
    const { ancestor } = node;
    if (ancestor && ancestor.estimate <= lowerBound) {
      frontier.replaceDescendants(ancestor);
      return true;
    }
    if (node.estimate > lowerBound) return false;
    node.expandable = false;
    frontier.insert(node);
    return true;
  };
  for (;;) {
    const hardest = frontier.hardest();
    if (!hardest) return frontier.nodes();
    if (gapAllowed > 0 && lowerBound > 0 && hardest.estimate - lowerBound <= gapAllowed) return frontier.nodes();
    if (completeOrders === 'easiest' && tails > TAILS_MAX) {
      // Each tail that is left has an assertion that rules it out, if the hardest has.
      if (hardest.estimate < Number.POSITIVE_INFINITY) return frontier.nodes().map(easierAbove);
      if (tails > TAILS_GIVEN_UP) return undefined;
    }
    const node = frontier.takeHardest();
    if (isDone(node)) continue;
    const bound = dive(search, node);
    if (bound === Number.POSITIVE_INFINITY) return undefined;
    lowerBound = Math.max(lowerBound, bound);
    if (isDone(node)) continue;
    for (const child of childrenOf(search, node)) {
      tails += 1;
      if (child.expandable) {
        frontier.insert(child);
        continue;
      }
      const { ancestor } = child;
      const least = Math.min(child.estimate, ancestor?.estimate ?? Number.POSITIVE_INFINITY);
      if (least === Number.POSITIVE_INFINITY) return undefined;
      const takesAbove = ancestor && (completeOrders === 'above' || ancestor.estimate <= child.estimate);
      lowerBound = Math.max(lowerBound, takesAbove ? ancestor.estimate : child.estimate);
      if (takesAbove) frontier.replaceDescendants(ancestor);
      else frontier.insert(child);
    }
  }
}

/** What rules out a tail rules out all below it. */
function easierAbove(node: RaireNode): RaireNode {
  return node.ancestor && node.ancestor.estimate < node.estimate ? node.ancestor : node;
}

/** The easiest way to rule out one whole order below `node`: what it costs, no audit can do without. */
function dive(search: Search, node: RaireNode): number {
  let at = node;
  while (at.expandable) {
    const [child] = childrenOf(search, at);
    at = child;
  }
  return Math.min(at.estimate, at.ancestor?.estimate ?? Number.POSITIVE_INFINITY);
}

function* childrenOf(search: Search, node: RaireNode): Generator<RaireNode, void> {
  const { ancestor } = node;
  const best = ancestor && ancestor.estimate <= node.estimate ? ancestor : node;
  for (let choice = 0; choice < search.choices.length; choice += 1) {
    if (!((node.members >>> choice) & 1)) yield nodeOf(search, [choice, ...node.tail], { parent: node, best });
  }
}

function nodeOf(
  search: Search,
  tail: readonly number[],
  above: { readonly parent: RaireNode; readonly best: RaireNode } | undefined,
): RaireNode {
  let members = 0;
  for (const choice of tail) members |= 1 << choice;
  const best = easiestAssertion(search, tail, members);
  return {
    tail,
    members,
    parent: above?.parent,
    ancestor: above?.best,
    best,
    estimate: best?.difficulty ?? Number.POSITIVE_INFINITY,
    expandable: tail.length < search.choices.length,
  };
}

/** The easiest assertion that rules out a tail. Of equally easy ones the kind that is looked at first. */
function easiestAssertion(search: Search, tail: readonly number[], members: number): RaireAssertion | undefined {
  const { choices, neb } = search;
  const size = choices.length;
  const [first, ...later] = tail;
  let easiest: RaireAssertion | undefined;
  const consider = (assertion: RaireAssertion | undefined) => {
    if (assertion && (!easiest || assertion.difficulty < easiest.difficulty)) easiest = assertion;
  };
  for (const choice of later) consider(neb[first * size + choice]);
  for (let choice = 0; choice < size; choice += 1) {
    if (!((members >>> choice) & 1)) consider(neb[choice * size + first]);
  }
  const tally = search.tallyOf(members);
  let weakest: number | undefined;
  for (const choice of later) if (weakest === undefined || tally[choice] < tally[weakest]) weakest = choice;
  const margin = weakest === undefined ? 0 : tally[first] - tally[weakest];
  if (weakest !== undefined && margin > 0 && (!easiest || 1 / margin < easiest.difficulty)) {
    const eliminated = choices.filter((_, choice) => !((members >>> choice) & 1));
    const rulesOut = tail.map((choice) => choices[choice]);
    const pair = { winner: choices[first], loser: choices[weakest] };
    easiest = { type: 'NEN', ...pair, eliminated, margin, difficulty: 1 / margin, rulesOut };
  }
  return easiest;
}

/**
 * Each assertion once, without the NEN that are spare: every tail they came for is ruled out by some NEB as well. An NEN
 * that came for several tails is needed as long as one of them is left.
 */
function withoutSpare(found: readonly RaireAssertion[]): readonly RaireAssertion[] {
  const before = new Map<string, RaireAssertion>();
  const next = new Map<string, RaireAssertion[]>();
  for (const assertion of found) {
    const { type, winner, loser, eliminated } = assertion;
    if (type === 'NEB') before.set(JSON.stringify([winner, loser]), assertion);
    else {
      // Whoever the loser is, an NEN rules out the orders in which the winner follows exactly these.
      const key = JSON.stringify([winner, eliminated]);
      const tails = next.get(key);
      if (tails === undefined) next.set(key, [assertion]);
      else tails.push(assertion);
    }
  }
  const always = [...before.values()];
  const needed = [...next.values()].filter((tails) => !tails.every((tail) => always.some((neb) => isShown(neb, tail))));
  return [...always, ...needed.map(([first]) => first)];
}

/** Whether an NEB rules out the tail an NEN came for. Who is out before the tail begins counts as the earliest place. */
function isShown(neb: RaireAssertion, { rulesOut = [] }: RaireAssertion): boolean {
  return rulesOut.indexOf(neb.winner) < rulesOut.indexOf(neb.loser);
}
