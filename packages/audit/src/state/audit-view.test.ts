import { expect, test } from 'vitest';
import { isJurisdictionComplete } from '../frame/is-jurisdiction-complete.ts';
import {
  accept,
  card,
  combining,
  contest,
  draw,
  inRounds,
  marks,
  measurement,
  openAudit,
  opening,
  plannedAudit,
  seen,
} from '../testing/build-audit.ts';
import type { AuditCommand } from './audit-command.ts';
import type { AuditInRounds, BegunAudit, ContestMeasurement } from './audit-state.ts';
import {
  auditOutcomeOf,
  ballotsToAudit,
  batchesToCount,
  contestsToAudit,
  countedName,
  currentRound,
  drawsOf,
  findBoard,
  findCombination,
  findWork,
  isInRounds,
  latestMeasurements,
  outstandingContests,
  participatingJurisdictions,
  roundsOf,
} from './audit-view.ts';

const names = (contests: readonly { readonly name: string }[]) => contests.map((one) => one.name);

test('a county that votes only in contests looked at beside the others takes no part of its own', () => {
  const contests = [
    contest('Mayor', { jurisdictions: ['Clark', 'Adams'] }),
    contest('Levy', { targeted: false, jurisdictions: ['Adams', 'Baker'] }),
  ];
  const audit = plannedAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker', 'Clark'], contests });
  expect(participatingJurisdictions((audit as BegunAudit).plan)).toEqual(['Adams', 'Clark']);
});

/** Two rounds of a polling audit in Adams: cards 1 and 2 drawn and seen in the first, 2 and 3 drawn in the second. */
function secondRound(): AuditInRounds {
  const contests = [
    contest('Mayor'),
    contest('Sheriff'),
    contest('Levy', { targeted: false, jurisdictions: ['Adams'] }),
  ];
  const draws = [
    draw({ position: 1 }),
    draw({ position: 2 }),
    draw({ position: 2, contest: 'Sheriff' }),
    draw({ position: 9, jurisdiction: 'Baker', contest: 'Sheriff' }),
  ];
  const board = { jurisdiction: 'Adams', board: 'Board 1' };
  const work: readonly AuditCommand[] = [
    { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(1), card(2)] }] },
    { type: 'name-board-members', ...board, members: ['Ann'] },
    ...[1, 2].map((position): AuditCommand => {
      const record = seen({ Mayor: marks('Ada'), Sheriff: marks('Ben'), Levy: marks() });
      return { type: 'record-ballot', ...board, ballot: card(position), record };
    }),
    { type: 'sign-off-board', ...board, typedNames: ['Ann'] },
    { type: 'create-boards', jurisdiction: 'Baker', boards: [{ name: 'Board 1', ballots: [] }] },
    {
      type: 'close-round',
      round: 1,
      measurements: [measurement('Mayor'), measurement('Sheriff', { riskLimitMet: true })],
    },
    opening(2, [draw({ position: 2 }), draw({ position: 3 }), draw({ position: 3 })]),
  ];
  const planned = { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests } as const;
  return inRounds(accept(openAudit(planned, draws), ...work));
}

test('a contest is outstanding until a round has met its limit, and never if nobody drew for it', () => {
  const { plan, rounds } = secondRound();
  expect(outstandingContests(plan, [])).toEqual(['Mayor', 'Sheriff']);
  expect(outstandingContests(plan, rounds)).toEqual(['Mayor']);
});

test('the outcome of the whole audit rests on what was last found of each contest', () => {
  const audit = secondRound();
  const outcome = (...found: readonly ContestMeasurement['outcome'][]) => {
    const latest = ['Mayor', 'Sheriff', 'Levy'].flatMap((name, place) =>
      found[place] === undefined ? [] : [measurement(name, { outcome: found[place] })],
    );
    const [first, second] = audit.rounds;
    return auditOutcomeOf({ ...audit, rounds: [first, { ...second, measurements: latest }] });
  };
  expect(outcome('confirmed', 'confirmed', 'confirmed')).toEqual({ state: 'all-confirmed' });
  expect(outcome('confirmed', 'confirmed')).toEqual({ state: 'targets-confirmed', others: ['Levy'] });
  expect(outcome('confirmed', 'not-measured')).toEqual({ state: 'not-all-targets-confirmed', open: ['Sheriff'] });
  expect(outcome('hand-tally-overturned', 'confirmed')).toEqual({
    state: 'an-outcome-was-overturned',
    overturned: ['Mayor'],
  });
});

test('people look at the outstanding contests of their county and at those beside them', () => {
  expect(names(contestsToAudit(secondRound(), 'Adams'))).toEqual(['Mayor', 'Levy']);
  expect(names(contestsToAudit(secondRound(), 'Baker'))).toEqual(['Mayor']);
  // Within the round that meets a limit, its contest is still looked at.
  const first = openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]);
  expect(names(contestsToAudit(first, 'Adams'))).toEqual(['Mayor']);
  const measurements = [measurement('Mayor', { riskLimitMet: true })];
  const met = { ...first, rounds: first.rounds.map((round) => ({ ...round, measurements })) };
  expect(names(contestsToAudit(met, 'Adams'))).toEqual(['Mayor']);
});

test('the draws of a contest are its own, over all rounds, with repetition', () => {
  const { plan, rounds } = secondRound();
  const positions = (name: string) =>
    drawsOf(plan.contests.find((one) => one.name === name) ?? contest(name), rounds).map((one) => one.position);
  expect(positions('Mayor')).toEqual([1, 2, 2, 3, 3]);
  expect(positions('Sheriff')).toEqual([2, 9]);
  expect(positions('Levy')).toEqual([]);
});

test('a card is looked at once in a round however often it was drawn, and not again in a later one', () => {
  expect(ballotsToAudit(secondRound(), 'Adams')).toEqual([card(3)]);
  expect(ballotsToAudit(secondRound(), 'Baker')).toEqual([]);
});

test('a card stays on the list of its round after it was looked at', () => {
  const board = { jurisdiction: 'Adams', board: 'Board 1' };
  const audit = accept(
    openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]),
    { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(1)] }] },
    { type: 'name-board-members', ...board, members: ['Ann'] },
    { type: 'record-ballot', ...board, ballot: card(1), record: { state: 'not-found' } },
  );
  expect(ballotsToAudit(inRounds(audit), 'Adams')).toEqual([card(1)]);
});

const sheets = [{ name: '1', votes: { Mayor: { Ada: 1, Ben: 1 } } }];
const counted = (batch: string): AuditCommand => ({
  type: 'record-batch',
  jurisdiction: 'Adams',
  batch,
  ballots: 500,
  sheets,
  enteredBy: 'p',
});
const combined = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B4'] };
const finalize: AuditCommand = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 };

/** B1 and B2 drawn, B3 added beyond the sample, B1 found mixed with B4. */
function comparison(): AuditInRounds {
  const draws = [draw({ batch: 'B2' }), draw(), draw({ batch: 'B2' }), draw({ jurisdiction: 'Baker', batch: 'B7' })];
  const planned = { type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'], batches: 9 } as const;
  const open = openAudit(planned, draws);
  const rounds = [{ ...currentRound(open), extraBatches: [{ jurisdiction: 'Adams', batch: 'B3' }] }];
  return inRounds(accept({ ...open, rounds }, combining(combined)));
}

test('batches are counted in the order of drawing, each once, a combined one under its own name and extra ones last', () => {
  expect(batchesToCount(comparison(), 'Adams')).toEqual(['B2', 'Mixed', 'B3']);
  expect(batchesToCount(comparison(), 'Baker')).toEqual(['B7']);
  expect(batchesToCount(inRounds(accept(comparison(), counted('B2'))), 'Adams')).toEqual(['B2', 'Mixed', 'B3']);
});

test('a batch counted in an earlier round is not counted again, under whichever name', () => {
  const closed = accept(
    comparison(),
    ...['B2', 'Mixed', 'B3'].map(counted),
    finalize,
    { type: 'record-batch', jurisdiction: 'Baker', batch: 'B7', ballots: 50, sheets, enteredBy: 'p' },
    { ...finalize, jurisdiction: 'Baker' } as AuditCommand,
    { type: 'close-round', round: 1, measurements: [measurement('Mayor')] },
  );
  const next = inRounds(
    accept(
      closed,
      opening(
        2,
        ['B2', 'B4', 'B5'].map((batch) => draw({ batch })),
      ),
    ),
  );
  expect(batchesToCount(next, 'Adams')).toEqual(['B5']);
  expect(currentRound(next).number).toBe(2);
});

test('a batch is counted under the name of its combination, in its own county only', () => {
  expect(countedName(comparison(), { jurisdiction: 'Adams', batch: 'B4' })).toBe('Mixed');
  expect(countedName(comparison(), { jurisdiction: 'Baker', batch: 'B4' })).toBe('B4');
  expect(findCombination(comparison(), { jurisdiction: 'Adams', batch: 'B2' })).toBeUndefined();
  expect(findCombination(comparison(), { jurisdiction: 'Adams', batch: 'B1' })).toEqual({
    ...combined,
    made: 'after-seed',
  });
});

test('a batch comparison is complete in a county once its tallies are final, and without work from the start', () => {
  const audit = comparison();
  expect(isJurisdictionComplete(audit, 'Clark')).toBe(true);
  expect(isJurisdictionComplete(audit, 'Adams')).toBe(false);
  const final = inRounds(accept(audit, ...['B2', 'Mixed', 'B3'].map(counted), finalize));
  expect(isJurisdictionComplete(final, 'Adams')).toBe(true);
  expect(isJurisdictionComplete(final, 'Baker')).toBe(false);
});

test('a polling round is complete in a county once there are boards, and each has signed or has nothing to do', () => {
  const open = openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]);
  expect(isJurisdictionComplete(open, 'Adams')).toBe(false);
  const boards = [
    { name: 'Board 1', ballots: [card(1)] },
    { name: 'Board 2', ballots: [] },
  ];
  const board = { jurisdiction: 'Adams', board: 'Board 1' };
  const working = accept(
    open,
    { type: 'create-boards', jurisdiction: 'Adams', boards },
    { type: 'name-board-members', ...board, members: ['Ann'] },
    { type: 'record-ballot', ...board, ballot: card(1), record: { state: 'not-found' } },
  );
  expect(isJurisdictionComplete(inRounds(working), 'Adams')).toBe(false);
  const signed = inRounds(accept(working, { type: 'sign-off-board', ...board, typedNames: ['Ann'] }));
  expect(isJurisdictionComplete(signed, 'Adams')).toBe(true);
  expect(findBoard(signed, board)).toEqual({ ...boards[0], members: ['Ann'], signedOff: true });
  expect(findBoard(signed, { ...board, board: 'Board 3' })).toBeUndefined();
  expect(findWork(signed, 'Baker')).toBeUndefined();
});

test('an audit in rounds has a round, and one that is not drawn for nothing has none', () => {
  const open = openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]);
  expect(() => currentRound({ ...open, rounds: [] })).toThrow('has a round');
  expect(isInRounds(open)).toBe(true);
  expect(roundsOf(open)).toHaveLength(1);
  const planned = plannedAudit({ type: 'ballot-polling' });
  expect(isInRounds(planned)).toBe(false);
  expect(roundsOf(planned as BegunAudit)).toEqual([]);
});

test('what was last found of a contest stands, in the order of the plan, and of one never measured nothing', () => {
  const contests = ['Mayor', 'Sheriff', 'Clerk'].map((name) => contest(name));
  const open = openAudit(
    { type: 'ballot-polling', contests },
    ['Mayor', 'Sheriff', 'Clerk'].map((name) => draw({ contest: name, position: 1 })),
  );
  const [round] = open.rounds;
  const found = (name: string, pValue: number) => measurement(name, { pValue });
  const rounds = [
    { ...round, measurements: [found('Sheriff', 0.4), found('Mayor', 0.3)] },
    { ...round, number: 2, measurements: [found('Sheriff', 0.2)] },
  ] as AuditInRounds['rounds'];
  expect(latestMeasurements({ ...open, rounds }).map(({ contest: name, pValue }) => [name, pValue])).toEqual([
    ['Mayor', 0.3],
    ['Sheriff', 0.2],
  ]);
});

test('a contest is settled by its limit or by a count of it, in whichever round, and a measured one is not', () => {
  const outcomes = {
    Met: measurement('Met', { riskLimitMet: true, outcome: 'confirmed' }),
    Counted: measurement('Counted', { outcome: 'hand-tally-confirmed' }),
    Overturned: measurement('Overturned', { outcome: 'hand-tally-overturned' }),
    Measured: measurement('Measured', { outcome: 'measured-not-confirmed' }),
    Beside: measurement('Beside', { outcome: 'measured-not-confirmed' }),
  };
  const contests = [...Object.keys(outcomes), 'Never'].map((name) => contest(name, { targeted: name !== 'Beside' }));
  const open = openAudit(
    { type: 'ballot-polling', contests },
    contests.flatMap(({ name, targeted }) => (targeted ? [draw({ contest: name, position: 1 })] : [])),
  );
  const rounds = open.rounds.map((round) => ({ ...round, measurements: Object.values(outcomes) }));
  expect(outstandingContests(open.plan, rounds)).toEqual(['Measured', 'Never']);
  // A later round takes nothing of that away.
  const later = rounds.map((round) => ({ ...round, measurements: [measurement('Met')] }));
  expect(outstandingContests(open.plan, [...rounds, ...later])).toEqual(['Measured', 'Never']);
});
