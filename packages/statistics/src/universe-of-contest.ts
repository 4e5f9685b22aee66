import { type Answer, answer, refuse } from './answer.ts';
import { type ContestVotes, checkContestVotes } from './contest-tally.ts';
import { isCount } from './numeric/count.ts';

/**
 * What a contest's cards are drawn from. Three numbers that are never the same word:
 *
 *   listed     M, cards in the manifests of the contest's jurisdictions (card-style sampling: cards whose CVR has the
 *              contest). Only these can be fetched
 *   bearing    B, the cards that bear the contest, at most
 *   phantoms   F, cards that may bear the contest and are in no manifest. They are drawn like any card and fetched by
 *              nobody; each draw of one counts against every winner
 *
 * A draw is uniform over the N = M + F cards of the universe, and N is the population of every test of the contest. B
 * says only how many of them can matter: a contest on a tenth of the cards needs ten times the draws.
 */
export type CardUniverse = { readonly listed: number; readonly bearing: number; readonly phantoms: number };

/**
 * What to confirm while an audit is planned.
 *
 *   listed-below-contest   more cards bear the contest than the manifests list
 *   listed-below-cast      more cards were cast than the manifests list
 *   contest-on-part        the contest is on some of the listed cards only; it costs work, not certainty
 */
export type UniverseFinding = 'listed-below-contest' | 'listed-below-cast' | 'contest-on-part';

/** A contest's universe, the N cards in it, and what is to be confirmed of it. */
export type ContestUniverse = CardUniverse & { readonly cards: number; readonly findings: readonly UniverseFinding[] };

/**
 * The cards a contest is drawn from, as few phantoms among them as the figures admit.
 *
 *   F = max( max(0, B − M) , min(B, Σ_j max(0, cast_j − M_j)) ) ,   N = M + F
 *
 *   M, M_j   listed cards, of all the contest's jurisdictions and of one         cast_j   cards cast there, where known
 *   B        typed from ballot accounting; else max(M, L), L = max(largest vote of a choice, ⌈all votes ÷ votes allowed⌉)
 *
 * The second part matters where the manifests list more cards than bear the contest: of 40 cards with a town's contest,
 * any may be among 25 that were cast and are not listed.
 *
 * Source     Bañuelos & Stark (2012), Limiting Risk by Turning Manifest Phantoms into Evil Zombies, arXiv:1207.3413.
 * Assumes    no more than F cards that bear the contest are unlisted. With the cards cast of every jurisdiction that is
 *            implied; without them it is said in the report. B comes from ballot accounting, never from the voting system.
 * Refuses    a typed B that cannot hold the votes; a universe without cards.
 * Example    936 cards listed of 1,000 that bear the contest: F = 64, N = 1,000.
 */
export function universeOfContest(request: {
  readonly contest: ContestVotes;
  /** The contest's jurisdictions, each with the cards its manifest lists; 0 where there is no manifest. */
  readonly listedByJurisdiction: ReadonlyMap<string, number>;
  /** Cards cast, of the contest's jurisdictions where known; others are passed over. */
  readonly castByJurisdiction: ReadonlyMap<string, number>;
  /** Cards cast in all the contest's jurisdictions together, where only the sum is known. */
  readonly castInAll?: number | null;
  /** Cards that bear the contest, as typed; null where nobody typed them. */
  readonly bearing: number | null;
}): Answer<ContestUniverse> {
  const { contest, listedByJurisdiction, castByJurisdiction, castInAll = null } = request;
  const checked = checkContestVotes(contest);
  if (!checked.ok) return checked;
  const counts = [...listedByJurisdiction.values(), ...castByJurisdiction.values(), castInAll ?? 0];
  if (!counts.every(isCount)) {
    return refuse('counts-contradict', 'listed-or-cast-not-whole');
  }
  let listed = 0;
  let unlisted = 0;
  for (const [jurisdiction, cards] of listedByJurisdiction) {
    listed += cards;
    unlisted += Math.max(0, (castByJurisdiction.get(jurisdiction) ?? 0) - cards);
  }
  unlisted = Math.max(unlisted, (castInAll ?? 0) - listed);

  const bearing = request.bearing ?? Math.max(listed, cardsNeeded(contest));
  const holds = checkVotesFitCards(contest, bearing);
  if (!holds.ok) return holds;
  const phantoms = Math.max(0, bearing - listed, Math.min(bearing, unlisted));
  if (listed + phantoms === 0) {
    return refuse('counts-contradict', 'no-card-listed');
  }
  const findings: UniverseFinding[] = [];
  if (bearing > listed) findings.push('listed-below-contest');
  if (unlisted > 0) findings.push('listed-below-cast');
  if (request.bearing !== null && listed > bearing) findings.push('contest-on-part');
  return answer({ listed, bearing, phantoms, cards: listed + phantoms, findings });
}

/** N: the cards a draw is uniform over. */
export function cardsOfUniverse({ listed, phantoms }: Pick<CardUniverse, 'listed' | 'phantoms'>): number {
  return listed + phantoms;
}

/** L: the fewest cards that can hold the contest's votes. */
export function cardsNeeded({ choices, votesAllowed }: ContestVotes): number {
  const totalVotes = choices.reduce((sum, choice) => sum + choice.votes, 0);
  return choices.reduce((most, choice) => Math.max(most, choice.votes), Math.ceil(totalVotes / votesAllowed));
}

/** Refuses a universe that cannot be: too few cards for the votes, or for the cards that bear the contest. */
export function checkUniverse(contest: ContestVotes, universe: CardUniverse): Answer<CardUniverse> {
  const { listed, bearing, phantoms } = universe;
  if (![listed, bearing, phantoms].every(isCount)) {
    return refuse('counts-contradict', 'contest-cards-not-whole');
  }
  const holds = checkVotesFitCards(contest, bearing);
  if (!holds.ok) return holds;
  if (listed + phantoms === 0) {
    return refuse('counts-contradict', 'no-card-listed');
  }
  if (phantoms > bearing) {
    return refuse('counts-contradict', 'phantoms-above-bearing', { phantoms, bearing });
  }
  if (listed + phantoms < bearing) {
    return refuse('counts-contradict', 'bearing-above-known', { bearing, listed, phantoms });
  }
  return answer(universe);
}

function checkVotesFitCards(contest: ContestVotes, bearing: number): Answer<true> {
  const needed = cardsNeeded(contest);
  if (isCount(bearing) && bearing >= needed) return answer(true);
  return refuse('counts-contradict', 'votes-need-cards', { needed, found: bearing });
}
