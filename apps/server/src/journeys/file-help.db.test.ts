import { helpFileAddress } from '@plumbline/api';
import { Sha256Schema } from '@plumbline/election';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellPeople } from '../audit/jobs/tell-people.ts';
import { checkInstallation } from '../check/check-installation.ts';
import { tidyUp } from '../jobs/tidy-up.ts';
import { sha256OfText } from '../log/append-events.ts';
import { readLog } from '../log/read-log.ts';
import { newestMessages } from '../stores/messages.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, SECOND_MANAGER } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* Help with a file: a manager sends it with what was found in it, an administrator answers, and the file goes when that is over. */

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const { services, clock } = office;
const DAY_MS = 24 * 60 * 60_000;
const BAD = { name: 'wrong "1".csv', text: 'Batch Name,Number of Ballots\nA,-1\nSecret Row,7\n' };
const GOOD = { name: 'right.csv', text: 'Batch Name,Number of Ballots\nA,10\n' };
const QUESTION = 'What is wrong in row 2?\nI counted twice.';
const world = { auditId: '', request: '' };

beforeAll(async () => {
  // Files carry the time of this computer, so that of the server has to be the same here.
  clock.now = new Date();
  const ada = await office.signedIn(ADMINISTRATOR);
  world.auditId = (await planPolling(office, ada, 'Asked')).auditId;
}, 120_000);

const slotOf = (jurisdiction: string) => ({ auditId: world.auditId, kind: 'manifest', jurisdiction }) as const;
const placeOf = (jurisdiction: string) => ({ auditId: world.auditId, jurisdiction });
const isStored = async (text: string) =>
  (await services.blobs.size(Sha256Schema.parse(sha256OfText(text)))) !== undefined;

async function told(): Promise<readonly string[]> {
  await tellPeople(services);
  const all = await newestMessages(services.db, 1000);
  return all.filter(({ subject }) => subject.includes('file')).map(({ to, subject }) => `${to}: ${subject}`);
}

test('a file in which nothing was found, one of another office and one that is gone are not sent', async () => {
  const jane = await office.signedIn(FIRST_MANAGER);
  const omar = await office.signedIn(SECOND_MANAGER);
  const fine = await jane.upload(slotOf('J1'), GOOD);
  const asking = { ...placeOf('J1'), uploadId: fine.uploadId, question: 'Is it right?' };
  expect(await jane.refused('ask-for-help', asking)).toMatchObject({
    code: 'nothing-found-in-file',
    detail: 'Nothing was found in “right.csv” that help could be asked with.',
  });
  const others = await omar.upload(slotOf('J3'), BAD);
  expect((await jane.refused('ask-for-help', { ...asking, uploadId: others.uploadId })).code).toBe('upload-not-there');
  expect((await jane.refused('ask-for-help', { ...asking, ...placeOf('J3') })).code).toBe('not-allowed');
});

test('a manager asks: the administrators have file, problems and words, and the log none of them', async () => {
  const jane = await office.signedIn(FIRST_MANAGER);
  const { uploadId, sha256, issues } = await jane.upload(slotOf('J1'), BAD);
  const asked = await jane.send('ask-for-help', { ...placeOf('J1'), uploadId, question: QUESTION });
  world.request = asked.request;
  const again = { ...placeOf('J1'), uploadId, question: 'Once more' };
  expect((await jane.refused('ask-for-help', again)).code).toBe('help-asked-already');

  const ada = await office.signedIn(ADMINISTRATOR);
  const { heading, questions } = await ada.ask('file-help', { auditId: world.auditId });
  expect(heading.questionsWaiting).toBe(1);
  expect(questions).toEqual([
    {
      request: world.request,
      jurisdiction: 'J1',
      kind: 'manifest',
      state: 'waits',
      askedAt: expect.stringMatching(/Z$/),
      askedBy: expect.stringContaining('jurisdiction manager'),
      question: { state: 'kept', salt: expect.stringMatching(/^[0-9a-f]{64}$/), text: QUESTION },
      answer: null,
      closedAt: null,
      file: { name: BAD.name, bytes: BAD.text.length, issues, issueCount: issues.length, keptUntil: null },
    },
  ]);
  const place = { ...placeOf('J1'), request: world.request };
  expect(await ada.download(helpFileAddress(place))).toBe(BAD.text);
  expect(await ada.download(helpFileAddress({ ...place, as: 'csv' }))).toContain(issues[0]?.message ?? 'a problem');

  const bodies = (await readLog(services.db, `audit:${world.auditId}`)).map(({ body }) => body);
  const entry = bodies.filter((body) => body.includes('"type":"help-asked"'));
  expect(entry).toHaveLength(1);
  for (const kept of [sha256, BAD.name, 'What is wrong', 'Secret Row']) expect(bodies.join('\n')).not.toContain(kept);
});

test('nobody else has the file or the words: not another jurisdiction, not an observer, not the manager by another address', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const email = 'olga@watch.example';
  await ada.send('invite-observer', { auditId: world.auditId, name: 'Olga', email, days: 30 });
  const omar = await office.signedIn(SECOND_MANAGER);
  const jane = await office.signedIn(FIRST_MANAGER);
  const olga = await office.signedIn(email);
  expect((await omar.ask('file-help', { auditId: world.auditId })).questions).toEqual([]);
  expect((await jane.ask('file-help', { auditId: world.auditId })).questions).toHaveLength(1);
  for (const person of [omar, jane, olga]) {
    for (const jurisdiction of ['J1', 'J3']) {
      const address = helpFileAddress({ ...placeOf(jurisdiction), request: world.request });
      const answer = await person.fetch(`${office.origin}${address}`, { method: 'GET' });
      expect([403, 404]).toContain(answer.status);
    }
  }
  // The request of one jurisdiction named at another.
  const elsewhere = helpFileAddress({ ...placeOf('J3'), request: world.request });
  expect((await ada.fetch(`${office.origin}${elsewhere}`, { method: 'GET' })).status).toBe(404);
  const textsFor = async (person: typeof ada) =>
    (await person.ask('log', { auditId: world.auditId })).entries
      .filter(({ type }) => type === 'help-asked')
      .map(({ texts }) => texts.length);
  expect(await Promise.all([ada, jane, omar, olga].map(textsFor))).toEqual([[1], [1], [0], [0]]);
});

test('it is answered in words before it is closed, and whoever waits is told by mail, with none of the words', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const jane = await office.signedIn(FIRST_MANAGER);
  const place = { ...placeOf('J1'), request: world.request };
  expect((await ada.refused('close-help', place)).code).toBe('help-not-answered');
  expect((await ada.refused('answer-help', { ...place, ...placeOf('J3'), answer: 'x' })).code).toBe('help-not-asked');
  await ada.send('answer-help', { ...place, answer: 'Row 2 says -1. Write 1.' });
  const { questions } = await jane.ask('file-help', { auditId: world.auditId });
  expect(questions[0]).toMatchObject({
    state: 'answered',
    answer: { by: expect.stringContaining('audit administrator'), text: { text: 'Row 2 says -1. Write 1.' } },
  });
  expect((await ada.ask('file-help', { auditId: world.auditId })).heading.questionsWaiting).toBe(0);
  expect((await told()).toSorted()).toEqual([
    `${ADMINISTRATOR}: J1 asks for help with a file: “Asked”`,
    `${FIRST_MANAGER}: Your question about a file was answered: “Asked”`,
  ]);
  const mails = (await newestMessages(services.db, 1000)).map(({ text }) => text).join('\n');
  for (const word of ['What is wrong', 'Write 1', BAD.name]) expect(mails).not.toContain(word);
});

test('the file stays while the question is open and two weeks more, and then it is gone for good', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const place = { ...placeOf('J1'), request: world.request };
  clock.now = new Date(clock.now.getTime() + 30 * DAY_MS);
  await tidyUp(services);
  // The upload itself is tidied away; the question keeps its file.
  expect(await isStored(BAD.text)).toBe(true);
  const later = await office.signedIn(ADMINISTRATOR);
  await later.send('close-help', place);
  expect((await later.refused('close-help', place)).code).toBe('help-closed-already');
  clock.now = new Date(clock.now.getTime() + 13 * DAY_MS);
  await tidyUp(services);
  expect(await isStored(BAD.text)).toBe(true);
  clock.now = new Date(clock.now.getTime() + 2 * DAY_MS);
  await tidyUp(services);
  expect(await isStored(BAD.text)).toBe(false);
  const last = await office.signedIn(ADMINISTRATOR);
  const { questions } = await last.ask('file-help', { auditId: world.auditId });
  expect(questions[0]).toMatchObject({ state: 'closed', file: null, question: { text: QUESTION } });
  expect((await ada.fetch(`${office.origin}${helpFileAddress(place)}`, { method: 'GET' })).status).not.toBe(200);
});

test('the words can be taken out, and what is stored agrees with the log', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { entries } = await ada.ask('log', { auditId: world.auditId });
  const digest = entries.find(({ type }) => type === 'help-asked')?.texts[0]?.digest;
  await ada.send('redact-text', { auditId: world.auditId, digest: digest ?? '', reason: 'It names a voter.' });
  const { questions } = await ada.ask('file-help', { auditId: world.auditId });
  expect(questions[0]?.question).toMatchObject({ state: 'redacted', reason: 'It names a voter.' });
  expect(await checkInstallation({ ...services, ownsTheLog: false })).toMatchObject({ differences: [] });
});
