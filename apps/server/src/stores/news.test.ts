import { expect, test } from 'vitest';
import { auditChain, fieldworkChain } from '../log/audit-chains.ts';
import { concernsBoard, newsOfChain } from './news.ts';

const OWN = { jurisdiction: 'Adams', board: 'Board 1' };

function isHeard(chain: string, ...events: readonly object[]): boolean | undefined {
  const news = newsOfChain(chain, 7, events);
  return news === undefined ? undefined : concernsBoard(news, OWN);
}

test('a board hears what the office does and what is done at the board itself, and nothing of other boards', () => {
  const county = fieldworkChain('a', 'Adams');
  expect(isHeard(auditChain('a'), { type: 'round-closed' })).toBe(true);
  expect(isHeard(county, { type: 'board-reopened', ...OWN })).toBe(true);
  expect(isHeard(county, { type: 'boards-created', jurisdiction: 'Adams', boards: [] })).toBe(true);
  expect(isHeard(county, { type: 'ballot-recorded', ...OWN, board: 'Board 2' })).toBe(false);
  expect(isHeard(county, { type: 'fieldwork-begun' }, { type: 'ballot-recorded', ...OWN, board: 'Board 2' })).toBe(
    false,
  );
  // A card changes lists, and a team may take cards of every board.
  expect(isHeard(county, { type: 'card-sent-to-review', ...OWN, board: 'Board 2' })).toBe(true);
  expect(isHeard(county, { type: 'review-team-created', ...OWN, board: 'Review Team' })).toBe(true);
  expect(isHeard(fieldworkChain('a', 'Baker'), { type: 'board-reopened', ...OWN, jurisdiction: 'Baker' })).toBe(false);
});

test('what is told says whose it is', () => {
  expect(newsOfChain(fieldworkChain('a', 'St. Mary/West'), 3, [{ board: 'Board 1' }])).toEqual({
    auditId: 'a',
    jurisdiction: 'St. Mary/West',
    board: 'Board 1',
    number: 3,
  });
  expect(newsOfChain('organization:o', 3, [])).toBeUndefined();
});

test('of the log of an office the desk hears what happens to link and PIN of a board, and nothing else', () => {
  const place = { auditId: 'a', jurisdiction: 'Adams', board: 'Board 1' };
  for (const type of ['board-link-replaced', 'board-pin-replaced', 'board-pin-refused']) {
    expect(newsOfChain('organization:o', 3, [{ type, ...place, round: 1 }])).toEqual({ ...place, number: null });
  }
  expect(newsOfChain('organization:o', 3, [{ type: 'board-signed-in', boardId: 'b' }])).toBeUndefined();
});
