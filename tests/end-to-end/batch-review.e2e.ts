import { reportAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { signInToBoard } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { openBatch, openTallies, typeVotes } from './office-steps.ts';
import { isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Cards of a batch are left to the review team: the batch counts for nothing before stacks and decision add up. */

const { board, office, rounds } = WORDS;
const NAME = 'Cards set aside';
const TABLET = { width: 820, height: 1180 };

const journey = await openJourney();
afterAll(() => journey.close());

const picture = (page: Page, name: string) => pictureOf(page, `batch-review-${name}`, [1280, 390]);

test('a desk sends cards of a batch, the team decides, and the tally holds both', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const jane = await journey.clientOf(FIRST_MANAGER);
  const auditId = await openBatches(journey, ada, NAME);
  const at = { auditId, jurisdiction: 'J1' };
  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'Batch review, desk');
  await visit(desk, `/audits/${auditId}/office/J1`);
  await press(desk, office.boards.reviewSubmit);
  await desk.getByText('Review Team', { exact: true }).first().waitFor();
  expect(await inspectPage(desk, 'the desk with a review team')).toEqual([]);
  await picture(desk, 'desk');
  const { boards } = await jane.ask('jurisdiction', at);
  const link = boards[0]?.link;
  assert(link, 'the team has a link', boards);

  const table = await journey.newWindow(TABLET);
  pictureOnFailure(table, 'Batch review, team');
  await signInToBoard(journey, table, link);
  await sees(table, board.review.batches.none);

  // What cannot be is said at its field, before anything is sent.
  await openTallies(desk);
  await openBatch(desk, 'Batch 1');
  await press(desk, office.tallies.review.open);
  await press(desk, office.tallies.review.send);
  await sees(desk, office.tallies.review.noneSent);
  await type(desk, office.tallies.review.kinds.other, '1');
  await press(desk, office.tallies.review.send);
  await sees(desk, office.tallies.review.remarkMissing);
  await type(desk, office.tallies.review.kinds.other, '');
  await type(desk, office.tallies.review.kinds['write-in'], '2');
  await type(desk, office.tallies.review.kinds.duplicate, '1');
  await type(desk, office.tallies.review.remark, 'Names that nobody can read');
  await picture(desk, 'send');
  expect(await inspectPage(desk, 'cards to be sent')).toEqual([]);
  await press(desk, office.tallies.review.send);
  await sees(desk, fill(office.tallies.review.with_other, { count: 3 }));

  // The stacks are counted against what is with the team.
  const { batches } = await jane.ask('jurisdiction', at);
  const ballots = batches.find(({ batch }) => batch === 'Batch 1')?.ballots ?? 0;
  await typeVotes(desk, [100, 50, 40]);
  await type(desk, office.tallies.review.stacks, String(ballots));
  await press(desk, office.tallies.save);
  await sees(desk, fill(office.tallies.review.differs, { found: ballots + 3, handled: ballots }));
  await sees(desk, office.tallies.review.notConfirmed);
  await picture(desk, 'stacks');
  await type(desk, office.tallies.review.stacks, String(ballots - 3));
  await press(desk, office.tallies.save);
  await sees(desk, fill(office.tallies.saved, { batch: 'Batch 1' }));
  await sees(desk, office.tallies.stateInReview);
  expect(await inspectPage(desk, 'a batch that waits for the team')).toEqual([]);

  const progress = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(progress, 'Batch review, progress');
  await visit(progress, `/audits/${auditId}/progress?show=table`);
  await progress.getByRole('columnheader', { name: rounds.progress.inReview }).waitFor();
  await picture(progress, 'progress');
  const line = async () => (await ada.ask('round-progress', { auditId })).jurisdictions[0];
  expect(await line()).toMatchObject({ inReview: 3, unitsDone: 0 });

  // The team has sat there all the time.
  await isAt(table, board.members.title);
  await sees(table, board.members.leadTeam);
  await type(table, board.members.first, 'Eve Roe');
  await press(table, board.members.submit);
  await sees(table, board.members.secondMissing);
  await type(table, board.members.second, 'Fay Fox');
  await press(table, board.members.submit);
  await press(table, fill(board.review.batches.decideNamed, { batch: 'Batch 1' }));
  await sees(table, fill(board.review.batches.remarkOfDesk, { remark: 'Names that nobody can read' }));
  await press(table, board.review.batches.save);
  await sees(table, fill(board.review.batches.notWhole, { contest: 'Contest 1', choice: 'candidate 1' }));
  await typeVotes(table, [4, 3, 0]);
  await press(table, board.review.batches.save);
  await sees(table, fill(board.review.batches.aboveLimit, { contest: 'Contest 1', votes: 7, limit: 6 }));
  await typeVotes(table, [2, 1, 0]);
  await type(table, board.review.batches.remark, 'Two for one name');
  await picture(table, 'decide');
  expect(await inspectPage(table, 'a decision of the team')).toEqual([]);
  await press(table, board.review.batches.save);
  await sees(table, fill(board.review.batches.saved, { batch: 'Batch 1' }));
  await picture(table, 'decided');
  expect(await inspectPage(table, 'what the team decided')).toEqual([]);
  await sees(desk, office.tallies.review.decided);
  await eventually(line).toMatchObject({ inReview: 0, unitsDone: 1 });

  // Everything else is entered, and the tallies become final with what the team found.
  const now = await jane.ask('jurisdiction', at);
  for (const { batch } of now.batches.filter(({ batch }) => batch !== 'Batch 1')) {
    const sheets = [
      { name: 'Sheet 1', votes: { 'Contest 1': { 'candidate 1': 1, 'candidate 2': 0, 'candidate 3': 0 } } },
    ];
    await jane.send('record-batch', { ...at, batch, sheets, basedOn: null });
  }
  await jane.send('finalize-tallies', at);
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('candidate 1: 102; candidate 2: 51; candidate 3: 40');
  expect(report).toContain('3,"WRITE_IN: 2, DUPLICATE: 1; COMMENT: Names that nobody can read"');
  expect(report).toContain(
    '"Eve Roe, Fay Fox; COMMENT: Two for one name",Contest 1: candidate 1: 2; candidate 2: 1; candidate 3: 0',
  );
});

test('cards that come back while their stacks are being typed are missed before the tally is saved', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const jane = await journey.clientOf(FIRST_MANAGER);
  const auditId = await openBatches(journey, ada, 'Cards that came back');
  const at = { auditId, jurisdiction: 'J1' };
  const sending = { ...at, batch: 'Batch 1', remark: '' };
  await jane.send('create-review-team', at);
  await jane.send('send-batch-to-review', { ...sending, kinds: { duplicate: 3 }, basedOn: null });
  const { batches } = await jane.ask('jurisdiction', at);
  const ballots = batches.find(({ batch }) => batch === 'Batch 1')?.ballots ?? 0;
  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'Batch review, cards came back');
  await visit(desk, `/audits/${auditId}/office/J1`);
  await openTallies(desk);
  await openBatch(desk, 'Batch 1');
  await typeVotes(desk, [100, 50, 40]);
  await type(desk, office.tallies.review.stacks, String(ballots - 3));
  await jane.send('send-batch-to-review', { ...sending, kinds: {}, basedOn: 1 });
  await sees(desk, office.tallies.review.back);
  await press(desk, office.tallies.save);
  await sees(desk, fill(office.tallies.review.differs, { found: ballots - 3, handled: ballots }));
  await sees(desk, office.tallies.review.notConfirmed);
  await type(desk, office.tallies.review.stacks, String(ballots));
  await press(desk, office.tallies.save);
  await sees(desk, fill(office.tallies.saved, { batch: 'Batch 1' }));
});
