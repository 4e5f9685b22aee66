import { fileAddress, logAddress, templateAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { COMPARED_MANIFEST, clearBallotCvrs, dominionCvrs } from '../testing/compared-counties.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';

/* One list of the names that hold: a file of the audit, from which contests are chosen and with which records are matched. */

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);
const omar = await office.signedIn(SECOND_MANAGER);

const LIST = 'Contest Name,Jurisdictions,Choice Names\nContest 1,all,1-1; 1-2\nContest 2,"J1, J2",2-1; 2-2; 2-3\n';
const OPEN = {
  winners: 1,
  votesAllowed: null,
  majorityOrRunoff: false,
  totalBallots: null,
  cardsBearing: null,
  pendingBallots: 0,
  choices: null,
} as const;

async function planned(name: string) {
  const auditId = await planAudit(office, ada, {
    name,
    type: 'ballot-comparison',
    contests: [
      { ...OPEN, name: 'Contest 1', targeted: true, jurisdictions: 'all' },
      { ...OPEN, name: 'Contest 2', targeted: false, jurisdictions: ['J1'] },
    ],
    participants: ({ first, second }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${second}\n`,
  });
  return { auditId, slot: { auditId, kind: 'standardized-contests', jurisdiction: null } as const };
}

test('the list is read with all that is wrong, registered, held against contests and records, and sealed with the other files', async () => {
  const { auditId, slot } = await planned('From the list');
  const wrong = await ada.upload(slot, {
    name: 'contests.csv',
    text: LIST.replace('all', 'J1; J9').replace('Contest 2', ''),
  });
  expect(wrong).toMatchObject({ accepted: false });
  expect(wrong.issues.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['BLANK_CELL', 3, 'Contest Name'],
    ['UNKNOWN_JURISDICTION', 2, 'Jurisdictions'],
  ]);
  await useFile(ada, slot, LIST);

  const { standardized, missing } = await ada.ask('names-in-cvrs', { auditId });
  expect(standardized.slot.registered).toMatchObject({ figures: { contests: 2 } });
  expect(standardized.contests).toEqual([
    { name: 'Contest 1', jurisdictions: 'all', choices: ['1-1', '1-2'] },
    { name: 'Contest 2', jurisdictions: ['J1', 'J2'], choices: ['2-1', '2-2', '2-3'] },
  ]);
  expect(missing).toContainEqual({
    what: 'contest-standardized-elsewhere',
    contest: 'Contest 2',
    jurisdictions: ['J2'],
  });
  await ada.send('define-contests', {
    auditId,
    contests: [
      { ...OPEN, name: 'Contest 1', targeted: true, jurisdictions: 'all' },
      { ...OPEN, name: 'Contest 2', targeted: false, jurisdictions: 'all' },
    ],
  });

  // J2 names everything otherwise: the choices of the list are what its names are matched with.
  for (const [manager, jurisdiction, cvrs] of [
    [jane, 'J1', dominionCvrs()],
    [omar, 'J2', clearBallotCvrs()],
  ] as const) {
    await useFile(manager, { auditId, kind: 'manifest', jurisdiction }, COMPARED_MANIFEST);
    await useFile(manager, { auditId, kind: 'cvrs', jurisdiction }, cvrs);
  }
  const { jurisdictions } = await ada.ask('names-in-cvrs', { auditId });
  const second = jurisdictions.find(({ jurisdiction }) => jurisdiction === 'J2')?.contests ?? [];
  expect(second.map(({ contest, inCvrs, proposed, expected }) => [contest, inCvrs, proposed?.name, expected])).toEqual([
    ['Contest 1', null, 'CONTEST ONE', ['1-1', '1-2']],
    ['Contest 2', null, 'CONTEST TWO', ['2-1', '2-2', '2-3']],
  ]);
  await ada.send('match-names', {
    auditId,
    jurisdiction: 'J2',
    contests: { 'CONTEST ONE': 'Contest 1', 'CONTEST TWO': 'Contest 2' },
    choices: {
      'Contest 1': { '1–1': '1-1', '1–2': '1-2' },
      'Contest 2': { '2–1': '2-1', '2–2': '2-2', '2–3': '2-3' },
    },
  });
  const { findings, files, missing: left } = await ada.ask('commitment', { auditId });
  expect(left).toEqual([]);
  expect(files.map(({ jurisdiction, kind }) => [jurisdiction, kind])).toContainEqual([null, 'standardized-contests']);
  await ada.send('commit-inputs', { auditId, confirmed: findings });
  expect((await ada.ask('plan', { auditId })).plan.contests.map(({ choices }) => choices)).toEqual([
    [
      { name: '1-1', votes: 14 },
      { name: '1-2', votes: 6 },
    ],
    [
      { name: '2-1', votes: 24 },
      { name: '2-2', votes: 10 },
      { name: '2-3', votes: 14 },
    ],
  ]);
  const log = await ada.download(logAddress(auditId));
  const entry = log.split('\n').find((line) => line.includes('standardized-contests'));
  assert(entry !== undefined, 'the log has the list');
  expect(entry).toContain(standardized.slot.registered?.sha256);
  expect(await ada.download(fileAddress(slot))).toBe(LIST);
  expect(await rebuildProjections(office.services, { repair: false })).toMatchObject({ broken: [], differences: [] });
  expect((await ada.refused('remove-file', slot)).code).toBe('audit-not-in-phase');
});

test('the list is the administrator’s: nobody else uploads, registers, removes or downloads it', async () => {
  const { auditId, slot } = await planned('Not yours');
  await expect(jane.upload(slot, { name: 'contests.csv', text: LIST })).rejects.toThrow();
  const { uploadId } = await ada.upload(slot, { name: 'contests.csv', text: LIST });
  const file = { ...slot, uploadId, confirmed: false };
  expect(await jane.refused('register-file', file)).toMatchObject({ status: 403 });
  await ada.send('register-file', file);
  expect(await jane.refused('remove-file', slot)).toMatchObject({ status: 403 });
  await expect(jane.download(fileAddress(slot))).rejects.toThrow();
  // In the place of a jurisdiction there is none, whoever asks.
  expect((await jane.refused('remove-file', { ...slot, jurisdiction: 'J1' })).code).toBe('file-not-there');
  await ada.send('remove-file', slot);
  const { standardized } = await ada.ask('names-in-cvrs', { auditId });
  expect(standardized).toMatchObject({ contests: null, slot: { registered: null, lastUpload: null } });
  expect((await ada.refused('remove-file', slot)).code).toBe('file-not-there');
});

test('a template names jurisdictions of the audit, and another kind of audit has no use for the list', async () => {
  const { slot } = await planned('Template');
  expect(await ada.download(templateAddress(slot))).toContain('"J1; J2"'.replaceAll('"', ''));
  const polling = await planAudit(office, ada, { name: 'Polling', type: 'ballot-polling', ...POLLING });
  const elsewhere = { ...slot, auditId: polling };
  const { uploadId } = await ada.upload(elsewhere, {
    name: 'contests.csv',
    text: 'Contest Name,Jurisdictions\nA,all\n',
  });
  expect((await ada.refused('register-file', { ...elsewhere, uploadId, confirmed: false })).code).toBe(
    'file-not-expected',
  );
});
