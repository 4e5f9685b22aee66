import type { Tally } from '@plumbline/election';
import { expect, test } from 'vitest';
import { assertBegun } from '../../state/assert-phase.ts';
import type { AuditCommand } from '../../state/audit-command.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import {
  accept,
  COMMITMENT,
  combining,
  commitment,
  contest,
  draw,
  inRounds,
  measurement,
  openAudit,
  opening,
  plannedAudit,
  seededAudit,
} from '../../testing/build-audit.ts';
import { batchSizes } from './batch-sizes.ts';
import { measureBatches } from './measure-batches.ts';
import { countedComparison, errorBoundsOf } from './reported-comparison.ts';

const MAYOR = contest('Mayor');
const LEVY = contest('Levy');
const PLANNED = { type: 'batch-comparison', batches: 3, contests: [MAYOR, LEVY] } as const;
const WITHOUT_LEVY: Tally = { Mayor: { Ada: 20, Ben: 10 } };
const WITH_LEVY: Tally = { ...WITHOUT_LEVY, Levy: { Ada: 30, Ben: 15 } };

/** B1, B2 and B3 of Adams, 50 cards each, with 20 : 10 for the mayor; the levy is in B2 and B3 alone. */
const INPUTS: AuditInputs = {
  manifests: new Map([
    ['Adams', { batches: ['B1', 'B2', 'B3'].map((name) => ({ name, tabulator: null, container: null, ballots: 50 })) }],
  ]),
  totals: new Map([
    [
      'Adams',
      {
        batches: [
          { batch: 'B1', votes: WITHOUT_LEVY },
          { batch: 'B2', votes: WITH_LEVY },
          { batch: 'B3', votes: WITH_LEVY },
        ],
      },
    ],
  ]),
};

function counted(batch: string, votes: Tally): AuditCommand {
  const sheets = [{ name: 'Sheet 1', votes }];
  return { type: 'record-batch', jurisdiction: 'Adams', batch, ballots: 50, sheets, enteredBy: 'person-1' };
}

const drawnForBoth = (...batches: readonly string[]) =>
  ['Mayor', 'Levy'].flatMap((name) => batches.map((batch) => draw({ contest: name, batch })));

const NO_LEVY_FOUND = { ...WITHOUT_LEVY, Levy: { Ada: 0, Ben: 0 } };
const FINALIZE: AuditCommand = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 };
const measured = (audit: AuditInRounds, of = MAYOR) => measureBatches(audit, of, { inputs: INPUTS, riskLimit: 0.1 });

test('discrepancies are told of batches that report the contest and were counted for it', () => {
  const audit = inRounds(
    accept(
      openAudit(PLANNED, drawnForBoth('B1', 'B2')),
      counted('B1', NO_LEVY_FOUND),
      counted('B2', { ...WITH_LEVY, Mayor: { Ada: 19, Ben: 11 } }),
    ),
  );
  expect(measured(audit, MAYOR)).toMatchObject({ value: { discrepancies: 1 } });
  expect(measured(audit, LEVY)).toMatchObject({ value: { discrepancies: 0 } });
});

test('a contest is counted by hand once every batch that has it is, and the others are not asked', () => {
  const audit = inRounds(
    accept(openAudit(PLANNED, drawnForBoth('B2', 'B3')), counted('B2', WITH_LEVY), counted('B3', WITH_LEVY)),
  );
  expect(measured(audit, LEVY)).toMatchObject({ value: { handTally: { winners: ['Ada'], settled: true } } });
  expect(measured(audit, MAYOR)).toMatchObject({ value: { handTally: null } });
});

test('a contest is not measured while one of its drawn batches waits to be counted', () => {
  const audit = inRounds(accept(openAudit(PLANNED, drawnForBoth('B1', 'B2')), counted('B1', NO_LEVY_FOUND)));
  expect(measured(audit)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
});

test('a batch that was counted after a contest met its limit holds no count of it', () => {
  const audit = accept(
    openAudit(PLANNED, drawnForBoth('B2')),
    counted('B2', WITH_LEVY),
    FINALIZE,
    {
      type: 'close-round',
      round: 1,
      measurements: [measurement('Mayor', { riskLimitMet: true }), measurement('Levy')],
    },
    opening(2, [draw({ contest: 'Levy', batch: 'B3' })]),
    counted('B3', { Levy: { Ada: 30, Ben: 15 } }),
  );
  const tally = (of = MAYOR) => countedComparison(inRounds(audit), of, INPUTS).handTally.counted;
  expect(tally(MAYOR)).toEqual([20, 10]);
  expect(tally(LEVY)).toEqual([60, 30]);
});

test('a combination made after the seed is one unit of the draw for published figures only', () => {
  const park = contest('Park', { jurisdictions: ['Baker'] });
  const planned = { ...PLANNED, jurisdictions: ['Adams', 'Baker'], contests: [MAYOR, park] };
  const open = openAudit(planned, [draw(), draw({ contest: 'Park', jurisdiction: 'Baker' })]);
  const combined = { jurisdiction: 'Adams', name: 'B1 and B3', batches: ['B1', 'B3'] };
  const audit = inRounds(accept(open, combining(combined)));
  const units = (of = MAYOR) => {
    const { comparison, published } = countedComparison(audit, of, INPUTS);
    return { sound: comparison.combined, published: published.comparison.combined };
  };
  expect(units(MAYOR)).toEqual({ sound: [], published: [[0, 2]] });
  // The batches are in a county that does not vote on the park.
  expect(units(park)).toEqual({ sound: [], published: [] });
});

test('no size is proposed for a contest whose batches hold more votes than it has', () => {
  const audit = seededAudit(PLANNED) as BegunAudit;
  const fewer = contest('Mayor', { choices: MAYOR.choices.map(({ name, votes }) => ({ name, votes: votes - 1 })) });
  expect(batchSizes(audit, MAYOR, INPUTS)).toMatchObject({ ok: true });
  expect(batchSizes(audit, fewer, INPUTS)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
});

/** Batches that hold 60 : 30 of the 70 : 30 reported: ten votes are in no batch. */
const PART = contest('Mayor', {
  choices: [
    { name: 'Ada', votes: 70 },
    { name: 'Ben', votes: 30 },
  ],
  totalBallots: null,
});
const WAITING = { salt: '0'.repeat(64), text: 'Canvass board' };

function withWaiting(cards: number, pendingBallots = 0): BegunAudit {
  const none = { listed: 'none' } as const;
  const planned = plannedAudit({ ...PLANNED, contests: [{ ...PART, pendingBallots }] });
  const others = { 'election-day': none, early: none, uocava: none, provisional: none, 'cured-or-late': none };
  const ballots = { ...others, mail: { listed: 'not-yet-counted', cards } } as const;
  const said = { manifest: COMMITMENT, verified: 'hand-count', by: WAITING, on: '2026-11-05', ballots } as const;
  return assertBegun(accept(planned, { type: 'state-manifest', jurisdiction: 'Adams', ...said }));
}

test('ballots that wait to be counted are none of the votes that are in no batch: both stand against the margin', () => {
  const boundsOf = (audit: BegunAudit) => {
    const [mayor] = audit.plan.contests;
    return mayor && errorBoundsOf(audit, mayor, INPUTS);
  };
  const typed = assertBegun(plannedAudit({ ...PLANNED, contests: [{ ...PART, pendingBallots: 10 }] }));
  // The margin of 30 in the batches, less 10 votes in no batch and 10 ballots that wait.
  expect(boundsOf(typed)).toMatchObject({ value: [{ numerator: 60, denominator: 10 }, {}, {}] });
  expect(boundsOf(withWaiting(10))).toEqual(boundsOf(typed));
  // What was typed and what is stated may be the same ballots.
  expect(boundsOf(withWaiting(10, 10))).toEqual(boundsOf(typed));
  expect(boundsOf(withWaiting(20))).toMatchObject({ value: [{ numerator: 0 }, {}, {}] });
});

test('nor does a count of every batch settle what ballots that wait and votes in no batch could change together', () => {
  const audit = inRounds(
    accept(
      withWaiting(20),
      commitment(withWaiting(20)),
      { type: 'set-seed', seed: '31415926535897932384' },
      opening(1, [draw({ batch: 'B1' }), draw({ batch: 'B2' }), draw({ batch: 'B3' })]),
      ...['B1', 'B2', 'B3'].map((batch) => counted(batch, WITHOUT_LEVY)),
    ),
  );
  const [mayor] = audit.plan.contests;
  expect(mayor && measured(audit, mayor)).toMatchObject({ value: { handTally: { agrees: true, settled: false } } });
});
