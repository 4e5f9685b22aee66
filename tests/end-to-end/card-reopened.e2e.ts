import { reportAddress } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openJurisdiction } from './administrator-steps.ts';
import { boardClient, keepBallot, pressSeen, seesEverythingSaved, sign, sitDown } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, standsStill, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openPolling } from './plan-quickly.ts';
import { WORDS } from './words.ts';

/* One card of a board that has signed off is looked at again; the reason and the entry before stay. */

const { board, rounds } = WORDS;
const REASON = 'Read upside down';
const TABLET = { width: 820, height: 1180 };

const journey = await openJourney();
afterAll(() => journey.close());

const picture = (page: Page, name: string) => pictureOf(page, `card-reopened-${name}`, [1280, 390]);

test('the office opens one ballot again, the board looks at it afresh and signs, and both readings stand in the report', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const { place, link } = await openPolling(journey, ada, { name: 'One card again', draws: 3 });
  const client = await boardClient(journey, link);
  await client.send('name-board-members', { ...place, members: ['Joe Poe', 'Cy Day'] });
  const { ballots } = await client.ask('board', place);
  for (const { ballot } of ballots) {
    const interpretations = {
      'Contest 1': { kind: 'vote' as const, choices: ['candidate 2'], invalidWriteIn: false, note: '' },
      'Contest 2': { kind: 'blank' as const, invalidWriteIn: false, note: '' },
    };
    await client.send('record-ballot', {
      ...place,
      ballot,
      record: { state: 'audited', interpretations },
      basedOn: null,
    });
  }
  await client.send('sign-off-board', { ...place, typedNames: ['Joe Poe', 'Cy Day'] });

  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Opening a card again');
  await visit(page, `/audits/${place.auditId}/progress?show=table`);
  await openJurisdiction(page, place.jurisdiction);
  await press(page, rounds.detail.reopenCard);
  await press(page, rounds.detail.reopenCardSubmit);
  await sees(page, rounds.detail.reopenCardBatchMissing);
  await sees(page, rounds.detail.reopenReasonMissing);
  const [first, second] = ballots;
  await type(page, rounds.detail.reopenCardBatch, first?.batch ?? '');
  await type(page, rounds.detail.reopenCardNumber, String(first?.position ?? ''));
  await type(page, rounds.detail.reopenCardReason, REASON);
  // What is typed is there after a reload.
  await page.reload();
  await sees(page, rounds.detail.reopenCardSays);
  expect(await page.getByLabel(rounds.detail.reopenCardReason).inputValue()).toBe(REASON);
  await picture(page, 'office');
  expect(await inspectPage(page, 'opening one ballot again')).toEqual([]);
  await press(page, rounds.detail.reopenCardSubmit);
  await sees(page, /is open again/);

  const screen = await sitDown(journey, link, TABLET);
  pictureOnFailure(screen, 'A card again');
  await sees(screen, board.done.openFor);
  await picture(screen, 'table');
  expect(await inspectPage(screen, 'a table with one ballot open')).toEqual([]);
  // What was signed for besides stays.
  const record = { state: 'not-found' } as const;
  const other = { ...place, ballot: second?.ballot ?? '', record, basedOn: second?.version ?? 1 };
  expect((await client.refused('record-ballot', { ...other, basedOn: 1 })).code).toBe('card-not-reopened');
  await follow(screen, board.table.next);
  await sees(screen, board.ballot.openedAgain);
  await sees(screen, REASON);
  await standsStill(screen);
  expect(await screen.getByRole('button', { pressed: true }).count()).toBe(0);
  await picture(screen, 'ballot');
  expect(await inspectPage(screen, 'a ballot that is looked at again')).toEqual([]);
  await pressSeen(screen, 'Contest 1', ['candidate 1']);
  await pressSeen(screen, 'Contest 2', [board.ballot.blank]);
  await keepBallot(screen);
  await seesEverythingSaved(screen);
  await follow(screen, board.table.signOff);
  await isAt(screen, board.signOff.title);
  await sign(screen, { 'Joe Poe': 'Joe Poe', 'Cy Day': 'Cy Day' });
  await sees(screen, board.done.title);
  const report = await ada.download(reportAddress({ auditId: place.auditId }));
  expect(report).toContain(`${REASON},Contest 1: candidate 2 | Contest 2: BLANK,candidate 1,BLANK`);
  const { entries } = await ada.ask('log', { auditId: place.auditId });
  expect(entries.filter((entry) => entry.type === 'card-reopened')).toHaveLength(1);
});
