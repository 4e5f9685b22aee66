import { documentAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planBatches, planPolling } from './plan-small-election.ts';

/* What rests on what was counted is in the log like every count: whoever checks or rebuilds what is stored reads over both. */

const CONTEST = 'Contest 1';
const votes = (one: number, two: number, three: number) => ({
  [CONTEST]: { 'candidate 1': one, 'candidate 2': two, 'candidate 3': three },
});

async function expectFolded({ services }: Awaited<ReturnType<typeof openTestOffice>>): Promise<void> {
  const { db, blobs, now } = services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
  expect(await rebuildProjections(services, { repair: false })).toMatchObject({ broken: [], differences: [] });
}

test('the log of a batch with cards at the review team can be folded again, and stored tables agree with it', async () => {
  const office = await openTestOffice();
  try {
    const ada = await office.signedIn(ADMINISTRATOR);
    const { auditId, jane } = await planBatches(office, ada, { name: 'Reviewed' });
    await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 7 } });
    const at = { auditId, jurisdiction: 'J1' };
    const batch = { ...at, batch: 'Batch 1' };
    await jane.send('create-review-team', at);
    const { boards } = await jane.ask('jurisdiction', at);
    const team = office.nobody();
    await openBoard(office.services, team, boards[0]?.link);
    const place = { ...at, board: 'Review Team' };
    await team.send('name-board-members', { ...place, members: ['Eve', 'Fay'] });
    await jane.send('send-batch-to-review', { ...batch, kinds: { duplicate: 3 }, remark: 'Torn', basedOn: null });
    const sheets = [{ name: 'Sheet 1', votes: votes(100, 50, 40) }];
    const stacks = { cards: 497, differenceConfirmed: null, basedOn: 1 };
    await jane.send('record-batch', { ...batch, sheets, stacks, basedOn: null });
    // As many other cards: stacks that were counted beside the ones before are not taken.
    await jane.send('send-batch-to-review', { ...batch, kinds: { 'write-in': 3 }, basedOn: 1 });
    const again = { ...batch, sheets, stacks, basedOn: 1 };
    expect((await jane.refused('record-batch', again)).code).toBe('entry-changed-meanwhile');
    await jane.send('record-batch', { ...again, stacks: { ...stacks, basedOn: 2 } });
    await team.send('review-batch', { ...place, batch: 'Batch 1', votes: votes(2, 1, 0), remark: 'Taped', basedOn: 2 });
    const { batches } = await jane.ask('jurisdiction', at);
    for (const { batch: other } of batches.filter((one) => one.batch !== 'Batch 1')) {
      await jane.send('record-batch', { ...at, batch: other, sheets, basedOn: null });
    }
    await jane.send('finalize-tallies', at);
    const { history } = await ada.ask('case', { ...at, kind: 'batch', name: 'Batch 1' });
    expect(history.map((one) => [one.step, 'cards' in one ? one.cards : 'votes' in one ? one.votes : null])).toEqual([
      ['sent-to-team', 3],
      ['entered', null],
      ['sent-to-team', 3],
      ['entered', null],
      ['decided-by-team', votes(2, 1, 0)],
    ]);
    // The time of the team is counted too, for the cards it decided on; and it has its sheet and its slip as any board has.
    const worked = await ada.ask('hours-worked', { auditId });
    expect(worked.boards).toContainEqual(
      expect.objectContaining({ jurisdiction: 'J1', board: 'Review Team', units: 1, ballots: 3 }),
    );
    const printed = await jane.ask('documents', { ...at, paper: 'a4' });
    const kinds = printed.documents.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['board-hand-over-sheets', 'board-pin-slips']));
    const slips = await jane.downloadBytes(documentAddress({ ...at, document: 'board-pin-slips', paper: 'a4' }));
    const text = (await readPdf(slips)).pages.map((page) => page.text.replaceAll(/\s/g, '')).join('');
    const { boards: withTeam } = await jane.ask('jurisdiction', at);
    expect(text).toContain(withTeam[0]?.pin?.digits);
    await expectFolded(office);
  } finally {
    await office.close();
  }
});

test('so can the log of a card that was opened again', async () => {
  const office = await openTestOffice();
  try {
    const ada = await office.signedIn(ADMINISTRATOR);
    const { auditId, jane } = await planPolling(office, ada, 'Opened again');
    await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 5 } });
    const at = { auditId, jurisdiction: 'J1' };
    await jane.send('create-boards', { ...at, count: 1 });
    const { boards } = await jane.ask('jurisdiction', at);
    const board = office.nobody();
    await openBoard(office.services, board, boards[0]?.link);
    const place = { ...at, board: boards[0]?.board ?? '' };
    await board.send('name-board-members', { ...place, members: ['Joe'] });
    const [first] = (await board.ask('board', place)).ballots;
    const card = { ...place, ballot: first?.ballot ?? '' };
    await board.send('record-ballot', { ...card, record: { state: 'not-found' }, basedOn: null });
    await ada.send('reopen-card', {
      ...place,
      batch: first?.batch ?? '',
      position: first?.position ?? 0,
      reason: 'Misread',
    });
    await expectFolded(office);
  } finally {
    await office.close();
  }
});
