/**
 * A made county, drawn card by card: a pure function of seed and ordinal, so that the truth about any card can be
 * computed again without storing it, and several processes can write different parts.
 */
export type CvrCounty = {
  readonly seed: number;
  readonly cards: number;
  readonly tabulators: number;
  readonly cardsPerBatch: number;
  readonly contests: readonly CvrCountyContest[];
};

/** A contest of a made county. `onCards` is the share of cards that carry it. */
export type CvrCountyContest = {
  readonly name: string;
  readonly votesAllowed: number;
  readonly choices: readonly string[];
  readonly onCards: number;
  /** Shares of blank and of overvoted contests among the cards that carry it. */
  readonly blank: number;
  readonly overvoted: number;
};

/** A card as it lies in its batch. `marks` has the choice indexes of each contest; undefined is not on the card. */
export type MadeCard = {
  readonly ordinal: number;
  readonly tabulator: number;
  readonly batch: number;
  /** Scanner's counter in the batch, from 1, with a gap now and then. */
  readonly record: number;
  readonly style: number;
  readonly precinct: number;
  readonly group: string;
  readonly marks: readonly (readonly number[] | undefined)[];
};

const GROUPS = ['Mail', 'Election Day', 'Advance Voting'] as const;

/** A county of `contests` contests with about `choiceColumns` choices in all: four in ten vote-for-one, the rest yes/no. */
export function makeCounty(shape: {
  readonly seed: number;
  readonly cards: number;
  readonly contests: number;
  readonly choiceColumns: number;
}): CvrCounty {
  const { seed, cards, contests, choiceColumns } = shape;
  const extra = choiceColumns - contests * 2;
  const candidates = Math.max(1, Math.round(contests * 0.4));
  return {
    seed,
    cards,
    tabulators: 12,
    cardsPerBatch: 100,
    contests: Array.from({ length: contests }, (_, index) => {
      const isOffice = index < candidates;
      const more = isOffice ? Math.floor(extra / candidates) + (index < extra % candidates ? 1 : 0) : 0;
      return {
        name: isOffice ? `Commissioner, District ${index + 1}` : `Measure ${index + 1}: Shall the county do so?`,
        votesAllowed: isOffice && index % 7 === 6 ? 3 : 1,
        choices: Array.from({ length: 2 + more }, (_, choice) => choiceName({ isOffice, choice, index })),
        onCards: index < 5 ? 1 : 0.5,
        blank: isOffice ? 0.04 : 0.2,
        overvoted: 0.003,
      };
    }),
  };
}

function choiceName({ isOffice, choice, index }: { isOffice: boolean; choice: number; index: number }): string {
  if (!isOffice) return choice === 0 ? 'Yes/For' : 'No/Against';
  return `Candidate ${String.fromCharCode(65 + (choice % 26))}. Person-${index + 1}-${choice + 1}`;
}

/** The card at a place in the file, from 0. */
export function madeCard(county: CvrCounty, ordinal: number): MadeCard {
  const draw = drawsOf(county.seed, ordinal);
  const batchNumber = Math.floor(ordinal / county.cardsPerBatch);
  const inBatch = ordinal % county.cardsPerBatch;
  const style = Math.floor(draw() * 40);
  const styleDraw = drawsOf(county.seed ^ 0x5bd1e995, style);
  const tabulator = 1 + (batchNumber % county.tabulators);
  return {
    ordinal,
    tabulator,
    batch: 1 + Math.floor(batchNumber / county.tabulators),
    record: 1 + inBatch + Math.floor(inBatch / 37),
    style,
    precinct: 100 + Math.floor(draw() * 250),
    group: GROUPS[tabulator % GROUPS.length] ?? GROUPS[0],
    // Which contests are on a card is decided by its style, as on real ballots.
    marks: county.contests.map((contest) => (styleDraw() < contest.onCards ? marksIn(contest, draw) : undefined)),
  };
}

function marksIn(contest: CvrCountyContest, draw: () => number): readonly number[] {
  const kind = draw();
  if (kind < contest.blank) return [];
  const wanted = kind < contest.blank + contest.overvoted ? contest.votesAllowed + 1 : votesCast(contest, draw);
  const marks = new Set<number>();
  // Squaring makes the first choices the strongest.
  while (marks.size < Math.min(wanted, contest.choices.length)) {
    marks.add(Math.floor(draw() ** 2 * contest.choices.length));
  }
  return [...marks].sort((a, b) => a - b);
}

function votesCast({ votesAllowed }: CvrCountyContest, draw: () => number): number {
  return votesAllowed === 1 ? 1 : 1 + Math.floor(draw() * votesAllowed);
}

/** Uniform numbers for one card: splitmix32 from seed and ordinal, so that cards do not depend on each other. */
function drawsOf(seed: number, ordinal: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(ordinal + 1, 0x85ebca6b)) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 2 ** 32;
  };
}

/** What all cards of a contest add up to, counted from the marks themselves. */
export type MadeTotals = {
  readonly cards: number;
  readonly blank: number;
  readonly overvoted: number;
  readonly votes: readonly number[];
};

/** Counts a county by its own cards: the truth a reader of its files must find. */
export function countCounty(county: CvrCounty): readonly MadeTotals[] {
  const totals = county.contests.map(({ choices }) => ({
    cards: 0,
    blank: 0,
    overvoted: 0,
    votes: choices.map(() => 0),
  }));
  for (let ordinal = 0; ordinal < county.cards; ordinal += 1) {
    madeCard(county, ordinal).marks.forEach((marks, index) => {
      const total = totals[index];
      const contest = county.contests[index];
      if (marks === undefined || total === undefined || contest === undefined) return;
      total.cards += 1;
      if (marks.length === 0) total.blank += 1;
      else if (marks.length > contest.votesAllowed) total.overvoted += 1;
      else for (const choice of marks) total.votes[choice] = (total.votes[choice] ?? 0) + 1;
    });
  }
  return totals;
}
