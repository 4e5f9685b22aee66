import { expect, test } from 'vitest';
import { COMMITMENT, draw } from '../testing/build-audit.ts';
import type { AuditEvent } from './audit-event.ts';
import type { BatchReviewing, BatchSending } from './batch-review.ts';
import type { CardSending } from './card-review.ts';
import { textsIn } from './texts-in.ts';

/* What an administrator may take out has to be found in every event that holds it, and in no other. */

const [ONE, TWO, THREE] = [{ text: 'One.' }, { text: 'Two.' }, { text: 'Three.' }] as const;

const BOARD = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const BATCH = { jurisdiction: 'Adams', batch: 'B1' } as const;
const SUBJECT = { jurisdiction: 'Adams', unit: { kind: 'batch', batch: 'B1' }, revision: 1, by: 'person-1' } as const;
const HELP = { request: 'h1', jurisdiction: 'Adams' } as const;
const CHOICE = { kind: 'vote', choices: ['Ada'], invalidWriteIn: false } as const;
const SEEN = {
  Mayor: { ...CHOICE, note: TWO },
  Clerk: { ...CHOICE, note: null },
  Levy: { kind: 'blank', invalidWriteIn: false, note: THREE },
} as const;
const SENDING: CardSending = { version: 2, ...BOARD, ballot: 'B 1', why: 'other', remark: ONE, seen: SEEN };
const LAID_ASIDE: BatchSending = { ...BATCH, enteredBy: 'person-1', kinds: { other: 1 }, remark: ONE };
const DECIDED: BatchReviewing = { ...BOARD, batch: 'B1', people: ['Cy', 'Di'], votes: {}, remark: ONE };
const STATED = {
  manifest: COMMITMENT,
  verified: 'hand-count',
  by: ONE,
  on: '2026-11-05',
  ballots: {
    'election-day': { listed: 'included' },
    early: { listed: 'none' },
    mail: { listed: 'none' },
    uocava: { listed: 'none' },
    provisional: { listed: 'none' },
    'cured-or-late': { listed: 'none' },
  },
} as const;

const LOT = { round: 1, contest: 'Mayor', level: ['Ann', 'Bo'], cards: 3, out: 'Bo', reason: ONE };

const WITH_ONE_TEXT: readonly AuditEvent[] = [
  { type: 'commitment-withdrawn', version: 2, reason: ONE },
  { type: 'proposal-refused', by: 'person-1', reason: ONE },
  { type: 'totals-reopened', jurisdiction: 'Adams', reason: ONE },
  { type: 'launch-withdrawn', round: 1, reason: ONE },
  { type: 'round-reopened', round: 1, reason: ONE },
  { type: 'lot-stated', ...LOT },
  { type: 'act-proposed', act: { act: 'lot', ...LOT }, by: 'person-1' },
  { type: 'act-confirmed', act: { act: 'lot', ...LOT }, by: 'person-2' },
  { type: 'card-reopened', ...BOARD, ballot: 'B 1', reason: ONE },
  { type: 'case-reopened', jurisdiction: 'Adams', unit: SUBJECT.unit, reason: ONE, by: 'person-1' },
  { type: 'help-asked', ...HELP, kind: 'manifest', question: ONE },
  { type: 'help-answered', ...HELP, answer: ONE },
  { type: 'board-reopened', version: 2, ...BOARD, reason: ONE },
  { type: 'tallies-reopened', version: 2, jurisdiction: 'Adams', reason: ONE },
  { type: 'manifest-stated', jurisdiction: 'Adams', statement: STATED },
  { type: 'case-explained', ...SUBJECT, cause: 'count-slip', note: ONE },
  { type: 'case-settled', ...SUBJECT, resolution: 'confirmed', note: ONE },
  { type: 'batch-sent-to-review', ...LAID_ASIDE },
  { type: 'batch-reviewed', ...DECIDED },
  { type: 'card-sent-to-review', ...SENDING, seen: {} },
];

test.each(WITH_ONE_TEXT.map((event) => [event.type, event] as const))('the text of %s is found', (_, event) => {
  expect(textsIn(event)).toEqual([ONE]);
});

const WITHOUT_TEXT: readonly AuditEvent[] = [
  { type: 'board-reopened', version: 2, ...BOARD, reason: null },
  { type: 'tallies-reopened', version: 2, jurisdiction: 'Adams', reason: null },
  { type: 'batch-sent-to-review', ...LAID_ASIDE, remark: null },
  { type: 'batch-reviewed', ...DECIDED, remark: null },
  { type: 'card-sent-to-review', ...SENDING, remark: null, seen: {} },
  { type: 'ballot-recorded', version: 6, ...BOARD, ballot: 'B 1', record: { state: 'not-found' } },
  { type: 'help-closed', ...HELP },
  { type: 'board-signed-off', ...BOARD },
  { type: 'totals-finalized', jurisdiction: 'Adams' },
  { type: 'refusal-withdrawn' },
  // The reason of a redaction is public: it stands in the log itself.
  { type: 'text-redacted', digest: COMMITMENT, jurisdiction: 'Adams', reason: 'It names a voter.' },
];

test.each(WITHOUT_TEXT.map((event) => [event.type, event] as const))('%s without a text has none', (_, event) => {
  expect(textsIn(event)).toEqual([]);
});

test('a card that is sent to the review team has its remark first, then the notes of its contests in their order', () => {
  expect(textsIn({ type: 'card-sent-to-review', ...SENDING })).toEqual([ONE, TWO, THREE]);
  expect(textsIn({ type: 'card-sent-to-review', ...SENDING, remark: null })).toEqual([TWO, THREE]);
});

test('a recorded card has the notes of its contests in their order', () => {
  const record = { state: 'audited', interpretations: SEEN } as const;
  expect(textsIn({ type: 'ballot-recorded', version: 6, ...BOARD, ballot: 'B 1', record })).toEqual([TWO, THREE]);
});

test('a round that was opened has no text, whichever way it is written', () => {
  const opened = { round: 1, sampleSizes: { Mayor: 1 }, extraBatches: [] } as const;
  const drawn = { sha256: COMMITMENT, bytes: 1, draws: 1, phantomDraws: 0 } as const;
  expect(textsIn({ type: 'round-opened', version: 3, ...opened, drawnFrom: 'universe', drawn })).toEqual([]);
  expect(textsIn({ type: 'round-opened', ...opened, draws: [draw()] })).toEqual([]);
});
