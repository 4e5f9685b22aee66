import { type Contest, SEED_LENGTH_MAX, Sha256Schema } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import { type Audit, NOT_BEGUN } from '../state/audit-state.ts';
import { evolve } from '../state/evolve.ts';
import { digestOfText } from '../state/free-text.ts';
import type { Plan } from '../state/plan.ts';
import {
  accept,
  COMMITMENT,
  commitment,
  contest,
  creation,
  fileOf,
  manifestOf,
  plannedAudit,
  SETTINGS,
  totalsOf,
} from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { missingInputs } from './decide-planning.ts';

const POLLING = { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'] } as const;
const COMPARISON = { type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'] } as const;

const REASON = { salt: '0'.repeat(64), text: 'A batch was missing.' };

const polling = () => accept(NOT_BEGUN, ...creation(POLLING));
const comparison = () => accept(NOT_BEGUN, ...creation(COMPARISON));
const define = (...contests: readonly Contest[]): AuditCommand => ({ type: 'define-contests', contests });
const register = (file: ReturnType<typeof fileOf>): AuditCommand => ({ type: 'register-file', file });

test('an audit type goes with its methods only', () => {
  const [created] = creation(POLLING);
  expect(decide(NOT_BEGUN, { ...created, method: 'macro' } as AuditCommand)).toEqual(
    err({ code: 'method-not-for-type', auditType: 'ballot-polling', method: 'macro' }),
  );
  const { type: _, ...kept } = created as Extract<AuditCommand, { type: 'create-audit' }>;
  expect(decide(NOT_BEGUN, created as AuditCommand)).toEqual(
    ok([{ type: 'audit-created', version: 2, practice: false, ...kept }]),
  );
});

test('a practice audit is called so from its first event on, and its plan says it', () => {
  const [created] = creation(POLLING);
  const { type: _, ...kept } = created as Extract<AuditCommand, { type: 'create-audit' }>;
  const event = { type: 'audit-created', version: 2, practice: true, ...kept, name: 'PRACTICE: Pilot' } as const;
  expect(decide(NOT_BEGUN, { type: 'create-audit', ...kept, practice: true })).toEqual(ok([event]));
  expect(decide(NOT_BEGUN, { type: 'create-audit', ...kept, name: 'PRACTICE: Pilot', practice: true })).toEqual(
    ok([event]),
  );
  const { plan } = evolve(NOT_BEGUN, event) as { readonly plan: Plan };
  expect(plan).toMatchObject({ name: 'PRACTICE: Pilot', practice: true });
  // What was committed to before there were any stays as it was.
  expect('practice' in (polling() as { readonly plan: Plan }).plan).toBe(false);
});

describe('contests', () => {
  const refusals: readonly (readonly [string, Audit, readonly Contest[], AuditRefusal])[] = [
    ['none is targeted', polling(), [contest('Mayor', { targeted: false })], { code: 'no-targeted-contest' }],
    ['there is none', polling(), [], { code: 'no-targeted-contest' }],
    [
      'two have one name',
      polling(),
      [contest('Mayor'), contest('Mayor', { targeted: false })],
      { code: 'contest-name-repeated', contest: 'Mayor' },
    ],
    [
      'one has a single choice',
      polling(),
      [contest('Mayor', { choices: [{ name: 'Ada', votes: 1 }] })],
      { code: 'too-few-choices', contest: 'Mayor' },
    ],
    [
      'a choice stands there twice',
      polling(),
      [contest('Mayor', { choices: ['Ada', 'Ben', 'Ada'].map((name) => ({ name, votes: 1 })) })],
      { code: 'choice-name-repeated', contest: 'Mayor', choice: 'Ada' },
    ],
    [
      'as many win as run',
      polling(),
      [contest('Mayor', { winners: 2 })],
      { code: 'too-many-winners', contest: 'Mayor', winners: 2, choices: 2 },
    ],
    [
      'a polling audit is not told how many ballots were cast',
      polling(),
      [contest('Mayor', { totalBallots: null })],
      { code: 'total-ballots-missing', contest: 'Mayor' },
    ],
    [
      'there is one vote more than the ballots hold',
      polling(),
      [contest('Mayor', { totalBallots: 89 })],
      { code: 'more-votes-than-ballots-allow', contest: 'Mayor', votes: 90, limit: 89 },
    ],
    [
      'no county votes on one',
      polling(),
      [contest('Mayor', { jurisdictions: [] })],
      { code: 'contest-without-jurisdiction', contest: 'Mayor' },
    ],
    [
      'a county that takes no part votes on one',
      polling(),
      [contest('Mayor', { jurisdictions: ['Adams', 'Dade'] })],
      { code: 'unknown-jurisdiction', jurisdiction: 'Dade' },
    ],
    [
      'a batch comparison would look at one beside the others',
      comparison(),
      [contest('Mayor'), contest('Levy', { targeted: false })],
      { code: 'opportunistic-not-possible', contest: 'Levy' },
    ],
    [
      'the runoff rule is asked of a polling audit',
      polling(),
      [contest('Mayor', { majorityOrRunoff: true, choices: choicesOf(3) })],
      { code: 'runoff-rule-not-possible', contest: 'Mayor' },
    ],
    [
      'the runoff rule is asked for two seats',
      comparison(),
      [contest('Mayor', { majorityOrRunoff: true, winners: 2, choices: choicesOf(3) })],
      { code: 'runoff-rule-not-possible', contest: 'Mayor' },
    ],
  ];

  test.each(refusals)('are refused where %s', (_, audit, contests, refusal) => {
    expect(decide(audit, define(...contests))).toEqual(err(refusal));
  });

  test('are accepted up to their limits', () => {
    const full = contest('Mayor', { totalBallots: 90, jurisdictions: ['Adams'] });
    const runoff = contest('Mayor', { majorityOrRunoff: true, choices: choicesOf(3) });
    const seats = contest('Council', { winners: 2, votesAllowed: 2, choices: choicesOf(3) });
    for (const [audit, contests] of [
      [polling(), [full, contest('Levy', { targeted: false })]],
      [polling(), [seats]],
      [comparison(), [runoff]],
      // A batch comparison counts the ballots in its manifests.
      [comparison(), [contest('Mayor', { totalBallots: null })]],
    ] as const) {
      expect(decide(audit, define(...contests))).toEqual(ok([{ type: 'contests-defined', version: 5, contests }]));
    }
  });
});

function choicesOf(count: number): Contest['choices'] {
  return Array.from({ length: count }, (_, index) => ({ name: `Choice ${index}`, votes: 10 }));
}

describe('files', () => {
  const defined = () => accept(comparison(), define(contest('Mayor')));

  test('a manifest is taken from every county that takes part', () => {
    const file = manifestOf('Baker');
    expect(decide(polling(), register(file))).toEqual(ok([{ type: 'file-registered', file }]));
    expect(decide(polling(), register(manifestOf('Dade')))).toEqual(
      err({ code: 'unknown-jurisdiction', jurisdiction: 'Dade' }),
    );
  });

  test('candidate totals follow the contests and the manifest of the same county', () => {
    const file = totalsOf('Adams');
    expect(decide(comparison(), register(file))).toEqual(err({ code: 'contests-needed-first' }));
    const needed = err({ code: 'manifest-needed-first', jurisdiction: 'Adams' });
    expect(decide(defined(), register(file))).toEqual(needed);
    expect(decide(accept(defined(), register(manifestOf('Baker'))), register(file))).toEqual(needed);
    expect(decide(accept(defined(), register(manifestOf('Adams'))), register(file))).toEqual(
      ok([{ type: 'file-registered', file }]),
    );
  });

  test('a polling audit takes no candidate totals', () => {
    expect(
      decide(accept(polling(), define(contest('Mayor')), register(manifestOf('Adams'))), register(totalsOf('Adams'))),
    ).toEqual(err({ code: 'file-not-expected', kind: 'candidate-totals', jurisdiction: 'Adams' }));
  });

  test('participants, a file of no county, and figures of another kind of file are not registered here', () => {
    const participants = { ...fileOf('Adams', { kind: 'participants', jurisdictions: 2 }) };
    const ofNobody = { ...manifestOf('Adams'), jurisdiction: null };
    const mixed = { ...manifestOf('Adams'), figures: totalsOf('Adams').figures };
    for (const file of [participants, ofNobody, mixed]) {
      expect(decide(comparison(), register(file))).toEqual(
        err({ code: 'file-not-expected', kind: file.kind, jurisdiction: file.jurisdiction }),
      );
    }
  });

  test('a file is removed where it is, and only there', () => {
    const audit = accept(defined(), register(manifestOf('Adams')));
    const place = { kind: 'manifest', jurisdiction: 'Adams' } as const;
    expect(decide(audit, { type: 'remove-file', ...place })).toEqual(ok([{ type: 'file-removed', ...place }]));
    for (const other of [
      { kind: 'manifest', jurisdiction: 'Baker' },
      { kind: 'candidate-totals', jurisdiction: 'Adams' },
    ] as const) {
      expect(decide(audit, { type: 'remove-file', ...other })).toEqual(err({ code: 'file-not-there', ...other }));
    }
  });
});

test('where totals come from is said of those that are in use', () => {
  const audit = plannedAudit({ type: 'batch-comparison' });
  const source = { jurisdiction: 'Adams', manifestVersion: 3, room: { number: 41, hash: COMMITMENT } } as const;
  const stated = { type: 'state-totals', ...source, totals: COMMITMENT } as const;
  const missing = err({ code: 'file-not-there', kind: 'candidate-totals', jurisdiction: 'Adams' });
  const other = Sha256Schema.parse('cd'.repeat(32));
  expect(decide(audit, stated)).toEqual(ok([{ type: 'totals-stated', ...source, totals: COMMITMENT }]));
  expect(decide(audit, { ...stated, totals: other })).toEqual(missing);
  const removed = accept(audit, { type: 'remove-file', kind: 'candidate-totals', jurisdiction: 'Adams' });
  expect(decide(removed, stated)).toEqual(missing);
});

describe('a county that holds no ballots', () => {
  const declare = (jurisdiction: string): AuditCommand => ({
    type: 'declare-jurisdiction',
    jurisdiction,
    holdsBallots: false,
  });

  test('is declared in a polling audit', () => {
    expect(decide(polling(), declare('Adams'))).toEqual(
      ok([{ type: 'jurisdiction-declared', jurisdiction: 'Adams', holdsBallots: false }]),
    );
    expect(decide(polling(), declare('Dade'))).toEqual(err({ code: 'unknown-jurisdiction', jurisdiction: 'Dade' }));
  });

  test('is not declared in a batch comparison', () => {
    expect(decide(comparison(), declare('Adams'))).toEqual(
      err({ code: 'not-for-audit-type', command: 'declare-jurisdiction', auditType: 'batch-comparison' }),
    );
  });
});

describe('committing to the inputs', () => {
  const commit = { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] } as const;
  const missingOf = (audit: Audit) => (audit.phase === 'not-begun' ? [] : missingInputs(audit));

  test('what is complete is committed to', () => {
    for (const type of ['ballot-polling', 'batch-comparison'] as const) {
      expect(missingOf(plannedAudit({ type }))).toEqual([]);
      expect(decide(plannedAudit({ type }), commit)).toEqual(
        ok([{ type: 'inputs-committed', commitment: COMMITMENT, confirmed: [] }]),
      );
    }
  });

  test('manifests that list more cards than were cast are committed to once that is confirmed, figure by figure', () => {
    // 100 ballots were cast; two manifests list 100 each.
    const findings = [
      { finding: 'listed-above-cast', contest: 'Mayor', cast: 100, listed: 200, bearing: 200, phantoms: 0 },
    ] as const;
    const audit = plannedAudit(POLLING);
    const unconfirmed = err({ code: 'findings-not-confirmed', findings });
    expect(decide(audit, commit)).toEqual(unconfirmed);
    for (const change of [
      { contest: 'Levy' },
      { cast: 101 },
      { listed: 199 },
      { bearing: 199 },
      { phantoms: 1 },
      { finding: 'phantoms' },
    ]) {
      const confirmed = [{ ...findings[0], ...change }] as unknown as typeof findings;
      expect(decide(audit, { ...commit, confirmed })).toEqual(unconfirmed);
    }
    expect(decide(audit, { ...commit, confirmed: findings })).toEqual(
      ok([{ type: 'inputs-committed', commitment: COMMITMENT, confirmed: findings }]),
    );
  });

  test('an audit nobody has planned lacks participants, contests and settings', () => {
    const [created] = creation(POLLING);
    const everything = [{ what: 'participants' }, { what: 'contests' }, { what: 'settings' }];
    expect(decide(accept(NOT_BEGUN, created as AuditCommand), commit)).toEqual(
      err({ code: 'plan-incomplete', missing: everything }),
    );
  });

  test('only a county with a targeted contest needs files, and only if it holds ballots', () => {
    const contests = [
      contest('Mayor', { jurisdictions: ['Adams'] }),
      contest('Levy', { targeted: false, jurisdictions: ['Baker'] }),
    ];
    const settled = accept(polling(), define(...contests), { type: 'change-settings', settings: SETTINGS });
    expect(missingOf(settled)).toEqual([{ what: 'manifest', jurisdiction: 'Adams' }]);
    const declared = accept(settled, { type: 'declare-jurisdiction', jurisdiction: 'Adams', holdsBallots: false });
    expect(missingOf(declared)).toEqual([]);
  });

  test('a county without a manifest and one without totals are told apart', () => {
    const settled = accept(comparison(), define(contest('Mayor')), { type: 'change-settings', settings: SETTINGS });
    const audit = accept(
      settled,
      ...['Adams', 'Baker'].map((name) => register(manifestOf(name))),
      register(totalsOf('Baker')),
    );
    expect(missingOf(audit)).toEqual([{ what: 'candidate-totals', jurisdiction: 'Adams' }]);
    expect(missingOf(accept(audit, { type: 'remove-file', kind: 'manifest', jurisdiction: 'Baker' }))).toEqual([
      { what: 'candidate-totals', jurisdiction: 'Adams' },
      { what: 'manifest', jurisdiction: 'Baker' },
      { what: 'candidate-totals', jurisdiction: 'Baker' },
    ]);
  });

  test('batches may report as many votes as the contest, and not one more', () => {
    const audit = plannedAudit({ type: 'batch-comparison' });
    expect(missingOf(accept(audit, register(totalsOf('Adams', 2, [60, 30]))))).toEqual([]);
    expect(missingOf(accept(audit, register(totalsOf('Adams', 2, [60, 31]))))).toEqual([
      { what: 'totals-above-reported', contest: 'Mayor', choice: 'Ben', inBatches: 31, reported: 30 },
    ]);
  });
});

describe('the seed', () => {
  const committed = () => accept(plannedAudit(POLLING), commitment(plannedAudit(POLLING)));
  const set = (seed: string) => decide(committed(), { type: 'set-seed', seed });

  test('is kept as it was rolled, without the blanks around it', () => {
    expect(set(' 0123 ')).toEqual(ok([{ type: 'seed-set', seed: '0123' }]));
    expect(set('7'.repeat(SEED_LENGTH_MAX)).ok).toBe(true);
  });

  test('is refused with the character that nobody could type again', () => {
    expect(set('12\u200b34')).toEqual(err({ code: 'seed-not-usable', length: 5, character: 'U+200B' }));
  });

  test.each(['', '   ', '7'.repeat(SEED_LENGTH_MAX + 1)])('is refused empty, blank or too long: “%s”', (seed) => {
    expect(set(seed)).toEqual(err({ code: 'seed-not-usable', length: seed.length }));
  });

  test('a commitment is withdrawn with the digest of its reason', () => {
    expect(decide(committed(), { type: 'withdraw-commitment', reason: REASON })).toEqual(
      ok([{ type: 'commitment-withdrawn', version: 2, reason: { digest: digestOfText(REASON) } }]),
    );
  });
});

test('whatever a phase does not accept is refused with the phase, for every command there is', () => {
  const planned = plannedAudit(POLLING);
  const everything: readonly AuditCommand[] = [
    ...creation(POLLING),
    define(contest('Mayor')),
    { type: 'change-settings', settings: SETTINGS },
    register(manifestOf('Adams')),
    { type: 'remove-file', kind: 'manifest', jurisdiction: 'Adams' },
    { type: 'declare-jurisdiction', jurisdiction: 'Adams', holdsBallots: true },
    { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] },
    { type: 'withdraw-commitment', reason: REASON },
    { type: 'set-seed', seed: '1' },
  ];
  const accepted = everything.filter((command) => {
    const decided = decide(planned, command);
    return decided.ok || decided.error.code !== 'audit-not-in-phase';
  });
  expect(accepted.map((command) => command.type)).toEqual([
    'register-participants',
    'define-contests',
    'change-settings',
    'register-file',
    'remove-file',
    'declare-jurisdiction',
    'commit-inputs',
  ]);
  expect(decide(planned, { type: 'set-seed', seed: '1' })).toEqual(
    err({ code: 'audit-not-in-phase', phase: 'planning', command: 'set-seed' }),
  );
});
