import { button, goTo, press } from '../pages.mjs';
import { ask, send } from '../people.mjs';

/** An audit board at its table. */
export const BOARD = [
  ['board-members', async ({ board }) => goTo(board, '/board')],
  [
    'board-table',
    async ({ board }) => {
      const [first, second] = await board.getByRole('textbox').all();
      await first.fill('Dana Kim');
      await second.fill('Lou Barnes');
      await second.press('Enter');
      await board.getByRole('link', { name: /^Audit the first ballot/ }).waitFor();
      return board;
    },
  ],
  [
    'board-ballot',
    async ({ board }) => {
      await press(board.getByRole('link', { name: /^Audit the first ballot/ }));
      await button(board, /^Read it back/).waitFor();
      return board;
    },
  ],
  [
    'board-ballot-overvote',
    async ({ board }) => {
      for (const name of [/^Yes/, /^No$/, /^Rosa Delgado/]) await press(button(board, name));
      return board;
    },
  ],
  [
    'board-read-back',
    async ({ board }) => {
      await press(button(board, /^No$/));
      await press(button(board, /^Read it back/));
      return board;
    },
  ],
  [
    'board-not-found',
    async ({ board }) => {
      await press(button(board, /^Yes, keep this/));
      await press(button(board, /^Ballot not found/));
      return board;
    },
  ],
  [
    'board-waiting',
    async ({ board }) => {
      await board.context().setOffline(true);
      await press(button(board, /^Yes, it was not found/));
      await board
        .getByText(/waits? to be sent/)
        .first()
        .waitFor();
      return board;
    },
  ],
  [
    'board-sign-off',
    async ({ board }) => {
      await board.context().setOffline(false);
      const { person } = await ask(board, 'session', {});
      const place = { auditId: person.auditId, jurisdiction: person.jurisdiction, board: person.board };
      await board.goto('/board');
      await board.getByText('Everything is saved').waitFor();
      const { ballots } = await ask(board, 'board', place);
      for (const { ballot, version } of ballots.filter((line) => line.state === 'not-audited')) {
        await send(board, 'record-ballot', { ...place, ballot, record: { state: 'not-found' }, basedOn: version });
      }
      return goTo(board, '/board/sign-off');
    },
  ],
  [
    'board-done',
    async ({ board }) => {
      const [first, second] = await board.getByRole('textbox').all();
      await first.fill('Dana Kim');
      await second.fill('Lou Barnes');
      await second.press('Enter');
      await board.getByRole('heading', { name: /^Thank you/ }).waitFor();
      return board;
    },
  ],
];
