import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../journeys/plan-audit.ts';
import { planPolling } from '../../journeys/plan-small-election.ts';
import { openBoard } from '../../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

/* A board leaves a card to the review team of its jurisdiction, and says what it has read and why it goes no further. */

const office = await openTestOffice();
afterAll(() => office.close());

test('the record holds what the board read and digests of what it wrote; the team is told why, and not what was read', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'Left to others');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 5 } });
  const at = { auditId, jurisdiction: 'J1' };
  await jane.send('create-boards', { ...at, count: 1 });
  await jane.send('create-review-team', at);
  const { boards } = await jane.ask('jurisdiction', at);
  const open = async (name: string, members: string[]) => {
    const [one] = boards.filter(({ board }) => board === name);
    assert(one !== undefined, 'the board is there', name);
    const tablet = office.nobody();
    await openBoard(office.services, tablet, one.link);
    await tablet.send('name-board-members', { ...at, board: name, members });
    return { tablet, place: { ...at, board: name } };
  };
  const first = boards.find(({ board }) => board !== 'Review Team')?.board ?? '';
  const board = await open(first, ['Joe', 'Kim']);
  const team = await open('Review Team', ['Eve', 'Fay']);
  const [card] = (await board.tablet.ask('board', board.place)).ballots;
  assert(card !== undefined, 'the board has a card');
  const seen = {
    'Contest 1': { kind: 'vote', choices: ['candidate 1'], invalidWriteIn: false, note: 'A faint second mark' },
  } as const;
  const sent = { ...board.place, ballot: card.ballot, why: 'cannot-agree', remark: 'Torn at the fold', seen } as const;
  await board.tablet.send('send-card-to-review', sent);

  const entries = (await ada.ask('log', { auditId })).entries;
  const entry = entries.find(({ type }) => type === 'card-sent-to-review');
  const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(entry?.data).toMatchObject({
    ballot: card.ballot,
    why: 'cannot-agree',
    remark: { digest },
    seen: { 'Contest 1': { kind: 'vote', choices: ['candidate 1'], note: { digest } } },
  });
  const asked = await team.tablet.ask('board', team.place);
  expect(asked.ballots).toMatchObject([{ ballot: card.ballot }]);
  const told = JSON.stringify(asked);
  expect(told).toContain('Torn at the fold');
  expect(told).not.toContain('A faint second mark');
});
