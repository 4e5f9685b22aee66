import { hash } from 'node:crypto';
import type { LoggedEvent } from '@plumbline/audit';
import { lookUp } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { EMPTY_HEAD, type LogEntry, type LogHead, sealEntry } from '../log-entry.ts';
import {
  type AuditHistory,
  boardPlace,
  emptyHistory,
  roundOf,
  roundPlace,
  slotKey,
  whoRecorded,
  withEntries,
} from './audit-history.ts';

/* What only the log knows: who did something, and when. Every entry has a minute and an actor of its own. */

type Told = {
  readonly minute: number;
  readonly event: LoggedEvent;
  readonly actor?: string;
  readonly inPlaceOf?: string;
};

const timeOf = (minute: number) => `2026-11-03T10:${String(minute).padStart(2, '0')}:00.000Z`;

function chainOf(told: readonly Told[], from: LogHead = EMPTY_HEAD): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  for (const { minute, event, actor, inPlaceOf } of told) {
    const { type, ...data } = event;
    const body = {
      commandId: 'c',
      at: timeOf(minute),
      actor: actor ?? `person:${minute}`,
      ...(inPlaceOf !== undefined && { onBehalfOf: inPlaceOf }),
      type,
      data,
      codeVersion: '1',
    };
    entries.push(sealEntry(entries.at(-1) ?? from, body, (text) => hash('sha256', text)));
  }
  return entries;
}

/** The audit after what its own chain and the chains of the counties tell. */
function told(own: readonly LogEntry[], fieldwork: Readonly<Record<string, readonly LogEntry[]>> = {}): AuditHistory {
  return withEntries(emptyHistory('a'), { audit: own, fieldwork: new Map(Object.entries(fieldwork)) });
}

const CREATED = {
  type: 'audit-created',
  name: 'A',
  organization: 'O',
  auditType: 'ballot-polling',
  method: 'bravo',
  compatibility: false,
} as const;
const SHA256 = EMPTY_HEAD.hash;
const REASON = { digest: SHA256 };
const MANIFEST = {
  jurisdiction: 'Adams',
  kind: 'manifest',
  name: 'm.csv',
  bytes: 1,
  sha256: SHA256,
  figures: { kind: 'manifest', batches: 1, ballots: 2 },
} as const;
const PARTICIPANTS = {
  ...MANIFEST,
  jurisdiction: null,
  kind: 'participants',
  figures: { kind: 'participants', jurisdictions: 1 },
} as const;
const SETTINGS = { electionName: 'E', state: 'CA', riskLimitPercent: 5, dataEntry: 'online' } as const;
const ORDER = { scanOrder: 'yes', imprinted: false, first: { end: 'top', face: 'up' } } as const;

const OF_THE_PLAN: readonly LoggedEvent[] = [
  { type: 'participants-registered', file: PARTICIPANTS, jurisdictions: [{ name: 'Adams', expectedBallots: null }] },
  { type: 'contests-defined', version: 4, contests: [] },
  { type: 'assertions-found', contests: {} },
  { type: 'names-matched', jurisdiction: 'Adams', contests: {}, choices: {} },
  { type: 'sampling-chosen', cardStyles: false, selection: { rule: 'tickets' } },
  { type: 'extra-batches-chosen', required: [], onePerJurisdiction: true },
  { type: 'settings-changed', version: 3, settings: SETTINGS },
  { type: 'rules-stated', rules: { texts: [], chosen: [], statutoryLimit: null } },
  { type: 'round-sizes-planned', sizes: {} },
];
const NONE = { listed: 'none' } as const;
const OF_THE_FILES: readonly LoggedEvent[] = [
  { type: 'file-registered', file: MANIFEST },
  { type: 'file-removed', kind: 'manifest', jurisdiction: 'Adams' },
  { type: 'jurisdiction-declared', jurisdiction: 'Adams', holdsBallots: false },
  {
    type: 'manifest-stated',
    jurisdiction: 'Adams',
    statement: {
      manifest: SHA256,
      verified: 'hand-count',
      by: REASON,
      on: '2026-11-02',
      ballots: {
        'election-day': NONE,
        early: NONE,
        mail: NONE,
        uocava: NONE,
        provisional: NONE,
        'cured-or-late': NONE,
      },
    },
  },
  { type: 'card-order-stated', jurisdiction: 'Adams', orders: { manifest: SHA256, all: ORDER, otherwise: [] } },
];
const OF_NEITHER: readonly LoggedEvent[] = [
  { type: 'two-persons-chosen', required: true },
  { type: 'work-times-chosen', times: { ballotSeconds: 1, batchMinutes: 1, countSeconds: 1 } },
  { type: 'text-redacted', digest: SHA256, jurisdiction: null, reason: 'R' },
];

const afterCreation = (event: LoggedEvent) =>
  told(
    chainOf([
      { minute: 1, event: CREATED },
      { minute: 2, event },
    ]),
  );
const UNTOUCHED = {
  createdAt: timeOf(1),
  planChangedAt: null,
  filesChangedAt: null,
  committedAt: null,
  seedSetAt: null,
  concludedAt: null,
  rounds: [],
  lastMove: { type: 'audit-created', at: timeOf(1), actor: 'person:1' },
  entries: 2,
};

test.each(OF_THE_PLAN)('$type changes the plan at the time of its entry, and no file', (event) => {
  expect(afterCreation(event)).toMatchObject({ ...UNTOUCHED, planChangedAt: timeOf(2) });
});

test.each(OF_THE_FILES)('$type changes the files at the time of its entry, and not the plan', (event) => {
  expect(afterCreation(event)).toMatchObject({ ...UNTOUCHED, filesChangedAt: timeOf(2) });
});

test.each(OF_NEITHER)('$type changes neither plan nor files', (event) => {
  expect(afterCreation(event)).toMatchObject(UNTOUCHED);
});

test('who registered a file is known by its slot: whoever did so last, and a slot of each county and of the whole audit', () => {
  const ofBaker = { ...MANIFEST, jurisdiction: 'Baker' };
  const [participants] = OF_THE_PLAN;
  if (participants === undefined) throw new Error('the list begins with the participants');
  const { files } = told(
    chainOf([
      { minute: 1, event: CREATED },
      { minute: 2, event: participants },
      { minute: 3, event: { type: 'file-registered', file: MANIFEST } },
      { minute: 4, event: { type: 'file-registered', file: ofBaker } },
      { minute: 5, event: { type: 'file-registered', file: MANIFEST } },
    ]),
  );
  const by = (slot: { readonly kind: string; readonly jurisdiction: string | null }) => lookUp(files, slotKey(slot));
  expect(by({ kind: 'participants', jurisdiction: null })).toEqual({
    type: 'participants-registered',
    at: timeOf(2),
    actor: 'person:2',
  });
  expect(by(MANIFEST)).toEqual({ type: 'file-registered', at: timeOf(5), actor: 'person:5' });
  expect(by(ofBaker)).toEqual({ type: 'file-registered', at: timeOf(4), actor: 'person:4' });
  expect(by({ ...MANIFEST, jurisdiction: null })).toBeUndefined();
  expect(by({ ...MANIFEST, kind: 'cvrs' })).toBeUndefined();
});

const COMMITTED = { type: 'inputs-committed', commitment: SHA256 } as const;

test('a commitment that was taken back has no time any more, and the next has its own', () => {
  const begun = [
    { minute: 1, event: CREATED },
    { minute: 2, event: COMMITTED },
    { minute: 3, event: { type: 'commitment-withdrawn', version: 2, reason: REASON } },
  ] as const;
  expect(told(chainOf(begun.slice(0, 2)))).toMatchObject({ committedAt: timeOf(2) });
  expect(told(chainOf(begun))).toMatchObject({
    committedAt: null,
    lastMove: { type: 'commitment-withdrawn', at: timeOf(3), actor: 'person:3' },
  });
  expect(told(chainOf([...begun, { minute: 4, event: COMMITTED }]))).toMatchObject({ committedAt: timeOf(4) });
});

/** A round that draws these cards of the batch B, each in its county. */
function opening(round: number, cards: readonly (readonly [string, number])[]) {
  return {
    type: 'round-opened',
    version: 2,
    round,
    sampleSizes: { Levy: cards.length },
    drawnFrom: 'universe',
    draws: cards.map(([jurisdiction, position]) => {
      return { contest: 'Levy', jurisdiction, tabulator: null, batch: 'B', position, ticket: `0.${position}` };
    }),
    phantomDraws: [],
    extraBatches: [],
  } as const;
}

const [CARD_1, CARD_2, CARD_3] = [1, 2, 3].map((position) => JSON.stringify([null, 'B', position]));
if (CARD_1 === undefined || CARD_2 === undefined || CARD_3 === undefined) throw new Error('there are three cards');
const BOARD = { jurisdiction: 'Adams', board: 'Board 1' };
const recorded = (ballot: string) =>
  ({ type: 'ballot-recorded', version: 6, ...BOARD, ballot, record: { state: 'not-found' } }) as const;
const SEEDED: readonly Told[] = [
  { minute: 1, event: CREATED },
  { minute: 2, event: COMMITTED },
  { minute: 3, event: { type: 'seed-set', seed: '1' } },
];
const BOARDS = { type: 'boards-created', jurisdiction: 'Adams' } as const;

test('a log from before counties had chains of their own tells the same of the cards in it', () => {
  const own = chainOf([
    ...SEEDED,
    {
      minute: 4,
      event: opening(1, [
        ['Adams', 1],
        ['Adams', 2],
      ]),
    },
    { minute: 5, event: { ...BOARDS, boards: [{ name: 'Board 1', ballots: [CARD_1, CARD_2] }] } },
    { minute: 6, event: recorded(CARD_1), actor: 'audit-board:","at":"2020-01-01T00:00:00.000Z' },
    { minute: 7, event: recorded(CARD_2) },
    { minute: 8, event: recorded(CARD_1) },
    { minute: 9, event: { type: 'board-signed-off', ...BOARD } },
    { minute: 10, event: { type: 'round-closed', version: 2, round: 1, measurements: [] } },
  ]);
  const headAt = (count: number) => told(own.slice(0, count)).head;
  for (const count of [5, 6, 7, 8, 9, 10]) {
    expect(headAt(count)).toEqual({ number: count, hash: own[count - 1]?.hash, at: timeOf(count) });
  }
  const whole = told(own);
  expect(whole).toMatchObject({ entries: 10, openingEntry: 4, audit: { phase: 'round-closed' } });
  expect(whole.rounds).toEqual([{ openedAt: timeOf(4), closedAt: timeOf(10), finishedAt: timeOf(9) }]);
  expect(whoRecorded(whole, { jurisdiction: 'Adams', key: CARD_1 })).toBe('person:8');
  expect(whoRecorded(whole, { jurisdiction: 'Adams', key: CARD_2 })).toBe('person:7');
  expect(whoRecorded(whole, { jurisdiction: 'Adams', key: CARD_3 })).toBeUndefined();
  expect(whoRecorded(whole, { jurisdiction: 'Baker', key: CARD_1 })).toBeUndefined();
  expect(lookUp(whole.signedOffAt, boardPlace(1, BOARD))).toBe(timeOf(9));
  // Whoever reads it in two parts finds the same, also where the second begins with entries that were read.
  for (let cut = 1; cut < own.length; cut += 1) {
    const parts = [own.slice(0, cut), own.slice(Math.max(0, cut - 2))];
    const inParts = parts.reduce(
      (before, audit) => withEntries(before, { audit, fieldwork: new Map() }),
      emptyHistory('a'),
    );
    expect(inParts).toEqual(whole);
  }
});

test('a card that one person recorded in the place of another was recorded by the first', () => {
  const opened = chainOf([...SEEDED, { minute: 4, event: opening(1, [['Adams', 1]]) }]);
  const named = opened.at(-1)?.hash ?? SHA256;
  const work = chainOf([
    {
      minute: 5,
      event: { type: 'fieldwork-begun', jurisdiction: 'Adams', round: 1, opened: { number: 4, hash: named } },
    },
    { minute: 6, event: { ...BOARDS, boards: [{ name: 'Board 1', ballots: [CARD_1] }] } },
    { minute: 7, event: recorded(CARD_1), actor: 'administrator:x', inPlaceOf: 'jurisdiction:Adams' },
  ]);
  const history = told(opened, { Adams: work });
  expect(whoRecorded(history, { jurisdiction: 'Adams', key: CARD_1 })).toBe('administrator:x');
  expect(history).toMatchObject({ entries: 7, lastMove: { type: 'round-opened', at: timeOf(4), actor: 'person:4' } });
});

test('what is known of the work in each round and county is kept apart, to the end of the audit', () => {
  const one = chainOf([
    ...SEEDED,
    {
      minute: 4,
      event: opening(1, [
        ['Adams', 1],
        ['Baker', 1],
      ]),
    },
  ]);
  const begun = (jurisdiction: string, round: number, opened: LogEntry | undefined) =>
    ({
      type: 'fieldwork-begun',
      jurisdiction,
      round,
      opened: { number: opened?.number ?? 0, hash: opened?.hash ?? SHA256 },
    }) as const;
  const list = (jurisdiction: string) =>
    ({ type: 'list-taken', jurisdiction, part: null, person: 'p', way: 'printed' }) as const;
  const batch = (name: string) =>
    ({
      type: 'batch-recorded',
      version: 2,
      jurisdiction: 'Adams',
      batch: name,
      sheets: [{ name: '1', votes: {} }],
      enteredBy: 'p',
    }) as const;
  const adams1 = chainOf([
    { minute: 5, event: begun('Adams', 1, one.at(-1)) },
    { minute: 6, event: list('Adams') },
    { minute: 7, event: { ...BOARDS, boards: [{ name: 'Board 1', ballots: [CARD_1] }] } },
    { minute: 8, event: recorded(CARD_1) },
    { minute: 9, event: { type: 'board-signed-off', ...BOARD } },
    { minute: 10, event: { type: 'card-reopened', ...BOARD, ballot: CARD_1, reason: REASON } },
    { minute: 11, event: batch('B7') },
    { minute: 12, event: batch('B8') },
    { minute: 13, event: batch('B7') },
    { minute: 14, event: { type: 'tallies-finalized', jurisdiction: 'Adams', discrepancies: 3 } },
    { minute: 15, event: list('Adams') },
  ]);
  const baker1 = chainOf([
    { minute: 20, event: begun('Baker', 1, one.at(-1)) },
    { minute: 21, event: list('Baker') },
    {
      minute: 22,
      event: { type: 'boards-created', jurisdiction: 'Baker', boards: [{ name: 'Board 1', ballots: [] }] },
    },
    { minute: 23, event: { type: 'totals-recorded', jurisdiction: 'Baker', contests: {}, enteredBy: 'p' } },
    { minute: 24, event: { type: 'board-signed-off', jurisdiction: 'Baker', board: 'Board 1' } },
    { minute: 25, event: { type: 'tallies-finalized', jurisdiction: 'Baker', discrepancies: 0 } },
  ]);
  const headsOf = (...chains: readonly (readonly LogEntry[])[]) =>
    Object.fromEntries(
      ['Adams', 'Baker'].flatMap((name, place) => {
        const last = chains[place]?.at(-1);
        return last === undefined ? [] : [[name, { number: last.number, hash: last.hash }]];
      }),
    );
  const inOne = told(one, { Adams: adams1, Baker: baker1 });
  expect(roundOf(inOne.audit)).toBe(1);
  expect(['Adams', 'Baker'].map((name) => lookUp(inOne.listTakenAt, name))).toEqual([timeOf(15), timeOf(21)]);
  // Open again for one card, the board has not signed for all.
  expect(lookUp(inOne.signedOffAt, boardPlace(1, BOARD))).toBe('');
  expect(lookUp(inOne.signedOffAt, boardPlace(1, { jurisdiction: 'Baker', board: 'Board 1' }))).toBe(timeOf(24));
  expect(['B7', 'B8', CARD_1].map((key) => whoRecorded(inOne, { jurisdiction: 'Adams', key }))).toEqual([
    'person:13',
    'person:12',
    'person:8',
  ]);
  // Totals of a county are those of no unit.
  expect(whoRecorded(inOne, { jurisdiction: 'Baker', key: '' })).toBe('person:23');

  const heads = headsOf(adams1, baker1);
  const two = chainOf(
    [
      { minute: 30, event: { type: 'round-closed', version: 4, round: 1, measurements: [], fieldwork: heads } },
      { minute: 31, event: opening(2, [['Adams', 3]]) },
    ],
    one.at(-1),
  );
  const adams2 = chainOf(
    [
      { minute: 32, event: begun('Adams', 2, two.at(-1)) },
      { minute: 33, event: { ...BOARDS, boards: [{ name: 'Board 1', ballots: [CARD_3] }] } },
      { minute: 34, event: recorded(CARD_3) },
      { minute: 35, event: { type: 'board-signed-off', ...BOARD } },
      { minute: 36, event: { type: 'board-reopened', version: 2, ...BOARD, reason: REASON } },
      { minute: 37, event: { type: 'board-signed-off', ...BOARD } },
      { minute: 38, event: { type: 'tallies-finalized', jurisdiction: 'Adams', discrepancies: 5 } },
    ],
    adams1.at(-1),
  );
  const reopened = told([...one, ...two], { Adams: [...adams1, ...adams2.slice(0, 5)], Baker: baker1 });
  expect(lookUp(reopened.signedOffAt, boardPlace(2, BOARD))).toBe('');
  const opened = told([...one, ...two], { Adams: adams1, Baker: baker1 });
  expect(opened.openingEntry).toBe(6);
  // A list of the first round says nothing of the second.
  expect(['Adams', 'Baker'].map((name) => lookUp(opened.listTakenAt, name))).toEqual([undefined, undefined]);

  const three = chainOf(
    [
      {
        minute: 40,
        event: { type: 'round-closed', version: 4, round: 2, measurements: [], fieldwork: headsOf(adams2, baker1) },
      },
      { minute: 41, event: { type: 'audit-concluded', outcome: 'confirmed' } },
    ],
    two.at(-1),
  );
  const whole = told([...one, ...two, ...three], { Adams: [...adams1, ...adams2], Baker: baker1 });
  expect(whole).toMatchObject({
    createdAt: timeOf(1),
    committedAt: timeOf(2),
    seedSetAt: timeOf(3),
    concludedAt: timeOf(41),
    lastMove: { type: 'audit-concluded', at: timeOf(41), actor: 'person:41' },
    entries: 4 + 11 + 6 + 2 + 7 + 2,
  });
  expect(whole.rounds).toEqual([
    { openedAt: timeOf(4), closedAt: timeOf(30), finishedAt: timeOf(25) },
    { openedAt: timeOf(31), closedAt: timeOf(40), finishedAt: timeOf(38) },
  ]);
  expect(['Adams', 'Baker'].map((name) => lookUp(whole.fieldworkRounds, name))).toEqual([2, 1]);
  const found = [
    [1, 'Adams'],
    [1, 'Baker'],
    [2, 'Adams'],
    [2, 'Baker'],
  ] as const;
  expect(found.map(([round, name]) => lookUp(whole.discrepancies, roundPlace(round, name)))).toEqual([
    3,
    0,
    5,
    undefined,
  ]);
  expect(
    found.map(([round, jurisdiction]) => lookUp(whole.signedOffAt, boardPlace(round, { ...BOARD, jurisdiction }))),
  ).toEqual(['', timeOf(24), timeOf(37), undefined]);
});

test('before anything is told nothing is known', () => {
  expect(told([], { Adams: [] })).toEqual(emptyHistory('a'));
  const { audit, ...known } = emptyHistory('a');
  expect(roundOf(audit)).toBe(0);
  expect(known).toMatchObject({
    auditId: 'a',
    head: { number: 0, hash: '', at: '' },
    entries: 0,
    createdAt: '',
    lastMove: { type: 'audit-created', at: '', actor: '' },
    openingEntry: 0,
    rounds: [],
  });
});
