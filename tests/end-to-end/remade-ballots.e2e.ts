import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import { openFirstRound, planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { boardClient, keepBallot, nameMembers, pressSeen, sayOfCard, sitDown } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, sees, standsStill, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* A county that remade damaged ballots, and whose manifest comes from its ballot room: from the list, the card and the log to the record. */

const { ballotRoom, board: boardWords, office, rounds } = WORDS;
const JURISDICTION = 'Tamarack';
const FORM = 'F-14 duplication';
const at = (account: string) => `${account}@tamarack.example`;

const journey = await openJourney();
afterAll(() => journey.close());
const world = { auditId: '', electionId: '', link: '', ada: Object.create(null) as TestPerson };

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const [contest] = POLLING.contests;
  const auditId = await planAudit(journey, ada, {
    name: 'Polling',
    type: 'ballot-polling',
    contests: [{ ...contest, totalBallots: 5960, jurisdictions: [JURISDICTION] }],
    participants: () => `Jurisdiction,Admin Email\n${JURISDICTION},${at('osei')}\n`,
  });
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const room = { electionId, jurisdiction: JURISDICTION };
  await journey.loadRoom(room, commandsOf(county()), at);
  const osei = await journey.clientOf(at('osei'));
  const { form, file } = await osei.ask('ballot-manifest', { ...room, form: 'by-batch' });
  await osei.send('ask-ballot-room', { ...room, ask: { type: 'freeze-manifest', form, file } as never });
  await osei.send('register-ballot-manifest', { auditId, jurisdiction: JURISDICTION });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 60 } });
  await osei.send('create-boards', { auditId, jurisdiction: JURISDICTION, count: 1 });
  const { boards } = await osei.ask('jurisdiction', { auditId, jurisdiction: JURISDICTION });
  Object.assign(world, { auditId, electionId, link: boards[0]?.link ?? '', ada });
}, 240_000);

async function goToBallot(page: Page, { position, batch }: { readonly position: number; readonly batch: string }) {
  await visit(page, '/board');
  await follow(page, fill(boardWords.table.auditNamed, { position, batch }));
  await isAt(page, fill(boardWords.ballot.title, { position, batch }));
}

test('the desk lists the remade ballots beside the retrieval list, and leads to the form that records them', async () => {
  const page = await journey.windowOf(at('osei'));
  pictureOnFailure(page, 'remade, desk');
  await visit(page, `/audits/${world.auditId}/office/${JURISDICTION}`);
  const { remade, way } = office;
  await page.getByRole('table', { name: way.title }).waitFor();
  await sees(page, 'Shelf BOX-M-02');
  await sees(page, fill(remade.batch, { batch: 'MB-007', numbers: 'D-019, D-020, D-021' }));
  expect(await inspectPage(page, 'desk')).toEqual([]);
  await pictureOf(page, 'remade-desk', [1280, 390]);
  await follow(page, fill(remade.record, { form: FORM }));
  await page.waitForURL((url) => url.pathname.endsWith('/forms') && url.searchParams.get('form') === FORM);
  await sees(page, 'D-019');

  await visit(page, `/elections/${world.electionId}/ballots/${JURISDICTION}/manifest`);
  await follow(page, fill(ballotRoom.manifest.remadeIn_other, { count: 3, batch: 'MB-007' }));
  await page.waitForURL((url) => url.searchParams.get('form') === FORM);

  await visit(page, `/elections/${world.electionId}/ballots/${JURISDICTION}/log?type=form-entered&find=${FORM}`);
  const entry = page.getByRole('link', { name: new RegExp(`${FORM}, `) }).first();
  await entry.waitFor();
  expect(await inspectPage(page, 'log of the room')).toEqual([]);
  await standsStill(page);
  await entry.click();
  await page.waitForURL((url) => url.searchParams.get('form') === FORM);
});

test('a board is told which numbers lie in the batch of its card, and the log leads from a duplicate to its record', async () => {
  const page = await sitDown(journey, world.link, { width: 390, height: 844 });
  pictureOnFailure(page, 'remade, board');
  await nameMembers(page, ['Ann Lee', 'Joe Park']);
  const client = await boardClient(journey, world.link);
  const place = { auditId: world.auditId, jurisdiction: JURISDICTION, board: 'Audit Board #01' };
  const { ballots } = await client.ask('board', place);
  const [without, holding] = [/^ED-/, /^MB-007$/].map((name) => ballots.find(({ batch }) => name.test(batch)));
  assert(without !== undefined && holding !== undefined, 'both were drawn', ballots);
  const { card } = boardWords;
  const told = fill(card.remadeIn_other, { count: 3, numbers: 'D-019, D-020, D-021' });
  await goToBallot(page, holding);
  await sees(page, told);
  await pictureOf(page, 'remade-card', [390, 1280]);
  expect(await inspectPage(page, 'card in a batch with remade ballots')).toEqual([]);
  await goToBallot(page, without);
  await standsStill(page);
  expect(await page.getByText(card.remadeInSays).count()).toBe(0);

  await goToBallot(page, holding);
  await page
    .getByRole('button', { name: new RegExp(`^${card.duplicate}`) })
    .first()
    .click();
  await sayOfCard(page, card.original, card.originalFound);
  await pressSeen(page, 'Contest 1', ['candidate 1']);
  await keepBallot(page);
  await eventually(
    async () => (await client.ask('board', place)).ballots.filter(({ state }) => state === 'audited').length,
  ).toBe(1);

  const log = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(log, 'remade, log');
  await visit(log, `/audits/${world.auditId}/log`);
  const record = log.getByRole('link', { name: new RegExp(`^${rounds.log.remade}`) }).first();
  await record.waitFor();
  await standsStill(log);
  await record.click();
  await log.waitForURL((url) => url.pathname.endsWith(`/ballots/${JURISDICTION}/duplication`));
});
