import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../../check/check-installation.ts';
import { openFirstRound } from '../../journeys/plan-audit.ts';
import { planBatches } from '../../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const CONTEST = 'Contest 1';

function sheets(...votes: readonly [number, number, number]) {
  const [one, two, three] = votes;
  return [{ name: 'Sheet 1', votes: { [CONTEST]: { 'candidate 1': one, 'candidate 2': two, 'candidate 3': three } } }];
}

test('of two people who enter a batch at once, the second is told by whom it was entered, and changes nothing', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Entered twice' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 7 } });
  const place = { auditId, jurisdiction: 'J1', batch: 'Batch 1' };
  const entry = async () => {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
    return batches.find((one) => one.batch === 'Batch 1');
  };
  const first = sheets(400, 50, 40);
  await jane.send('record-batch', { ...place, sheets: first, basedOn: null });
  const late = await jane.refused('record-batch', { ...place, sheets: sheets(1, 2, 3), basedOn: null });
  expect(late).toMatchObject({ status: 409, code: 'entry-changed-meanwhile' });
  expect(late.detail).toMatch(/^jane@j1\.example has entered this batch in the meantime\./);
  expect(await entry()).toMatchObject({ sheets: first });

  // Whoever has seen it may correct it; whoever saw an earlier entry may not.
  const { batchVersions } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const seen = batchVersions['Batch 1'] ?? null;
  const corrected = sheets(400, 51, 40);
  await jane.send('record-batch', { ...place, sheets: corrected, basedOn: seen });
  const stale = await jane.refused('record-batch', { ...place, sheets: first, basedOn: seen });
  expect(stale.code).toBe('entry-changed-meanwhile');
  expect(await entry()).toMatchObject({ sheets: corrected });
});

test('a batch is not counted before a round is open', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Too early' });
  const early = { auditId, jurisdiction: 'J1', batch: 'Batch 1', sheets: sheets(1, 1, 1), basedOn: null };
  expect((await jane.refused('record-batch', early)).code).toBe('audit-not-in-phase');
});

test('the tally that a device kept is taken once, stands beside what it did not know, and is settled by whoever has seen both', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Kept on a device' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 7 } });
  const place = { auditId, jurisdiction: 'J1', batch: 'Batch 1' };
  const kept = (number: number, ...replaces: string[]) => ({
    id: `${number}1111111-0000-4000-8000-000000000000`,
    device: 'aaaaaaaa-0000-4000-8000-000000000000',
    number,
    enteredAt: '2026-11-05T10:00:00.000Z',
    replaces,
  });
  const look = async () => {
    const { batches, batchVersions, line } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
    const found = batches.find(({ batch }) => batch === 'Batch 1');
    return { ...found, version: batchVersions['Batch 1'] ?? null, twoEntries: line.twoEntries };
  };
  const first = { ...place, sheets: sheets(400, 50, 40), basedOn: null, entry: kept(1) };
  await jane.send('record-batch', first);
  // Sent again as another command, as a device does that lost the answer and its page.
  await jane.send('record-batch', first);
  expect(await look()).toMatchObject({ version: 1, contested: [], entries: [first.entry.id], twoEntries: 0 });
  const second = { ...place, sheets: sheets(400, 55, 40), basedOn: null, entry: kept(2) };
  await jane.send('record-batch', second);
  expect(await look()).toMatchObject({
    version: 2,
    sheets: [],
    countedInRound: null,
    twoEntries: 1,
    contested: [
      { id: first.entry.id, sheets: first.sheets, enteredBy: 'jane@j1.example', enteredAt: '2026-11-05T10:00:00.000Z' },
      { id: second.entry.id, sheets: second.sheets },
    ],
  });
  const final = await jane.refused('finalize-tallies', { auditId, jurisdiction: 'J1' });
  expect(final).toMatchObject({ status: 409, code: 'batches-contested', detail: expect.stringContaining('Batch 1') });
  const stale = await jane.refused('record-batch', { ...place, sheets: sheets(1, 1, 1), basedOn: 1 });
  expect(stale.code).toBe('entry-changed-meanwhile');
  await jane.send('record-batch', { ...place, sheets: second.sheets, basedOn: 2 });
  expect(await look()).toMatchObject({
    version: 3,
    sheets: second.sheets,
    contested: [],
    countedInRound: 1,
    twoEntries: 0,
  });
  // What was entered by others is sent in nobody else's name.
  const others = await jane.refused('record-batch', { ...second, entry: kept(3), enteredAs: 'Ann, Bob' });
  expect(others).toMatchObject({ status: 409, code: 'entry-of-others', detail: expect.stringContaining('Ann, Bob') });
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
