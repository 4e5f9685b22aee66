import { addRankedCounts, type Rank, type RankedCount, type RankedPile, ranksKey } from '@plumbline/election';
import { formatCount, parseCount } from '../formats/format-count.ts';

/** A row of the form: ballots that are marked alike, and their number as it was typed. */
export type PileDraft = { readonly ranks: readonly Rank[]; readonly cards: string };

/** What a tally sheet says of a ranked contest, as it stands in the form. */
export type RankingDraft = {
  readonly piles: readonly PileDraft[];
  /** Ballots with nothing marked, and ballots without the contest. */
  readonly blank: string;
  readonly without: string;
  /** The ranking that is being put together. */
  readonly begun: PileDraft;
};

/** The rows that every sheet has, and the one that is not a row yet. */
export type RankingPlace = 'blank' | 'without' | 'begun' | number;

/** What a row still needs. */
export type RankingProblem =
  | { readonly problem: 'pile-not-whole'; readonly place: RankingPlace; readonly ranks: readonly Rank[] | null }
  | { readonly problem: 'ranking-begun' };

export const NO_PILE: PileDraft = { ranks: [], cards: '' };
export const NO_RANKINGS: RankingDraft = { piles: [], blank: '', without: '', begun: NO_PILE };

/** What is saved, as it stands in the form. */
export function draftOfRankings(count: RankedCount | undefined): RankingDraft {
  if (count === undefined) return NO_RANKINGS;
  const isBlank = ({ ranks }: RankedPile) => ranks.length === 0;
  const blank = count.piles.filter(isBlank).reduce((sum, { cards }) => sum + cards, 0);
  const piles = count.piles
    .filter((pile) => !isBlank(pile))
    .map(({ ranks, cards }) => ({ ranks, cards: formatCount(cards) }));
  return { piles, blank: formatCount(blank), without: formatCount(count.without), begun: NO_PILE };
}

/** The ballots of all rows together; what is not a number counts nothing. */
export function sumOfRankings({ piles, blank, without }: RankingDraft): number {
  return [blank, without, ...piles.map(({ cards }) => cards)].reduce((sum, typed) => sum + (parseCount(typed) ?? 0), 0);
}

/** What the rows say as far as they are numbers, for whoever compares them. */
export function rankedCountOf({ piles, blank, without }: RankingDraft): RankedCount {
  const ofRows = piles.map(({ ranks, cards }) => ({ ranks, cards: parseCount(cards) ?? 0 }));
  const all = [...ofRows, { ranks: [], cards: parseCount(blank) ?? 0 }];
  return { piles: all.filter(({ cards }) => cards > 0), without: parseCount(without) ?? 0 };
}

/** What is wrong with the rows; none: `rankedCountOf` says what stands in them. */
export function problemsOfRankings({ piles, blank, without, begun }: RankingDraft): readonly RankingProblem[] {
  const isCount = (typed: string) => parseCount(typed) !== undefined;
  return [
    ...(isBegunPile(begun) ? [{ problem: 'ranking-begun' } as const] : []),
    ...piles.flatMap(({ ranks, cards }, place) =>
      isCount(cards) ? [] : [{ problem: 'pile-not-whole', place, ranks } as const],
    ),
    ...(isCount(blank) ? [] : [{ problem: 'pile-not-whole', place: 'blank', ranks: [] } as const]),
    ...(isCount(without) ? [] : [{ problem: 'pile-not-whole', place: 'without', ranks: null } as const]),
  ];
}

export function isBegunPile({ ranks, cards }: PileDraft): boolean {
  return ranks.length > 0 || cards.trim() !== '';
}

/** The row that has a ranking already; undefined where none has. */
export function rowOf({ piles }: RankingDraft, ranks: readonly Rank[]): number | undefined {
  const place = piles.findIndex((pile) => ranksKey(pile.ranks) === ranksKey(ranks));
  return place < 0 ? undefined : place;
}

/** The draft with a choice at the next rank, or beside the last one. Null is an invalid write-in. */
export function withMark(pile: PileDraft, choice: string | null, where: 'next' | 'same'): PileDraft {
  const { ranks } = pile;
  const last = ranks.at(-1);
  const isSame = where === 'same' && last !== undefined;
  const before = isSame ? last : { choices: [], invalidWriteIn: false };
  const marked =
    choice === null ? { ...before, invalidWriteIn: true } : { ...before, choices: [...before.choices, choice] };
  return { ...pile, ranks: [...(isSame ? ranks.slice(0, -1) : ranks), marked] };
}

/** The draft with a rank at which nothing is marked. */
export function withSkippedRank(pile: PileDraft): PileDraft {
  return { ...pile, ranks: [...pile.ranks, { choices: [], invalidWriteIn: false }] };
}

/** The draft without its last mark, or the last rank that was skipped. */
export function withoutLastMark(pile: PileDraft): PileDraft {
  const last = pile.ranks.at(-1);
  if (last === undefined) return pile;
  const rest = pile.ranks.slice(0, -1);
  const { choices, invalidWriteIn } = last;
  if (choices.length + Number(invalidWriteIn) < 2) return { ...pile, ranks: rest };
  const fewer = invalidWriteIn ? { choices, invalidWriteIn: false } : { choices: choices.slice(0, -1), invalidWriteIn };
  return { ...pile, ranks: [...rest, fewer] };
}

/** One way of marking a contest, and how many ballots each of several counts has of it. */
export type RankingLine = {
  readonly key: string;
  readonly ranks: readonly Rank[] | null;
  readonly cards: readonly number[];
};

/** Several counts beside one another, a line for each ranking that any has; the last is of ballots without the contest. */
export function rankingsBeside(counts: readonly RankedCount[]): readonly RankingLine[] {
  const all = addRankedCounts(counts);
  const each = counts.map(
    (count) => new Map(addRankedCounts([count]).piles.map((pile) => [ranksKey(pile.ranks), pile.cards])),
  );
  return [
    ...all.piles.map(({ ranks }) => {
      const key = ranksKey(ranks);
      return { key, ranks, cards: each.map((piles) => piles.get(key) ?? 0) };
    }),
    { key: 'without', ranks: null, cards: counts.map(({ without }) => without) },
  ];
}
