import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from '../../journeys/plan-audit.ts';
import { openBoard } from '../../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

/* Which card of a board is opened again: the office names it as it stands on the list. */

const office = await openTestOffice();
afterAll(() => office.close());

const MANIFESTS = {
  J1: 'Tabulator,Batch Name,Number of Ballots\nT1,1,300\nT2,2,346\n',
  J2: 'Tabulator,Batch Name,Number of Ballots\nT1,1,290\n',
};

test('a card is named by batch and number, with its tabulator or without, and no other is opened', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const auditId = await planAudit(office, ada, { name: 'By its place', type: 'ballot-polling', ...POLLING });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, MANIFESTS[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 60 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const [link] = boards;
  assert(link !== undefined, 'a board was created');
  const place = { auditId, jurisdiction: 'J1', board: link.board };
  const board = office.nobody();
  await openBoard(office.services, board, link.link);
  await board.send('name-board-members', { ...place, members: ['Joe Poe', 'Cy Day'] });
  const { ballots } = await board.ask('board', place);
  const [first, second] = ['1', '2'].map((batch) => ballots.find((one) => one.batch === batch));
  assert(first !== undefined && second !== undefined, 'cards of both batches are drawn');
  for (const { ballot } of ballots) {
    await board.send('record-ballot', { ...place, ballot, record: { state: 'not-found' }, basedOn: null });
  }
  const reopened = async () => (await board.ask('board', place)).ballots.filter(({ state }) => state === 'reopened');
  const reason = 'Read upside down';

  const of = ({ batch, position }: { readonly batch: string; readonly position: number }) => ({
    ...place,
    batch,
    position,
    reason,
  });
  const elsewhere = await ada.refused('reopen-card', { ...of(first), tabulator: 'T2' });
  expect(elsewhere.code).toBe('ballot-not-assigned');
  expect((await ada.refused('reopen-card', { ...of(first), batch: '2', position: 347 })).code).toBe(
    'ballot-not-assigned',
  );
  expect(await reopened()).toEqual([]);

  await ada.send('reopen-card', of(first));
  expect((await reopened()).map(({ ballot }) => ballot)).toEqual([first.ballot]);
  await ada.send('reopen-card', { ...of(second), tabulator: 'T2' });
  expect((await reopened()).map(({ ballot }) => ballot).toSorted()).toEqual([first.ballot, second.ballot].toSorted());
});
