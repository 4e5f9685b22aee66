import { assert } from '../answer.ts';
import type { ContestVotes } from '../contest-tally.ts';
import type { CardUniverse } from '../universe-of-contest.ts';

/** Cards of the universe that look alike to a contest: the choices they vote for; a phantom votes for nobody. */
export type ForeseenCards = {
  readonly choices: ReadonlySet<string>;
  readonly isPhantom: boolean;
  /** Chance that one draw is of such a card. */
  readonly share: number;
  /** The same in whole numbers: of B·N equal parts. */
  readonly weight: number;
};

/**
 * The cards a contest is drawn from if the report is right, as far as the report tells.
 *
 * The votes of the choices, in contest order, are laid round the B cards that bear the contest: the first choice's on
 * cards 0 … t₁ − 1, the next one's from t₁ on, and so round again. No card gets a choice twice, since no choice has more
 * votes than there are cards. Each kind of card is thinned by (B − F)/B, F cards are phantoms, and N − B bear nothing.
 *
 * With one vote allowed these are the shares t(B − F)/(B·N) of the choices, F/N of phantoms, and the rest. With several,
 * how votes share cards is a choice, because the report does not say; it changes no risk.
 *
 * Order   kinds as they come round the cards, then phantoms, then cards that bear nothing: simulations count on it.
 */
export function foreseenCards(contest: ContestVotes, universe: CardUniverse): readonly ForeseenCards[] {
  const { listed, bearing, phantoms } = universe;
  assert(bearing > 0, 'a contest with votes has cards that bear it', universe);
  const cards = listed + phantoms;
  const kinds: Kind[] = kindsOfCards(contest, bearing).map(({ choices, count }) => ({
    choices,
    isPhantom: false,
    weight: count * (bearing - phantoms),
  }));
  kinds.push({ choices: new Set(), isPhantom: true, weight: phantoms * bearing });
  kinds.push({ choices: new Set(), isPhantom: false, weight: (cards - bearing) * bearing });
  return kinds.filter(({ weight }) => weight > 0).map((kind) => ({ ...kind, share: kind.weight / bearing / cards }));
}

type Kind = Omit<ForeseenCards, 'share'>;

/** Where each choice's votes lie round the cards, cut at every place where one begins or ends. */
function kindsOfCards({ choices }: ContestVotes, bearing: number): readonly { choices: Set<string>; count: number }[] {
  let next = 0;
  const cuts = new Set([0, bearing]);
  const arcs = choices.map(({ id, votes }) => {
    const from = next;
    next = (next + votes) % bearing;
    if (votes > 0) cuts.add(from).add(next);
    return { id, from, votes };
  });
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((place, index) => {
    const covers = arcs.filter(({ from, votes }) => (place - from + bearing) % bearing < votes);
    return { choices: new Set(covers.map(({ id }) => id)), count: places[index + 1] - place };
  });
}
