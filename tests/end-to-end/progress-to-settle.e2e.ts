import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { boardClient } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { sees, standsStill, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openPolling } from './plan-quickly.ts';
import { WORDS } from './words.ts';

/* Where something is to be settled, the progress says so, and shows these jurisdictions alone. */

const { progress } = WORDS.rounds;

const journey = await openJourney();
afterAll(() => journey.close());

const picture = (page: Page, name: string) => pictureOf(page, `to-settle-${name}`, [1280, 390]);

test('the progress has a column for ballots with a remark while there are any, and shows their jurisdictions alone', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const { place, link } = await openPolling(journey, ada, { name: 'Something to settle', draws: 3 });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Progress, to settle');
  await visit(page, `/audits/${place.auditId}/progress?show=table`);
  await sees(page, 'J2');
  expect(await page.getByRole('columnheader', { name: progress.remarked }).count()).toBe(0);
  expect(await page.getByRole('checkbox', { name: progress.onlyOpen }).count()).toBe(0);

  const client = await boardClient(journey, link);
  await client.send('name-board-members', { ...place, members: ['Joe Poe', 'Cy Day'] });
  const [first] = (await client.ask('board', place)).ballots;
  const interpretations = {
    'Contest 1': { kind: 'vote' as const, choices: ['candidate 2'], invalidWriteIn: false, note: '' },
    'Contest 2': { kind: 'blank' as const, invalidWriteIn: false, note: '' },
  };
  const card = { imprint: null, duplicate: null, notAgreed: ['Contest 1'] };
  const record = { state: 'audited' as const, interpretations, card };
  await client.send('record-ballot', { ...place, ballot: first?.ballot ?? '', record, basedOn: null });

  // The page follows by itself.
  await page.getByRole('columnheader', { name: progress.remarked }).waitFor();
  await picture(page, 'all');
  expect(await inspectPage(page, 'the progress with a remark')).toEqual([]);
  await standsStill(page);
  const other = page.getByRole('rowheader', { name: /J2/ }).or(page.getByRole('cell', { name: 'J2', exact: true }));
  expect(await other.count()).toBe(1);
  await page.getByText(progress.onlyOpen, { exact: true }).click();
  await other.waitFor({ state: 'detached' });
  await sees(page, 'J1');
  await picture(page, 'only');
  // It stands in the address, so that it can be passed on, and is there after a reload.
  await page.reload();
  await sees(page, 'J1');
  expect(await page.getByRole('checkbox', { name: progress.onlyOpen }).isChecked()).toBe(true);
  expect(await other.count()).toBe(0);
});
