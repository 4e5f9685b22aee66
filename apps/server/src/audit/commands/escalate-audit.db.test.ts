import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../../check/check-installation.ts';
import { openFirstRound } from '../../journeys/plan-audit.ts';
import { planBatches } from '../../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

/* An audit that no sample confirms goes on as a count of every ballot, with its people, manifests and open contests. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

/** An audit whose first round confirmed nothing. */
async function measuredOnce(name: string): Promise<string> {
  const { auditId, jane } = await planBatches(office, ada, { name });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  for (const jurisdiction of ['J1', 'J2']) {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch, ballots } of batches) {
      // All for the one who lost.
      const votes = { 'Contest 1': { 'candidate 1': 0, 'candidate 2': 0, 'candidate 3': ballots } };
      const sheets = [{ name: 'Sheet 1', votes }];
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    await jane.send('finalize-tallies', { auditId, jurisdiction });
  }
  await ada.send('close-round', { auditId, round: 1 });
  return auditId;
}

test('an audit ends for a full hand tally that has what the first had, and both logs and the office’s say so', async () => {
  const auditId = await measuredOnce('Sampled');
  expect(await ada.refused('escalate-audit', { auditId, name: 'Sampled' })).toMatchObject({
    code: 'audit-name-taken',
    issues: [{ path: 'name' }],
  });
  const next = await ada.send('escalate-audit', { auditId, name: 'Every ballot' });

  const first = (await ada.ask('plan', { auditId })).heading;
  expect(first).toMatchObject({ phase: 'concluded' });
  const { plan, heading } = await ada.ask('plan', next);
  expect(heading).toMatchObject({ type: 'full-hand-tally', phase: 'planning' });
  expect(plan.jurisdictions.map(({ name }) => name)).toEqual(['J1', 'J2', 'J3']);
  expect(plan.contests.map(({ name }) => name)).toEqual(['Contest 1']);
  // A count of every ballot has no risk to limit, and needs no candidate totals.
  expect(plan.settings).toMatchObject({ riskLimitPercent: 0 });
  const log = (await ada.ask('log', next)).entries;
  expect(
    log
      .filter(({ type }) => type === 'file-registered')
      .map(({ jurisdiction }) => jurisdiction)
      .toSorted(),
  ).toEqual(['J1', 'J2']);
  const { entries } = await ada.ask('office-log', { organizationId: office.organizationId });
  const added = entries.filter(({ type }) => type === 'audit-added').map(({ data }) => data);
  expect(added).toContainEqual(expect.objectContaining({ ...next, auditType: 'full-hand-tally' }));
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
  // What has ended is not escalated twice.
  expect((await ada.refused('escalate-audit', { auditId, name: 'Once more' })).code).toBe('already-escalated');
});

test('an audit that was concluded for a count of every ballot before begins it afterwards, as two persons do', async () => {
  const auditId = await measuredOnce('Concluded first');
  await ada.send('conclude', { auditId, outcome: 'full-hand-count' });
  const before = await ada.ask('round-progress', { auditId });
  expect(before.heading.abilities['escalate-audit']).toEqual({ allowed: true });
  expect(before.escalatedTo).toBeNull();
  const name = 'Counted afterwards';
  const next = await ada.send('escalate-audit', { auditId, name });
  expect((await ada.ask('round-progress', { auditId })).escalatedTo).toEqual({ ...next, name });
  const { plan, heading } = await ada.ask('plan', next);
  expect(heading).toMatchObject({ type: 'full-hand-tally', phase: 'planning' });
  expect(plan.contests.map((contest) => contest.name)).toEqual(['Contest 1']);
  const log = (await ada.ask('log', { auditId })).entries;
  expect(log.find(({ type }) => type === 'audit-escalated')?.data).toMatchObject({ escalatedTo: { ...next, name } });
  const created = (await ada.ask('log', next)).entries.find(({ type }) => type === 'audit-created');
  expect(created?.data).toMatchObject({
    startsFrom: { auditId, name: 'Concluded first' },
    escalates: { round: 1, contests: [{ contest: 'Contest 1' }] },
  });
  expect((await ada.refused('escalate-audit', { auditId, name: 'Once more' })).code).toBe('already-escalated');
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
});
