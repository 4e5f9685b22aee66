import { randomUUID } from 'node:crypto';
import { publicAuditAddress, publicAuditPreviewAddress, reportAddress, wholePublicAuditAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, planAudit, waitForRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* The page of an audit for everybody: off until an administrator publishes it, and telling only what may be known at the time. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const { auditId, jane } = await planPolling(office, ada, 'In public');

const BOARD = 'Audit Board #01';
const SEED = '72615243810997';
const NOTE = 'CANARY-NOTE the voter signed it';
const MEMBERS = ['CANARY-JOE', 'CANARY-ANN'];

const read = (language: '' | 'en' | 'es' = '', of = auditId) =>
  fetch(`${office.origin}/public/audits/${of}${language === '' ? '' : `/${language}`}`);
const page = async (language: '' | 'en' | 'es' = ''): Promise<string> => {
  const answer = await read(language);
  expect(answer.status).toBe(200);
  return answer.text();
};
const preview = (person: TestPerson, of = auditId) =>
  person.fetch(`${office.origin}${publicAuditPreviewAddress({ auditId: of, language: 'en' })}`, { method: 'GET' });

test('until it is published nobody outside reads it, nor learns whether the audit is there', async () => {
  const [hidden, nowhere] = await Promise.all([read(), read('', randomUUID())]);
  expect([hidden.status, nowhere.status]).toEqual([404, 404]);
  const told = async (answer: Response) => {
    const { instance: _, requestId: __, ...problem } = (await answer.json()) as Record<string, unknown>;
    return problem;
  };
  expect(await told(hidden)).toEqual(await told(nowhere));
  expect((await read('', 'no-audit')).status).toBe(404);
  expect((await fetch(`${office.origin}/public/audits/${auditId}/fr`)).status).toBe(404);
  expect(await ada.ask('audit-page', { auditId })).toEqual({ isForPractice: false, published: null });

  // Its administrators look at it before: the same page, with the same protection in the browser.
  const own = await preview(ada);
  expect(own.status).toBe(200);
  expect(own.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect((await preview(jane)).status).toBe(403);
  expect((await preview(office.nobody())).status).toBe(401);
});

test('only an administrator of the office publishes and withdraws it', async () => {
  const administrators = [{ email: 'bo@other.example', name: 'Bo' }];
  await enterOffice(office.services, { organization: 'Other', defaultState: 'CA', administrators });
  const bo = await office.signedIn('bo@other.example');
  for (const command of ['publish-audit-page', 'withdraw-audit-page'] as const) {
    expect((await jane.refused(command, { auditId })).code).toBe('not-allowed');
    expect((await office.nobody().refused(command, { auditId })).code).toBe('not-signed-in');
    expect((await bo.refused(command, { auditId })).code).toBe('not-found');
  }
  expect((await read()).status).toBe(404);
});

test('published, it is read by everybody without signing in, and follows the audit from phase to phase', async () => {
  await ada.send('publish-audit-page', { auditId });
  const planning = await page();
  expect(planning).toContain('<html lang="en">');
  expect(planning).toContain('The plan is not locked yet, so this may still change.');
  expect(planning).not.toMatch(/<td>\d/);
  expect(await page('es')).toContain('El plan todavía no está cerrado; esto puede cambiar.');
  expect(planning).toContain(publicAuditAddress(auditId, 'es'));
  // An address that somebody typed in capitals leads to the same page.
  expect(await (await read('en', auditId.toUpperCase())).text()).toBe(await page('en'));

  await commitInputs(ada, auditId);
  const committed = await page();
  const { commitment } = await ada.ask('commitment', { auditId });
  assert(commitment !== null, 'it is committed to');
  expect(committed).toContain(commitment);
  expect(committed).toContain('<td>600');
  expect(committed).toContain('not yet rolled');

  await ada.send('set-seed', { auditId, seed: SEED });
  const seeded = await page();
  expect(seeded).toContain(SEED);
  expect(seeded).toContain('Nothing is drawn yet.');

  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { 'Contest 1': 20 } });
  await waitForRound(ada, auditId, 1);
  expect(await page()).toContain('Done: 0 of 2 jurisdictions.');
});

/** The board of a jurisdiction reads every ballot it has, for this choice, with a note. */
async function readBallots(jurisdiction: string, choice: string): Promise<void> {
  const place = { auditId, jurisdiction, board: BOARD };
  await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction });
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link ?? undefined);
  await board.send('name-board-members', { ...place, members: MEMBERS });
  const { ballots } = await board.ask('board', place);
  for (const { ballot } of ballots) {
    const vote = { kind: 'vote', choices: [choice], invalidWriteIn: false, note: NOTE } as const;
    const interpretations = { 'Contest 1': vote, 'Contest 2': { kind: 'contest-not-on-ballot', note: '' } } as const;
    const record = { state: 'audited', interpretations } as const;
    await board.send('record-ballot', { ...place, ballot, record, basedOn: null });
  }
  await board.send('sign-off-board', { ...place, typedNames: MEMBERS });
}

test('of an open round it says which jurisdictions are done, and nothing of what was seen', async () => {
  await readBallots('J1', 'candidate 1');
  const open = await page();
  expect(open).toContain('Done: 1 of 2 jurisdictions.');
  expect(open).not.toMatch(/Reported and seen|Measured risk by round/);
  await readBallots('J2', 'candidate 1');
  expect(await page()).toContain('Done: 2 of 2 jurisdictions.');
  await ada.send('close-round', { auditId, round: 1 });
  const closed = await page();
  expect(closed).toMatch(/Reported and seen: Contest 1/);
  // The p-value is that of the report.
  const report = await ada.download(reportAddress({ auditId }));
  const row = report.split('\r\n').find((line) => line.startsWith('1,Contest 1,Targeted,20,')) ?? '';
  const pValue = row.split(',')[5] ?? '';
  expect(pValue).toMatch(/^[<\d]/);
  expect(closed).toContain(`<td>${pValue.replace('<', '&lt;')}`);
});

test('it tells no person, no address, no note, no link and no name of a batch or a file', async () => {
  const people = await office.services.db.selectFrom('person').select(['email', 'name', 'id']).execute();
  const { files } = await ada.ask('commitment', { auditId });
  const { jurisdictions } = await ada.ask('round-progress', { auditId });
  expect(people.length).toBeGreaterThanOrEqual(3);
  expect(jurisdictions.length).toBeGreaterThan(1);
  const hidden = [
    ...people.flatMap(({ email, name, id }) => [email, name, id]),
    ...MEMBERS,
    ...['CANARY', BOARD, '/auditboard/', 'sign-in'],
    ...files.map(({ name }) => name),
  ].filter((text) => text.length > 3);
  for (const language of ['en', 'es'] as const) {
    const text = await page(language);
    expect(hidden.filter((one) => text.includes(one))).toEqual([]);
    // The style has rules that begin with this sign.
    expect(text.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/<script|src=|https?:|@/);
  }
});

test('with all that it may leave out it is saved as a file, by everybody and before that by administrators', async () => {
  const answer = await fetch(`${office.origin}${wholePublicAuditAddress(auditId, 'en')}`);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="whole-public-page-In public-en\.html"/,
  );
  // Nothing is left out of the page of a small audit: both say the same.
  const withoutLinks = (text: string) => text.replaceAll(/<a [^>]*>.*?<\/a>/g, '');
  expect(withoutLinks(await answer.text())).toBe(withoutLinks(await page()));
  const own = await ada.fetch(
    `${office.origin}${publicAuditPreviewAddress({ auditId, language: 'en', as: 'whole' })}`,
    { method: 'GET' },
  );
  expect(own.status).toBe(200);
  expect((await fetch(`${office.origin}${wholePublicAuditAddress(randomUUID(), 'en')}`)).status).toBe(404);
});

test('it is taken away as a file that says its name, with no link to where it would lie', async () => {
  const address = publicAuditPreviewAddress({ auditId, language: 'es', as: 'file' });
  const answer = await ada.fetch(`${office.origin}${address}`, { method: 'GET' });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="public-page-In public-es\.html"/);
  const text = await answer.text();
  expect(text).toContain('La cuenta se revisa a mano');
  expect(text).not.toContain('href=');
});

test('it speaks with the words of the office in English', async () => {
  const { organizationId } = office;
  expect(await page()).toContain('jurisdictions');
  await ada.send('set-own-words', { organizationId, words: { jurisdiction: { one: 'township', other: 'townships' } } });
  expect(await page()).toContain('townships');
  expect(await page('es')).toContain('jurisdicciones');
  await ada.send('set-own-words', { organizationId, words: {} });
});

test('the log of the office has each act once, and the check and the rebuilt table agree with it', async () => {
  await ada.send('publish-audit-page', { auditId });
  const { published } = await ada.ask('audit-page', { auditId });
  expect(published).toMatchObject({ by: 'Ada Warren' });
  const acts = async () => {
    const { entries } = await ada.ask('office-log', { organizationId: office.organizationId });
    return entries.filter(({ type }) => type.startsWith('audit-page')).map(({ type }) => type);
  };
  expect(await acts()).toEqual(['audit-page-published']);
  const { db, blobs, now } = office.services;
  const differences = async () => (await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences;
  expect(await differences()).toEqual([]);
  // Published by nobody: a row that somebody wrote.
  await office.services.pool.query('update audit_page set published_at = now()');
  expect((await differences()).map(({ place }) => place.split(':')[0])).toEqual(['audit_page.published_at']);
  expect(await rebuildProjections(office.services, { repair: true })).toMatchObject({ broken: [] });
  expect(await ada.ask('audit-page', { auditId })).toMatchObject({ published });

  await ada.send('withdraw-audit-page', { auditId });
  await ada.send('withdraw-audit-page', { auditId });
  expect((await acts()).toSorted()).toEqual(['audit-page-published', 'audit-page-withdrawn']);
  expect((await read()).status).toBe(404);
  expect(await differences()).toEqual([]);
});

test('of an audit for practice, or one that was deleted, nothing is published', async () => {
  const practice = await planAudit(office, ada, {
    name: 'Rehearsal',
    practice: true,
    type: 'ballot-polling',
    ...POLLING,
  });
  expect((await ada.refused('publish-audit-page', { auditId: practice })).code).toBe('practice-not-published');
  expect((await read('', practice)).status).toBe(404);
  expect(await (await preview(ada, practice)).text()).toContain('<p class="practice">PRACTICE');

  const given = await planAudit(office, ada, { name: 'Given up', type: 'ballot-polling', ...POLLING });
  await ada.send('publish-audit-page', { auditId: given });
  expect((await read('', given)).status).toBe(200);
  await ada.send('delete-audit', { auditId: given });
  expect((await read('', given)).status).toBe(404);
});
