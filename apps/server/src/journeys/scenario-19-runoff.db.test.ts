import { reportAddress } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const CONTEST = 'Probate judge';
const NAMES = ['Alice', 'Bob', 'Carla', 'Dan'];

function contestOf(votes: readonly number[]) {
  return {
    name: CONTEST,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    totalBallots: null,
    cardsBearing: null,
    majorityOrRunoff: true,
    pendingBallots: 0,
    choices: votes.map((count, at) => ({ name: NAMES[at] ?? '', votes: count })),
    jurisdictions: ['J1'],
  };
}

const participants = ({ first, second }: { readonly first: string; readonly second: string }) =>
  ['Jurisdiction,Admin Email', `J1,${first}`, `J2,${second}`].join('\n');

/** Ten batches of 100 ballots, each with these votes, drawn, counted exactly and concluded. Answers the lines of the report. */
async function audited(name: string, perBatch: readonly number[]): Promise<readonly string[]> {
  const contests = [contestOf(perBatch.map((votes) => votes * 10))];
  const auditId = await planAudit(office, ada, { name, type: 'batch-comparison', contests, participants });
  const jane = await office.signedIn(FIRST_MANAGER);
  const batches = Array.from({ length: 10 }, (_, at) => `Batch ${at + 1}`);
  const place = { auditId, jurisdiction: 'J1' };
  const manifest = ['Batch Name,Number of Ballots', ...batches.map((batch) => `${batch},100`)].join('\n');
  await useFile(jane, { ...place, kind: 'manifest' }, manifest);
  const head = ['Batch Name', ...NAMES.slice(0, perBatch.length)].join(',');
  const totals = [head, ...batches.map((batch) => [batch, ...perBatch].join(','))].join('\n');
  await useFile(jane, { ...place, kind: 'candidate-totals' }, totals);
  const sizes = await ada.ask('sample-sizes', { auditId });
  const size = sizes.contests[0]?.options[0]?.size ?? 0;
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: size } });
  const desk = await jane.ask('jurisdiction', place);
  for (const { batch } of desk.batches) {
    const tally = Object.fromEntries(perBatch.map((votes, at) => [NAMES[at] ?? '', votes]));
    const sheets = [{ name: 'Sheet 1', votes: { [CONTEST]: tally } }];
    await jane.send('record-batch', { ...place, batch, sheets, basedOn: null });
  }
  await jane.send('finalize-tallies', place);
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  await ada.send('conclude', { auditId, outcome: 'confirmed' });
  return (await ada.download(reportAddress({ auditId }))).split('\r\n');
}

function runoffIn(report: readonly string[]): readonly string[] {
  const at = report.findIndex((line) => line.startsWith('Contest Name,Targeted?,Number of Winners'));
  const head = (report[at] ?? '').split(',');
  const law = head.indexOf('Runoff Law');
  expect(head[law + 1]).toBe('Reported Runoff Results');
  // The law stands last but one, and the sentence after it has a comma of its own.
  return [head[law] ?? '', report[at + 1] ?? ''];
}

test('a runoff that is required is audited and reported as such', async () => {
  const [, row] = runoffIn(await audited('Runoff', [40, 35, 15, 10]));
  expect(row).toContain('Subject to runoff law,"No majority, runoff required"');
});

test('exactly half of the votes is no majority, and more is one', async () => {
  const [, half] = runoffIn(await audited('Half', [50, 30, 10, 10]));
  expect(half).toContain('"No majority, runoff required"');
  const [, more] = runoffIn(await audited('More than half', [60, 20, 10, 10]));
  expect(more).toContain('"Majority received, no runoff required"');
});

test('the runoff rule is refused with two winners, with two choices and in ballot polling', async () => {
  const of = (name: string, type: 'batch-comparison' | 'ballot-polling') =>
    planAudit(office, ada, {
      name,
      type,
      participants,
      contests: [
        {
          ...contestOf([400, 350, 150, 100]),
          majorityOrRunoff: false,
          totalBallots: type === 'ballot-polling' ? 1000 : null,
        },
      ],
    });
  const batches = await of('Refused', 'batch-comparison');
  const define = async (auditId: string, contest: ReturnType<typeof contestOf>) =>
    (await ada.refused('define-contests', { auditId, contests: [contest] })).code;
  expect(await define(batches, { ...contestOf([400, 350, 150, 100]), winners: 2 })).toBe('runoff-rule-not-possible');
  expect(await define(batches, contestOf([400, 350]))).toBe('runoff-rule-not-possible');
  const polling = await of('Refused polling', 'ballot-polling');
  const ofCards = [{ ...contestOf([400, 350, 150, 100]), totalBallots: 1000 }];
  const refused = await ada.refused('define-contests', { auditId: polling, contests: ofCards });
  expect(refused.code).toBe('runoff-rule-not-possible');
});
