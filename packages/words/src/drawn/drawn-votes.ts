import type { DrawnWords } from '../drawn-words.ts';
import type { Drawn, DrawnTable, Figures } from './drawn.ts';
import { rowsToDraw } from './rows-to-draw.ts';

/** What was reported and what people saw of a contest, as `seenVotes` of the documents has it. */
export type VotesOfContest = {
  readonly contest: string;
  readonly basis: 'same-units' | 'shares' | 'everything';
  readonly unit: 'ballots' | 'batches';
  readonly lookedAt: number;
  readonly ballots: number | null;
  readonly choices: readonly { readonly name: string; readonly reported: number; readonly seen: number }[];
};

type VotesMarks = {
  readonly firstName: string;
  readonly secondName: string;
  readonly pairs: readonly {
    readonly name: string;
    readonly first: number;
    readonly firstText: string;
    readonly second: number;
    readonly secondText: string;
    readonly isRest: boolean;
  }[];
};

/** What was reported of each choice beside what people saw, by the reported votes. */
export function drawnVotes(
  say: DrawnWords,
  seen: VotesOfContest,
  figures: Pick<Figures, 'count' | 'difference'>,
): Drawn<VotesMarks> {
  const inOrder = seen.choices.toSorted((one, other) => other.reported - one.reported);
  const isShares = seen.basis === 'shares' && seen.ballots !== null && seen.ballots > 0;
  const bases = isShares ? { reported: seen.ballots ?? 1, seen: seen.lookedAt } : { reported: 1, seen: 1 };
  const { shown, rest } = rowsToDraw(inOrder);
  const others = {
    name: say('seen.rest', { count: rest.length }),
    isRest: true,
    reported: rest.reduce((sum, { reported }) => sum + reported, 0),
    seen: rest.reduce((sum, choice) => sum + choice.seen, 0),
  };
  const ofChoices = shown.map((choice) => ({ ...choice, isRest: false }));
  const text = (value: number) => (isShares ? percent(value) : figures.count(value));
  return {
    title: say('seen.title', { contest: seen.contest }),
    says: sentence(seen, isShares, say),
    marks: {
      firstName: say('seen.reported'),
      secondName: say(seen.unit === 'batches' ? 'seen.counted' : 'seen.seen'),
      pairs: [...ofChoices, ...(rest.length === 0 ? [] : [others])].map(({ name, reported, seen: found, isRest }) => {
        const [first, second] = [reported / bases.reported, found / bases.seen];
        return { name, first, firstText: text(first), second, secondText: text(second), isRest };
      }),
    },
    table: isShares ? shares(inOrder, bases, say) : counts(seen, inOrder, { say, figures }),
  };
}

function sentence(seen: VotesOfContest, isShares: boolean, say: DrawnWords): string {
  if (isShares) return say('seen.shares', { count: seen.lookedAt, points: pointsOfChance(seen.lookedAt) });
  const count = seen.choices.filter(({ reported, seen: found }) => reported !== found).length;
  const found = count === 0 ? say('seen.agree') : `${say('seen.differ', { count })} ${say('seen.rule')}`;
  if (seen.basis === 'everything') return `${say('seen.everything')} ${found}`;
  const same = seen.unit === 'batches' ? 'seen.sameBatches' : 'seen.sameBallots';
  return `${say(same, { count: seen.lookedAt })} ${found}`;
}

/** 1.96 standard deviations of a share that is one half, in points with one decimal: what 19 of 20 samples stay within. */
export function pointsOfChance(ballots: number): string {
  return (Math.ceil(1960 * Math.sqrt(0.25 / ballots)) / 10).toFixed(1);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

type Bases = { readonly reported: number; readonly seen: number };

function shares(choices: VotesOfContest['choices'], bases: Bases, say: DrawnWords): DrawnTable {
  return {
    columns: [
      { name: say('seen.choice') },
      { name: say('seen.reported'), numeric: true },
      { name: say('seen.reportedShare'), numeric: true },
      { name: say('seen.seen'), numeric: true },
      { name: say('seen.seenShare'), numeric: true },
      { name: say('seen.points'), numeric: true },
    ],
    rows: choices.map(({ name, reported, seen }) => {
      const [one, other] = [(100 * reported) / bases.reported, (100 * seen) / bases.seen];
      return [name, reported, percent(one / 100), seen, percent(other / 100), signedPoints(one - other)];
    }),
  };
}

function signedPoints(points: number): string {
  const shown = Math.abs(points).toFixed(1);
  if (shown === '0.0') return '–';
  return points > 0 ? `+${shown}` : `−${shown}`;
}

function counts(
  seen: VotesOfContest,
  choices: VotesOfContest['choices'],
  { say, figures }: { readonly say: DrawnWords; readonly figures: Pick<Figures, 'difference'> },
): DrawnTable {
  return {
    columns: [
      { name: say('seen.choice') },
      { name: say('seen.reported'), numeric: true },
      { name: say(seen.unit === 'batches' ? 'seen.counted' : 'seen.seen'), numeric: true },
      { name: say('seen.difference'), numeric: true },
    ],
    rows: choices.map(({ name, reported, seen: found }) => [
      name,
      reported,
      found,
      figures.difference(reported - found),
    ]),
  };
}
