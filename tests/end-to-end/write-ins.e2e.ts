import { reportAddress } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import { keepBallot, nameMembers, pressSeen, seesEverythingSaved, sitDown } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planMayor } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Who qualified to be written in is said in the plan, offered to boards, and named in the report. */

const { board, setup } = WORDS;
const TABLET = { width: 820, height: 1180 };

const journey = await openJourney();
afterAll(() => journey.close());

const picture = (page: Page, name: string) => pictureOf(page, `write-ins-${name}`, [1280, 820, 390]);

test('a board is offered the names that qualified, and presses nothing else for a name that was written in', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const jane = await journey.clientOf(FIRST_MANAGER);
  const auditId = await planMayor(journey, ada, { name: 'Write-ins', second: 'Write-ins' });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Write-ins, plan');
  await visit(page, `/audits/${auditId}/contests`);
  await isAt(page, setup.contests.title);
  await page.getByLabel(setup.contests.writeInsReportedAs).selectOption('Write-ins');
  // A choice of the contest is nobody who is written in.
  await type(page, setup.contests.qualifiedWriteIns, 'Jo Fox\nann lee');
  await press(page, setup.contests.save);
  await sees(page, /“Ann Lee”/);
  await type(page, setup.contests.qualifiedWriteIns, 'Jo Fox\n\n Al Orr ');
  await picture(page, 'plan');
  expect(await inspectPage(page, 'contests with write-ins')).toEqual([]);
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);
  const [mayor] = (await ada.ask('plan', { auditId })).plan.contests;
  expect(mayor?.writeIns).toEqual({ choice: 'Write-ins', names: ['Jo Fox', 'Al Orr'] });

  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, 'Batch Name,Number of Ballots\nB1,100\n');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { Mayor: 10 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const screen = await sitDown(journey, boards[0]?.link ?? '', TABLET);
  pictureOnFailure(screen, 'Write-ins, board');
  await nameMembers(screen, ['Joe Poe', 'Cy Day']);
  await follow(screen, board.table.first);
  const group = screen.getByRole('group', { name: /Mayor$/ });
  await group.waitFor();
  expect(await group.getByRole('button', { name: /^Write-ins/ }).count()).toBe(0);
  await pressSeen(screen, 'Mayor', ['Jo Fox']);
  await picture(screen, 'board');
  expect(await inspectPage(screen, 'names to be written in')).toEqual([]);
  await press(screen, board.ballot.readBack);
  await sees(screen, fill(board.readBack.vote, { choices: fill(board.readBack.writtenIn, { name: 'Jo Fox' }) }));
  await picture(screen, 'read-back');
  await press(screen, board.readBack.change);
  await keepBallot(screen);
  await seesEverythingSaved(screen);

  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Write-ins (Jo Fox)');
  expect(report).toContain('Write-ins,Jo Fox; Al Orr');
});
