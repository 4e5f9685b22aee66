import { documentAddress, reportAddress } from '@plumbline/api';
import type { AuditType } from '@plumbline/audit';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, planAudit, useFile, waitForRound } from './plan-audit.ts';

/* Two million ballots, of which 1,000 separate the first from the second. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);

const CONTEST = 'Governor';
const JURISDICTIONS = ['J1', 'J2'];
const BATCHES = ['One', 'Two', 'Three', 'Four/a', 'Five'];
const MANIFEST = ['Batch Name,Number of Ballots', ...BATCHES.map((batch) => `${batch},200000`)].join('\n');

function contest(type: AuditType, name = CONTEST) {
  return {
    name,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    totalBallots: type === 'ballot-polling' ? 2_000_000 : null,
    cardsBearing: null,
    majorityOrRunoff: false,
    pendingBallots: 0,
    choices: [
      { name: 'Ahead', votes: 1_000_000 },
      { name: 'Behind', votes: 999_000 },
      { name: 'Far behind', votes: 1000 },
    ],
    jurisdictions: JURISDICTIONS,
  };
}

/** Ten batches in two jurisdictions, ready to be committed to. */
async function planned(type: AuditType, name: string, contests: readonly ReturnType<typeof contest>[]) {
  const participants = ({ first }: { readonly first: string }) =>
    ['Jurisdiction,Admin Email', ...JURISDICTIONS.map((one) => `${one},${first}`)].join('\n');
  const riskLimitPercent = type === 'full-hand-tally' ? 0 : 10;
  const auditId = await planAudit(office, ada, { name, type, riskLimitPercent, participants, contests: [...contests] });
  for (const jurisdiction of JURISDICTIONS) await useFile(jane, { auditId, jurisdiction, kind: 'manifest' }, MANIFEST);
  return auditId;
}

test('a poll is offered nothing but all ballots, and does not draw them: a full hand count is named', async () => {
  const contests = [contest('ballot-polling'), contest('ballot-polling', 'Senator')];
  const auditId = await planned('ballot-polling', 'Polled', contests);
  const sizes = await ada.ask('sample-sizes', { auditId });
  expect(sizes.contests.map(({ options }) => options.map(({ key, size }) => [key, size]))).toEqual([
    [['all-ballots', 2_000_000]],
    [['all-ballots', 2_000_000]],
  ]);
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const sampleSizes = { [CONTEST]: 2_000_000, Senator: 2_000_000 };
  const refused = await ada.refused('launch-round', { auditId, round: 1, sampleSizes });
  expect(refused).toMatchObject({ code: 'sample-too-large', detail: expect.stringContaining('full hand count') });
});

test('every ballot is counted, batch by batch, and the count is the outcome', async () => {
  const auditId = await planned('full-hand-tally', 'Counted', [contest('full-hand-tally')]);
  await commitInputs(ada, auditId);
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 10 } });
  await waitForRound(ada, auditId, 1);
  const places = JURISDICTIONS.flatMap((jurisdiction) => BATCHES.map((batch) => ({ jurisdiction, batch })));
  const count = (place: { readonly jurisdiction: string; readonly batch: string }) => ({
    auditId,
    ...place,
    sheets: [{ name: 'Sheet 1', votes: { [CONTEST]: { Ahead: 100_000, Behind: 99_900, 'Far behind': 100 } } }],
    cards: { type: 'provisional', counted: 200_000, differenceConfirmed: null } as const,
    basedOn: null,
  });
  const [first = { jurisdiction: '', batch: '' }, ...others] = places;
  const place = { auditId, jurisdiction: 'J1' };

  await jane.send('record-batch', count(first));
  const { jurisdictions } = await ada.ask('round-progress', { auditId });
  expect(jurisdictions).toMatchObject([
    { jurisdiction: 'J1', ballotsInManifest: 1_000_000, units: 5, unitsDone: 1 },
    { jurisdiction: 'J2', ballotsInManifest: 1_000_000, units: 5, unitsDone: 0 },
  ]);
  expect((await jane.refused('record-batch', count({ ...first, batch: 'Six' }))).code).toBe('batch-not-sampled');
  expect((await jane.refused('record-batch', count(first))).code).toBe('entry-changed-meanwhile');
  expect((await jane.refused('finalize-tallies', place)).code).toBe('batches-outstanding');

  for (const one of others) await jane.send('record-batch', count(one));
  for (const jurisdiction of JURISDICTIONS) await jane.send('finalize-tallies', { auditId, jurisdiction });
  expect((await jane.refused('record-batch', count(first))).code).toBe('tallies-final');
  // Until the round ends an administrator opens what was final.
  await ada.send('reopen-tallies', { ...place, reason: 'One sheet was left out of the pile.' });
  await jane.send('finalize-tallies', place);

  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  // Until it is concluded the round may be opened again, and no count is official.
  expect(await ada.download(reportAddress({ auditId }))).not.toContain('OFFICIAL RESULTS');
  await ada.send('conclude', { auditId, outcome: 'confirmed' });
  const report = (await ada.download(reportAddress({ auditId }))).split('\r\n');
  const cellsUnder = (head: string) => {
    const at = report.findIndex((line) => line.startsWith(head));
    const [names = [], row = []] = [at, at + 1].map((line) => report[line]?.split(','));
    return Object.fromEntries(names.map((name, column) => [name, row[column]]));
  };
  expect(cellsUnder('Round Number,Contest Name')).toMatchObject({
    // There is no limit that could be met, or missed.
    'Risk Limit Met?': '',
    Outcome: 'Confirmed by a complete hand tally',
    'Audited Votes': 'Ahead: 1000000; Behind: 999000; Far behind: 1000',
    'Batches Sampled': '10',
    'Ballots Sampled': '2000000',
  });
  expect(cellsUnder('Contest Name,Targeted?')).not.toHaveProperty('Vote Totals from Batches');
  expect(report).toContain('Totals,,,2000000,2000000,0,1000000,999000,1000,,');
  const official = report.findIndex((line) => line.includes('OFFICIAL RESULTS BY HAND COUNT'));
  expect(report.slice(official + 1, official + 5)).toEqual([
    'Contest Name,Choice,Counted Votes,Result by Hand Count',
    `${CONTEST},Ahead,1000000,Won`,
    `${CONTEST},Behind,999000,Did not win`,
    `${CONTEST},Far behind,1000,Did not win`,
  ]);
  const { pages } = await readPdf(await ada.downloadBytes(documentAddress({ auditId, document: 'press-result' })));
  const press = pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
  expect(press).toContain('Official results by hand count');
  expect(press).toMatch(/Ahead 1,000,000 Won/);
});
