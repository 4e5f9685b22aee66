import type { CommandInput } from '@plumbline/api';
import { reportAddress } from '@plumbline/api';
import { eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { BATCHES, POLLING } from '../demonstration/small-elections.ts';
import { readLog } from '../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';

/* What an office says of the numbers in its manifest, from its page to the record, the sizes and the report. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);

type Said = Pick<CommandInput<'state-manifest'>, 'verified' | 'by' | 'on' | 'ballots'>;
const SAID: Said = {
  verified: 'counter-against-voters',
  by: 'Dr. Quill, canvass board',
  on: '2024-11-07',
  ballots: {
    'election-day': { listed: 'included' },
    early: { listed: 'included' },
    mail: { listed: 'included' },
    uocava: { listed: 'none' },
    provisional: { listed: 'included' },
    'cured-or-late': { listed: 'none' },
  },
};

async function digestOf(slot: { auditId: string; jurisdiction: string }): Promise<string> {
  const { slots } = await jane.ask('jurisdiction', slot);
  return slots.find(({ kind }) => kind === 'manifest')?.registered?.sha256 ?? '';
}

async function batchComparison(name: string, pendingBallots = 0) {
  const contests = BATCHES.contests.map((contest) => ({ ...contest, pendingBallots }));
  const auditId = await planAudit(office, ada, {
    ...BATCHES,
    name,
    type: 'batch-comparison',
    compatibility: false,
    contests,
  });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    const { manifest, totals } = BATCHES.files[jurisdiction];
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, manifest);
    await useFile(jane, { auditId, kind: 'candidate-totals', jurisdiction }, totals);
  }
  return auditId;
}

const sizesOf = async (auditId: string) =>
  (await ada.ask('sample-sizes', { auditId })).contests.map(({ options }) => options.map(({ size }) => size));

test('ballots that are not counted yet are held against the margin as pending ballots of a contest are', async () => {
  const typed = await batchComparison('Typed pending', 250);
  const stated = await batchComparison('Stated pending');
  const none = await batchComparison('None pending');
  const J1 = { auditId: stated, jurisdiction: 'J1' };
  const ballots: Said['ballots'] = { ...SAID.ballots, mail: { listed: 'not-yet-counted', cards: 250 } };
  await jane.send('state-manifest', { ...J1, manifest: await digestOf(J1), ...SAID, ballots });
  expect(await sizesOf(stated)).toEqual(await sizesOf(typed));
  expect(await sizesOf(stated)).not.toEqual(await sizesOf(none));

  const { findings, unstated } = await ada.ask('commitment', { auditId: stated });
  expect(unstated).toEqual(['J2']);
  expect(findings.at(-1)).toEqual({ finding: 'not-yet-counted', waiting: [{ jurisdiction: 'J1', cards: 250 }] });
  const open = await ada.refused('commit-inputs', { auditId: stated, confirmed: findings.slice(0, -1) });
  expect([open.code, open.detail]).toEqual(['findings-not-confirmed', expect.stringContaining('J1 (250)')]);

  await openFirstRound(ada, { auditId: stated, seed: '12345678901234567890', sampleSizes: { 'Contest 1': 4 } });
  const report = await ada.download(reportAddress({ auditId: stated }));
  expect(report).toContain('WHERE THE NUMBERS OF THE MANIFESTS COME FROM');
  expect(report).toMatch(/J1,\d+,,,Counter held against the number of voters,"Dr\. Quill, canvass board",2024-11-07,/);
  expect(report).toContain('Not yet counted: 250');
  const sealed = (await readLog(office.services.db, `audit:${stated}`)).map((entry) => eventOf(entry).event);
  expect(sealed.find(({ type }) => type === 'inputs-committed')).toMatchObject({ confirmed: findings });
  // The name lies beside the log, so that it can be taken out.
  expect(JSON.stringify(sealed)).not.toContain('Quill');
  const [entry] = (await ada.ask('log', { auditId: stated })).entries.filter(({ type }) => type === 'manifest-stated');
  const [text] = entry?.texts ?? [];
  expect(text?.shown).toMatchObject({ state: 'kept', text: SAID.by });
  await ada.send('redact-text', { auditId: stated, digest: text?.digest ?? '', reason: 'a name' });
  expect((await jane.ask('jurisdiction', J1)).statement?.by).toMatchObject({ state: 'redacted' });
  const after = await ada.download(reportAddress({ auditId: stated }));
  expect(after).not.toContain('Quill');
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
});

test('it is said by who manages there, of the file in use, and of a day that has come', async () => {
  const auditId = await planAudit(office, ada, {
    name: 'Said',
    type: 'ballot-polling',
    compatibility: false,
    ...POLLING,
  });
  const J1 = { auditId, jurisdiction: 'J1' };
  await useFile(jane, { ...J1, kind: 'manifest' }, POLLING.manifests.J1);
  const said = { ...J1, manifest: await digestOf(J1), ...SAID };
  const omar = await office.signedIn(SECOND_MANAGER);
  expect((await omar.refused('state-manifest', said)).status).toBe(403);
  const later = new Date(office.services.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  expect((await jane.refused('state-manifest', { ...said, on: later })).code).toBe('day-not-come');
  const { mail: _, ...five } = SAID.ballots;
  expect((await jane.refused('state-manifest', { ...said, ballots: five as Said['ballots'] })).status).toBe(400);
  const other = await jane.refused('state-manifest', { ...said, manifest: 'ab'.repeat(32) });
  expect(other.code).toBe('manifest-replaced');
  const stepOf = async () => (await jane.ask('jurisdiction', J1)).heading.nextStep.step;
  expect(await stepOf()).toBe('state-manifest');
  await jane.send('state-manifest', said);
  expect(await stepOf()).toBe('wait-for-launch');
  const { commitment: before } = await ada.ask('commitment', { auditId });
  await jane.send('state-manifest', { ...said, verified: 'tabulator-alone' });
  const { commitment: after, findings, statements } = await ada.ask('commitment', { auditId });
  expect(after).not.toBe(before);
  expect(findings.at(-1)).toEqual({ finding: 'tabulator-alone', jurisdictions: ['J1'] });
  expect(statements).toMatchObject([{ jurisdiction: 'J1', statement: { verified: 'tabulator-alone', on: SAID.on } }]);
  // Another manifest is another statement.
  await useFile(jane, { ...J1, kind: 'manifest' }, POLLING.manifests.J1.replace(/\r?\n$/, '\n\n'));
  expect((await jane.ask('jurisdiction', J1)).statement).toBeNull();
});

test('how cards lie is said of batches that are compared, and what cannot be matched is confirmed', async () => {
  const auditId = await planAudit(office, ada, {
    name: 'Lie',
    type: 'ballot-comparison',
    compatibility: false,
    ...POLLING,
  });
  const J1 = { auditId, jurisdiction: 'J1' };
  const rows = ['Container,Tabulator,Batch Name,Number of Ballots', 'Box 1,T1,B1,50', 'Box 1,T2,B1,40'];
  await useFile(jane, { ...J1, kind: 'manifest' }, `${rows.join('\n')}\n`);
  const first = { end: 'top', face: 'down' } as const;
  const kept = { scanOrder: 'yes', imprinted: false, first } as const;
  const lost = { scanOrder: 'unknown', imprinted: false, first } as const;
  const manifest = await digestOf(J1);
  const of = (tabulator: string) => [{ tabulator, batch: 'B1', order: lost }];
  const { ordersUnstated } = await ada.ask('commitment', { auditId });
  expect(ordersUnstated).toEqual(['J1']);
  const unknown = await jane.refused('state-card-order', { ...J1, manifest, all: kept, otherwise: of('T9') });
  expect([unknown.code, unknown.detail]).toEqual(['batches-not-compared', expect.stringContaining('T9 B1')]);
  await jane.send('state-card-order', { ...J1, manifest, all: kept, otherwise: of('T2') });
  const { findings } = await ada.ask('commitment', { auditId });
  expect(findings.at(-1)).toEqual({
    finding: 'cards-not-matched',
    places: [{ jurisdiction: 'J1', which: 'these', batches: ['T2 B1'] }],
  });
  expect((await jane.ask('jurisdiction', J1)).cardOrders).toEqual({ all: kept, otherwise: of('T2') });
});
