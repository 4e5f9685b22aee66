import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AnswerAsked, ballotRecordsAddress, type CommandInput, keptBallotFileAddress } from '@plumbline/api';
import { RECORD_KINDS } from '@plumbline/ballot-management';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { memorySource } from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import { assert } from '@plumbline/prelude';
import { checkGivenFiles } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { tidyUp } from '../jobs/tidy-up.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { removeForgottenReports } from '../stores/kept-reports.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { joinAtDevice } from './join-at-device.ts';
import { atTamarack, loadTamarack } from './load-tamarack.ts';

/* A records request over HTTP: looked at, made in the background, proposed by one person, released by another, and never forgotten. */

const office = await openTestOffice();
afterAll(() => office.close());
const { services, clock } = office;

type Ask = CommandInput<'ask-ballot-room'>['ask'];
const world = { room: { electionId: '', jurisdiction: 'Tamarack' } };
const signedIn = (person: string) => office.signedIn(atTamarack(person));
const ask = (person: TestPerson, what: Ask) => person.send('ask-ballot-room', { ...world.room, ask: what });
const refused = (person: TestPerson, what: Ask) => person.refused('ask-ballot-room', { ...world.room, ask: what });
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const ASKED: AnswerAsked = {
  what: 'records-answer',
  request: '2026-041',
  askedOn: '2026-10-01',
  records: { kinds: ['procedures', 'training', 'log'], place: null, from: null, until: null },
};

beforeAll(async () => {
  world.room = await loadTamarack(office, () => commandsOf(setUp()));
});

/** Has an answer made, and gives what is kept of it. */
async function made(person: TestPerson, file: AnswerAsked = ASKED) {
  const { jobId } = await person.send('make-ballot-file', { ...world.room, file });
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(50)) {
    const { jobs, files } = await person.ask('ballot-files', world.room);
    const job = jobs.find((one) => one.jobId === jobId);
    assert(job?.state !== 'failed', 'it is made', job);
    const kept = files.find((one) => one.file.what === 'records-answer' && one.file.request === file.request);
    if (job === undefined && kept !== undefined) return kept;
  }
  throw new Error('the answer is not made within a minute');
}

const take = async (person: TestPerson, address: string) =>
  (await person.fetch(`${office.origin}${address}`, { method: 'GET' })).status;
const waitsFor = async (person: TestPerson, request: string) =>
  (await person.ask('ballot-records', world.room)).answers.find((one) => one.request === request);

test('B9 an answer is looked at, made, proposed, and released by somebody else as that very file', async () => {
  const [quist, osei, reyes] = await Promise.all([signedIn('quist'), signedIn('osei'), signedIn('reyes')]);
  await ask(quist, { type: 'clear-procedure', procedure: 'PR-1', version: 1 });
  const chosen = { ...world.room, kinds: RECORD_KINDS.join(',') };
  const { preview } = await quist.ask('ballot-records', chosen);
  expect(preview?.counts.find(({ kind }) => kind === 'procedures')?.count).toBe(1);
  expect(preview?.excluded.map(({ because }) => because)).toContain('not-cleared');
  // Whoever gives out nothing looks at nothing before it is released, and makes nothing.
  expect((await reyes.ask('ballot-records', chosen)).preview).toBeNull();
  expect((await reyes.refused('make-ballot-file', { ...world.room, file: ASKED })).code).toBe('not-allowed');
  const { entries } = await quist.ask('ballot-log', world.room);
  const kept = await made(quist);
  expect(kept).toMatchObject({ file: ASKED, name: 'tamarack-records-2026-041.zip', isNewest: true });
  const address = keptBallotFileAddress({ ...world.room, fileId: kept.fileId });
  expect(await take(reyes, address)).toBe(404);
  expect((await reyes.ask('ballot-files', world.room)).files).toEqual([]);
  const bytes = await quist.downloadBytes(address);
  const startDigest = () => createHash('sha256');
  expect(await checkGivenFiles(memorySource(bytes), { inflater: nodeInflater, startDigest })).toMatchObject({
    sha256: kept.sha256,
    problems: [],
  });
  // The log is as it was: making a file is no act in the room.
  expect((await quist.ask('ballot-log', world.room)).entries.length).toBe(entries.length);

  const propose = { type: 'propose-records-answer', kept: kept.fileId, answer: null } as const;
  expect(await refused(osei, propose)).toMatchObject({ refusal: 'duty-missing' });
  const none = { ...propose, kept: '0190a5e6-0000-7000-8000-000000000000' };
  expect(await refused(quist, none)).toMatchObject({ refusal: 'records-answer-not-made' });
  await ask(quist, propose);
  const given = ballotRecordsAddress({ ...world.room, sha256: kept.sha256 });
  expect(await take(reyes, given)).toBe(404);
  expect(await waitsFor(reyes, '2026-041')).toBeUndefined();
  expect(await osei.downloadBytes(given)).toEqual(bytes);
  const waiting = await waitsFor(osei, '2026-041');
  const file = waiting?.proposed?.file;
  assert(file !== undefined, 'it waits');
  const release = { type: 'release-records-answer', request: '2026-041', file } as const;
  expect(await refused(quist, release as Ask)).toMatchObject({ refusal: 'duty-missing' });
  const another = { ...release, file: { ...file, sha256: 'ab'.repeat(32) } };
  expect(await refused(osei, another as Ask)).toMatchObject({ refusal: 'records-answer-proposed-otherwise' });
  await ask(osei, release as Ask);
  expect(await waitsFor(reyes, '2026-041')).toMatchObject({
    proposed: null,
    released: [{ proposedBy: ['quist'], by: ['E. Osei'], askedOn: '2026-10-01', file: { sha256: kept.sha256 } }],
  });
  expect(await reyes.downloadBytes(given)).toEqual(bytes);
  expect(await take(office.nobody(), given)).toBe(401);
  const { entries: told } = await quist.ask('ballot-log', world.room);
  const [last] = told;
  expect(last).toMatchObject({ type: 'records-answer-released', subjects: ['2026-041'] });
}, 120_000);

test('B9 an answer is not made under a number or for a place that would tell what must stay', async () => {
  const quist = await signedIn('quist');
  const refusalOf = async (file: AnswerAsked) =>
    (await quist.refused('make-ballot-file', { ...world.room, file })).refusal;
  expect(await refusalOf({ ...ASKED, request: '555-010-4477' })).toBe('request-number-tells');
  const place = 'site:Maria Lopez, 12 Elm Street';
  expect(await refusalOf({ ...ASKED, records: { ...ASKED.records, place } })).toBe('place-unknown');
  const { places } = await quist.ask('ballot-records', world.room);
  expect(places).toContain('site:P-01');
  expect(places.filter((each) => each.startsWith('area:'))).toEqual([]);
}, 120_000);

test('B9 an answer is looked at again: the number of a seal that came in since it was made does not leave', async () => {
  const [quist, osei, reyes, pham] = await Promise.all(['quist', 'osei', 'reyes', 'pham'].map(signedIn));
  assert(quist && osei && reyes && pham, 'they are signed in');
  const procedure = 'PR-9';
  const draft = { type: 'draft-procedure', kind: 'procedure', procedure, version: 1, topics: ['custody'] } as const;
  await ask(osei, { ...draft, text: 'Call the desk, extension 7300412.' });
  await ask(reyes, { type: 'approve-procedure', procedure, version: 1, effectiveFrom: '2026-09-01' });
  await ask(quist, { type: 'clear-procedure', procedure, version: 1 });
  const asked = (request: string) => ({ ...ASKED, request });
  const kept = await made(quist, asked('2026-051'));
  const later = await made(quist, asked('2026-052'));
  await ask(quist, { type: 'propose-records-answer', kept: kept.fileId, answer: null });
  const publication = 'certification-packet';
  await ask(quist, { type: 'propose-publication', publication, file: null });
  await joinAtDevice(office, world.room, { device: pham, email: atTamarack('okafor') });
  await ask(pham, { type: 'receive-seals', lot: 'L-9', first: '7300400', last: '7300499' });

  const fileOf = async (request: string) => {
    const file = (await waitsFor(osei, request))?.proposed?.file;
    assert(file !== undefined, 'it waits', request);
    return file;
  };
  const release = async (request: string) => {
    return { type: 'release-records-answer', request, file: await fileOf(request) } as Ask;
  };
  expect(await refused(osei, await release('2026-051'))).toMatchObject({ refusal: 'seal-named-since' });
  const propose = { type: 'propose-records-answer', kept: later.fileId, answer: null } as const;
  expect(await refused(quist, propose)).toMatchObject({ refusal: 'seal-named-since' });
  // A packet is held to the same.
  const { publications } = await osei.ask('ballot-standard', world.room);
  const packet = publications.find((one) => one.publication === publication)?.proposed?.file;
  assert(packet, 'the packet waits');
  const packetReleased = { type: 'release-publication', publication, file: packet } as Ask;
  expect(await refused(osei, packetReleased)).toMatchObject({ refusal: 'seal-named-since' });
  // Whoever may not release it is told that, and nothing of what is in it.
  expect(await refused(reyes, await release('2026-051'))).toMatchObject({ refusal: 'duty-missing' });
  // Made again, it is without that procedure, and is released.
  const again = await made(quist, asked('2026-053'));
  await ask(quist, { type: 'propose-records-answer', kept: again.fileId, answer: null });
  await ask(osei, await release('2026-053'));
  const given = ballotRecordsAddress({ ...world.room, sha256: again.sha256 });
  const bytes = Buffer.from(await osei.downloadBytes(given));
  expect(bytes.includes('extension 7300412')).toBe(false);
  expect(bytes.includes('seal-in-use')).toBe(true);
}, 120_000);

test('what was given out stays when everything that is kept is forgotten, and when a text is taken out', async () => {
  const [quist, osei] = await Promise.all([signedIn('quist'), signedIn('osei')]);
  const ada = await office.signedIn(ADMINISTRATOR);
  const released = (await waitsFor(quist, '2026-041'))?.released[0]?.file.sha256 ?? '';
  const kept = await made(quist, { ...ASKED, request: '2026-042' });
  await ask(quist, { type: 'propose-records-answer', kept: kept.fileId, answer: null });
  const { entries } = await ada.ask('ballot-log', { ...world.room, type: 'procedure-drafted' });
  const [text] = entries.flatMap(({ texts }) => texts);
  assert(text !== undefined, 'a text is there');
  await ada.send('redact-room-text', { ...world.room, digest: text.digest, reason: 'It names somebody.' });
  // It may stand in what waits: that is to be made anew.
  expect(await waitsFor(osei, '2026-042')).toBeUndefined();
  const release = { type: 'release-records-answer', request: '2026-042', file: { name: kept.name, bytes: kept.bytes } };
  expect(await refused(osei, { ...release, file: { ...release.file, sha256: kept.sha256 } } as Ask)).toMatchObject({
    refusal: 'records-answer-not-proposed',
  });
  clock.now = new Date(clock.now.getTime() + 40 * 24 * 60 * 60_000);
  await tidyUp(services);
  await removeForgottenReports(services.db, services.blobs);
  const bytes = await (await signedIn('reyes')).downloadBytes(
    ballotRecordsAddress({ ...world.room, sha256: released }),
  );
  expect(digestOf(bytes)).toBe(released);
  await rebuildProjections(services, { repair: true });
  expect((await checkInstallation({ ...services, ownsTheLog: false })).differences).toEqual([]);
}, 120_000);
