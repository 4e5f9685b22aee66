import { createHash } from 'node:crypto';
import { RECORD_KINDS, type RecordsAsked, recordCounts, recordsGiven } from '@plumbline/ballot-management';
import { eventsOf, injected, play, text } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { by, on } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Sha256 } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { MADE_OF_ROOM } from '../testing/made-of-room.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { recordsFiles, recordsSize } from './records-files.ts';

/* What is given for a records request, with things planted in it that must not leave. */

const NOW = on('2026-11-09', '10:45');
type Room = ReturnType<typeof county>;

const EVERYTHING: RecordsAsked = { kinds: RECORD_KINDS, place: null, from: null, until: null };

const SEAL = '0091001';
const CODE = 'The alarm code is 4711, then close the door.';
const ADDRESS = 'The clerk took it to 12 Elm Street that night.';
const OPENED = 'BOX-ED-02';
const PHOTO = 'IMG-2044-gps.jpg';

/** A seal that is applied, a code, an address and a picture with a position; each written where somebody would write it. */
function planted(): Room {
  const drafted = (procedure: string, words: string) => [
    by(
      'osei',
      { type: 'draft-procedure', kind: 'procedure', procedure, version: 1, topics: ['custody'], text: text(words) },
      NOW,
    ),
    by('reyes', { type: 'approve-procedure', procedure, version: 1, effectiveFrom: '2026-11-01' }, NOW),
    by('quist', { type: 'clear-procedure', procedure, version: 1 }, NOW),
  ];
  const opened = (incident: string, words: string) => [
    by(
      'osei',
      { type: 'open-incident', incident, kind: 'TIME_ANOMALY', severity: 'low', subject: 'site:P-01', involved: [] },
      NOW,
    ),
    by('osei', { type: 'write-incident-text', incident, text: text(words) }, NOW),
  ];
  const room = play(
    county(),
    ...drafted('PR-5', `Check that seal ${SEAL} is on the lid.`),
    ...drafted('PR-6', 'How it is done.'),
    ...opened('zz-1', CODE),
    ...opened('zz-2', ADDRESS),
  );
  const reviewed = ['zz-1', 'zz-2'].flatMap((incident) => {
    const digest = lookUp(room.incidents, incident)?.text?.text.digest;
    return digest === undefined ? [] : [by('reyes', { type: 'review-incident-text', incident, digest }, NOW)];
  });
  const told = play(room, ...reviewed);
  const filled = 'F-13 batch:MB-001';
  const before = lookUp(told.forms, filled)?.versions.at(-1);
  if (before === undefined) throw new Error(`${filled} was filled in`);
  const amended = injected(told, {
    type: 'form-amended',
    by: ['okafor'],
    at: on('2026-11-05', '09:00'),
    filled,
    eventVersion: 2,
    version: 2,
    fields: before.fields,
    tables: before.tables,
    reason: 'transcription',
    text: { digest: 'ab'.repeat(32) as Sha256 },
    evidence: [{ kind: 'photo', ref: PHOTO }],
  });
  const [position, seal] = Object.entries(lookUp(amended.containers, OPENED)?.seals ?? {})[0] ?? [];
  if (position === undefined || seal === undefined) throw new Error(`${OPENED} is sealed`);
  const unsealed = injected(amended, {
    type: 'container-opened',
    by: ['okafor', 'solberg'],
    at: on('2026-11-05', '10:00'),
    container: OPENED,
    removed: [{ position, seal }],
    purpose: 'recount',
  });
  return injected(unsealed, {
    type: 'form-approved',
    filled,
    version: 2,
    verdicts: {},
    isExternal: false,
    by: ['solberg'],
    at: on('2026-11-05', '15:00'),
  });
}

/** What was typed, by its digest: the room holds digests only. */
function textsOf(room: Room): (digest: string) => string | undefined {
  const words = new Map<string, string>();
  for (const [name, said] of [
    ['PR-5', `Check that seal ${SEAL} is on the lid.`],
    ['PR-6', 'How it is done.'],
  ] as const) {
    words.set(lookUp(room.procedures, name)?.[0]?.text.digest ?? '', said);
  }
  for (const [name, said] of [
    ['zz-1', CODE],
    ['zz-2', ADDRESS],
  ] as const) {
    words.set(lookUp(room.incidents, name)?.text?.text.digest ?? '', said);
  }
  return (digest) => words.get(digest);
}

function givenOf(room: Room, asked: RecordsAsked) {
  const entries = eventsOf(room).map(({ type, at }, number) => {
    return { number: number + 1, at, type, hash: String(number).padStart(64, '0') };
  });
  return recordsGiven(room, asked, { now: NOW, textOf: textsOf(room), entries });
}

async function filesOf(given: ReturnType<typeof givenOf>) {
  const files = new Map<string, Uint8Array>();
  const made = recordsFiles(given, {
    request: '2026-041',
    askedOn: '2026-11-08',
    ...MADE_OF_ROOM,
  });
  for await (const { path, bytes } of made) files.set(path, bytes);
  return files;
}

const PLANTED = planted();
const GIVEN = givenOf(PLANTED, EVERYTHING);
/** One form of each kind: printing all of them says no more. */
const FORMS = [
  ...new Map(GIVEN.forms.toReversed().map((form) => [form.record.form, form] as const)).values(),
].toReversed();
const ALL = filesOf({ ...GIVEN, forms: FORMS });

const words = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const rowsOf = (bytes: Uint8Array | undefined) => words(bytes).trim().split('\r\n');

async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const { title, pages } = await readPdf(pdf);
  // Words may be broken at the end of a line.
  const text = [title, ...pages.flatMap((page) => [page.text, ...page.alternatives])].join('\n');
  return `${text}\n${text.replaceAll(/\s+/g, ' ')}`;
}

/** All that somebody can read in a file: of a PDF what is printed in it. */
async function readable(path: string, bytes: Uint8Array): Promise<string> {
  return path.endsWith('.pdf') ? textOfPdf(bytes) : words(bytes);
}

describe('B9 what is given for a records request', () => {
  test('a planted seal in use, a code, an address and a picture: none leaves, and each is a line of what was left out', async () => {
    const files = await ALL;
    const excluded = words(files.get('excluded.csv'));
    expect(excluded).toContain('"procedure PR-5, version 1",seal-in-use,');
    expect(excluded).toMatch(/public text of incident \d+,code,/);
    expect(excluded).toMatch(/public text of incident \d+,home-address,/);
    expect(excluded).toMatch(/pictures of form F-13 number \d+,pictures-stay,/);
    const inUse = [...entriesOf(PLANTED.seals)].flatMap(([seal, { state }]) => (state === 'removed' ? [] : [seal]));
    expect(inUse.length).toBeGreaterThan(10);
    const people = [...entriesOf(PLANTED.people)].flatMap(([person, { name }]) => [person, name]);
    // A person may be called as a part of some word is spelled.
    const named = new RegExp(
      `(?<![\\p{L}\\d])(?:${people.map((one) => one.replaceAll('.', '\\.')).join('|')})(?![\\p{L}\\d])`,
      'u',
    );
    const secrets = [...inUse, '4711', 'Elm Street', PHOTO];
    for (const [path, bytes] of files) {
      const content = await readable(path, bytes);
      // A digest may have any digits in it.
      const said = content.replaceAll(/[0-9a-f]{64}/g, '');
      const found = secrets.filter((one) => said.includes(one));
      expect({ path, found, named: named.exec(said)?.[0] }).toEqual({ path, found: [], named: undefined });
    }
  }, 300_000);

  test('every record is in the index with its file and its fingerprint, and nothing else is given', async () => {
    const files = await ALL;
    const [head, ...rows] = rowsOf(files.get('index.csv'));
    expect(head).toBe('Number,Kind,Record,Place,Date,Version,File,SHA-256,Pages');
    const approved = [...entriesOf(PLANTED.forms)].filter(([, { versions }]) => versions.some((one) => one.approved));
    expect(recordCounts(GIVEN).find(({ kind }) => kind === 'forms')?.count).toBe(approved.length);
    expect(rows.filter((row) => row.split(',')[1] === 'forms')).toHaveLength(FORMS.length);
    const listed = new Set<string>();
    for (const row of rows) {
      const found = /,([\w./-]+),([0-9a-f]{64}),(\d*)$/.exec(row);
      const [, path = '', sha256 = '', pages = ''] = found ?? [];
      listed.add(path);
      const bytes = files.get(path);
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
        row,
      ).toBe(sha256);
      expect(path.endsWith('.pdf'), row).toBe(pages !== '');
    }
    const others = [...files.keys()].filter((path) => !listed.has(path));
    expect(others.toSorted()).toEqual(['MANIFEST.sha256', 'excluded.csv', 'heads.json', 'index.csv', 'index.html']);
    const index = words(files.get('index.html'));
    expect(index).not.toMatch(/<script|https?:|@import|url\(/i);
    const links = [...index.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => to);
    expect(links.filter((to) => !files.has(to))).toEqual([]);
  }, 300_000);

  test('counts are what was approved, and people of a form are told apart without their names', async () => {
    const files = await ALL;
    // 2,857 ballots of mail in 15 batches: the 15th has the 57 that are left.
    const batches = rowsOf(files.get('registers/batches.csv'));
    expect(batches.find((row) => row.startsWith('MB-001,'))).toContain(',200,');
    const total = batches.slice(1).reduce((sum, row) => sum + Number(row.split(',').at(-2)), 0);
    expect(total).toBe(5960);
    const seals = rowsOf(files.get('registers/seals.csv'));
    expect(seals).toHaveLength(2);
    expect(seals[1]).toMatch(/^\d{7},BOX-ED-02,removed$/);
    const path = [...files.keys()].find((each) => each.startsWith('forms/f-13-'));
    const printed = await textOfPdf(files.get(path ?? '') ?? new Uint8Array());
    expect(printed).toMatch(/Person 1/);
    expect(printed).toMatch(/Person 2/);
    expect(printed).toContain('Not given out');
  }, 300_000);

  test('the same record gives the same files, and a place and days narrow it', async () => {
    const at = { kinds: ['forms', 'batches', 'log'], place: 'site:P-01', from: null, until: null } as const;
    const [one, again] = [await filesOf(givenOf(PLANTED, at)), await filesOf(givenOf(PLANTED, at))];
    expect([...one].map(([path, bytes]) => [path, words(bytes)])).toEqual(
      [...again].map(([path, bytes]) => [path, words(bytes)]),
    );
    const places = rowsOf(one.get('index.csv'))
      .slice(1)
      .map((row) => row.split(',')[3]);
    expect(new Set(places.filter((place) => place !== ''))).toEqual(new Set(['site:P-01', 'container:BOX-ED-01']));
    const given = givenOf(PLANTED, { ...at, from: '2026-11-05', until: '2026-11-05' });
    const log = given.registers.find(({ register }) => register === 'log');
    expect(new Set(log?.rows.map(({ day }) => day))).toEqual(new Set(['2026-11-05']));
    expect(given.forms.every(({ day }) => day === '2026-11-05')).toBe(true);
  }, 300_000);

  test('what is looked at first says about how large the file is', async () => {
    const files = await ALL;
    const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    const about = recordsSize({ ...GIVEN, forms: FORMS });
    expect({ size, about, ratio: about / size > 0.5 && about / size < 2 }).toMatchObject({ ratio: true });
  }, 300_000);
});
