import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { totalDifferences } from '../kinds/unit-differences.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditEvent } from '../state/audit-event.ts';
import type { Audit } from '../state/audit-state.ts';
import { caseState, findCase, revisionOf } from '../state/difference-case.ts';
import { evolve } from '../state/evolve.ts';
import { digestOfText } from '../state/free-text.ts';
import {
  accept,
  commitment,
  contest,
  draw,
  inRounds,
  measurement,
  opening,
  plannedAudit,
} from '../testing/build-audit.ts';
import { decide } from './decide.ts';

/* A case of a contest's total, where everything is counted and the round is opened again. */

const NOTE = { salt: '5'.repeat(64), text: 'One stack was counted twice.' };
const note = { digest: digestOfText(NOTE) };
const SUBJECT = { jurisdiction: null, unit: { kind: 'contest', contest: 'Mayor' } } as const;
const MANAGER = 'jurisdiction-manager:m';
const OFFICE = 'audit-administrator:a';

const EXPLAIN: AuditCommand = {
  type: 'explain-case',
  ...SUBJECT,
  cause: 'count-slip',
  note: NOTE,
  differs: true,
  by: MANAGER,
};
const SETTLE: AuditCommand = { type: 'settle-case', ...SUBJECT, note: NOTE, by: OFFICE };
const REOPEN_CASE: AuditCommand = { type: 'reopen-case', ...SUBJECT, reason: NOTE, by: OFFICE };
const REOPEN: AuditCommand = { type: 'reopen-round', round: 1, reason: NOTE };
const AGAIN: AuditCommand = { type: 'reopen-tallies', jurisdiction: 'Adams', reason: NOTE };
const CLOSE: readonly AuditCommand[] = [
  { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 1 },
  { type: 'close-round', round: 1, measurements: [measurement('Mayor')] },
];

const counted = (batch: string, ada: number): AuditCommand => ({
  type: 'record-batch',
  jurisdiction: 'Adams',
  batch,
  ballots: 50,
  cards: { type: 'election-day', counted: 50, differenceConfirmed: null },
  sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: ada, Ben: 15 } } }],
  enteredBy: 'm',
});

/** Adams counted 30 and 28 votes for Ada, of whom 60 are reported. */
const closed = (() => {
  const planned = plannedAudit({ type: 'full-hand-tally', settings: { riskLimitPercent: 0 } });
  const open = accept(planned, commitment(planned), opening(1, [draw(), draw({ batch: 'B2' })]));
  return accept(open, counted('B1', 30), counted('B2', 28), ...CLOSE);
})();
const settled = accept(closed, EXPLAIN, SETTLE);
/** B2 is counted once more, with so many votes for Ada. */
const recounted = (audit: Audit, ada: number) => accept(audit, REOPEN, AGAIN, counted('B2', ada), ...CLOSE);

const stateOf = (audit: Audit) => caseState(inRounds(audit), SUBJECT);
const lines = (audit: Audit) =>
  totalDifferences(inRounds(audit)).flatMap((one) => one.lines.map((line) => line.audited));
const refusalOf = (audit: Audit, command: AuditCommand) => {
  const decided = decide(audit, command);
  return decided.ok ? undefined : decided.error.code;
};

test('by how much a margin was too large is said of a winner and a loser, and never of two who lost', () => {
  const choices = Object.entries({ Ada: 60, Ben: 30, Cyd: 9 }).map(([name, votes]) => ({ name, votes }));
  const contests = [contest('Mayor', { choices, totalBallots: null })];
  const planned = plannedAudit({ type: 'full-hand-tally', settings: { riskLimitPercent: 0 }, contests });
  const open = accept(planned, commitment(planned), opening(1, [draw(), draw({ batch: 'B2' })]));
  const sheet = (batch: string, votes: Readonly<Record<string, number>>): AuditCommand => {
    const command = { ...counted(batch, 0), sheets: [{ name: 'Sheet 1', votes: { Mayor: votes } }] };
    return command as AuditCommand;
  };
  const closedNow = accept(
    open,
    sheet('B1', { Ada: 30, Ben: 11, Cyd: 9 }),
    sheet('B2', { Ada: 31, Ben: 9, Cyd: 10 }),
    ...CLOSE,
  );
  // 61, 20 and 19: over Ben Ada leads by 11 more, over Cyd by 9 fewer of 51. Ben’s 20 fewer of 21 over Cyd are nobody’s lead.
  const [difference] = totalDifferences(inRounds(closedNow));
  expect(difference?.lines.map(({ marginChange }) => marginChange)).toEqual([9]);
});

test('a total that was settled is open again when the round was opened again and ends with another total', () => {
  expect(lines(settled)).toEqual([{ kind: 'votes', votes: { Ada: 58, Ben: 30 } }]);
  expect(stateOf(settled)).toBe('settled');
  const again = recounted(settled, 4);
  expect(lines(again)).toEqual([{ kind: 'votes', votes: { Ada: 34, Ben: 30 } }]);
  expect(stateOf(again)).toBe('new');
  expect(refusalOf(again, SETTLE)).toBe('case-not-explained');
  const explained = accept(again, EXPLAIN);
  expect(stateOf(explained)).toBe('to-approve');
  const twice = accept(explained, SETTLE);
  expect(stateOf(twice)).toBe('settled');
  expect(findCase(inRounds(twice), SUBJECT)).toMatchObject({ firstRevision: 1, settlement: { revision: 2 } });
});

test('it stays settled when the same total is found again, however often', () => {
  const same = recounted(recounted(settled, 28), 28);
  expect(revisionOf(inRounds(same), SUBJECT)).toBe(3);
  expect(stateOf(same)).toBe('settled');
  expect(refusalOf(same, EXPLAIN)).toBe('case-settled');
  expect(stateOf(accept(same, REOPEN_CASE, SETTLE))).toBe('settled');
  expect(stateOf(recounted(same, 27))).toBe('new');
});

test('while the round is open again its total is not known, and nothing is said of it', () => {
  expect(refusalOf(accept(settled, REOPEN), EXPLAIN)).toBe('no-case');
});

test('what an earlier log says after the second end, which says 1, is of the second end', () => {
  const said = { ...SUBJECT, revision: 1, note } as const;
  const events: readonly AuditEvent[] = [
    { type: 'case-explained', ...said, cause: 'count-slip', by: MANAGER },
    { type: 'case-settled', ...said, resolution: 'explained', by: OFFICE },
  ];
  const folded = events.reduce(evolve, recounted(closed, 4));
  expect(stateOf(folded)).toBe('settled');
  expect(folded).toEqual(accept(recounted(closed, 4), EXPLAIN, SETTLE));
});

test('whoever folds a log without its results believes the same entries, and no approval without a new explanation', () => {
  const withoutResults = (audit: Audit): Audit => ({ ...inRounds(audit), results: inRounds(closed).results });
  const settledNow = { type: 'case-settled', ...SUBJECT, revision: 2, note, resolution: 'explained' } as const;
  const again = withoutResults(recounted(settled, 4));
  expect(() => evolve(again, { ...settledNow, by: OFFICE })).toThrow('a case is explained first');
  const decided = decide(recounted(settled, 4), EXPLAIN);
  assert(decided.ok, 'it is explained once more', decided);
  const explained = decided.value.reduce(evolve, again);
  expect(stateOf(evolve(explained, { ...settledNow, by: OFFICE }))).toBe('settled');
});
