import { assert, entriesOf, type PersistentMap } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import {
  accept,
  COMMITMENT,
  card,
  combining,
  commitment,
  contest,
  creation,
  draw,
  fileOf,
  inRounds,
  manifestOf,
  measurement,
  openAudit,
  opening,
  plannedAudit,
  SETTINGS,
  seededAudit,
  totalsOf,
} from '../testing/build-audit.ts';
import type { AuditCommand } from './audit-command.ts';
import { type Audit, NOT_BEGUN } from './audit-state.ts';
import { currentRound } from './audit-view.ts';
import { evolve } from './evolve.ts';
import type { Plan } from './plan.ts';

function asRecord<V>(map: PersistentMap<PersistentMap<V>>) {
  return Object.fromEntries([...entriesOf(map)].map(([key, inner]) => [key, Object.fromEntries(entriesOf(inner))]));
}

const COUNTIES = ['Adams', 'Baker'];
const COMPARISON = { type: 'batch-comparison', jurisdictions: COUNTIES } as const;
const POLLING = { type: 'ballot-polling', jurisdictions: COUNTIES } as const;

function planOf(audit: Audit): Plan {
  if (audit.phase === 'not-begun') throw new Error('the audit has begun');
  return audit.plan;
}

function filesOf(audit: Audit): readonly string[] {
  return audit.phase === 'not-begun' ? [] : audit.files.map(({ kind, jurisdiction }) => `${kind} ${jurisdiction}`);
}

describe('planning', () => {
  test('an audit begins with what was decided at its creation, and with nothing else', () => {
    const [created] = creation(COMPARISON);
    expect(accept(NOT_BEGUN, created as AuditCommand)).toEqual({
      phase: 'planning',
      plan: {
        name: 'Pilot',
        organization: 'Pineland',
        type: 'batch-comparison',
        method: 'macro',
        compatibility: false,
        settings: null,
        jurisdictions: [],
        contests: [],
        withoutBallots: [],
      },
      files: [],
      combinedBatches: [],
      twoPersons: { required: false, proposal: null },
    });
  });

  test('settings, contests and counties are those that were decided last', () => {
    const plan = planOf(plannedAudit(COMPARISON));
    expect(plan.settings).toEqual(SETTINGS);
    expect(plan.contests).toEqual([contest('Mayor')]);
    expect(plan.jurisdictions.map((one) => one.name)).toEqual(COUNTIES);
  });

  test('a county that leaves takes its files, its place in contests and what was declared of it', () => {
    const contests = [contest('Mayor'), contest('Levy', { jurisdictions: COUNTIES })];
    const audit = accept(
      plannedAudit({ ...POLLING, contests }),
      { type: 'remove-file', kind: 'manifest', jurisdiction: 'Baker' },
      { type: 'declare-jurisdiction', jurisdiction: 'Baker', holdsBallots: false },
    );
    const file = fileOf(null, { kind: 'participants', jurisdictions: 1 });
    const left = (name: string) =>
      accept(audit, { type: 'register-participants', file, jurisdictions: [{ name, expectedBallots: 7 }] });
    expect(filesOf(left('Baker'))).toEqual(['participants null']);
    expect(planOf(left('Baker')).withoutBallots).toEqual(['Baker']);
    expect(filesOf(left('Adams'))).toEqual(['participants null', 'manifest Adams']);
    expect(planOf(left('Adams'))).toMatchObject({
      jurisdictions: [{ name: 'Adams', expectedBallots: 7 }],
      contests: [{ jurisdictions: 'all' }, { jurisdictions: ['Adams'] }],
      withoutBallots: [],
    });
  });

  test('whatever takes a manifest away sets aside the combinations of its own county', () => {
    const mixedIn = (jurisdiction: string) => ({ jurisdiction, name: 'Mixed', batches: ['B1', 'B2'] });
    const audit = accept(plannedAudit(COMPARISON), combining(mixedIn('Adams')), combining(mixedIn('Baker')));
    const left = [{ ...mixedIn('Baker'), made: 'before-seed' }];
    const manifest = { jurisdiction: 'Adams', kind: 'manifest' } as const;
    expect(accept(audit, { type: 'register-file', file: manifestOf('Adams', 3) })).toMatchObject({
      combinedBatches: left,
    });
    expect(accept(audit, { type: 'remove-file', ...manifest })).toMatchObject({ combinedBatches: left });
    const [, participants] = creation({ ...COMPARISON, jurisdictions: ['Baker'] });
    assert(participants !== undefined, 'counties are named after the creation');
    expect(accept(audit, participants)).toMatchObject({ combinedBatches: left });
    expect(accept(audit, { type: 'remove-file', ...manifest, kind: 'candidate-totals' })).toMatchObject({
      combinedBatches: [{ jurisdiction: 'Adams' }, { jurisdiction: 'Baker' }],
    });
  });

  test('a new manifest sets aside the totals of its own county only', () => {
    const audit = accept(plannedAudit(COMPARISON), { type: 'register-file', file: manifestOf('Adams', 3) });
    expect(filesOf(audit)).toEqual(['participants null', 'manifest Baker', 'candidate-totals Baker', 'manifest Adams']);
  });

  test('new totals take the place of the old, and of nothing else', () => {
    const audit = accept(plannedAudit(COMPARISON), { type: 'register-file', file: totalsOf('Adams', 2, [1, 1]) });
    expect(filesOf(audit)).toEqual([
      'participants null',
      'manifest Adams',
      'manifest Baker',
      'candidate-totals Baker',
      'candidate-totals Adams',
    ]);
  });

  test('a manifest that is removed takes the totals of its county along; totals go alone', () => {
    const without = (kind: 'manifest' | 'candidate-totals') =>
      filesOf(accept(plannedAudit(COMPARISON), { type: 'remove-file', kind, jurisdiction: 'Adams' }));
    expect(without('manifest')).toEqual(['participants null', 'manifest Baker', 'candidate-totals Baker']);
    expect(without('candidate-totals')).toEqual([
      'participants null',
      'manifest Adams',
      'manifest Baker',
      'candidate-totals Baker',
    ]);
  });

  test.each<[string, boolean, Parameters<typeof contest>[1]]>([
    ['other votes', true, { pendingBallots: 5 }],
    ['more votes allowed', false, { votesAllowed: 2 }],
    ['another choice', false, { choices: ['Ada', 'Ben', 'Cleo'].map((name) => ({ name, votes: 30 })) }],
    ['other counties', false, { jurisdictions: ['Adams'] }],
  ])('totals are kept where a contest gets %s: %s', (_, kept, change) => {
    const audit = accept(plannedAudit(COMPARISON), { type: 'define-contests', contests: [contest('Mayor', change)] });
    const inBaker = filesOf(audit).filter((name) => name === 'candidate-totals Baker');
    expect(inBaker).toHaveLength(kept ? 1 : 0);
    expect(filesOf(audit)).toContain('manifest Baker');
  });

  test('a second contest changes the headers of every county’s totals, also where it is not on the ballot', () => {
    const contests = [contest('Mayor'), contest('Levy', { jurisdictions: ['Adams'] })];
    const audit = accept(plannedAudit(COMPARISON), { type: 'define-contests', contests });
    expect(filesOf(audit)).toEqual(['participants null', 'manifest Adams', 'manifest Baker']);
  });

  test('a declaration is taken back, and made once however often it is repeated', () => {
    const declare = (holdsBallots: boolean): AuditCommand => ({
      type: 'declare-jurisdiction',
      jurisdiction: 'Baker',
      holdsBallots,
    });
    const audit = accept(NOT_BEGUN, ...creation(POLLING), declare(false), declare(false));
    expect(planOf(audit).withoutBallots).toEqual(['Baker']);
    expect(planOf(accept(audit, declare(true))).withoutBallots).toEqual([]);
  });

  test('batches known to be mixed are part of what is committed to, and stay when the commitment is withdrawn', () => {
    const combined = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'] };
    const audit = accept(plannedAudit(COMPARISON), combining(combined));
    const committed = accept(audit, commitment(audit));
    expect(committed).toMatchObject({
      phase: 'committed',
      commitment: COMMITMENT,
      combinedBatches: [{ ...combined, made: 'before-seed' }],
    });
    expect(accept(committed, { type: 'withdraw-commitment', reason: { salt: '0'.repeat(64), text: 'x' } })).toEqual(
      audit,
    );
    const open = accept(committed, { type: 'set-seed', seed: '1' }, opening(1, [draw({ batch: 'B1' })]));
    expect(inRounds(open).combinedBatches).toEqual([{ ...combined, made: 'before-seed' }]);
  });
});

describe('rounds', () => {
  test('a round keeps what was asked and drawn, and gives work to the counties it drew in', () => {
    const draws = [draw(), draw({ jurisdiction: 'Clark' })];
    const audit = openAudit({ ...COMPARISON, jurisdictions: ['Adams', 'Baker', 'Clark'] }, draws);
    const work = { boards: [], talliesFinal: false, totals: null };
    expect(currentRound(audit)).toEqual({
      number: 1,
      sampleSizes: { Mayor: 2 },
      drawnFrom: 'universe',
      draws,
      phantomDraws: [],
      extraBatches: [],
      work: { Adams: work, Clark: work },
      measurements: [],
      fieldworkHeads: {},
    });
    expect(audit).toMatchObject({ seed: '31415926535897932384', commitment: COMMITMENT });
  });

  test('a batch added beyond the sample is work too', () => {
    const extraBatches = [{ jurisdiction: 'Baker', batch: 'B9' }];
    const audit = accept(seededAudit(COMPARISON), { ...opening(1, [draw()]), extraBatches });
    expect(Object.keys(currentRound(inRounds(audit)).work)).toEqual(['Adams', 'Baker']);
  });

  test('combining batches drops the counts of the parts, and keeps the others and those of other counties', () => {
    const audit = openAudit(COMPARISON, [draw(), draw({ batch: 'B3' }), draw({ jurisdiction: 'Baker' })]);
    const sheets = [{ name: '1', votes: { Mayor: { Ada: 1, Ben: 1 } } }];
    const counted = (jurisdiction: string, batch: string): AuditCommand => ({
      type: 'record-batch',
      jurisdiction,
      batch,
      ballots: 50,
      sheets,
      enteredBy: 'p',
    });
    const combined = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'] };
    const after = accept(
      audit,
      counted('Adams', 'B1'),
      counted('Adams', 'B3'),
      counted('Baker', 'B1'),
      combining(combined),
    );
    const entry = { round: 1, revision: 1, sheets, enteredBy: 'p' };
    expect(asRecord(inRounds(after).results.batches)).toEqual({ Adams: { B3: entry }, Baker: { B1: entry } });
    expect(inRounds(after).combinedBatches).toEqual([{ ...combined, made: 'after-seed' }]);
  });

  test('what one board does changes no other board, and no other county', () => {
    const draws = [draw({ position: 1 }), draw({ position: 2 }), draw({ jurisdiction: 'Baker', position: 1 })];
    const boards = [
      { name: 'Board 1', ballots: [card(1)] },
      { name: 'Board 2', ballots: [card(2)] },
    ];
    const place = { jurisdiction: 'Adams', board: 'Board 1' };
    const audit = accept(
      openAudit(POLLING, draws),
      { type: 'create-boards', jurisdiction: 'Adams', boards },
      { type: 'create-boards', jurisdiction: 'Baker', boards: [{ name: 'Board 1', ballots: [card(1)] }] },
      { type: 'name-board-members', ...place, members: ['Ann'] },
      { type: 'record-ballot', ...place, ballot: card(1), record: { state: 'not-found' } },
      { type: 'sign-off-board', ...place, typedNames: ['Ann'] },
    );
    const unsigned = { members: [], signedOff: false };
    expect(currentRound(inRounds(audit)).work).toEqual({
      Adams: {
        boards: [
          { name: 'Board 1', ballots: [card(1)], members: ['Ann'], signedOff: true },
          { name: 'Board 2', ballots: [card(2)], ...unsigned },
        ],
        talliesFinal: false,
        totals: null,
      },
      Baker: { boards: [{ name: 'Board 1', ballots: [card(1)], ...unsigned }], talliesFinal: false, totals: null },
    });
    expect(asRecord(inRounds(audit).results.ballots)).toEqual({
      Adams: { [card(1)]: { round: 1, revision: 1, board: 'Board 1', record: { state: 'not-found' } } },
    });
  });

  test('closing keeps what was measured with its round, and the next round begins without it', () => {
    const finalize = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 } as const;
    const sheets = [{ name: '1', votes: { Mayor: { Ada: 1, Ben: 1 } } }];
    const measurements = [measurement('Mayor')];
    const closed = accept(
      openAudit(COMPARISON, [draw()]),
      { type: 'record-batch', jurisdiction: 'Adams', batch: 'B1', ballots: 50, sheets, enteredBy: 'p' },
      finalize,
      { type: 'close-round', round: 1, measurements },
    );
    expect(closed.phase).toBe('round-closed');
    const next = inRounds(accept(closed, opening(2, [draw({ batch: 'B2' })])));
    expect(next.rounds.map((round) => [round.number, round.measurements])).toEqual([
      [1, measurements],
      [2, []],
    ]);
    expect(asRecord(next.results.batches)).toEqual({
      Adams: { B1: { round: 1, revision: 1, sheets, enteredBy: 'p' } },
    });
  });
});

test('an event that does not fit the phase means that the log is not ours', () => {
  const planned = plannedAudit(COMPARISON);
  const seeded = seededAudit(COMPARISON);
  const open = openAudit(COMPARISON, [draw()]);
  const [created] = creation(COMPARISON);
  const event = { ...(created as Extract<AuditCommand, { type: 'create-audit' }>), type: 'audit-created' } as const;
  expect(() => evolve(planned, event)).toThrow('an audit is created once');
  expect(() => evolve(seeded, { type: 'settings-changed', version: 3, settings: SETTINGS })).toThrow(
    'change only while planning',
  );
  expect(() => evolve(planned, { type: 'commitment-withdrawn', reason: '' })).toThrow('that was made is withdrawn');
  expect(() => evolve(planned, { type: 'seed-set', seed: '1' })).toThrow('the seed follows the commitment');
  expect(() => evolve(planned, { type: 'tallies-reopened', jurisdiction: 'Adams' })).toThrow('has drawn a sample');
  expect(() => evolve(open, { type: 'audit-concluded', outcome: 'confirmed' })).toThrow('concluded between rounds');
  expect(() => evolve(open, { type: 'tallies-finalized', jurisdiction: 'Baker', discrepancies: 0 })).toThrow(
    'the jurisdiction has work in this round',
  );
  const place = { jurisdiction: 'Baker', board: 'Board 1' };
  expect(() => evolve(open, { type: 'board-signed-off', ...place })).toThrow('a board belongs to a jurisdiction');
  const { type: _, ...opened } = opening(1, [draw()]);
  const everything = plannedAudit({ type: 'full-hand-tally', settings: { riskLimitPercent: 0 } });
  // Without a seed only once everything is committed that is counted, and only where everything is.
  for (const early of [planned, everything, accept(planned, commitment(planned))]) {
    expect(() => evolve(early, { type: 'round-opened', version: 2, ...opened })).toThrow(
      'a round opens after the seed',
    );
  }
});

describe('cast vote records', () => {
  const CVRS = fileOf('Adams', {
    kind: 'cvrs',
    scope: 'every-card',
    format: 'ess',
    cards: 90,
    batches: 2,
    withoutCvr: 0,
    withoutCard: 0,
    contests: [
      {
        name: 'Mayor',
        votesAllowed: null,
        ranked: false,
        cards: 90,
        withoutCard: 0,
        choices: [
          { name: 'Ada', votes: 60 },
          { name: 'Ben', votes: 30 },
        ],
      },
    ],
    files: [],
  });
  const open = { ...contest('Mayor'), choices: null, votesAllowed: null };
  const planned = accept(
    NOT_BEGUN,
    ...creation({ type: 'ballot-comparison', jurisdictions: ['Adams'] }),
    { type: 'register-file', file: manifestOf('Adams') },
    { type: 'register-file', file: CVRS },
  );

  test('stay in use while only the number of votes they allow is left open, and give the contests their votes', () => {
    const defined = accept(planned, { type: 'define-contests', contests: [open] });
    expect(filesOf(defined)).toContain('cvrs Adams');
    expect(planOf(defined).contests).toMatchObject([
      {
        choices: [
          { name: 'Ada', votes: 60 },
          { name: 'Ben', votes: 30 },
        ],
      },
    ]);
  });

  test('are set aside when it is typed how many votes a contest allows: more marks are votes for nobody', () => {
    const typed = accept(planned, { type: 'define-contests', contests: [{ ...open, votesAllowed: 2 }] });
    expect(filesOf(typed)).not.toContain('cvrs Adams');
  });
});
