import { ballotDocumentAddress, documentAddress } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { atTamarack, loadTamarack } from './load-tamarack.ts';
import { FIRST_MANAGER, openFirstRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* The words of an office: said by its administrators; refusals, papers and the public page then use them, the log and what others read do not. */

const office = await openTestOffice();
afterAll(() => office.close());
const { organizationId } = office;
const WORDS = {
  container: { one: 'urn', other: 'urns' },
  seal: { one: 'security tie', other: 'security ties' },
  board: { one: 'team', other: 'teams' },
  jurisdiction: { one: 'township', other: 'townships' },
  spoiled: { one: 'voided', other: 'voided' },
};
const world = { room: { electionId: '', jurisdiction: 'Tamarack' }, auditId: '' };

beforeAll(async () => {
  world.room = await loadTamarack(office, () => commandsOf(county()));
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'In other words');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  world.auditId = auditId;
}, 180_000);

const wordsOf = async (person: TestPerson) => (await person.ask('session', {})).ownWords;

/** The words of a document, as a reader's program finds them. */
async function printed(person: TestPerson, address: string): Promise<string> {
  const response = await person.fetch(`${office.origin}${address}`, { method: 'GET' });
  expect(response.status).toBe(200);
  const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()));
  return pages.map(({ text }) => text).join('\n');
}

async function publicPage(language: 'en' | 'es'): Promise<string> {
  const reyes = await office.signedIn(atTamarack('reyes'));
  const search = new URLSearchParams({ ...world.room, language });
  return (await reyes.fetch(`${office.origin}/api/ballot-public-page?${search}`, { method: 'GET' })).text();
}

test('before anything is said our words stand everywhere', async () => {
  expect(await wordsOf(office.nobody())).toEqual({});
  expect(await publicPage('en')).toContain('seals that have numbers');
});

test('what is said is told to everybody of the office and stands on refusals, papers and the public page', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const spanish = await publicPage('es');
  await ada.send('set-own-words', { organizationId, words: WORDS });
  const jane = await office.signedIn(FIRST_MANAGER);
  const osei = await office.signedIn(atTamarack('osei'));
  for (const person of [ada, jane, osei, office.nobody()]) expect(await wordsOf(person)).toEqual(WORDS);
  expect((await ada.ask('office-own-words', { organizationId })).words).toEqual(WORDS);

  const refused = await jane.refused('create-boards', { auditId: world.auditId, jurisdiction: 'J1', count: 1 });
  expect(refused.detail).toMatch(/\bteams?\b/);
  expect(refused.detail).not.toMatch(/\bboards?\b/i);

  const page = await publicPage('en');
  expect(page).toContain('security ties that have numbers');
  expect(page).not.toMatch(/\bseals?\b/);
  expect(page).toContain('<html lang="en">');
  expect(await publicPage('es')).toBe(spanish);

  const labels = await printed(osei, ballotDocumentAddress({ ...world.room, what: 'empty-form', form: 'F-17' }));
  expect(labels).toMatch(/security tie/);
  expect(labels).not.toMatch(/\bseals?\b/i);
  const sheets = { document: 'board-hand-over-sheets', paper: 'letter' } as const;
  const sheet = await printed(jane, documentAddress({ auditId: world.auditId, jurisdiction: 'J1', ...sheets }));
  expect(sheet).toMatch(/\bteam\b/i);
});

test('what others compare keeps our words: the log and the report', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { entries } = await ada.ask('office-log', { organizationId });
  expect(entries.find(({ type }) => type === 'own-words-set')?.data).toEqual({ words: WORDS });
  const report = await ada.download(`/api/audit-report.csv?auditId=${world.auditId}`);
  expect(report).toMatch(/Jurisdiction|Audit Board/);
  expect(report).not.toMatch(/township/i);
});

test('a word that is no word, or that two things would have, is not taken', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const wrong = [
    { batch: { one: '', other: 'bundles' } },
    { batch: { one: '{{name}}', other: 'bundles' } },
    { batch: { one: '<b>', other: 'bundles' } },
    { batch: { one: 'bun\ndle', other: 'bundles' } },
    { batch: { one: 'x'.repeat(41), other: 'bundles' } },
    { vote: { one: 'poll', other: 'polls' } } as never,
  ];
  for (const words of wrong) {
    const refused = await ada.refused('set-own-words', { organizationId, words });
    expect(refused.code, JSON.stringify(words)).toBe('request-not-understood');
  }
  const alike = { batch: { one: 'Container', other: 'piles' } };
  const refused = await ada.refused('set-own-words', { organizationId, words: alike });
  expect(refused).toMatchObject({ code: 'own-words-alike', issues: [{ path: 'words.batch' }] });
  const jane = await office.signedIn(FIRST_MANAGER);
  expect((await jane.refused('set-own-words', { organizationId, words: {} })).code).toBe('not-allowed');
  expect(await wordsOf(ada)).toEqual(WORDS);
});

test('the log keeps each change once, the check and the rebuilt table agree with it', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const setIn = async () => {
    const { entries } = await ada.ask('office-log', { organizationId });
    return entries.filter(({ type }) => type === 'own-words-set').length;
  };
  await ada.send('set-own-words', { organizationId, words: WORDS });
  expect(await setIn()).toBe(1);
  const { db, blobs, now } = office.services;
  const { differences } = await checkInstallation({ db, blobs, now, ownsTheLog: false });
  expect(differences).toEqual([]);
  expect(await rebuildProjections(office.services, { repair: true })).toMatchObject({ broken: [], differences: [] });
  expect(await wordsOf(ada)).toEqual(WORDS);
});

test('who has to do with several offices, or stands at the door of a server with several, sees our words', async () => {
  const administrators = [{ email: 'bo@other.example', name: 'Bo' }];
  await enterOffice(office.services, { organization: 'Other', defaultState: 'CA', administrators });
  expect(await wordsOf(office.nobody())).toEqual({});
  const bo = await office.signedIn('bo@other.example');
  expect(await wordsOf(bo)).toEqual({});
  expect((await bo.refused('set-own-words', { organizationId, words: {} })).code).toBe('not-found');
  expect(await wordsOf(await office.signedIn(ADMINISTRATOR))).toEqual(WORDS);
});
