import { inflateRawSync } from 'node:zlib';
import {
  discrepancyReportAddress,
  documentAddress,
  drawsAddress,
  fileAddress,
  helpFileAddress,
  keptReportAddress,
  logAddress,
  publicAuditPreviewAddress,
  reportAddress,
  reportedResultsAddress,
  retrievalListAddress,
  templateAddress,
} from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAudit } from '../audit/history/load-audit.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { WAYS_IN } from '../testing/permission-table.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound, planAudit, useFile } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/* Whatever leaves a practice audit says that it is one: every download there is, and every document. */

const office = await openTestOffice();
afterAll(() => office.close());

const MARK = 'PRACTICE';
const SEED = '1234567890';
const world = {
  ada: Object.create(null) as TestPerson,
  jane: Object.create(null) as TestPerson,
  batches: '',
  polling: '',
};

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId: batches, jane } = await planBatches(office, ada, { name: 'Rehearsal', practice: true });
  await openFirstRound(ada, { auditId: batches, seed: SEED, sampleSizes: { 'Contest 1': 7 } });
  const polling = await planAudit(office, ada, { name: 'Second', practice: true, type: 'ballot-polling', ...POLLING });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId: polling, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId: polling, jurisdiction: 'J3', holdsBallots: false });
  await openFirstRound(ada, { auditId: polling, seed: SEED, sampleSizes: { 'Contest 1': 20 } });
  await jane.send('create-boards', { auditId: polling, jurisdiction: 'J1', count: 1 });
  Object.assign(world, { ada, jane, batches, polling });
}, 240_000);

/** A download: the name it is saved under, and its bytes. */
async function fetched(person: TestPerson, address: string) {
  const response = await person.fetch(`${office.origin}${address}`, { method: 'GET' });
  expect([address, response.status]).toEqual([address, 200]);
  const disposition = response.headers.get('content-disposition') ?? '';
  return { name: decodeURIComponent(disposition), bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The files of an archive, by name, read by nothing of ours. */
function filesOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = Buffer.from(bytes);
  const files = new Map<string, string>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const nameEnd = at + 30 + archive.readUInt16LE(at + 26);
    const begin = nameEnd + archive.readUInt16LE(at + 28);
    const end = begin + archive.readUInt32LE(at + 18);
    const packed = archive.subarray(begin, end);
    const content = archive.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed);
    files.set(archive.toString('utf8', at + 30, nameEnd), content.toString('utf8'));
    at = end;
  }
  return files;
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('the name, the heading, the log and the log of the office say so from the first entry', async () => {
  const { ada, batches: auditId } = world;
  const { heading } = await ada.ask('plan', { auditId });
  expect(heading).toMatchObject({ name: 'PRACTICE: Rehearsal', practice: true });
  const [first = ''] = textOf((await fetched(ada, logAddress(auditId))).bytes).split('\n');
  const entry = JSON.parse(first);
  const body = typeof entry.body === 'string' ? JSON.parse(entry.body) : entry;
  expect(body).toMatchObject({
    type: 'audit-created',
    data: { version: 2, practice: true, name: 'PRACTICE: Rehearsal' },
  });
  const { organizations } = await ada.ask('home', {});
  const names = organizations.flatMap(({ audits }) => audits.map(({ name }) => name));
  expect(names.toSorted()).toEqual(['PRACTICE: Rehearsal', 'PRACTICE: Second']);
  const { elections } = organizations[0] ?? { elections: [] };
  expect(elections.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  expect((await ada.refused('create-audit', creation({ name: 'Rehearsal', practice: true }))).code).toBe(
    'audit-name-taken',
  );
});

const creation = ({ name, practice }: { readonly name: string; readonly practice: boolean }) => ({
  organizationId: office.organizationId,
  name,
  practice,
  auditType: 'batch-comparison' as const,
  method: 'macro' as const,
  compatibility: false,
});

test('every download of it is saved under a name that says so, and every table says so in its first line', async () => {
  const { ada, jane, batches: auditId } = world;
  const place = { auditId, jurisdiction: 'J1' };
  const upload = await jane.upload(
    { ...place, kind: 'manifest' },
    { name: 'mine.csv', text: 'Batch Name,Cards\nA,x\n' },
  );
  const asked = await jane.send('ask-for-help', { ...place, uploadId: upload.uploadId, question: 'What is wrong?' });
  const tables = [
    reportAddress({ auditId }),
    reportAddress(place),
    retrievalListAddress(place),
    discrepancyReportAddress(auditId),
    reportedResultsAddress(auditId),
  ];
  for (const address of tables) {
    const { name, bytes } = await fetched(ada, address);
    expect([address, name]).toEqual([address, expect.stringContaining(MARK)]);
    expect([address, textOf(bytes).split('\n')[0]]).toEqual([address, expect.stringMatching(/^"?PRACTICE: /)]);
  }
  for (const address of [discrepancyReportAddress(auditId, 'json'), reportedResultsAddress(auditId, 'json')]) {
    const { name, bytes } = await fetched(ada, address);
    expect(name).toContain(MARK);
    expect(JSON.parse(textOf(bytes))).toMatchObject({ practice: true, audit: 'PRACTICE: Rehearsal' });
  }
  for (const address of [discrepancyReportAddress(auditId, 'html'), reportedResultsAddress(auditId, 'html')]) {
    const { name, bytes } = await fetched(ada, address);
    expect(name).toContain(MARK);
    expect(textOf(bytes)).toContain('<p class="practice">PRACTICE: ');
  }
  const { reports } = await ada.ask('kept-reports', { auditId });
  const [kept] = reports;
  const others = [
    fileAddress({ ...place, kind: 'manifest' }),
    fileAddress({ auditId, kind: 'participants', jurisdiction: null }),
    templateAddress({ ...place, kind: 'manifest' }),
    drawsAddress({ auditId, round: 1 }),
    logAddress(auditId),
    keptReportAddress({ auditId, reportId: kept?.reportId ?? '' }),
    helpFileAddress({ ...place, request: asked.request }),
    helpFileAddress({ ...place, request: asked.request, as: 'csv' }),
    documentAddress({ ...place, document: 'sign-in-sheets' }),
    publicAuditPreviewAddress({ auditId, language: 'en', as: 'file' }),
  ];
  for (const address of others) {
    expect([address, (await fetched(ada, address)).name]).toEqual([address, expect.stringContaining(MARK)]);
  }
  // Nothing that can be downloaded of an audit is left out above.
  const walked = [...tables, ...others].map((address) => address.replace(/\?.*/, ''));
  const there = WAYS_IN.filter(({ kind, noun }) => kind === 'download' && ['audit', 'jurisdiction'].includes(noun));
  const missed = there.map(({ name }) => name).filter((name) => name !== '/api/live' && !walked.includes(name));
  expect(missed).toEqual([]);
});

test('the report in every form says so in each of its files', async () => {
  const { ada, batches: auditId } = world;
  const { bytes } = await fetched(ada, reportAddress({ auditId, as: 'zip' }));
  const files = filesOf(bytes);
  expect([...files.keys()].toSorted()).toEqual([
    'README.txt',
    'SHA256SUMS',
    'audit-report.csv',
    'audit-report.html',
    'audit-report.json',
  ]);
  const silent = [...files]
    .filter(([name, text]) => name !== 'SHA256SUMS' && !text.includes(MARK))
    .map(([name]) => name);
  expect(silent).toEqual([]);
  expect(JSON.parse(files.get('audit-report.json') ?? '')).toMatchObject({ practice: true });
  expect(files.get('audit-report.csv')).toMatch(/^"?PRACTICE: /);
});

test('every page of every document says so', async () => {
  for (const auditId of [world.batches, world.polling]) {
    const place = { auditId, jurisdiction: 'J1' };
    const ofAudit = (await world.ada.ask('audit-documents', { auditId })).documents;
    const ofPlace = (await world.jane.ask('documents', place)).documents;
    for (const [asker, of, documents] of [
      [world.ada, { auditId }, ofAudit],
      [world.jane, place, ofPlace],
    ] as const) {
      expect(documents.length).toBeGreaterThan(1);
      for (const { kind } of documents) {
        const { name, bytes } = await fetched(asker, documentAddress({ ...of, document: kind }));
        expect([kind, name]).toEqual([kind, expect.stringContaining(MARK)]);
        const { pages } = await readPdf(bytes);
        const silent = pages.filter(({ text }) => !text.includes(MARK)).length;
        expect([kind, silent]).toEqual([kind, 0]);
      }
    }
  }
});

test('what starts from a practice audit takes over no manifest of it, and what counts on is practice', async () => {
  const { ada, batches: auditId } = world;
  const { election } = await ada.ask('plan', { auditId });
  const from = { kind: 'existing' as const, electionId: election.electionId, startsFrom: auditId };
  const real = await ada.send('create-audit', { ...creation({ name: 'Real', practice: false }), election: from });
  const manifestsOf = async (of: string) =>
    (await loadAudit(office.services.db, of)).audit.files.filter(({ kind }) => kind === 'manifest').length;
  expect(await manifestsOf(real.auditId)).toBe(0);
  const again = await ada.send('create-audit', { ...creation({ name: 'Again', practice: true }), election: from });
  expect(await manifestsOf(again.auditId)).toBe(2);
  expect((await ada.ask('plan', { auditId: real.auditId })).heading).toMatchObject({ name: 'Real', practice: false });
});
