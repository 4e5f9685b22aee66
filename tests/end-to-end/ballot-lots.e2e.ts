import { readFile } from 'node:fs/promises';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { PRECINCTS, precinctPapers, stockPapers } from '@plumbline/ballot-management/testing/tamarack';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { counts, register } = WORDS.ballotCustody;
const at = (account: string) => `${account}@tamarack.example`;

const journey = await openJourney();
afterAll(() => journey.close());

test('B4 SB-04 what a lot of the printer lacks is summed on the page of counts, and in its register', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const precinct = PRECINCTS['P-01'];
  assert(precinct !== undefined, 'the county has this precinct');
  const packs = [{ nominal: 100, counted: 99, lot: 'L-S1' }];
  const room = play(setUp(), ...stockPapers(), ...precinctPapers('P-01', { ...precinct, packs, unused: 272 }));
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
  expect(journey.complaints).toEqual([]);
});
