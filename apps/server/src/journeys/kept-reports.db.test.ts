import { createHash } from 'node:crypto';
import { discrepancyReportAddress, keptReportAddress, reportAddress, reportedResultsAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { removeUnusedFiles } from '../jobs/remove-unused-files.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/* Reports are kept as they were built, once for each stand of the log, and forgotten when a text is taken out. */

const office = await openTestOffice();
afterAll(() => office.close());
const { clock, services } = office;
const world = { auditId: '' };
const DAY = 24 * 60 * 60_000;

beforeAll(async () => {
  clock.now = new Date();
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planBatches(office, ada, { name: 'Kept' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  Object.assign(world, { auditId });
}, 120_000);

test('the same report of the same log is built once, and listed with what it is', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = world;
  expect((await ada.ask('kept-reports', { auditId })).reports).toEqual([]);
  const text = await ada.download(reportAddress({ auditId }));
  expect(await ada.download(reportAddress({ auditId }))).toBe(text);
  const { reports } = await ada.ask('kept-reports', { auditId });
  const { head } = (await ada.ask('plan', { auditId })).heading;
  expect(reports).toHaveLength(1);
  expect(reports[0]).toMatchObject({
    kind: 'audit',
    form: 'csv',
    jurisdiction: null,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    head: { number: head.number, hash: head.hash },
    at: clock.now.toISOString(),
    by: 'Ada Warren',
    isNewest: true,
  });
});

test('two who ask at once, and each form and jurisdiction, are given their own whole file', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = world;
  const built = vi.spyOn(services.workers, 'run');
  const [one, other] = await Promise.all([1, 2].map(() => ada.download(reportedResultsAddress(auditId, 'json'))));
  expect(one).toBe(other);
  // The second waits for what the first has built.
  expect(built.mock.calls.filter(([job]) => job === 'report')).toHaveLength(1);
  built.mockRestore();
  expect(JSON.parse(one ?? '')).toMatchObject({ version: 1, report: 'reported-results', audit: 'Kept' });
  expect(await ada.download(discrepancyReportAddress(auditId, 'html'))).toContain('<h1>Discrepancy report: Kept</h1>');
  await ada.download(reportAddress({ auditId, jurisdiction: 'J1' }));
  const refused = await ada.fetch(`${office.origin}/api/reported-results.csv?auditId=${auditId}&as=zip`, {
    method: 'GET',
  });
  expect(refused.status).toBe(404);
  const { reports } = await ada.ask('kept-reports', { auditId });
  const kinds = new Set(reports.map(({ kind, form, jurisdiction }) => `${kind} ${form} ${jurisdiction}`));
  expect(kinds).toEqual(
    new Set(['audit csv null', 'audit csv J1', 'reported-results json null', 'discrepancies html null']),
  );
});

test('when something was entered the kept one says so, stays as it was, and another is built', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = world;
  const before = (await ada.ask('kept-reports', { auditId })).reports.find(
    ({ kind, form }) => kind === 'discrepancies' && form === 'html',
  );
  assert(before !== undefined, 'it was built before', before);
  const old = await ada.download(keptReportAddress({ auditId, reportId: before.reportId }));
  const jane = await office.signedIn('jane@j1.example');
  const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
  const batch = { auditId, jurisdiction: 'J2', batch: 'Batch 3' };
  await jane.send('record-batch', { ...batch, sheets: [{ name: 'S', votes }], basedOn: null });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J2' });
  const { reports } = await ada.ask('kept-reports', { auditId });
  expect(reports.every(({ isNewest }) => !isNewest)).toBe(true);
  const newer = await ada.download(discrepancyReportAddress(auditId, 'html'));
  expect(newer).not.toBe(old);
  expect(await ada.download(keptReportAddress({ auditId, reportId: before.reportId }))).toBe(old);
  expect((await ada.ask('kept-reports', { auditId })).reports[0]).toMatchObject({
    kind: 'discrepancies',
    isNewest: true,
  });
});

test('a kept report is for whoever may have the report, under its own audit and name', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = world;
  const [report] = (await ada.ask('kept-reports', { auditId })).reports;
  assert(report !== undefined, 'some were built', report);
  const jane = await office.signedIn('jane@j1.example');
  const of = async (person: typeof ada, at: { auditId: string; reportId: string }) =>
    (await person.fetch(`${office.origin}${keptReportAddress(at)}`, { method: 'GET' })).status;
  expect(await of(ada, { auditId, reportId: report.reportId })).toBe(200);
  // As the comparisons of the whole audit: a manager reads those of their own jurisdiction.
  expect(await of(jane, { auditId, reportId: report.reportId })).toBe(404);
  expect(await of(office.nobody(), { auditId, reportId: report.reportId })).toBe(401);
  expect(await of(ada, { auditId, reportId: auditId })).toBe(404);
  expect(await of(ada, { auditId, reportId: 'x' })).toBe(400);
  const { auditId: another } = await planBatches(office, ada, { name: 'Another' });
  expect(await of(ada, { auditId: another, reportId: report.reportId })).toBe(404);
});

test('no more than twenty of a kind are kept; what is kept survives the tidying up, and what is not goes', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = world;
  const [first] = (await ada.ask('kept-reports', { auditId })).reports;
  assert(first !== undefined, 'some were built', first);
  const row = await services.db
    .selectFrom('kept_report')
    .selectAll()
    .where('id', '=', first.reportId)
    .executeTakeFirstOrThrow();
  const { number: _, ...same } = row;
  for (let count = 0; count < 25; count += 1) {
    const id = crypto.randomUUID();
    await services.db
      .insertInto('kept_report')
      .values({ ...same, id, stand: `stand ${count}` })
      .execute();
  }
  await services.db
    .deleteFrom('kept_report')
    .where('stand', '=', row.stand)
    .where('kind', '=', 'discrepancies')
    .execute();
  await ada.download(discrepancyReportAddress(auditId, 'html'));
  const ofKind = async () =>
    (await ada.ask('kept-reports', { auditId })).reports.filter(
      ({ kind, form }) => kind === 'discrepancies' && form === 'html',
    );
  expect(await ofKind()).toHaveLength(20);

  clock.now = new Date(Date.now() + 2 * DAY);
  const later = await office.signedIn(ADMINISTRATOR);
  const names = async () => {
    const found: string[] = [];
    for await (const { sha256 } of services.blobs.list()) found.push(sha256);
    return found;
  };
  await removeUnusedFiles(services);
  const [kept] = (await later.ask('kept-reports', { auditId })).reports;
  expect(await names()).toContain(kept?.sha256);
  await services.db.deleteFrom('kept_report').execute();
  await removeUnusedFiles(services);
  expect(await names()).not.toContain(kept?.sha256);
});
