import { readFile } from 'node:fs/promises';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { PRECINCTS, precinctPapers, stockPapers } from '@plumbline/ballot-management/testing/tamarack';
import { by, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { ballotCustody, ballotRoom } = WORDS;
const { counts, custody, register } = ballotCustody;
const at = (account: string) => `${account}@tamarack.example`;

/** Blank ballots that were counted to 499 twice, where 500 were sent. */
const SHORT = { transfer: 'T-9', from: 'PRINTER', to: 'VAULT:S1', unit: 'cards', container: null } as const;
const SENT_SHORT = [
  by('okafor pham', { type: 'send-transfer', ...SHORT, declared: 500 }),
  by('yazzie hale', { type: 'receive-transfer', transfer: 'T-9', counted: 499 }),
  by('doyle diaz', { type: 'recount-transfer', transfer: 'T-9', counted: 499 }),
];

const journey = await openJourney();
afterAll(() => journey.close());

test('B4 SB-04 what a lot of the printer lacks is summed on the page of counts, and what a transfer lacks is explained', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const precinct = PRECINCTS['P-01'];
  assert(precinct !== undefined, 'the county has this precinct');
  const packs = [{ nominal: 100, counted: 99, lot: 'L-S1' }];
  const papers = [...stockPapers(), ...precinctPapers('P-01', { ...precinct, packs, unused: 272 })];
  const room = play(setUp(), ...papers, ...SENT_SHORT);
  await journey.loadRoom({ electionId, jurisdiction: 'Tamarack' }, commandsOf(room), at);
  const okafor = await journey.windowOf(at('okafor'));
  pictureOnFailure(okafor, 'lots of the printer');
  await visit(okafor, `/elections/${electionId}/ballots/Tamarack/counts`);
  await sees(okafor, fill(counts.lots.account, { nominal: '5,000', known: '4,999' }));
  await sees(okafor, 'Site P-01, pack opened: −1');
  const name = fill(register.csvOf, { name: counts.lots.title });
  const [file] = await Promise.all([okafor.waitForEvent('download'), press(okafor, name)]);
  const csv = await readFile(await file.path(), 'utf8');
  expect(csv.replace('\ufeff', '').trim().split(/\r?\n/)).toEqual([
    'lot,styles,nominal,received,sampled,opened,explained,known',
    'L-S1,S1,5000,0,0,-1,0,4999',
    'L-S2,S2,5000,0,0,0,0,5000',
    'L-S3,S3,5000,0,0,0,0,5000',
  ]);
  expect(await inspectPage(okafor, 'counts')).toEqual([]);
  await pictureOf(okafor, 'printer-lots', [1280, 820, 320]);

  // What a transfer still differs by after a second count is explained from the page of custody.
  const ofRoom = (page: string) => `/elections/${electionId}/ballots/Tamarack/${page}`;
  await visit(okafor, ofRoom('custody'));
  await okafor.getByRole('link', { name: fill(custody.explain, { transfer: 'T-9' }) }).click();
  await isAt(okafor, ballotRoom.pages.reconciliation);
  const { explain } = ballotRoom.reconciliation;
  await okafor.locator('summary', { hasText: explain.title }).click();
  await okafor.getByLabel(explain.code, { exact: true }).selectOption('PACK_VARIANCE');
  await okafor.getByLabel(explain.sign, { exact: true }).selectOption('more');
  await type(okafor, explain.amount, '1');
  await type(okafor, explain.text, 'Pack 103 held 99 ballots');
  await type(okafor, explain.evidence, 'Count of pack 103');
  await press(okafor, explain.submit);
  await sees(okafor, fill(ballotRoom.reconciliation.differs, { difference: '+1', residual: '0' }));
  expect(await inspectPage(okafor, 'transfer on reconciliation')).toEqual([]);
  await pictureOf(okafor, 'transfer-unit', [1280, 820, 320]);
  await visit(okafor, ofRoom('custody'));
  await sees(okafor, custody.explained);
  await pictureOf(okafor, 'transfer-explained', [1280, 820, 320]);
  expect(journey.complaints).toEqual([]);
});
