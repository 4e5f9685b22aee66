import { hash } from 'node:crypto';
import { type AuditEvent, findBallot, isInRounds, type LoggedEvent, sealedRound } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp, openMapMaker } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { EMPTY_HEAD, type LogEntry, type LogHead, sealEntry } from '../log-entry.ts';
import { type AuditHistory, drawsFilesIn, emptyHistory, foldEntries, withEntries } from './audit-history.ts';
import { eventOf } from './read-event.ts';

const hashText = (text: string) => hash('sha256', text);

/** Seals events into a chain, a minute after each other. */
function chainOf(events: readonly LoggedEvent[], from: LogHead = EMPTY_HEAD): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  for (const { type, ...data } of events) {
    const at = `2026-11-03T10:${String(entries.length).padStart(2, '0')}:00.000Z`;
    const body = { commandId: 'c', at, actor: `person:${type}`, type, data, codeVersion: '1' };
    entries.push(sealEntry(entries.at(-1) ?? from, body, hashText));
  }
  return entries;
}

const CARD = JSON.stringify([null, 'B', 1]);
const BOARD = { jurisdiction: 'Adams', board: 'Board 1' };
const OPENED = chainOf([
  {
    type: 'audit-created',
    name: 'A',
    organization: 'O',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  },
  { type: 'inputs-committed', commitment: EMPTY_HEAD.hash },
  { type: 'seed-set', seed: '1' },
  {
    type: 'round-opened',
    version: 2,
    round: 1,
    sampleSizes: { Levy: 2 },
    drawnFrom: 'universe',
    draws: ['Adams', 'Baker'].map((jurisdiction) => {
      return { contest: 'Levy', jurisdiction, tabulator: null, batch: 'B', position: 1, ticket: '0.1' };
    }),
    phantomDraws: [],
    extraBatches: [],
  },
]);
const opened = OPENED.at(-1);
assert(opened !== undefined, 'the audit has entries');
const WORK = chainOf([
  { type: 'fieldwork-begun', jurisdiction: 'Adams', round: 1, opened: { number: 4, hash: opened.hash } },
  { type: 'boards-created', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [CARD] }] },
  { type: 'board-members-named', ...BOARD, members: ['Ann'] },
  { type: 'ballot-recorded', version: 6, ...BOARD, ballot: CARD, record: { state: 'not-found' } },
  { type: 'board-signed-off', ...BOARD },
]);
const signedOff = WORK.at(-1);
assert(signedOff !== undefined, 'the county has entries');
const CLOSED = chainOf(
  [
    {
      type: 'round-closed',
      version: 4,
      round: 1,
      measurements: [],
      fieldwork: { Adams: { number: signedOff.number, hash: signedOff.hash } },
    },
  ],
  opened,
);

test('fieldwork is folded between the entry that opened its round and the one that closed it', () => {
  const whole = withEntries(emptyHistory('a'), {
    audit: [...OPENED, ...CLOSED],
    fieldwork: new Map([['Adams', WORK]]),
  });
  expect(whole).toMatchObject({ entries: 10, head: { number: 5 }, audit: { phase: 'round-closed' } });
  expect(lookUp(whole.fieldworkHeads, 'Adams')).toEqual({ number: 5, hash: signedOff.hash });
  expect(lookUp(whole.fieldworkRounds, 'Adams')).toBe(1);
  assert(isInRounds(whole.audit), 'the round was opened');
  expect(findBallot(whole.audit, 'Adams', CARD)).toMatchObject({ round: 1, revision: 1, board: 'Board 1' });
  expect(whole.audit.rounds[0]?.fieldworkHeads).toEqual({ Adams: { number: 5, hash: signedOff.hash } });
});

test('it comes to the same whatever is read first, and what is read twice is folded once', () => {
  const fieldwork = (from: number, to: number) => new Map([['Adams', WORK.slice(from, to)]]);
  const steps = [
    { audit: OPENED, fieldwork: new Map() },
    { audit: [], fieldwork: fieldwork(0, 2) },
    { audit: OPENED, fieldwork: fieldwork(0, 4) },
    { audit: CLOSED, fieldwork: fieldwork(3, 5) },
  ];
  const bySteps = steps.reduce(withEntries, emptyHistory('a'));
  const whole = withEntries(emptyHistory('a'), {
    audit: [...OPENED, ...CLOSED],
    fieldwork: new Map([['Adams', WORK]]),
  });
  expect(bySteps).toEqual(whole);
});

test('for a maker an entry at a time comes to the same, changes nothing of what they began with, and copies no list of counties again', () => {
  const elsewhere = chainOf([
    { type: 'fieldwork-begun', jurisdiction: 'Baker', round: 1, opened: { number: 4, hash: opened.hash } },
    { type: 'boards-created', jurisdiction: 'Baker', boards: [{ name: 'Board 1', ballots: [] }] },
  ]);
  const begun = withEntries(emptyHistory('a'), { audit: OPENED, fieldwork: new Map([['Adams', WORK.slice(0, 2)]]) });
  const before = structuredClone(begun);
  const maker = openMapMaker();
  const steps = [
    ...WORK.map((entry) => ['Adams', entry] as const),
    ...elsewhere.map((entry) => ['Baker', entry] as const),
  ];
  const worked: unknown[] = [];
  let made: AuditHistory = begun;
  for (const [county, entry] of steps) {
    made = foldEntries(made, { audit: [], fieldwork: new Map([[county, [entry]]]) }, maker);
    assert(isInRounds(made.audit), 'the round is open');
    worked.push(made.audit.rounds[0]?.work);
  }
  const fieldwork = new Map([
    ['Adams', WORK],
    ['Baker', elsewhere],
  ]);
  expect(made).toEqual(withEntries(emptyHistory('a'), { audit: OPENED, fieldwork }));
  expect(begun).toEqual(before);
  assert(isInRounds(begun.audit), 'the round is open');
  expect(new Set(worked)).toEqual(new Set([begun.audit.rounds[0]?.work, worked.at(-1)]));
});

test('a round that names fieldwork which was not read is not closed', () => {
  const fieldwork = new Map([['Adams', WORK.slice(0, 4)]]);
  for (const read of [fieldwork, new Map()]) {
    expect(() => withEntries(emptyHistory('a'), { audit: [...OPENED, ...CLOSED], fieldwork: read })).toThrow(
      'a round is closed after its fieldwork',
    );
  }
});

test('nothing is folded that was recorded after its round was closed', () => {
  const late = chainOf([{ type: 'board-reopened', ...BOARD }], signedOff);
  const fieldwork = new Map([['Adams', [...WORK, ...late]]]);
  expect(() => withEntries(emptyHistory('a'), { audit: [...OPENED, ...CLOSED], fieldwork })).toThrow(
    'work is recorded while a round is open',
  );
});

test('what is recorded after a round was opened again stands before its second end, whatever is read first', () => {
  const closing = CLOSED.at(-1);
  assert(closing !== undefined, 'the round is closed');
  const reason = { digest: EMPTY_HEAD.hash };
  const again = chainOf([{ type: 'round-reopened', round: 1, reason }], closing);
  const late = chainOf(
    [
      { type: 'board-reopened', ...BOARD },
      { type: 'board-signed-off', ...BOARD },
    ],
    signedOff,
  );
  const [reopened, corrected] = [again.at(-1), late.at(-1)];
  assert(reopened !== undefined && corrected !== undefined, 'there are further entries');
  const heads = { Adams: { number: corrected.number, hash: corrected.hash } };
  const end = { type: 'round-closed', version: 4, round: 1, measurements: [], fieldwork: heads } as const;
  const anew = chainOf([end], reopened);
  const ended = { audit: [...OPENED, ...CLOSED], fieldwork: new Map([['Adams', WORK]]) };
  const open = withEntries(withEntries(emptyHistory('a'), ended), { audit: again, fieldwork: new Map() });
  const openedAt = '2026-11-03T10:03:00.000Z';
  const at = '2026-11-03T10:00:00.000Z';
  const earlierClosings = [{ closedAt: at, reopenedAt: at, reopenedBy: 'person:round-reopened' }];
  // The board signed in the fifth entry of its county.
  const finishedAt = '2026-11-03T10:04:00.000Z';
  expect(open.rounds).toEqual([{ openedAt, closedAt: null, finishedAt, earlierClosings }]);
  expect(open).toMatchObject({ audit: { phase: 'round-open' }, lastMove: { type: 'round-reopened' } });
  const whole = withEntries(emptyHistory('a'), {
    audit: [...OPENED, ...CLOSED, ...again, ...anew],
    fieldwork: new Map([['Adams', [...WORK, ...late]]]),
  });
  const bySteps = [
    { audit: [], fieldwork: new Map([['Adams', late]]) },
    { audit: anew, fieldwork: new Map() },
  ].reduce(withEntries, open);
  expect(bySteps).toEqual(whole);
  expect(whole.rounds).toEqual([{ openedAt, closedAt: at, finishedAt, earlierClosings }]);
  expect(whole).toMatchObject({ entries: 14, head: { number: 7 }, audit: { phase: 'round-closed' } });
});

test('a launch that was taken back leaves no round, and one that follows is the first', () => {
  const reason = { digest: EMPTY_HEAD.hash };
  const back = chainOf([{ type: 'launch-withdrawn', round: 1, reason }], opened);
  const last = back.at(-1);
  assert(last !== undefined, 'the launch was taken back');
  const { event } = eventOf<AuditEvent>(opened);
  const withdrawn = withEntries(emptyHistory('a'), { audit: [...OPENED, ...back], fieldwork: new Map() });
  expect(withdrawn).toMatchObject({ rounds: [], audit: { phase: 'seeded' }, seedSetAt: '2026-11-03T10:02:00.000Z' });
  const again = withEntries(withdrawn, { audit: chainOf([event], last), fieldwork: new Map() });
  expect(again.rounds).toHaveLength(1);
  expect(again.audit).toEqual(withEntries(emptyHistory('a'), { audit: OPENED, fieldwork: new Map() }).audit);
});

test('a text of fieldwork is redacted in the chain of the audit, whichever of the two is read first', () => {
  const redacted = (from: LogHead) =>
    chainOf(
      [{ type: 'text-redacted', digest: EMPTY_HEAD.hash, jurisdiction: 'Adams', reason: 'It names a voter.' }],
      from,
    );
  const early = redacted(opened);
  const before = withEntries(emptyHistory('a'), {
    audit: [...OPENED, ...early],
    fieldwork: new Map([['Adams', WORK]]),
  });
  const steps = [
    { audit: OPENED, fieldwork: new Map([['Adams', WORK]]) },
    { audit: early, fieldwork: new Map() },
  ];
  expect(steps.reduce(withEntries, emptyHistory('a'))).toEqual(before);
  const { audit, lastMove } = withEntries(emptyHistory('a'), { audit: OPENED, fieldwork: new Map([['Adams', WORK]]) });
  expect(before).toMatchObject({ audit, lastMove, entries: 10, head: { number: 5 } });

  const closing = CLOSED.at(-1);
  assert(closing !== undefined, 'the round is closed');
  const ended = { audit: [...OPENED, ...CLOSED], fieldwork: new Map([['Adams', WORK]]) };
  const later = withEntries(withEntries(emptyHistory('a'), ended), { audit: redacted(closing), fieldwork: new Map() });
  expect(later.audit).toEqual(withEntries(emptyHistory('a'), ended).audit);
  expect(later.lastMove.type).toBe('round-closed');
});

test('a round is folded with the draws of the file that its entry names', () => {
  const inline = OPENED.map((entry) => eventOf<AuditEvent>(entry).event);
  const round = inline.at(-1);
  assert(round?.type === 'round-opened', 'the round is opened last');
  const sha256 = Sha256Schema.parse(hashText('draws'));
  const { draws, phantomDraws } = round;
  const sealed = sealedRound(round, { sha256, bytes: 9, draws: draws.length, phantomDraws: phantomDraws.length });
  const entries = chainOf([...inline.slice(0, -1), sealed]);
  expect(drawsFilesIn(entries)).toEqual([sealed.drawn]);
  expect(drawsFilesIn(OPENED)).toEqual([]);
  const news = { audit: entries, fieldwork: new Map() };
  const files = new Map([[sha256, { draws, phantomDraws }]]);
  const folded = withEntries(emptyHistory('a'), { ...news, draws: files });
  expect(folded.audit).toEqual(withEntries(emptyHistory('a'), { audit: OPENED, fieldwork: new Map() }).audit);
  expect(() => withEntries(emptyHistory('a'), news)).toThrow('the file of the draws is at hand');
});

test('work that was begun under a launch that was taken back is not believed to be work of the next one', () => {
  const reason = { digest: EMPTY_HEAD.hash };
  const { event } = eventOf<AuditEvent>(opened);
  const relaunched = [...OPENED, ...chainOf([{ type: 'launch-withdrawn', round: 1, reason }, event], opened)];
  const [begun, ...others] = WORK.map((entry) => eventOf<AuditEvent>(entry).event);
  assert(begun?.type === 'fieldwork-begun' && begun.opened.number === 4, 'it names the first launch', begun);
  const folded = (number: number) => {
    const named = { number, hash: relaunched[number - 1]?.hash ?? opened.hash };
    const work = chainOf([{ ...begun, opened: named }, ...others]);
    return withEntries(emptyHistory('a'), { audit: relaunched, fieldwork: new Map([['Adams', work]]) });
  };
  for (const before of [4, 5]) expect(() => folded(before)).toThrow('fieldwork begins after its round was opened');
  expect(lookUp(folded(6).fieldworkRounds, 'Adams')).toBe(1);
});
