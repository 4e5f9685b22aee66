import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_ZIP_LIMITS, memorySource, openZip } from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countyAtWork, countyInProgress } from '../../apps/server/src/demonstration/county-at-work.ts';
import type { RoomPlace } from '../../apps/server/src/log/ballot-chains.ts';
import { downloadBytes, follow, press, rowsOf, sees, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { inAct } from './open-room-page.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/*
 * What somebody is shown in half an hour who certifies an office: the two counties of the demonstration, each step with what is refused. That a changed
 * record is found is in `scenario-of-tampering.db.test.ts`.
 */

const { ballotStandard: standard, ballotForms: forms, ballotRoom: room, ballotCustody: custody } = WORDS;
const REVIEWED = 'Tamarack';
const COUNTING = 'Larch';

const journey = await openJourney();
const packet = await mkdtemp(path.join(tmpdir(), 'plumbline-packet-'));
afterAll(async () => {
  await journey.close();
  await rm(packet, { recursive: true, force: true });
});

const places = new Map<string, RoomPlace>();

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  for (const [jurisdiction, county] of [
    [REVIEWED, countyAtWork],
    [COUNTING, countyInProgress],
  ] as const) {
    const auditId = await planPolling(journey, ada, `Audit of ${jurisdiction}`);
    const { electionId } = (await ada.ask('plan', { auditId })).election;
    const place = { electionId, jurisdiction };
    places.set(jurisdiction, place);
    await journey.loadRoom(place, county(), (account) => addressIn(account, jurisdiction));
  }
}, 240_000);

const addressIn = (account: string, jurisdiction: string) => `${account}@${jurisdiction.toLowerCase()}.example`;

/** A page of a room in a window of somebody of the county. */
async function pageOf(account: string, jurisdiction: string, page: string): Promise<Page> {
  const window = await journey.windowOf(addressIn(account, jurisdiction));
  pictureOnFailure(window, `ten steps, ${account} of ${jurisdiction}`);
  await visit(window, `/elections/${places.get(jurisdiction)?.electionId}/ballots/${jurisdiction}/${page}`);
  return window;
}

const formNamed = (filled: string) => `forms?${new URLSearchParams({ form: filled })}`;
const publicPage = (jurisdiction: string, language: string) =>
  `/public/ballots/${places.get(jurisdiction)?.electionId}/${jurisdiction}/${language}`;

test('B1 B2 B3 B4 B6 S-F12 step 1: nine bullets are shown with their evidence, and not where something is missing', async () => {
  const osei = await pageOf('osei', REVIEWED, 'standard');
  await sees(osei, fill(standard.shownOf, { shown: 9, all: 9 }));
  const states = (await rowsOf(tableOf(osei, standard.table))).map((cells) => cells[2]);
  expect(states).toEqual(Array(9).fill(standard.states.shown));
  await pictureOf(osei, 'ten-steps-standard', [1280, 820, 320]);
  const other = await pageOf('osei', COUNTING, 'standard');
  await tableOf(other, standard.table).waitFor();
  const open = (await rowsOf(tableOf(other, standard.table))).filter((cells) => cells[2] !== standard.states.shown);
  // Training, the difference, what is held apart, the forms and the public page.
  expect(open.map((cells) => cells[0]?.slice(0, 2))).toEqual(expect.arrayContaining(['B2', 'B5', 'B7', 'B8', 'B9']));
});

test('B5 B8 S-F12 step 2: the form of a precinct says who reviewed it, and leads to what explains its difference', async () => {
  const osei = await pageOf('osei', REVIEWED, formNamed('F-04 site:P-02'));
  await sees(osei, forms.states.approved);
  await sees(osei, /^reyes, /);
  const row = tableOf(osei, forms.review.equations).getByRole('row', { name: /Ballots and voters/ });
  expect(await row.textContent()).toContain('−1');
  await follow(row, 'Site P-02');
  await sees(osei, /^−1: A voter left/);
});

test('B7 S-F12 step 3: a container has whole custody, and one person does not open it', async () => {
  const pham = await pageOf('pham', REVIEWED, 'custody?container=BOX-ED-02');
  await sees(pham, fill(custody.custody.whole, { container: 'BOX-ED-02' }));
  const lines = await rowsOf(tableOf(pham, custody.custody.timeline));
  // To the board and back, between two stays in the vault.
  expect(lines.filter((cells) => cells[2]?.includes('nakai'))).toHaveLength(2);
  await visit(pham, `${new URL(pham.url()).pathname.replace('custody', 'containers')}?container=BOX-ED-02`);
  await inAct(pham, room.containers.opening.title, async (fold) => {
    await fold.getByLabel(room.containers.take.purpose).fill('to look');
    await press(pham, room.containers.opening.submit);
  });
  await sees(pham, /^This takes 2 different people, and 1 signed in/);
});

test('B8 S-F12 step 4: nobody reviews their own form', async () => {
  const okafor = await pageOf('okafor', COUNTING, formNamed('F-09 mail'));
  await press(okafor, forms.review.begin);
  await sees(okafor, 'okafor filled in F-09 mail. Somebody else has to review it.');
  await pictureOf(okafor, 'ten-steps-own-form', [1280, 820, 320]);
});

test('B5 B9 S-F12 step 5: a difference that nobody explains is named inside, under review outside, and never a 0', async () => {
  const osei = await pageOf('osei', COUNTING, 'reconciliation?status=unexplained');
  await sees(osei, fill(room.reconciliation.differs, { difference: '−1', residual: '−1' }));
  const place = places.get(COUNTING);
  await visit(osei, `/api/ballot-public-page?${new URLSearchParams({ ...place })}`);
  expect(await osei.getByRole('row', { name: /^P-04/ }).textContent()).toBe('P-04pendingpendingpending! Under review');
  // What is not released nobody reads outside.
  expect((await fetch(new URL(publicPage(COUNTING, 'en'), journey.origin))).status).toBe(404);
});

test('B3 S-F12 step 8: the manifest is withdrawn when a form that it rests on is opened again', async () => {
  const okafor = await pageOf('okafor', REVIEWED, 'manifest');
  await press(okafor, room.manifest.freeze);
  const frozen = tableOf(okafor, room.manifest.frozen);
  await frozen.getByText(room.manifest.stands).waitFor();
  const hale = await pageOf('hale', REVIEWED, formNamed('F-04 site:P-04'));
  await inAct(hale, forms.form.amend, async (fold) => {
    await fold.getByRole('textbox', { name: /Spoiled/ }).fill('5');
    await fold.getByRole('textbox', { name: /Unused/ }).fill('506');
    await fold.getByLabel(forms.form.amendText).fill('Two spoiled ballots had been counted as unused.');
    await fold.getByLabel(forms.form.amendEvidence).fill('log of P-04');
    await press(hale, forms.form.amendSubmit);
  });
  await sees(hale, forms.states.draft);
  // What was not touched is no change: not even a time, which another zone shows by another clock.
  const changed = hale.getByRole('row', { name: /^Version 2/ });
  await sees(changed, 'Spoiled: 3 became 5');
  expect(await changed.textContent()).not.toContain('closed at');
  await okafor.reload();
  await frozen.getByText(room.manifest.withdrawn).waitFor();
  await okafor.getByRole('button', { name: room.manifest.freeze }).waitFor();
  await sees(okafor, room.manifest.freezeBlocked);
});

test('B9 S-F12 steps 7 and 9: the packet takes two people, and opens without a network with every form to print', async () => {
  const quist = await pageOf('quist', REVIEWED, 'standard');
  await press(quist, standard.packet.build);
  await quist.getByRole('link', { name: standard.packet.look }).waitFor();
  await sees(quist, standard.publication.onlyDirector);
  const osei = await pageOf('osei', REVIEWED, 'standard');
  await press(osei, standard.packet.release);
  const archive = await downloadBytes(osei, standard.packet.download);
  const names = await unpacked(archive);
  expect(names.filter((name) => /^forms\/f-\d\d-empty\.pdf$/.test(name))).toHaveLength(27);
  const reader = await journey.newWindow();
  await reader.context().setOffline(true);
  await visit(reader, pathToFileURL(path.join(packet, 'index.html')).href);
  await sees(reader, new RegExp(`^${standard.bullets.B1}|B1\\. ${standard.bullets.B1}`));
  await pictureOf(reader, 'ten-steps-packet', [1280, 820, 320]);
  const links = await reader.getByRole('link').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  expect(links.filter((link) => !names.includes(link))).toEqual([]);
});

/** Writes the files of an archive below a folder of its own, and answers their names. */
async function unpacked(archive: Uint8Array): Promise<readonly string[]> {
  const source = memorySource(new Uint8Array(archive));
  const zip = await openZip({ name: 'packet.zip', source }, { inflater: nodeInflater, limits: DEFAULT_ZIP_LIMITS });
  const names: string[] = [];
  for await (const entry of zip.entries()) {
    const file = path.join(packet, entry.name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await zip.readEntry(entry));
    names.push(entry.name);
  }
  return names;
}

test('B9 S-F12 step 10: a citizen reads what is released, in both languages, without signing in', async () => {
  const citizen = await journey.newWindow();
  await visit(citizen, publicPage(REVIEWED, 'en'));
  expect(await citizen.getByRole('row', { name: /^P-02 \d/ }).textContent()).toBe('P-02432431−1≈ Explained');
  // Of a form that is put right, what was approved stands until the correction is.
  expect(await citizen.getByRole('row', { name: /^P-04 / }).textContent()).toBe('P-04287287–✓ Balanced');
  await follow(citizen, 'Español');
  expect(await citizen.getByRole('row', { name: /^P-02 \d/ }).textContent()).toBe('P-02432431−1≈ Explicada');
  expect(journey.complaints).toEqual([]);
});
