import { reportAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import { boardClient, keepBallot, nameMembers, pressSeen, seesEverythingSaved, sign, sitDown } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planMayor } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A board leaves a card to the review team; the team decides, and the round does not end before. */

const { board, office } = WORDS;
const TABLET = { width: 820, height: 1180 };

const journey = await openJourney();
afterAll(() => journey.close());

const picture = (page: Page, name: string) => pictureOf(page, `review-${name}`, [1280, 820, 390]);

test('a board sends a card it cannot decide, the team decides it without knowing what was pressed, and both stand in the report', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const jane = await journey.clientOf(FIRST_MANAGER);
  const auditId = await planMayor(journey, ada, { name: 'Review team', second: 'Bo Diaz' });
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, 'Batch Name,Number of Ballots\nB1,100\n');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { Mayor: 4 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });

  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'Review team, desk');
  await visit(desk, `/audits/${auditId}/office/J1`);
  await press(desk, office.boards.reviewSubmit);
  await desk.getByText('Review Team', { exact: true }).first().waitFor();
  await picture(desk, 'desk');
  expect(await inspectPage(desk, 'the desk with a review team')).toEqual([]);
  const at = { auditId, jurisdiction: 'J1' };
  const { boards } = await jane.ask('jurisdiction', at);
  const [own, team] = boards;
  assert(own?.link && team?.link, 'the board and the team have links', boards);

  const table = await sitDown(journey, team.link, TABLET);
  pictureOnFailure(table, 'Review team, team');
  await sees(table, board.review.none);

  const screen = await sitDown(journey, own.link, TABLET);
  pictureOnFailure(screen, 'Review team, board');
  await nameMembers(screen, ['Joe Poe', 'Cy Day']);
  // Another screen of the board has the same card open, and is told where it went.
  const other = await sitDown(journey, own.link, TABLET);
  await follow(other, board.table.first);
  await sees(other, board.review.offer);
  await follow(screen, board.table.first);
  await pressSeen(screen, 'Mayor', ['Bo Diaz']);
  await press(screen, board.review.open);
  await press(screen, board.review.send);
  await sees(screen, board.review.whyMissing);
  await screen.getByLabel(board.review.why, { exact: true }).selectOption('cannot-agree');
  await type(screen, board.review.remark, 'Two ovals are touched');
  await picture(screen, 'send');
  expect(await inspectPage(screen, 'a card to be sent')).toEqual([]);
  await press(screen, board.review.send);
  await isAt(screen, fill(board.table.title, { board: own.board }));
  await sees(other, board.ballot.goneToTeam);
  await picture(other, 'gone');
  const client = await boardClient(journey, own.link);
  const left = (await client.ask('board', { ...at, board: own.board })).ballots;
  for (const { ballot, version } of left) {
    const record = {
      state: 'audited' as const,
      interpretations: { Mayor: { kind: 'vote' as const, choices: ['Ann Lee'], invalidWriteIn: false, note: '' } },
    };
    await client.send('record-ballot', { ...at, board: own.board, ballot, record, basedOn: version });
  }
  await client.send('sign-off-board', { ...at, board: own.board, typedNames: ['Joe Poe', 'Cy Day'] });
  expect((await ada.refused('close-round', { auditId, round: 1 })).code).toBe('jurisdictions-outstanding');

  // The team has sat there all the time, and heard of the card.
  await nameMembers(table, ['Eve Roe', 'Fay Fox']);
  await follow(table, board.table.first);
  await sees(table, fill(board.review.sentFor, { why: board.review.reasons['cannot-agree'] }));
  await sees(table, 'Two ovals are touched');
  expect(await table.getByRole('button', { name: board.review.open }).count()).toBe(0);
  expect(await table.getByRole('button', { pressed: true }).count()).toBe(0);
  await picture(table, 'team');
  expect(await inspectPage(table, 'a card at the review team')).toEqual([]);
  await pressSeen(table, 'Mayor', ['Ann Lee']);
  await keepBallot(table);
  await seesEverythingSaved(table);
  await follow(table, board.table.signOff);
  await isAt(table, board.signOff.title);
  await sign(table, { 'Eve Roe': 'Eve Roe', 'Fay Fox': 'Fay Fox' });
  await eventually(async () => (await jane.ask('jurisdiction', at)).boards.map(({ state }) => state)).toEqual([
    'signed-off',
    'signed-off',
  ]);
  await ada.send('close-round', { auditId, round: 1 });
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('CANNOT_AGREE; COMMENT: Two ovals are touched,Mayor: Bo Diaz,Ann Lee');
});
