import { reportAddress } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const [CONTEST] = BATCHES.contests;

test('ballots that are not counted yet are held against the margin, to the published figures', async () => {
  const contests = [{ ...CONTEST, pendingBallots: 250 }];
  const auditId = await planAudit(office, ada, { ...BATCHES, name: 'Pending', type: 'batch-comparison', contests });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    const { manifest, totals } = BATCHES.files[jurisdiction];
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, manifest);
    await useFile(jane, { auditId, kind: 'candidate-totals', jurisdiction }, totals);
  }
  expect((await ada.ask('sample-sizes', { auditId })).contests[0]?.options[0]?.size).toBe(8);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST.name]: 8 } });
  const drawn: [string, string, number][] = [];
  for (const jurisdiction of ['J1', 'J2']) {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch, ballots, tickets } of batches) {
      drawn.push([jurisdiction, batch, tickets[CONTEST.name]?.length ?? 0]);
      // Every batch that is drawn has as many votes for the first as ballots, and half as many for each other.
      const tally = { 'candidate 1': ballots, 'candidate 2': ballots / 2, 'candidate 3': ballots / 2 };
      const sheets = [{ name: 'Sheet 1', votes: { [CONTEST.name]: tally } }];
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    await jane.send('finalize-tallies', { auditId, jurisdiction });
  }
  expect(drawn).toEqual([
    ['J1', 'Batch 1', 1],
    ['J1', 'Batch 2', 1],
    ['J1', 'Batch 4', 1],
    ['J1', 'Batch 6', 1],
    ['J1', 'Batch 8', 1],
    ['J2', 'Batch 3', 2],
    ['J2', 'Batch 4', 1],
  ]);
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements[0]?.pValue?.toFixed(8)).toBe('0.05764801');

  const lines = (await ada.download(reportAddress({ auditId }))).split('\r\n');
  const cellOf = (section: string, column: string, row: string) => {
    const head = (lines.find((line) => line.startsWith(section)) ?? '').split(',');
    return (lines.find((line) => line.startsWith(row)) ?? '').split(',')[head.indexOf(column)];
  };
  expect(cellOf('Contest Name,Targeted?', 'Pending Ballots', `${CONTEST.name},`)).toBe('250');
  expect(cellOf('Round Number,', 'Batches Sampled', `1,${CONTEST.name},`)).toBe('7');
  expect(cellOf('Round Number,', 'Ballots Sampled', `1,${CONTEST.name},`)).toBe('2700');
});
