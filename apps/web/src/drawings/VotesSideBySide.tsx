import type { QueryOutput } from '@plumbline/api';
import { pairedBars } from '@plumbline/drawings';
import { formatCount, formatDifference } from '../formats/format-count.ts';
import { type DrawingsWords, useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn, type DrawnTable } from './Drawn.tsx';
import { rowsToDraw } from './rows-to-draw.ts';

type Seen = QueryOutput<'votes-seen'>['contests'][number];

/** What was reported of each choice beside what people saw. */
export function VotesSideBySide(props: { readonly seen: Seen }) {
  const say = useDrawingsWords();
  const { seen } = props;
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
  const drawn = rest.length === 0 ? ofChoices : [...ofChoices, others];
  const text = (value: number) => (isShares ? percent(value) : formatCount(value));
  return (
    <Drawn
      title={say('seen.title', { contest: seen.contest })}
      says={sentence(seen, isShares, say)}
      draw={(width) =>
        pairedBars({
          width,
          firstName: say('seen.reported'),
          secondName: say(seen.unit === 'batches' ? 'seen.counted' : 'seen.seen'),
          pairs: drawn.map(({ name, reported, seen: found, isRest }) => {
            const [first, second] = [reported / bases.reported, found / bases.seen];
            return { name, first, firstText: text(first), second, secondText: text(second), isRest };
          }),
        })
      }
      table={isShares ? shares(inOrder, bases, say) : counts(seen, inOrder, say)}
    />
  );
}

function sentence(seen: Seen, isShares: boolean, say: DrawingsWords): string {
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

function shares(choices: Seen['choices'], bases: Bases, say: DrawingsWords): DrawnTable {
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

function counts(seen: Seen, choices: Seen['choices'], say: DrawingsWords): DrawnTable {
  return {
    columns: [
      { name: say('seen.choice') },
      { name: say('seen.reported'), numeric: true },
      { name: say(seen.unit === 'batches' ? 'seen.counted' : 'seen.seen'), numeric: true },
      { name: say('seen.difference'), numeric: true },
    ],
    rows: choices.map(({ name, reported, seen: found }) => [name, reported, found, formatDifference(reported - found)]),
  };
}
