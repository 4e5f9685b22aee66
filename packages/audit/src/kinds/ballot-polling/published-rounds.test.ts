import { expect, test } from 'vitest';
import {
  accept,
  card,
  contest,
  draw,
  inRounds,
  marks,
  measurement,
  openAudit,
  opening,
  seen,
} from '../../testing/build-audit.ts';
import { publishedRounds, publishedSize } from './published-rounds.ts';

const MAYOR = contest('Mayor');
const LEVY = contest('Levy', { targeted: false, jurisdictions: ['Adams'], cardsBearing: 95 });

/** Card 1 was drawn in both rounds and twice in the first, cards 2 and 3 once each; Baker does not vote on the levy. */
function twoRounds() {
  const inBaker = draw({ jurisdiction: 'Baker', position: 1 });
  const first = openAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests: [MAYOR, LEVY] }, [
    draw({ position: 1 }),
    draw({ position: 1 }),
    draw({ position: 2 }),
    inBaker,
  ]);
  const record = seen({ Mayor: marks('Ada'), Levy: marks('Ben') });
  const work = (jurisdiction: string, cards: readonly number[]) =>
    [
      {
        type: 'create-boards',
        jurisdiction,
        boards: [{ name: 'Board 1', ballots: cards.map((position) => card(position)) }],
      },
      { type: 'name-board-members', jurisdiction, board: 'Board 1', members: ['Ann'] },
      ...cards.map(
        (position) =>
          ({
            type: 'record-ballot',
            jurisdiction,
            board: 'Board 1',
            ballot: card(position),
            record: jurisdiction === 'Adams' ? record : seen({ Mayor: marks('Ben') }),
          }) as const,
      ),
      { type: 'sign-off-board', jurisdiction, board: 'Board 1', typedNames: ['Ann'] },
    ] as const;
  return inRounds(
    accept(
      first,
      ...work('Adams', [1, 2]),
      ...work('Baker', [1]),
      { type: 'close-round', round: 1, measurements: [measurement('Mayor')] },
      opening(2, [draw({ position: 1 }), draw({ position: 3 })]),
      ...work('Adams', [3]),
    ),
  );
}

const votes = (rounds: readonly { readonly votes: ReadonlyMap<string, number> }[]) =>
  rounds.map((round) => Object.fromEntries(round.votes));

test('a targeted contest counts every draw of its own, as often as it was drawn', () => {
  const { rounds, draws } = publishedRounds(twoRounds(), MAYOR);
  expect(rounds.map(({ size }) => size)).toEqual([4, 2]);
  expect(votes(rounds)).toEqual([
    { Ada: 3, Ben: 1 },
    { Ada: 2, Ben: 0 },
  ]);
  expect(publishedSize(MAYOR)).toBe(100);
  expect(draws).toHaveLength(6);
});

test('a contest beside the others counts a ballot once, in the round that first fetched it, and only its own counties', () => {
  const { rounds, draws } = publishedRounds(twoRounds(), LEVY);
  expect(rounds.map(({ size }) => size)).toEqual([2, 1]);
  expect(votes(rounds)).toEqual([
    { Ada: 0, Ben: 2 },
    { Ada: 0, Ben: 1 },
  ]);
  expect(draws.map(({ position }) => position)).toEqual([1, 2, 3]);
});

test('the size that is published is the total, else the cards that bear the contest', () => {
  expect(publishedSize(LEVY)).toBe(100);
  expect(publishedSize({ ...LEVY, totalBallots: null })).toBe(95);
});
