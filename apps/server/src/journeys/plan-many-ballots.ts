import type { TestPerson } from '../testing/test-office.ts';
import { commitInputs, useFile } from './plan-audit.ts';

/** The contest of `planManyBallots`. */
export const CONTEST = 'Governor';

/** A polling audit of one jurisdiction, J1, whose seed is set: its ballots lie in batches of one size, and six of ten are for the winner. */
export async function planManyBallots(
  ada: TestPerson,
  plan: { readonly name: string; readonly batches: number; readonly ballotsInBatch: number; readonly manager?: string },
): Promise<string> {
  const { name, batches, ballotsInBatch, manager = 'ada@office.example' } = plan;
  const ballots = batches * ballotsInBatch;
  const { organizations } = await ada.ask('home', {});
  const organizationId = organizations[0]?.organizationId ?? '';
  const names = { organizationId, name, auditType: 'ballot-polling', method: 'bravo' } as const;
  const { auditId } = await ada.send('create-audit', { ...names, compatibility: false, twoPersons: false });
  await useFile(
    ada,
    { auditId, kind: 'participants', jurisdiction: null },
    `Jurisdiction,Admin Email\nJ1,${manager}\n`,
  );
  const contest = { name: CONTEST, targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false };
  const choices = [
    { name: 'A', votes: ballots * 0.6 },
    { name: 'B', votes: ballots * 0.4 },
  ];
  const counts = { totalBallots: ballots, cardsBearing: null, pendingBallots: 0, jurisdictions: 'all' } as const;
  await ada.send('define-contests', { auditId, contests: [{ ...contest, ...counts, choices }] });
  const settings = { electionName: name, state: 'GA', riskLimitPercent: 10, dataEntry: 'online' } as const;
  await ada.send('change-settings', { auditId, settings });
  const rows = Array.from({ length: batches }, (_, index) => `Batch ${index + 1},${ballotsInBatch}`);
  const manifest = ['Batch Name,Number of Ballots', ...rows].join('\n');
  await useFile(ada, { auditId, kind: 'manifest', jurisdiction: 'J1' }, manifest);
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '20261103' });
  return auditId;
}
