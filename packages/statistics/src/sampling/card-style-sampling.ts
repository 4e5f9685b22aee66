import { type Answer, answer, refuse } from '../answer.ts';

/** Which contests a card carries, by the CVRs. Cards of one style share the object, so that it is looked up once. */
export type CardStyle = { readonly contests: readonly string[] };

/** A card with its ticket and its reported style. */
export type StyledCard<Card> = { readonly card: Card; readonly ticket: string; readonly style: CardStyle };

/**
 * What a sample gives one contest.
 *
 *   cards       the retrieved cards that carry the contest, up to its threshold, in ticket order: its data
 *   threshold   ticket of the last of them; every card of the contest with a ticket up to it was retrieved
 *   exhausted   true when these are all cards of the contest
 */
export type ContestSample<Card> = {
  readonly cards: readonly StyledCard<Card>[];
  readonly threshold: string | undefined;
  readonly exhausted: boolean;
};

/** The cards to retrieve, in ticket order, and what they give each contest that occurs on a card that was looked at. */
export type CardStyleSample<Card> = {
  readonly cards: readonly StyledCard<Card>[];
  readonly contests: ReadonlyMap<string, ContestSample<Card>>;
};

/**
 * Style-aware sampling without strata: one ticket for each card, and each contest takes the first cards in ticket
 * order that carry it.
 *
 *   n_c   `needs`: cards asked for contest c        τ_c   its threshold, the ticket of its n_c-th card
 *
 * A card that is retrieved for one contest counts for every contest on it whose threshold it is under. A contest
 * without a need is opportunistic: its threshold is the last retrieved card before the first card that carries it and
 * was not retrieved, so that its data too are the first cards of a random order. A later round asks for larger needs
 * with the same tickets and gets a sample that begins with this one.
 *
 * Source   Glazer, Spertus & Stark (2021), More Style, Less Work: Card-style Data Decrease Risk-limiting Audit Sample
 *          Sizes, Digital Threats 2(4), arXiv:2012.03371.
 * Assumes  tickets as in `sampleConsistently`, without replacement, over all cards; styles fixed before the seed.
 *          Tests of the data draw without replacement from the cards that carry the contest.
 * Numerics `cards` is read only as far as the needs ask.
 */
export function drawByCardStyle<Card>({
  cards,
  needs,
}: {
  /** All cards by rising ticket. */
  readonly cards: Iterable<StyledCard<Card>>;
  readonly needs: ReadonlyMap<string, number>;
}): Answer<CardStyleSample<Card>> {
  for (const [contest, need] of needs) {
    if (!(Number.isSafeInteger(need) && need >= 0)) {
      return refuse('parameter-out-of-range', 'cards-asked-not-whole', { contest });
    }
  }
  const tallies = new Map<string, Tally<Card>>();
  const tallyOf = (contest: string) => {
    const known = tallies.get(contest);
    if (known) return known;
    const fresh: Tally<Card> = { cards: [], need: needs.get(contest), seen: 0, closed: false };
    tallies.set(contest, fresh);
    return fresh;
  };
  for (const contest of needs.keys()) tallyOf(contest);
  const ofStyle = rememberStyles(tallyOf);

  let unmet = [...needs.values()].filter((need) => need > 0).length;
  const retrieved: StyledCard<Card>[] = [];
  let readAll = true;
  for (const card of cards) {
    if (unmet === 0) {
      readAll = false;
      break;
    }
    const onCard = ofStyle(card.style);
    const isTaken = onCard.some((tally) => tally.need !== undefined && tally.cards.length < tally.need);
    if (isTaken) retrieved.push(card);
    for (const tally of onCard) {
      tally.seen += 1;
      if (!isTaken) tally.closed = true;
      if (tally.closed || !wants(tally)) continue;
      tally.cards.push(card);
      if (tally.cards.length === tally.need) unmet -= 1;
    }
  }
  const contests = new Map([...tallies].map(([contest, tally]) => [contest, contestSample(tally, readAll)]));
  return answer({ cards: retrieved, contests });
}

type Tally<Card> = {
  readonly cards: StyledCard<Card>[];
  /** `undefined` for an opportunistic contest. */
  readonly need: number | undefined;
  /** Cards with the contest that were looked at, retrieved or not. */
  seen: number;
  /** A card with the contest was passed over: later ones are no longer the first in ticket order. */
  closed: boolean;
};

function wants<Card>({ need, cards }: Tally<Card>): boolean {
  return need === undefined || cards.length < need;
}

function contestSample<Card>({ cards, seen }: Tally<Card>, readAll: boolean): ContestSample<Card> {
  return { cards, threshold: cards.at(-1)?.ticket, exhausted: readAll && cards.length === seen };
}

function rememberStyles<Card>(tallyOf: (contest: string) => Tally<Card>) {
  const known = new Map<CardStyle, readonly Tally<Card>[]>();
  return (style: CardStyle) => {
    const found = known.get(style);
    if (found) return found;
    const tallies = [...new Set(style.contests)].map(tallyOf);
    known.set(style, tallies);
    return tallies;
  };
}
