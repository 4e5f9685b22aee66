import { Sha256Schema } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeContest } from '../kinds/contract/made-elections.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditEvent } from '../state/audit-event.ts';
import { type Audit, NOT_BEGUN, type RegisteredFile } from '../state/audit-state.ts';
import { evolve } from '../state/evolve.ts';
import { plannedAudit } from '../testing/build-audit.ts';
import { canOpenRound, decide, PHASE_TABLE } from './decide.ts';

const DIGEST = Sha256Schema.parse('ab'.repeat(32));

const CONTEST = madeContest('Contest 1', { Ada: 60, Ben: 30 });

const file = (jurisdiction: string, kind: 'manifest' | 'candidate-totals'): RegisteredFile => ({
  jurisdiction,
  kind,
  name: `${kind}.csv`,
  bytes: 100,
  sha256: DIGEST,
  figures:
    kind === 'manifest'
      ? { kind, batches: 2, ballots: 100 }
      : { kind, batches: 2, votes: { 'Contest 1': { Ada: 60, Ben: 30 } }, ballotsImplied: 90 },
});

const participants: RegisteredFile = {
  jurisdiction: null,
  kind: 'participants',
  name: 'participants.csv',
  bytes: 50,
  sha256: DIGEST,
  figures: { kind: 'participants', jurisdictions: 1 },
};

const draw = (batch: string) => ({
  contest: 'Contest 1',
  jurisdiction: 'Adams',
  tabulator: null,
  batch,
  position: null,
  ticket: '0.123456789012345678',
});

const measurement = (pValue: number, riskLimitMet: boolean) => ({
  contest: 'Contest 1',
  targeted: true,
  sampleSize: 1,
  draws: 1,
  distinct: 1,
  phantomDraws: 0,
  notFound: 0,
  discrepancies: 0,
  pValue,
  riskLimitMet,
  outcome: riskLimitMet ? ('confirmed' as const) : ('measured-not-confirmed' as const),
  handTally: null,
  charges: [],
  corrected: null,
});

const sheet = (ada: number, ben: number) => ({ name: 'Sheet 1', votes: { 'Contest 1': { Ada: ada, Ben: ben } } });

const COMMANDS = {
  create: {
    type: 'create-audit',
    name: 'Pilot',
    organization: 'Pineland',
    auditType: 'batch-comparison',
    method: 'macro',
    compatibility: false,
  },
  participants: {
    type: 'register-participants',
    file: participants,
    jurisdictions: [{ name: 'Adams', expectedBallots: null }],
  },
  contests: { type: 'define-contests', contests: [CONTEST] },
  settings: {
    type: 'change-settings',
    settings: { electionName: 'General', state: 'GA', riskLimitPercent: 10, dataEntry: 'offline' },
  },
  manifest: { type: 'register-file', file: file('Adams', 'manifest') },
  totals: { type: 'register-file', file: file('Adams', 'candidate-totals') },
  commit: { type: 'commit-inputs', commitment: DIGEST, confirmed: [] },
  withdraw: { type: 'withdraw-commitment', reason: { salt: '0'.repeat(64), text: 'A manifest was wrong.' } },
  seed: { type: 'set-seed', seed: '0123' },
  open: {
    type: 'open-round',
    round: 1,
    sampleSizes: { 'Contest 1': 1 },
    drawnFrom: 'listed-cards',
    draws: [draw('B1')],
    phantomDraws: [],
    extraBatches: [],
  },
  record: {
    type: 'record-batch',
    jurisdiction: 'Adams',
    batch: 'B1',
    ballots: 50,
    sheets: [sheet(30, 15)],
    enteredBy: 'person-1',
  },
  finalize: { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 },
  reopen: {
    type: 'reopen-tallies',
    jurisdiction: 'Adams',
    reason: { salt: '0'.repeat(64), text: 'A sheet was read twice.' },
  },
  close: { type: 'close-round', round: 1, measurements: [measurement(0.01, true)] },
  closeNotMet: { type: 'close-round', round: 1, measurements: [measurement(0.5, false)] },
  conclude: { type: 'conclude', outcome: 'confirmed' },
  takeBack: { type: 'withdraw-launch', round: 1, reason: { salt: '0'.repeat(64), text: 'The size was wrong.' } },
  reopenRound: { type: 'reopen-round', round: 1, reason: { salt: '0'.repeat(64), text: 'A tally was wrong.' } },
} as const satisfies Record<string, AuditCommand>;

type Step = keyof typeof COMMANDS;

const PLANNED: readonly Step[] = ['create', 'participants', 'contests', 'settings', 'manifest', 'totals'];
const OPENED: readonly Step[] = [...PLANNED, 'commit', 'seed', 'open'];

function given(steps: readonly Step[]): Audit {
  let audit: Audit = NOT_BEGUN;
  for (const step of steps) {
    const decided = decide(audit, COMMANDS[step]);
    if (!decided.ok) throw new Error(`${step} was refused: ${JSON.stringify(decided.error)}`);
    audit = decided.value.reduce(evolve, audit);
  }
  return audit;
}

describe('the order of an audit', () => {
  test('an audit goes from nothing to its conclusion', () => {
    expect(given([...OPENED, 'record', 'finalize', 'close', 'conclude'])).toMatchObject({
      phase: 'concluded',
      outcome: 'confirmed',
    });
  });

  test('the seed is refused until the inputs are committed', () => {
    expect(decide(given(PLANNED), COMMANDS.seed)).toEqual(
      err({ code: 'audit-not-in-phase', phase: 'planning', command: 'set-seed' }),
    );
  });

  test('the inputs are refused any change once they are committed', () => {
    for (const step of ['participants', 'contests', 'settings', 'manifest', 'totals'] as const) {
      expect(decide(given([...PLANNED, 'commit']), COMMANDS[step])).toMatchObject({
        ok: false,
        error: { code: 'audit-not-in-phase', phase: 'committed' },
      });
    }
  });

  test('a commitment may be withdrawn while no seed is entered, and not after', () => {
    expect(given([...PLANNED, 'commit', 'withdraw']).phase).toBe('planning');
    expect(decide(given([...PLANNED, 'commit', 'seed']), COMMANDS.withdraw).ok).toBe(false);
  });

  test('inputs that are not complete are not committed, and everything missing is named', () => {
    expect(decide(given(['create', 'participants', 'contests']), COMMANDS.commit)).toEqual(
      err({
        code: 'plan-incomplete',
        missing: [
          { what: 'settings' },
          { what: 'manifest', jurisdiction: 'Adams' },
          { what: 'candidate-totals', jurisdiction: 'Adams' },
        ],
      }),
    );
  });

  test('batches that report more votes than the contest keep the inputs from being committed', () => {
    const audit = given(['create', 'participants']);
    const contests = [{ ...CONTEST, choices: [{ name: 'Ada', votes: 59 }, CONTEST.choices[1]] }];
    const defined = applied(audit, { type: 'define-contests', contests });
    const withFiles = [COMMANDS.settings, COMMANDS.manifest, COMMANDS.totals].reduce(applied, defined);
    expect(decide(withFiles, COMMANDS.commit)).toEqual(
      err({
        code: 'plan-incomplete',
        missing: [{ what: 'totals-above-reported', contest: 'Contest 1', choice: 'Ada', inBatches: 60, reported: 59 }],
      }),
    );
  });

  test('a second person who finishes the round finds it finished', () => {
    expect(decide(given([...OPENED, 'record', 'finalize', 'close']), COMMANDS.close)).toEqual(
      err({ code: 'audit-not-in-phase', phase: 'round-closed', command: 'close-round' }),
    );
  });

  test('an audit whose limit was not met is not confirmed', () => {
    expect(decide(given([...OPENED, 'record', 'finalize', 'closeNotMet']), COMMANDS.conclude)).toEqual(
      err({ code: 'risk-limit-not-met' }),
    );
  });

  test('a round closes only when every jurisdiction is done', () => {
    expect(decide(given([...OPENED, 'record']), COMMANDS.close)).toEqual(
      err({ code: 'jurisdictions-outstanding', jurisdictions: ['Adams'] }),
    );
  });
});

describe('plan', () => {
  test('changing a contest sets the candidate totals aside, which were read against it', () => {
    const audit = applied(given(PLANNED), {
      type: 'define-contests',
      contests: [{ ...CONTEST, choices: [...CONTEST.choices, { name: 'Cleo', votes: 0 }] }],
    });
    expect(kindsOf(audit)).toEqual(['participants', 'manifest']);
  });

  test('a new manifest sets the candidate totals aside', () => {
    expect(kindsOf(applied(given(PLANNED), COMMANDS.manifest))).toEqual(['participants', 'manifest']);
  });

  test('a jurisdiction that leaves the participants takes its files with it', () => {
    const jurisdictions = [{ name: 'Baker', expectedBallots: null }];
    const audit = applied(given(PLANNED), { ...COMMANDS.participants, jurisdictions });
    expect(kindsOf(audit)).toEqual(['participants']);
  });

  test('votes that the ballots cannot hold are refused with both numbers', () => {
    const polling = applied(NOT_BEGUN, { ...COMMANDS.create, auditType: 'ballot-polling', method: 'bravo' });
    const contest = {
      ...CONTEST,
      votesAllowed: 2,
      totalBallots: 1000,
      cardsBearing: null,
      choices: [
        { name: 'Ada', votes: 1001 },
        { name: 'Ben', votes: 1000 },
      ],
    };
    expect(decide(polling, { type: 'define-contests', contests: [contest] })).toEqual(
      err({ code: 'more-votes-than-ballots-allow', contest: 'Contest 1', votes: 2001, limit: 2000 }),
    );
  });

  test('the runoff rule needs one winner and three choices in a batch comparison', () => {
    expect(
      decide(given(['create']), { type: 'define-contests', contests: [{ ...CONTEST, majorityOrRunoff: true }] }),
    ).toEqual(err({ code: 'runoff-rule-not-possible', contest: 'Contest 1' }));
  });
});

describe('counting batches', () => {
  test('a batch that was not sampled is refused', () => {
    expect(decide(given(OPENED), { ...COMMANDS.record, batch: 'B2' })).toEqual(
      err({ code: 'batch-not-sampled', batch: 'B2' }),
    );
  });

  test('more votes than ballots allow are refused with both numbers, over all sheets together', () => {
    const sheets = [sheet(30, 15), { ...sheet(5, 1), name: 'Sheet 2' }];
    expect(decide(given(OPENED), { ...COMMANDS.record, sheets })).toEqual(
      err({ code: 'tally-above-limit', batch: 'B1', contest: 'Contest 1', votes: 51, limit: 50 }),
    );
  });

  test('final tallies are locked until the administrator opens them again', () => {
    const final = given([...OPENED, 'record', 'finalize']);
    expect(decide(final, COMMANDS.record)).toEqual(err({ code: 'tallies-final', jurisdiction: 'Adams' }));
    expect(decide(applied(final, COMMANDS.reopen), COMMANDS.record).ok).toBe(true);
  });

  test('tallies are not final before every sampled batch is counted', () => {
    expect(decide(given(OPENED), COMMANDS.finalize)).toEqual(
      err({ code: 'batches-outstanding', jurisdiction: 'Adams', batches: ['B1'] }),
    );
  });

  test('combining batches resets the tallies of its parts and asks for the combined one', () => {
    const combined = { jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] };
    const audit = applied(given([...OPENED, 'record']), {
      type: 'combine-batches',
      combined,
      batchesListed: ['B1', 'B2'],
    });
    expect(decide(audit, COMMANDS.record)).toEqual(err({ code: 'batch-combined', batch: 'B1', combined: 'B1 and B2' }));
    expect(decide(audit, { ...COMMANDS.record, batch: 'B1 and B2', ballots: 100 }).ok).toBe(true);
  });

  test('a batch counted in an earlier round is not counted again, and its jurisdiction has no work', () => {
    const closed = given([...OPENED, 'record', 'finalize', 'closeNotMet']);
    const again = applied(closed, { ...COMMANDS.open, round: 2 });
    expect(again).toMatchObject({ phase: 'round-open', rounds: [{}, { work: {} }] });
    expect(decide(again, COMMANDS.record)).toEqual(err({ code: 'batch-audited-earlier', batch: 'B1', round: 1 }));
  });
});

test('every event that is decided can be taken in, a sample once drawn never changes, and the end is final', () => {
  const step = fc.constantFrom(...(Object.keys(COMMANDS) as Step[]));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let audit: Audit = NOT_BEGUN;
      const events: AuditEvent[] = [];
      for (const name of [...PLANNED, ...steps]) {
        const before: Audit = audit;
        const decided = decide(before, COMMANDS[name]);
        if (!decided.ok) continue;
        expect(PHASE_TABLE[before.phase]).toContain(COMMANDS[name].type);
        expect(before.phase).not.toBe('concluded');
        audit = decided.value.reduce(evolve, before);
        events.push(...decided.value);
        if ('rounds' in before && 'rounds' in audit) {
          expect(audit.rounds.slice(0, before.rounds.length).map((round) => round.draws)).toEqual(
            before.rounds.map((round) => round.draws),
          );
        }
      }
      expect(events.reduce(evolve, NOT_BEGUN)).toEqual(audit);
      const committed = events.findLastIndex((event) => event.type === 'inputs-committed');
      const seeded = events.findIndex((event) => event.type === 'seed-set');
      if (seeded >= 0) expect(committed).toBeLessThan(seeded);
    }),
    { numRuns: 300 },
  );
});

function applied(audit: Audit, command: AuditCommand): Audit {
  const decided = decide(audit, command);
  expect(decided).toEqual(ok(expect.anything()));
  return decided.ok ? decided.value.reduce(evolve, audit) : audit;
}

function kindsOf(audit: Audit): readonly string[] {
  return 'files' in audit ? audit.files.map((one) => one.kind) : [];
}

describe('a round may follow', () => {
  const planned = plannedAudit({ type: 'batch-comparison' });
  const everything = plannedAudit({ type: 'full-hand-tally', settings: { riskLimitPercent: 0, dataEntry: 'offline' } });
  const inPhase = (audit: Audit, phase: Audit['phase']): Audit => ({ ...audit, phase }) as Audit;

  // Where chance decides, the seed comes first, and each round may be followed by another; where everything is counted there is one.
  test.each([
    ['not-begun', false, false],
    ['planning', false, false],
    ['committed', false, true],
    ['seeded', true, true],
    ['round-open', false, false],
    ['round-closed', true, false],
    ['concluded', false, false],
  ] as const)('in the phase %s of a sample: %s, of a count of everything: %s', (phase, ofSample, ofEverything) => {
    expect(canOpenRound(phase === 'not-begun' ? NOT_BEGUN : inPhase(planned, phase))).toBe(ofSample);
    // A count of everything has no seed, and is never seeded.
    if (phase !== 'seeded') expect(canOpenRound(inPhase(everything, phase))).toBe(ofEverything);
  });

  test('and is opened then, and refused otherwise with the phase', () => {
    const open: AuditCommand = {
      type: 'open-round',
      round: 1,
      sampleSizes: { Mayor: 1 },
      drawnFrom: 'listed-cards',
      draws: [draw('B1')],
      phantomDraws: [],
      extraBatches: [],
    };
    expect(decide(inPhase({ ...planned, commitment: DIGEST } as Audit, 'committed'), open)).toEqual(
      err({ code: 'audit-not-in-phase', phase: 'committed', command: 'open-round' }),
    );
  });
});
