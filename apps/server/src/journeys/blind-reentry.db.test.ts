import { setTimeout as sleep } from 'node:timers/promises';
import { ballotDocumentAddress, keptBallotFileAddress, queries } from '@plumbline/api';
import type { BallotAsk } from '@plumbline/ballot-management';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';
import { openTestRoom } from './open-test-room.ts';

/*
 * Whoever is to read a count again blind sees it nowhere until they have: every query of a ballot room is asked as that reviewer, in every
 * state of the form, and no answer holds a number that stands nowhere else.
 */

const office = await openTestOffice();
afterAll(() => office.close());

const { place: room, dora, ask, asOf, enrol, join, signedIn } = await openTestRoom(office);
const F04 = 'F-04 site:P-01';
const F07 = 'F-07 site:P-01';
const TABULATED = 77_123;
const BY_HAND = 77_124;
const UNUSED = 66_125;
const IN_PACKS = 66_000;
const FIGURES = [TABULATED, BY_HAND, UNUSED, IN_PACKS];

const ROOM_QUERIES = (Object.keys(queries) as (keyof typeof queries)[]).filter((name) => name.startsWith('ballot-'));

/** Which figures of the two forms each query of the room answers to somebody. */
async function figuresSeen(person: string): Promise<Readonly<Record<string, readonly number[]>>> {
  const { client } = await signedIn(person);
  const seen: Record<string, readonly number[]> = {};
  for (const name of ROOM_QUERIES) {
    for (const filled of name === 'ballot-form' ? [F04, F07] : ['']) {
      const input = {
        ...room,
        filled,
        find: 'P-01',
        ...(name === 'ballot-manifest' ? { form: 'by-batch' } : {}),
      };
      const answered = await client.ask(name, input as never);
      assert(answered.ok, 'a query of the room is answered', { name, answered });
      // Identifiers made at random, and fingerprints, may hold any digits.
      const text = JSON.stringify(answered.value).replaceAll(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g,
        '',
      );
      const found = FIGURES.filter((figure) => text.includes(String(figure)));
      if (found.length > 0) seen[`${name} ${filled}`.trim()] = found;
    }
  }
  return seen;
}

const reconciled = (unused: number): BallotAsk => ({
  type: 'enter-form',
  filled: F04,
  fields: {
    delivered: TABULATED + unused,
    emergencyOut: 0,
    spoiled: 0,
    voided: 0,
    challenged: 0,
    unused,
    provisionalIssued: 0,
    checkIns: TABULATED,
    provisionalCheckIns: 0,
    pollsClosedAt: '2026-11-03T20:00:00-05:00',
    closedAt: '2026-11-03T21:00:00-05:00',
    container: 'BOX-1',
  },
  tables: {
    tabulators: [{ tabulator: 'T1', publicOpen: 0, publicClose: TABULATED, tabulated: TABULATED, handCount: BY_HAND }],
    packs: [],
    carriers: [],
    seals: [{ position: 'front', seal: '0088119' }],
  },
  counters: [],
  witnesses: [],
  custodians: [],
});

beforeAll(async () => {
  await enrol('lea', ['site-lead'], 'D');
  await enrol('sam', ['site-lead'], 'R');
  for (const reviewer of ['rex', 'uma']) await enrol(reviewer, ['reviewer'], 'R');
  for (const custodian of ['cy', 'kit']) await enrol(custodian, ['custodian', 'coordinator'], 'R');
  await ask(dora, { type: 'register-site', site: 'P-01', kind: 'precinct', tabulators: ['T1'], days: [] });
  const batch = {
    batch: 'B-1',
    name: 'P-01 T1',
    channel: 'election-day',
    tabulator: 'T1',
    tabulatorBatch: null,
  } as const;
  const places = { countedAt: 'tabulator:P-01/T1', accountedAt: 'site:P-01', hasCvrs: false };
  const cy = await signedIn('cy');
  await ask(cy, { type: 'create-batch', ...batch, ...places });
  await ask(cy, {
    type: 'create-container',
    container: 'BOX-1',
    kind: 'ballot-box',
    positions: ['front'],
    holdsVoted: true,
  });
  const counted = { place: 'tabulator:P-01/T1', line: 'handCount', unit: 'cards', value: BY_HAND } as const;
  await ask(cy, { type: 'observe-count', ...counted, source: 'hand-count', method: null, witnesses: [] });
  await join(cy, 'kit');
  await ask(cy, { type: 'place-batch', batch: 'B-1', container: 'BOX-1', cards: BY_HAND });
  const lea = await signedIn('lea');
  await ask(lea, { type: 'start-form', filled: F07, form: 'F-07', place: 'site:P-01', capture: 'live' });
  await ask(lea, {
    type: 'enter-form',
    filled: F07,
    fields: {
      unopenedPacks: 660,
      inUnopenedPacks: IN_PACKS,
      remainder: UNUSED - IN_PACKS,
      disposition: 'returned',
      container: 'UN',
      seal: '0088120',
    },
    tables: {},
    counters: [],
    witnesses: [],
    custodians: [],
  });
  await ask(lea, { type: 'start-form', filled: F04, form: 'F-04', place: 'site:P-01', capture: 'live' });
}, 60_000);

test('whoever entered the figures finds them in the answers, so that the search below can find them', async () => {
  await asOf('lea', reconciled(UNUSED));
  const seen = await figuresSeen('lea');
  expect(seen['ballot-form F-04 site:P-01']).toEqual(FIGURES);
  expect(seen['ballot-form F-07 site:P-01']).toContain(IN_PACKS);
  for (const query of [
    'ballot-batches',
    'ballot-containers',
    'ballot-reconciliation',
    'ballot-counts',
    'ballot-manifest',
    'ballot-room',
    'ballot-rooms',
  ]) {
    expect({ query, figures: seen[query] ?? [] }).not.toEqual({ query, figures: [] });
  }
});

test('a reviewer finds none of them: not in a draft, nor when it is complete, nor in review', async () => {
  expect(await figuresSeen('rex')).toEqual({});
  expect((await (await signedIn('rex')).ask('ballot-room', room)).heading.toReenter).toBe(2);
  await asOf('cy', {
    type: 'observe-count',
    place: 'site:P-01',
    line: 'unused',
    unit: 'cards',
    value: UNUSED,
    source: 'hand-count',
    method: null,
    witnesses: [],
  });
  for (const person of ['lea', 'sam']) await asOf(person, { type: 'sign-form', filled: F04 });
  expect(await figuresSeen('rex')).toEqual({});
  await asOf('lea', { type: 'complete-form', filled: F04, isUnexplained: true });
  expect(await figuresSeen('rex')).toEqual({});
  await asOf('rex', { type: 'begin-review', filled: F04 });
  expect(await figuresSeen('rex')).toEqual({});
});

test('nor in what would become of a file, whatever number they put into it', async () => {
  const records = { place: 'scanner:T1', line: 'cvrRows', unit: 'cards', value: TABULATED } as const;
  await ask(dora, { type: 'observe-count', ...records, source: 'cvr-rows', method: null, witnesses: [] });
  const rex = await signedIn('rex');
  for (const count of [TABULATED, 5]) {
    for (const [kind, csv] of [
      ['check-ins', `Site,Kind,Check-ins\nP-01,regular,${count}`],
      ['tabulator-batches', `Tabulator,Batch,Cards\nT1,P-01 T1,${count}`],
      ['cvr-batches', `Tabulator,Batch,CVRs\nT1,P-01 T1,${count}`],
    ] as const) {
      const content = Buffer.from(csv).toString('base64');
      const sent = { ...room, kind, name: 'counts.csv', content, seen: null, isConfirmed: false };
      const { lines, counts } = await rex.send('import-ballot-file', sent);
      expect({ kind, counts, said: lines.map(({ said }) => said) }).toEqual({
        kind,
        counts: { refused: 1, changed: 0, new: 0, same: 0 },
        said: [null],
      });
    }
  }
});

/** What stands on the pages, as a program reads it that wrote none of them. */
async function printedFor(person: string, document: Parameters<typeof ballotDocumentAddress>[0]): Promise<string> {
  const pdf = await (await signedIn(person)).downloadBytes(ballotDocumentAddress(document));
  const { pages } = await readPdf(pdf);
  // Numbers are grouped on paper, or stand in a box for each digit.
  return pages.map(({ text }) => text.replaceAll(/(?<=\d)[,\s](?=\d)/g, '')).join('\n');
}

test('what is printed for a reviewer holds none of them either, and for whoever entered them all', async () => {
  const form = { ...room, what: 'filled-form', filled: F04 } as const;
  const labels = { ...room, what: 'container-labels' } as const;
  const written = await printedFor('lea', form);
  for (const figure of [TABULATED, BY_HAND, UNUSED]) expect(written).toContain(String(figure));
  const onBox = await printedFor('lea', labels);
  expect(onBox).toContain('BOX-1');
  expect(onBox).toContain(String(BY_HAND));

  await expect(printedFor('rex', form)).rejects.toThrow('is answered');
  for (const document of [labels, { ...labels, what: 'batch-labels' }, { ...labels, stock: '4x6-thermal' }] as const) {
    const text = await printedFor('rex', document);
    expect(text).toContain(document.what === 'batch-labels' ? 'P-01 T1' : 'BOX-1');
    for (const figure of FIGURES) expect(text).not.toContain(String(figure));
  }
  const empty = await printedFor('rex', { ...room, what: 'empty-form', form: 'F-04' });
  expect(empty).toContain('F-04');
  const rex = await signedIn('rex');
  await expect(rex.download(ballotDocumentAddress({ ...labels, stock: '5160' }))).rejects.toThrow(
    'There are no labels',
  );
  await expect(rex.download(ballotDocumentAddress(labels, ['BOX-9']))).rejects.toThrow('is answered');
  await expect(office.nobody().download(ballotDocumentAddress(labels))).rejects.toThrow('is answered');
});

/** Labels of all containers, made in the background for somebody. */
async function labelsMadeFor(person: string): Promise<string> {
  const by = await signedIn(person);
  const { jobId } = await by.send('make-ballot-file', { ...room, file: { what: 'container-labels', paper: 'letter' } });
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const { jobs, files } = await by.ask('ballot-files', room);
    const job = jobs.find((one) => one.jobId === jobId);
    assert(job?.state !== 'failed', 'labels are made', job);
    const [newest] = files;
    if (job === undefined && newest !== undefined) return newest.fileId;
    await sleep(50);
  }
  throw new Error('labels are made within a minute');
}

test('nor do labels that were made in the background, for the reviewer or for others', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => `EMPTY-${index + 1},bag,zip,Y`);
  const content = Buffer.from(['Container,Kind,Seal Positions,Holds Voted Ballots', ...rows].join('\n')).toString(
    'base64',
  );
  const file = { ...room, kind: 'containers', name: 'containers.csv', content, isConfirmed: false } as const;
  const { fingerprint } = await dora.send('import-ballot-file', { ...file, seen: null });
  await dora.send('import-ballot-file', { ...file, seen: fingerprint });
  const take = async (person: string, fileId: string) => {
    const pdf = await (await signedIn(person)).downloadBytes(keptBallotFileAddress({ ...room, fileId }));
    const { pages } = await readPdf(pdf);
    return pages.map(({ text }) => text.replaceAll(/(?<=\d)[,\s](?=\d)/g, '')).join('\n');
  };
  const whole = await labelsMadeFor('lea');
  expect(await take('lea', whole)).toContain(String(BY_HAND));
  const filesOf = async (person: string) => (await (await signedIn(person)).ask('ballot-files', room)).files;
  expect(await filesOf('rex')).toEqual([]);
  await expect(take('rex', whole)).rejects.toThrow('is answered');
  const partial = await labelsMadeFor('rex');
  expect(partial).not.toBe(whole);
  expect(await take('rex', partial)).toContain('BOX-1');
  expect(await take('rex', partial)).not.toContain(String(BY_HAND));
  expect((await filesOf('rex')).map(({ fileId }) => fileId)).toEqual([partial]);
  // What holds less than somebody may see is no secret from them.
  const seen = await filesOf('lea');
  expect(seen.map(({ fileId }) => fileId)).toEqual([partial, whole]);
  // Whoever may see all of them can tell the two apart.
  const [leftOut = 0, none] = seen.map(({ countsLeftOut }) => countsLeftOut);
  expect(leftOut).toBeGreaterThan(0);
  expect(none).toBe(0);
}, 120_000);

test('nor at the device of somebody whom the reviewer has joined', async () => {
  const cy = await signedIn('cy');
  const counted = async () => (await cy.ask('ballot-batches', room)).batches[0];
  expect(await counted()).toMatchObject({ counted: BY_HAND, cards: BY_HAND });
  await join(cy, 'uma');
  expect(await counted()).toMatchObject({ counted: null, cards: null });
  await cy.send('leave-ballot-room', room);
});

test('what one reviewer has read again another has not: each sees it after their own reading', async () => {
  for (const [line, value] of [
    ['tabulated', TABULATED],
    ['checkIns', TABULATED],
    ['unused', UNUSED],
  ] as const) {
    await asOf('rex', { type: 'reenter-line', filled: F04, line, value });
  }
  expect((await figuresSeen('rex'))['ballot-form F-04 site:P-01']).toEqual([TABULATED, BY_HAND, UNUSED]);
  expect(await figuresSeen('uma')).toEqual({});
  const uma = await signedIn('uma');
  expect(
    await uma.refused('ask-ballot-room', { ...room, ask: { type: 'approve-form', filled: F04, seen: [] } }),
  ).toMatchObject({
    refusal: expect.stringMatching(/^(lines-not-reentered|checks-fail)$/),
  });
});

test('a form that was returned is hidden again as soon as somebody has put it right', async () => {
  const reasons = [{ field: 'unused', reason: `The certificate says ${UNUSED}.` }];
  await asOf('rex', { type: 'return-form', filled: F04, reasons });
  // Another reviewer reads no figure in the reason either.
  expect(await figuresSeen('uma')).toEqual({});
  await asOf('lea', reconciled(UNUSED));
  expect(await figuresSeen('rex')).toEqual({});
});
