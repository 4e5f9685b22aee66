import type { BallotAskOf, FormId } from '@plumbline/ballot-management';
import { REASON } from '@plumbline/ballot-management/testing/corrected-precinct';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { BATCHES, county, nameOf } from '@plumbline/ballot-management/testing/tamarack';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { ballotChain } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { inOrder, MANIFEST_FORMS, manifestByHand } from './manifest-by-hand.ts';
import { openScenarioRooms } from './scenario-rooms.ts';

/* The whole of a county that is nowhere, over HTTP: from the order of its ballots to the manifest, and a form that is put right once it is public. */

const office = await openTestOffice();
afterAll(() => office.close());
const roomOf = await openScenarioRooms(office);

describe('B3 B4 B5 B8 SB-01 a clean county, from the order to the manifest', () => {
  const room = roomOf('Tamarack County');

  beforeAll(async () => {
    // Everybody does their part by their own session, and others approve it.
    const given = commandsOf(county());
    const begun = commandsOf(setUp()).length;
    await room.load(() => given.slice(0, begun));
    await room.play(...given.slice(begun));
  }, 240_000);

  test('B5 SB-01 every equation is balanced or explained: net −5, gross 7, nothing left over', async () => {
    const { units, net, gross, residual } = await (await room.signedIn('okafor')).ask(
      'ballot-reconciliation',
      room.place(),
    );
    expect([net, gross, residual]).toEqual([-5, 7, 0]);
    const open = units.filter(({ status }) => !['balanced', 'explained', 'balanced-single-source'].includes(status));
    expect(open).toEqual([]);
    expect(units.filter(({ difference, explanations }) => difference !== 0 && explanations.length === 0)).toEqual(
      // A sum over units that are explained says nothing of its own.
      units.filter(({ equation, place }) => equation === 'E19' && place === 'channel:election-day'),
    );
    const asked = new Set(units.map(({ equation }) => equation.replace(/\D*(\d+).*/, '$1')));
    expect([...asked].map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
    expect(await room.figures('okafor')).toEqual({
      batches: 30,
      cards: 5960,
      net: -5,
      gross: 7,
      residual: 0,
      missing: 0,
      status: 'explained',
    });
    const sides = (equation: string, place: string) => {
      const unit = units.find((each) => each.equation === equation && each.place === place);
      const sum = (side: 'left' | 'right') =>
        unit?.[side].reduce((all, { sign, value }) => all + sign * (value ?? 0), 0);
      return [sum('left'), sum('right')];
    };
    // 2,911 + 2,702 + 31 + 309 + 7 and 9,870 + 2,034 + 16.
    expect(sides('E18', 'contest:County Commissioner')).toEqual([5960, 5960]);
    expect(sides('E18', 'contest:School Board')).toEqual([11_920, 11_920]);
    // One provisional ballot of early voting, on the last day of EV-N: 6 + 4 + 8 + 2 + 1 = 15 + 6.
    expect(sides('E7-site', 'provisional-site:EV-N')).toEqual([1, 1]);
    expect(sides('E7-fate', 'provisional')).toEqual([21, 21]);
    expect(['election-day', 'early', 'mail', 'provisional'].map((each) => sides('E19', `channel:${each}`))).toEqual([
      [1840, 1841],
      [1248, 1248],
      [2857, 2861],
      [15, 15],
    ]);
  }, 60_000);

  test('B8 SB-01 every form is approved, by somebody who did not prepare it', async () => {
    const { forms, due } = await (await room.signedIn('reyes')).ask('ballot-forms', room.place());
    expect(due).toEqual([]);
    expect(new Set(forms.map(({ state }) => state))).toEqual(new Set(['approved']));
    // 3 orders, 4 papers of each precinct, 2 of each day of early voting, provisional envelopes of 2 sites, mail, 16 cover sheets, duplication, 10 containers.
    expect(forms.length).toBe(3 + 4 * 4 + 2 * 6 + 2 + 2 + 16 + 1 + 10);
    expect(forms.filter(({ preparedBy }) => preparedBy.includes('reyes'))).toEqual([]);
  }, 60_000);

  test.each(MANIFEST_FORMS)(
    'B4 SB-01 the manifest %s has thirty rows, 5,960 ballots beside 5,965 voters, and is the file written by hand',
    async (form) => {
      const { blockers, warnings, rows, cards, votersCredited, file } = await room.manifest('okafor', form);
      expect([blockers, warnings]).toEqual([[], []]);
      expect([rows.length, cards, votersCredited]).toEqual([30, 5960, 5965]);
      expect(file).toMatchObject(manifestByHand(form, BATCHES.toSorted(inOrder)));
    },
    60_000,
  );

  test('B9 SB-01 the public is told 5,960, five fewer than voters, and why', async () => {
    const page = await room.publicPage('quist');
    for (const says of [
      '5,965 people are on the list of those who voted. 5,960 ballots were counted.',
      'That is 5 fewer.',
      'We found 7 differences, and all are explained.',
      'P-02: A voter left and did not cast the ballot. −1',
      'Mail: Mail envelopes had no ballot in them. −5',
      'Mail: A mail envelope held one ballot more. +1',
    ]) {
      expect(page).toContain(says);
    }
    for (const person of ['yazzie', 'Osei', 'reyes', '0091001', 'Vault']) expect(page).not.toContain(person);
  }, 60_000);

  test('B9 SB-01 nobody of another county is let into the room', async () => {
    const stranger = await office.signedIn('jane@j1.example');
    const problem = await stranger.refused('ask-ballot-room', {
      ...room.place(),
      ask: { type: 'take-oath', person: 'osei' },
    });
    expect([403, 404]).toContain(problem.status);
    const asked = await stranger.client.ask('ballot-room', room.place());
    expect(asked.ok).toBe(false);
    expect((await office.nobody().client.ask('ballot-reconciliation', room.place())).ok).toBe(false);
  }, 60_000);
});

describe('B4 B8 SB-15 a form that is put right once it is approved and public', () => {
  const room = roomOf('Corrected');
  const FORM = nameOf('F-04', 'site:P-04');
  const PAGE = { publication: 'public-page', file: null } as const;

  const totalOf = async (line: string) => {
    const { stages } = await (await room.signedIn('okafor')).ask('ballot-counts', room.place());
    const figures = stages.flatMap((stage) => (stage.line === line ? stage.figures : []));
    const atPrecincts = new Map(
      figures.flatMap(({ place, value }) => (place.startsWith('site:P-') ? [[place, value ?? 0]] : [])),
    );
    return [...atPrecincts.values()].reduce((sum, value) => sum + value, 0);
  };
  const amended = async (form: FormId, change: Readonly<Record<string, number>>, spoiled?: number) => {
    const filled = nameOf(form, 'site:P-04');
    const before = (await room.formOf('hale', filled)).form.versions.at(-1);
    assert(before !== undefined, 'it was filled in');
    const ballots = before.tables.ballots?.map((row) => ({ ...row, cards: spoiled ?? 0, replaced: spoiled ?? 0 }));
    const ask = {
      type: 'amend-form',
      filled,
      fields: { ...before.fields, ...change },
      tables: ballots === undefined ? before.tables : { ...before.tables, ballots },
      reason: 'transcription',
      text: 'Two spoiled ballots had been counted as unused.',
      evidence: [{ kind: 'photo', ref: 'P-04 wrapper' }],
    } as BallotAskOf<'amend-form'>;
    await room.ask('hale', ask);
    await room.ask('hale', { type: 'sign-form', filled });
    return ask;
  };
  const release = async () => {
    await room.ask('quist', { type: 'propose-publication', ...PAGE });
    await room.ask('osei', { type: 'release-publication', ...PAGE });
  };
  const outside = async (language: 'en' | 'es' = 'en') => {
    const { electionId, jurisdiction } = room.place();
    const page = await fetch(`${office.origin}/public/ballots/${electionId}/${jurisdiction}/${language}`);
    return (await page.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const bodies = async () => (await readLog(office.services.db, ballotChain(room.place()))).map(({ body }) => body);

  beforeAll(async () => {
    await room.load(() => commandsOf(county()));
    office.clock.now = new Date('2026-11-04T20:00:00Z');
    await release();
    await room.freeze('okafor');
  }, 180_000);

  test('B4 SB-15 the second version is reviewed by somebody else; nothing of the first is gone, and the manifest comes back as it was', async () => {
    const before = await bodies();
    expect([await totalOf('spoiled'), await totalOf('unused')]).toEqual([28, 1311]);
    expect(await outside()).toContain('Nothing was corrected.');
    office.clock.now = new Date('2026-11-05T15:00:00Z');
    const ask = await amended('F-04', { spoiled: 5, unused: 506 });
    // The papers that it is compared with do not say so yet.
    const complete = (filled: string) => ({ type: 'complete-form', filled, isUnexplained: false }) as const;
    expect(await room.refused('hale', complete(FORM))).toMatchObject({ refusal: 'checks-fail' });
    expect((await room.manifest('okafor')).frozen[0]).toMatchObject({ version: 1, withdrawnBecause: 'form-amended' });
    await amended('F-06', {}, 5);
    await amended('F-07', { remainder: 6 });
    for (const form of ['F-06', 'F-07', 'F-04'] as const) await room.ask('hale', complete(nameOf(form, 'site:P-04')));
    expect(await room.refused('hale', { type: 'begin-review', filled: FORM })).toMatchObject({ status: 409 });
    // Until it is approved the public reads what was.
    expect(await outside()).toContain('Nothing was corrected.');
    await room.readAgain('solberg', nameOf('F-06', 'site:P-04'), { logged: 5 });
    await room.readAgain('solberg', nameOf('F-07', 'site:P-04'), { certifiedUnused: 506 });
    await room.readAgain('solberg', FORM, { tabulated: 287, checkIns: 289, unused: 506 });
    for (const form of ['F-06', 'F-07', 'F-04'] as const) await room.approve('solberg', nameOf(form, 'site:P-04'));

    expect([await totalOf('spoiled'), await totalOf('unused')]).toEqual([30, 1309]);
    expect(await room.unit('okafor', 'E4', 'site:P-04')).toMatchObject({ difference: 0 });
    expect(await room.figures('okafor')).toMatchObject({ cards: 5960, net: -5, gross: 7, residual: 0 });
    const { frozen } = await room.manifest('okafor');
    expect(frozen.map(({ version, withdrawnBecause }) => [version, withdrawnBecause]).toSorted()).toEqual([
      [1, 'form-amended'],
      [2, null],
    ]);
    expect(new Set(frozen.map(({ sha256 }) => sha256)).size).toBe(1);
    // Both versions are there, and no entry of before was touched.
    const { versions } = (await room.formOf('okafor', FORM)).form;
    expect(versions.map(({ fields }) => [fields.spoiled, fields.unused])).toEqual([
      [3, 508],
      [5, 506],
    ]);
    expect(versions[1]?.amended).toMatchObject({ reason: 'transcription', text: ask.text });
    expect(versions.map(({ approved }) => approved?.by)).toEqual([['reyes'], ['solberg']]);
    expect((await bodies()).slice(0, before.length)).toEqual(before);
  }, 90_000);

  test('B9 SB-15 everybody reads what was corrected, of which place and from what to what', async () => {
    const page = await outside();
    expect(page).toMatch(/Corrected November 5, 2026, P-04, form F-04:/);
    expect(page).toContain('spoiled ballots from 3 to 5');
    expect(page).toContain('unused ballots from 508 to 506');
    expect(page).toContain('unused ballots from 508 to 506. The reason is not published yet.');
    expect(page).not.toContain('Two spoiled ballots');
    // The first version is still printed, for those who filled it in.
    const search = { ...room.place(), what: 'filled-form', filled: FORM };
    const pdf = await (await room.signedIn('hale')).downloadBytes(
      `/api/ballot-document.pdf?${new URLSearchParams(search)}`,
    );
    const printed = (await readPdf(pdf)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
    for (const figure of ['508', '506']) expect(printed).toContain(figure);
  }, 60_000);

  test('B9 SB-15 everybody reads why, in the words that were reviewed for them, until these are taken out', async () => {
    const reason = { en: REASON.en, es: REASON.es };
    const write = { type: 'write-correction-reason', filled: FORM, version: 2, reason } as const;
    const named = { ...write, reason: { ...reason, en: 'Counted again with yazzie.' } };
    expect(await room.refused('hale', named)).toMatchObject({ refusal: 'public-text-names-person' });
    await room.ask('hale', write);
    expect(await outside()).toContain('The reason is not published yet.');
    const { publicReason: written } = (await room.formOf('solberg', FORM)).form.versions[1] ?? {};
    assert(written != null, 'it was written');
    expect(written).toMatchObject({ ...reason, writtenBy: ['hale'], reviewedBy: [] });
    const review = { type: 'review-correction-reason', filled: FORM, version: 2, read: written.read } as const;
    expect(await room.refused('okafor', { ...review, read: { ...written.read, es: written.read.en } })).toMatchObject({
      refusal: 'correction-reason-is-another',
    });
    await room.ask('solberg', review);
    expect(await outside()).toContain(`unused ballots from 508 to 506. ${REASON.en}`);
    expect(await outside('es')).toContain(`boletas sin usar: de 508 a 506. ${REASON.es}`);
    const digest = written.read.en;
    const ada = await office.signedIn(ADMINISTRATOR);
    await ada.send('redact-room-text', { ...room.place(), digest, reason: 'It says too much' });
    expect(await outside()).toContain('unused ballots from 508 to 506. The reason is not published yet.');
    expect(await outside('es')).toContain(REASON.es);
  }, 60_000);
});

test('B9 SB-01 what is stored is what the logs say, whoever checks it', async () => {
  office.clock.now = new Date('2026-12-01T12:00:00Z');
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
}, 120_000);
