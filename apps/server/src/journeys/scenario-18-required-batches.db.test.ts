import { reportAddress } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { BATCHES } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const CONTEST = 'Contest 1';
const LARGE = [500, 500, 250, 250] as const;
const SMALL = [100, 100, 50, 50] as const;
type Figures = typeof LARGE | typeof SMALL;

const FIVE = [5, 6, 7, 8, 9];
const J1: readonly Figures[] = Array.from({ length: 12 }, (_, at) => (FIVE.includes(at + 1) ? SMALL : LARGE));
const FIGURES: Readonly<Record<string, readonly Figures[]>> = {
  J1,
  J2: [SMALL, SMALL, SMALL],
  J3: [SMALL, SMALL, SMALL],
};
const MANAGERS: Readonly<Record<string, string>> = { J1: FIRST_MANAGER, J2: FIRST_MANAGER, J3: SECOND_MANAGER };
const nameOf = (at: number) => `Batch ${String(at + 1).padStart(2, '0')}`;

/** The audit of the scenario with its files, and who manages which jurisdiction. */
async function planned(name: string): Promise<{ auditId: string; managers: ReadonlyMap<string, TestPerson> }> {
  const [contest] = BATCHES.contests;
  const choices = [4600, 2300, 2300].map((votes, at) => ({ name: `candidate ${at + 1}`, votes }));
  const contests = [{ ...contest, choices, jurisdictions: 'all' as const }];
  const auditId = await planAudit(office, ada, { ...BATCHES, name, type: 'batch-comparison', contests });
  const managers = new Map<string, TestPerson>();
  for (const [jurisdiction, batches] of Object.entries(FIGURES)) {
    const manager = await office.signedIn(MANAGERS[jurisdiction] ?? '');
    managers.set(jurisdiction, manager);
    const rows = batches.map(([ballots], at) => `${nameOf(at)},${ballots}`);
    const totals = batches.map(([, ...votes], at) => [nameOf(at), ...votes].join(','));
    const manifest = ['Batch Name,Number of Ballots', ...rows].join('\n');
    await useFile(manager, { auditId, kind: 'manifest', jurisdiction }, manifest);
    const head = 'Batch Name,candidate 1,candidate 2,candidate 3';
    await useFile(manager, { auditId, kind: 'candidate-totals', jurisdiction }, [head, ...totals].join('\n'));
  }
  return { auditId, managers };
}

const REQUIRED = [
  { jurisdiction: 'J1', batch: 'Batch 01' },
  { jurisdiction: 'J1', batch: 'Batch 05' },
  { jurisdiction: 'J2', batch: 'Batch 02' },
];

test('required batches and one per jurisdiction are counted besides the sample, and never in the risk', async () => {
  const { auditId, managers } = await planned('Required');
  const wrong = [...REQUIRED, { jurisdiction: 'J1', batch: 'Batch 13' }, { jurisdiction: 'J9', batch: 'Batch 01' }];
  const refused = await ada.refused('choose-extra-batches', { auditId, required: wrong, onePerJurisdiction: true });
  expect(refused).toMatchObject({ code: 'batches-not-requirable', status: 400 });
  expect(refused.detail).toContain('the manifest of J1 has no batch “Batch 13”');
  expect(refused.detail).toContain('“J9” is no jurisdiction of this audit');

  const list = await ada.ask('batches-to-require', { auditId, jurisdiction: 'J1', find: ' batch 1' });
  expect(list.batches.map(({ batch }) => batch)).toEqual(['Batch 10', 'Batch 11', 'Batch 12']);
  expect(list).toMatchObject({ jurisdictions: ['J1', 'J2', 'J3'], jurisdiction: 'J1', found: 3 });
  const before = await ada.ask('commitment', { auditId });
  await ada.send('choose-extra-batches', { auditId, required: REQUIRED, onePerJurisdiction: true });
  expect((await ada.ask('plan', { auditId })).plan.extraBatches).toEqual({
    required: REQUIRED,
    onePerJurisdiction: true,
  });
  // They are part of what is sealed.
  expect((await ada.ask('commitment', { auditId })).commitment).not.toBe(before.commitment);

  expect((await ada.ask('sample-sizes', { auditId })).contests[0]?.options[0]?.size).toBe(7);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 7 } });
  const late = { auditId, required: [], onePerJurisdiction: false };
  expect(await ada.refused('choose-extra-batches', late)).toMatchObject({ code: 'audit-not-in-phase', status: 409 });

  const drawn: [string, string, number, boolean, boolean][] = [];
  for (const [jurisdiction, manager] of managers) {
    const { batches, line } = await manager.ask('jurisdiction', { auditId, jurisdiction });
    expect(line.status).not.toBe('complete');
    for (const { batch, tickets, extra, required } of batches) {
      drawn.push([jurisdiction, batch, tickets[CONTEST]?.length ?? 0, extra, required]);
      const [, ...votes] = FIGURES[jurisdiction]?.[Number(batch.slice(-2)) - 1] ?? [];
      const tally = Object.fromEntries(votes.map((count, at) => [`candidate ${at + 1}`, count]));
      const sheets = [{ name: 'Sheet 1', votes: { [CONTEST]: tally } }];
      await manager.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    await manager.send('finalize-tallies', { auditId, jurisdiction });
  }
  expect(drawn).toEqual([
    ['J1', 'Batch 01', 2, false, true],
    ['J1', 'Batch 03', 1, false, false],
    ['J1', 'Batch 04', 1, false, false],
    ['J1', 'Batch 05', 0, true, true],
    ['J1', 'Batch 07', 1, false, false],
    ['J1', 'Batch 11', 2, false, false],
    ['J2', 'Batch 02', 0, true, true],
    ['J3', 'Batch 02', 0, true, false],
  ]);

  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements[0]).toMatchObject({ draws: 7, distinct: 5, riskLimitMet: true });
  expect(measurements[0]?.pValue?.toFixed(10)).toBe('0.0585276635');

  const report = (await ada.download(reportAddress({ auditId }))).split('\r\n');
  const head = report.find((line) => line.startsWith('Jurisdiction Name,Batch Name')) ?? '';
  expect(head.endsWith(',Combined Batch,Precinct Audit Batch')).toBe(true);
  const rowOf = (start: string) => report.find((line) => line.startsWith(start)) ?? '';
  const marked = drawn.map(([jurisdiction, batch]) => {
    const row = rowOf(`${jurisdiction},${batch},`);
    return [jurisdiction, batch, row.includes(',EXTRA,'), row.endsWith(',Yes')];
  });
  expect(marked).toEqual(
    drawn.map(([jurisdiction, batch, , extra, required]) => [jurisdiction, batch, extra, required]),
  );
  expect(rowOf('Totals,')).toMatch(/^Totals,,2400,/);
  const rounds = report.find((line) => line.startsWith('Round Number,')) ?? '';
  const round = rowOf(`1,${CONTEST},`);
  expect([rounds.includes('Batches Sampled,Ballots Sampled'), round.includes(',5,2100,')]).toEqual([true, true]);

  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('extra batches are refused where none are drawn, and by those who do not plan', async () => {
  const { auditId, jane } = await planPolling(office, ada, 'Of ballots');
  const asked = { auditId, required: [{ jurisdiction: 'J1', batch: '1' }], onePerJurisdiction: false };
  expect(await ada.refused('choose-extra-batches', asked)).toMatchObject({ code: 'not-for-audit-type' });
  expect(await jane.refused('choose-extra-batches', asked)).toMatchObject({ code: 'not-allowed' });
});
