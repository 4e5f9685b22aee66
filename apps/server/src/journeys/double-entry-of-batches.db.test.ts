import { randomUUID } from 'node:crypto';
import { reportAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/* Each batch is entered twice: by the manager, or people whom the manager lets in, who do not know what the others entered. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const world: { auditId: string; jane: TestPerson; ann: TestPerson; cid: TestPerson } = Object.create(null);

/** A number that stands nowhere else. */
const TELLING = 437;

beforeAll(async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Batches entered twice', doubleEntry: true });
  Object.assign(world, { auditId, jane });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  const { link } = await jane.send('make-tally-link', inJ1());
  world.ann = await letIn(link, ['Ann', 'Bob']);
  world.cid = await letIn(link, ['Cid']);
}, 120_000);

const inJ1 = () => ({ auditId: world.auditId, jurisdiction: 'J1' });

async function letIn(link: string, people: readonly string[]): Promise<TestPerson> {
  const laptop = office.nobody();
  await laptop.send('sign-in-to-tally-entry', { token: link.split('/').at(-1) ?? '', people: [...people] });
  const { request } = await laptop.ask('tally-request', {});
  const asked = (await world.jane.ask('tally-requests', inJ1())).requests.find(({ stand }) => stand === 'waiting');
  assert(request?.number != null && asked !== undefined, 'the manager sees the request');
  await world.jane.send('confirm-tally-entry', { ...inJ1(), entryId: asked.entryId, number: request.number });
  return laptop;
}

function made(reader: 'alone' | 'together' | undefined, replaces: readonly string[] = []) {
  const entry = { id: randomUUID(), device: randomUUID(), number: 1, enteredAt: '2026-11-05T10:00:00.000Z' };
  return { ...entry, replaces: [...replaces], ...(reader && { reader }) };
}

function tally(batch: string, one: number) {
  const votes = { 'Contest 1': { 'candidate 1': one, 'candidate 2': 10, 'candidate 3': 5 } };
  return { ...inJ1(), batch, sheets: [{ name: 'Sheet 1', votes }], basedOn: null };
}

const batchFor = async (person: TestPerson, batch: string, query: 'tally-entry' | 'jurisdiction' = 'tally-entry') => {
  const { batches } = query === 'jurisdiction' ? await person.ask(query, inJ1()) : await person.ask(query, inJ1());
  const found = batches.find((one) => one.batch === batch);
  assert(found !== undefined, 'the batch was drawn', batch);
  // The tickets of a draw are digits of chance.
  const { tickets: _, ...told } = found;
  return { answer: JSON.stringify(told), found };
};

test('before others have entered a batch nobody is told what was entered, in no answer and not in the log', async () => {
  const { jane, ann, cid, auditId } = world;
  const { code } = await jane.refused('record-batch', tally('Batch 1', TELLING));
  expect(code).toBe('reader-missing');
  await ann.send('record-batch', { ...tally('Batch 1', TELLING), entry: made('alone') });
  for (const [person, query, you] of [
    [ann, 'tally-entry', 'entered'],
    [cid, 'tally-entry', 'not-entered'],
    [jane, 'jurisdiction', 'not-entered'],
    [ada, 'jurisdiction', 'not-entered'],
  ] as const) {
    const { answer, found } = await batchFor(person, 'Batch 1', query);
    expect(found).toMatchObject({
      sheets: [],
      contested: [],
      countedInRound: null,
      lastEditedBy: null,
      enteredOnce: { by: ['Ann, Bob'], you },
    });
    expect(found.entries).toHaveLength(you === 'entered' ? 1 : 0);
    expect(answer).not.toContain(String(TELLING));
  }
  const { line } = await jane.ask('jurisdiction', inJ1());
  expect(line).toMatchObject({ enteredOnce: 1, twoEntries: 0, unitsDone: 0 });
  const said = async (person: TestPerson) =>
    (await person.ask('log', { auditId })).entries
      .filter(({ type }) => type === 'batch-recorded')
      .map(({ data }) => data);
  expect(await said(jane)).toEqual([null]);
  expect(JSON.stringify(await said(ada))).toContain(String(TELLING));

  // What an entry is answered with is the same whether it agrees or not.
  await ann.send('record-batch', { ...tally('Batch 2', 20), entry: made('alone') });
  const agrees = await cid.send('record-batch', { ...tally('Batch 1', TELLING), entry: made('alone') });
  const differs = await cid.send('record-batch', { ...tally('Batch 2', 21), entry: made('alone') });
  expect(agrees).toEqual(differs);
  expect((await batchFor(ann, 'Batch 1')).found).toMatchObject({
    countedInRound: 1,
    enteredOnce: null,
    together: true,
    lastEditedBy: 'Ann, Bob; Cid',
  });
  expect((await said(jane)).every((data) => data !== null)).toBe(true);
});

test('what differs is settled by people who have seen both, and stands as a case and in the report', async () => {
  const { jane, ann, cid, auditId } = world;
  const { found } = await batchFor(cid, 'Batch 2');
  expect(found).toMatchObject({ together: true, enteredOnce: null, countedInRound: null });
  expect(found.contested.map(({ enteredBy }) => enteredBy).sort()).toEqual(['Ann, Bob', 'Cid']);
  expect((await jane.refused('finalize-tallies', inJ1())).code).toBe('batches-contested');
  // Nobody settles it who says that they have seen nothing of it.
  const alone = await jane.refused('record-batch', { ...tally('Batch 2', 21), entry: made('alone', found.entries) });
  expect(alone.code).toBe('entry-of-other-reader');
  await cid.send('record-batch', { ...tally('Batch 2', 21), entry: made('together', found.entries) });
  const { batches } = await jane.ask('jurisdiction', inJ1());
  for (const { batch, countedInRound } of batches) {
    if (countedInRound !== null) continue;
    await ann.send('record-batch', { ...tally(batch, 1), entry: made('alone') });
    await jane.send('record-batch', { ...tally(batch, 1), entry: made('alone') });
  }
  await jane.send('finalize-tallies', inJ1());
  const { cases } = await jane.ask('cases', { auditId });
  const own = cases.find(({ unit }) => unit.kind === 'batch' && unit.batch === 'Batch 2');
  expect(own?.lines).toContainEqual(
    expect.objectContaining({
      contest: 'Contest 1',
      audited: {
        kind: 'counted-otherwise',
        tallies: expect.arrayContaining([
          { 'candidate 1': 20, 'candidate 2': 10, 'candidate 3': 5 },
          { 'candidate 1': 21, 'candidate 2': 10, 'candidate 3': 5 },
        ]),
      },
    }),
  );
  const inJ2 = { auditId, jurisdiction: 'J2' };
  const { link } = await jane.send('make-tally-link', inJ2);
  const dee = office.nobody();
  await dee.send('sign-in-to-tally-entry', { token: link.split('/').at(-1) ?? '', people: ['Dee'] });
  const { request } = await dee.ask('tally-request', {});
  const [asked] = (await jane.ask('tally-requests', inJ2)).requests;
  assert(request?.number != null && asked !== undefined, 'the manager sees the request');
  await jane.send('confirm-tally-entry', { ...inJ2, entryId: asked.entryId, number: request.number });
  for (const { batch } of (await jane.ask('jurisdiction', inJ2)).batches) {
    await dee.send('record-batch', { ...tally(batch, 1), ...inJ2, entry: made('alone') });
    await jane.send('record-batch', { ...tally(batch, 1), ...inJ2, entry: made('alone') });
  }
  await jane.send('finalize-tallies', inJ2);
  await ada.send('close-round', { auditId, round: 1 });
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Entries That Were Not Alike');
  expect(report).toMatch(
    /candidate 1: 20; candidate 2: 10; candidate 3: 5 \| Contest 1: candidate 1: 21|candidate 1: 21; candidate 2: 10; candidate 3: 5 \| Contest 1: candidate 1: 20/,
  );
  // Whoever reads the log without our memory finds the same.
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
