import { type CommandInput, reportAddress } from '@plumbline/api';
import { eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { readLog } from '../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';

/* What an audit is held under, from the plan to the commitment, the log and the report. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);

type Rules = CommandInput<'state-rules'>['rules'];
const RULES: Rules = {
  texts: [
    { kind: 'law', citation: 'Elections Code § 15365', subject: 'contests', says: 'One contest of the whole state.' },
    { kind: 'procedure', citation: 'Manual 4', subject: 'observation', says: 'Anybody may watch the dice.' },
  ],
  chosen: [{ contest: 'Contest 1', criterion: 'Smallest margin', by: 'Secretary of State' }],
  statutoryLimit: { percent: 5, reasonAbove: null },
};

async function planned(name: string) {
  const auditId = await planAudit(office, ada, { name, type: 'ballot-polling', compatibility: false, ...POLLING });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  return auditId;
}

test('a risk limit of 10 % under a law of 5 % is sealed only with a reason that is confirmed', async () => {
  const auditId = await planned('Under rules');
  const { commitment: before } = await ada.ask('commitment', { auditId });
  await ada.send('state-rules', { auditId, rules: RULES });
  const { commitment: silent, missing } = await ada.ask('commitment', { auditId });
  expect(silent).not.toBe(before);
  expect(missing).toEqual([{ what: 'reason-above-statute', statutoryPercent: 5, riskLimitPercent: 10 }]);
  expect((await ada.refused('commit-inputs', { auditId, confirmed: [] })).code).toBe('plan-incomplete');

  const rules = { ...RULES, statutoryLimit: { percent: 5, reasonAbove: 'Order 17 of the court' } };
  await ada.send('state-rules', { auditId, rules });
  expect((await ada.ask('plan', { auditId })).plan.rules).toEqual(rules);
  const { findings } = await ada.ask('commitment', { auditId });
  const found = {
    finding: 'limit-above-statute',
    statutoryPercent: 5,
    riskLimitPercent: 10,
    reason: 'Order 17 of the court',
  };
  expect(findings).toContainEqual(found);
  const others = findings.filter(({ finding }) => finding !== 'limit-above-statute');
  const refused = await ada.refused('commit-inputs', { auditId, confirmed: others });
  expect(refused.code).toBe('findings-not-confirmed');
  expect(JSON.stringify(refused)).toContain('Order 17 of the court');

  await openFirstRound(ada, { auditId, seed: '12345678901234567890', sampleSizes: { 'Contest 1': 20 } });
  const sealed = (await readLog(office.services.db, `audit:${auditId}`)).map((entry) => eventOf(entry).event);
  expect(sealed.find(({ type }) => type === 'inputs-committed')).toMatchObject({ confirmed: findings });
  expect(sealed.filter(({ type }) => type === 'rules-stated').at(-1)).toEqual({ type: 'rules-stated', rules });
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('RULES OF THIS AUDIT');
  expect(report).toContain('Law,Elections Code § 15365,Which contests are audited,One contest of the whole state.');
  expect(report).toContain('5%,10%,Order 17 of the court');
  expect(report).toContain('Contest 1,Smallest margin,Secretary of State');
  expect((await ada.refused('state-rules', { auditId, rules: RULES })).code).toBe('audit-not-in-phase');
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
});

test('rules are stated by an administrator, whole, and of targeted contests of the audit', async () => {
  const auditId = await planned('Stated');
  expect((await jane.refused('state-rules', { auditId, rules: RULES })).status).toBe(403);
  const [text] = RULES.texts;
  if (text === undefined) throw new Error('there is a text');
  const refusals: readonly (readonly [Partial<Rules>, number | string])[] = [
    [{ texts: [{ ...text, citation: '  ' }] }, 400],
    [{ texts: [{ ...text, says: 'x'.repeat(2001) }] }, 400],
    [{ texts: Array.from({ length: 41 }, () => text) }, 400],
    [{ statutoryLimit: { percent: 0, reasonAbove: null } }, 400],
    [{ chosen: [{ contest: 'Contest 9', criterion: 'Lot', by: 'Board' }] }, 'unknown-contest'],
  ];
  for (const [part, expected] of refusals) {
    const refused = await ada.refused('state-rules', { auditId, rules: { ...RULES, ...part } });
    expect(typeof expected === 'number' ? refused.status : refused.code).toBe(expected);
  }
  expect((await ada.ask('plan', { auditId })).plan.rules).toBeNull();
});

test('an audit that takes its rules back has the commitment it had before', async () => {
  const auditId = await planned('Taken back');
  const { commitment: before } = await ada.ask('commitment', { auditId });
  await ada.send('state-rules', { auditId, rules: RULES });
  await ada.send('state-rules', { auditId, rules: { texts: [], chosen: [], statutoryLimit: null } });
  expect((await ada.ask('commitment', { auditId })).commitment).toBe(before);
  await commitInputs(ada, auditId);
});

test('a risk limit with decimals is one from the plan to the report, and finer ones are refused', async () => {
  const auditId = await planned('Four and a half');
  const settings = { electionName: 'General', state: 'CA', dataEntry: 'online' } as const;
  for (const riskLimitPercent of [4.555, 20.5, -1]) {
    const refused = await ada.refused('change-settings', { auditId, settings: { ...settings, riskLimitPercent } });
    expect(refused.code).toBe('request-not-understood');
  }
  for (const percent of [0, 4.555, 20.5]) {
    const rules = { ...RULES, statutoryLimit: { percent, reasonAbove: null } };
    expect((await ada.refused('state-rules', { auditId, rules })).code).toBe('request-not-understood');
  }
  await ada.send('change-settings', { auditId, settings: { ...settings, riskLimitPercent: 4.35 } });
  const rules = { ...RULES, statutoryLimit: { percent: 4.3, reasonAbove: 'A court order' } };
  await ada.send('state-rules', { auditId, rules });
  const { findings } = await ada.ask('commitment', { auditId });
  expect(findings).toContainEqual({
    finding: 'limit-above-statute',
    statutoryPercent: 4.3,
    riskLimitPercent: 4.35,
    reason: 'A court order',
  });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 30 } });
  expect((await ada.ask('round-progress', { auditId })).riskLimit).toBe(0.0435);
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('4.35%');
  expect(report).toContain('4.3%');
  expect(report).not.toMatch(/4\.3[45]0{3,}|4\.29{3,}|4\.349{3,}/);
});
