import { documentAddress, retrievalListAddress } from '@plumbline/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { fieldworkChain } from '../log/audit-chains.ts';
import { readLog } from '../log/read-log.ts';
import { newestMessages } from '../stores/messages.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';

/* The retrieval list of a jurisdiction, divided by where things lie, handed to people who are named. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);
const J1 = { auditId: '', jurisdiction: 'J1' };
const MANIFEST = 'Container,Batch Name,Number of Ballots\n"Vault, 1",1,23\n"Vault, 1",2,101\nBarn,3,122\nBarn,4,400\n';

beforeAll(async () => {
  const auditId = await planAudit(office, ada, { name: 'Lists', type: 'ballot-polling', ...POLLING });
  for (const [jurisdiction, text] of [
    ['J1', MANIFEST],
    ['J2', POLLING.manifests.J2],
  ] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, text);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 60 } });
  J1.auditId = auditId;
}, 120_000);

const rowsOf = (csv: string) => csv.replace('\uFEFF', '').trim().split('\r\n').slice(1);
const lineOf = async () => {
  const { jurisdictions } = await ada.ask('round-progress', { auditId: J1.auditId });
  return jurisdictions.find(({ jurisdiction }) => jurisdiction === 'J1');
};

test('the parts of one kind are the list, and share nothing', async () => {
  const { units, parts } = await jane.ask('list-parts', J1);
  expect(parts.map(({ by, name }) => `${by} ${name}`)).toEqual(['container Barn', 'container Vault, 1']);
  const whole = rowsOf(await jane.download(retrievalListAddress(J1)));
  expect(whole).toHaveLength(units);
  const divided = await Promise.all(
    parts.map(async (part) => {
      const rows = rowsOf(await jane.download(retrievalListAddress({ ...J1, part })));
      expect(rows).toHaveLength(part.units);
      return rows;
    }),
  );
  expect(divided.flat().toSorted()).toEqual(whole.toSorted());
  // J2 has no containers, and nothing to divide by.
  expect((await jane.ask('list-parts', { ...J1, jurisdiction: 'J2' })).parts).toEqual([]);
});

test('a part is printed by itself, and is fewer pages or the same', async () => {
  const printed = async (part: { by: 'container'; name: string } | null) =>
    (await jane.downloadBytes(documentAddress({ ...J1, document: 'ballot-retrieval-list', part }))).byteLength;
  expect(await printed({ by: 'container', name: 'Vault, 1' })).toBeLessThan(await printed(null));
});

test('whoever takes a list stands in the log and in the progress, until boards are at work', async () => {
  expect(await lineOf()).toMatchObject({ listTaken: null });
  await jane.send('create-boards', { ...J1, count: 1 });
  expect((await lineOf())?.status).toBe('in-progress');
  const taking = { ...J1, part: { by: 'container', name: 'Barn' }, person: 'Rita Runner' } as const;
  await jane.send('take-list', { ...taking, way: { by: 'printed' } });
  const { at } = (await jane.ask('list-parts', J1)).taken[0] ?? { at: '' };
  expect(await lineOf()).toMatchObject({ status: 'list-taken', listTaken: { at, by: 'Rita Runner' } });
  const { boards } = await jane.ask('jurisdiction', J1);
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  await board.send('name-board-members', { ...J1, board: boards[0]?.board ?? '', members: ['Ann', 'Ben'] });
  expect(await lineOf()).toMatchObject({ status: 'in-progress', listTaken: { by: 'Rita Runner' } });
});

test('by mail the list itself goes to the address, which the log does not know', async () => {
  const part = { by: 'container', name: 'Vault, 1' } as const;
  const way = { by: 'mailed', email: 'Rob@Fetch.example' } as const;
  await jane.send('take-list', { ...J1, part, person: 'Rob Walker', way });
  const [mail] = await newestMessages(office.services.db, 1);
  expect(mail).toMatchObject({ to: 'rob@fetch.example', subject: 'What to fetch for J1: “Lists”' });
  const rows = rowsOf(await jane.download(retrievalListAddress({ ...J1, part })));
  const lines = (mail?.text ?? '').split('\n').filter((line) => line.startsWith('Container Vault, 1 · Batch '));
  expect(lines).toHaveLength(rows.length);
  const log = (await readLog(office.services.db, fieldworkChain(J1.auditId, 'J1'))).map(({ body }) => body).join('\n');
  expect(log).toContain('Rob Walker');
  expect(log.toLowerCase()).not.toContain('fetch.example');
  expect((await jane.ask('list-parts', J1)).taken.map(({ person, way: how }) => [person, how])).toEqual([
    ['Rob Walker', 'mailed'],
    ['Rita Runner', 'printed'],
  ]);
});

test('a part that is not there is refused, and so is a launch that is taken back after it', async () => {
  const none = { ...J1, part: { by: 'container', name: 'Shed' }, person: 'Rob', way: { by: 'printed' } } as const;
  expect((await jane.refused('take-list', none)).code).toBe('list-part-not-there');
  for (const address of [
    retrievalListAddress({ ...J1, part: none.part }),
    documentAddress({ ...J1, document: 'ballot-retrieval-list', part: none.part }),
  ]) {
    const answer = await jane.fetch(`${office.origin}${address}`, { method: 'GET' });
    expect({ status: answer.status, says: await answer.text() }).toEqual({
      status: 409,
      says: expect.stringContaining('list-part-not-there'),
    });
  }
  const J2 = { ...J1, jurisdiction: 'J2' };
  await jane.send('take-list', { ...J2, part: null, person: 'Rob', way: { by: 'downloaded' } });
  expect((await ada.ask('jurisdiction', J2)).line.status).toBe('list-taken');
  expect(await checkInstallation({ ...office.services, ownsTheLog: false })).toMatchObject({ differences: [] });
});
