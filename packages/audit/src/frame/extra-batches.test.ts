import type { BallotManifest } from '@plumbline/election';
import { assert, err } from '@plumbline/prelude';
import { batchKey, firstTicket, seedHash } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { Audit, BatchPlace } from '../state/audit-state.ts';
import {
  accept,
  combining,
  commitment,
  contest,
  draw,
  fileOf,
  inRounds,
  manifestOf,
  measurement,
  opening,
  plannedAudit,
} from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { extraBatchesOf, isRequired } from './extra-batches.ts';

const COUNTIES = ['Adams', 'Baker', 'Clay'];
const PLANNED = { type: 'batch-comparison', jurisdictions: COUNTIES } as const;
const BATCHES = ['B1', 'B2', 'B3'];
const LISTED = new Map(COUNTIES.map((name) => [name, BATCHES]));
const SEED = '31415926535897932384';

/** What the manifests list; each batch has 50 ballots unless it is said otherwise. */
function inputs(ballots: (place: BatchPlace) => number = () => 50): AuditInputs {
  const manifests = COUNTIES.map((jurisdiction): [string, BallotManifest] => {
    const nowhere = { tabulator: null, container: null };
    const batches = BATCHES.map((name) => ({ ...nowhere, name, ballots: ballots({ jurisdiction, batch: name }) }));
    return [jurisdiction, { batches }];
  });
  return { manifests: new Map(manifests), totals: new Map() };
}

function choosing(required: readonly BatchPlace[], onePerJurisdiction = false): AuditCommand {
  return { type: 'choose-extra-batches', required, onePerJurisdiction, batchesListed: LISTED };
}

function seeded(...commands: readonly AuditCommand[]): Audit {
  const planned = accept(plannedAudit(PLANNED), ...commands);
  return accept(planned, commitment(planned), { type: 'set-seed', seed: SEED });
}

const at = (jurisdiction: string, batch: string): BatchPlace => ({ jurisdiction, batch });
const added = (audit: Audit, draws: readonly ReturnType<typeof draw>[], files = inputs()) =>
  extraBatchesOf(assertBegun(audit), files, draws);

/** The batch with the least first ticket of these, by the definition of tickets. */
function least(jurisdiction: string, batches: readonly string[]): BatchPlace {
  const ticket = (batch: string) => firstTicket(seedHash(SEED), batchKey(at(jurisdiction, batch)));
  const [batch] = batches.toSorted((a, b) => (ticket(a) < ticket(b) ? -1 : 1));
  assert(batch !== undefined, 'there are batches');
  return at(jurisdiction, batch);
}

describe('which batches are counted whatever is drawn', () => {
  test('is part of the plan, replaces what was chosen before, and leaves no trace where nothing is chosen', () => {
    const planned = plannedAudit(PLANNED);
    const required = [at('Adams', 'B1'), at('Clay', 'B3')];
    const chosen = accept(planned, choosing(required, true));
    expect(chosen).toMatchObject({ plan: { extraBatches: { required, onePerJurisdiction: true } } });
    const other = accept(chosen, choosing([at('Baker', 'B2')]));
    expect(other).toMatchObject({
      plan: { extraBatches: { required: [at('Baker', 'B2')], onePerJurisdiction: false } },
    });
    expect(accept(other, choosing([]))).toEqual(planned);
  });

  test('is refused with every batch that cannot be required, at once', () => {
    const withoutClay = plannedAudit({
      ...PLANNED,
      contests: [contest('Mayor', { jurisdictions: ['Adams', 'Baker'] })],
    });
    const batchesListed = new Map([['Adams', BATCHES]]);
    const required = [
      at('Adams', 'B1'),
      at('Adams', 'B1'),
      at('Adams', 'b1'),
      at('Baker', 'B1'),
      at('Clay', 'B1'),
      at('Dade', 'B1'),
    ];
    expect(
      decide(withoutClay, { type: 'choose-extra-batches', required, onePerJurisdiction: false, batchesListed }),
    ).toEqual(
      err({
        code: 'batches-not-requirable',
        problems: [
          { ...at('Adams', 'B1'), reason: 'named-twice' },
          { ...at('Adams', 'b1'), reason: 'not-listed' },
          { ...at('Baker', 'B1'), reason: 'no-manifest' },
          { ...at('Clay', 'B1'), reason: 'takes-no-part' },
          { ...at('Dade', 'B1'), reason: 'unknown-jurisdiction' },
        ],
      }),
    );
  });

  test('is asked in a batch comparison only, and before the commitment only', () => {
    for (const type of ['ballot-polling', 'full-hand-tally'] as const) {
      const settings = type === 'full-hand-tally' ? { settings: { riskLimitPercent: 0 } } : {};
      expect(decide(plannedAudit({ type, ...settings }), choosing([]))).toMatchObject({
        error: { code: 'not-for-audit-type' },
      });
    }
    const launched = accept(seeded(), opening(1, [draw()]));
    for (const audit of [seeded(), launched]) {
      expect(decide(audit, choosing([at('Adams', 'B1')]))).toMatchObject({ error: { code: 'audit-not-in-phase' } });
    }
  });

  test('is set aside with the manifest, the jurisdiction or its last contest, and nothing else of it', () => {
    const required = [at('Adams', 'B1'), at('Baker', 'B1')];
    const chosen = accept(plannedAudit(PLANNED), choosing(required, true));
    const left = { plan: { extraBatches: { required: [at('Baker', 'B1')], onePerJurisdiction: true } } };
    expect(accept(chosen, { type: 'register-file', file: manifestOf('Adams') })).toMatchObject(left);
    expect(accept(chosen, { type: 'remove-file', kind: 'manifest', jurisdiction: 'Adams' })).toMatchObject(left);
    const jurisdictions = ['Baker', 'Clay'].map((name) => ({ name, expectedBallots: null }));
    const file = fileOf(null, { kind: 'participants', jurisdictions: 2 });
    expect(accept(chosen, { type: 'register-participants', file, jurisdictions })).toMatchObject(left);
    const contests = [contest('Mayor', { jurisdictions: ['Baker', 'Clay'] })];
    expect(accept(chosen, { type: 'define-contests', contests })).toMatchObject(left);
    expect(accept(chosen, { type: 'define-contests', contests: [contest('Mayor')] })).toMatchObject({
      plan: { extraBatches: { required } },
    });
    const alone = accept(plannedAudit(PLANNED), choosing([at('Adams', 'B1')]));
    const without = accept(alone, { type: 'register-file', file: manifestOf('Adams') });
    expect('plan' in without && 'extraBatches' in without.plan).toBe(false);
  });
});

describe('a round is opened', () => {
  const required = [at('Adams', 'B1'), at('Adams', 'B2'), at('Baker', 'B3')];

  test('with the required batches that were not drawn, in the first round', () => {
    const audit = seeded(choosing(required));
    const draws = [draw({ batch: 'B2' }), draw({ jurisdiction: 'Clay' })];
    expect(added(audit, draws)).toEqual([at('Adams', 'B1'), at('Baker', 'B3')]);
    expect(added(seeded(), draws)).toEqual([]);
    expect(decide(audit, opening(1, draws))).toEqual(
      err({ code: 'required-batches-left-out', batches: [at('Adams', 'B1'), at('Baker', 'B3')] }),
    );
    const open = accept(audit, { ...opening(1, draws), extraBatches: added(audit, draws) });
    expect(inRounds(open).rounds[0]?.extraBatches).toEqual([at('Adams', 'B1'), at('Baker', 'B3')]);
    expect(Object.keys(inRounds(open).rounds[0]?.work ?? {})).toEqual(['Adams', 'Clay', 'Baker']);
  });

  test('and not with one that is counted with a drawn one in the same pile', () => {
    const combined = combining({ jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] });
    const audit = seeded(choosing(required), combined);
    const draws = [draw({ batch: 'B2' })];
    expect(added(audit, draws)).toEqual([at('Baker', 'B3')]);
    expect(decide(audit, { ...opening(1, draws), extraBatches: [at('Baker', 'B3')] }).ok).toBe(true);
  });

  test('with the batch of the least ticket where nothing of a jurisdiction is drawn or required', () => {
    const audit = seeded(choosing([at('Baker', 'B3')], true));
    expect(added(audit, [draw()])).toEqual([at('Baker', 'B3'), least('Clay', BATCHES)]);
    expect(added(audit, [])).toEqual([at('Baker', 'B3'), least('Adams', BATCHES), least('Clay', BATCHES)]);
    const empty = least('Clay', BATCHES);
    const files = inputs(({ jurisdiction, batch }) => (jurisdiction === 'Clay' && batch === empty.batch ? 0 : 50));
    const others = BATCHES.filter((batch) => batch !== empty.batch);
    expect(added(audit, [draw()], files)).toEqual([at('Baker', 'B3'), least('Clay', others)]);
  });

  test('and in later rounds with one that was not counted yet, but with no required one again', () => {
    const audit = seeded(choosing([at('Baker', 'B3')], true));
    const first = [draw()];
    const extra = added(audit, first);
    const counting = [at('Adams', 'B1'), ...extra].map(
      (place): AuditCommand => ({
        type: 'record-batch',
        ...place,
        ballots: 50,
        sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 10, Ben: 5 } } }],
        enteredBy: 'person-1',
      }),
    );
    const final = COUNTIES.map(
      (jurisdiction): AuditCommand => ({ type: 'finalize-tallies', jurisdiction, discrepancies: 0 }),
    );
    const closed = accept(audit, { ...opening(1, first), extraBatches: extra }, ...counting, ...final, {
      type: 'close-round',
      round: 1,
      measurements: [measurement('Mayor')],
    });
    const clay = extra.find(({ jurisdiction }) => jurisdiction === 'Clay')?.batch;
    const notYet = BATCHES.filter((batch) => batch !== clay);
    expect(added(closed, [draw({ batch: 'B2' })])).toEqual([least('Baker', ['B1', 'B2']), least('Clay', notYet)]);
    expect(decide(closed, opening(2, [draw({ batch: 'B2' })])).ok).toBe(true);
  });
});

test('a pile is required if a law requires any batch in it', () => {
  const audit = assertBegun(seeded(choosing([at('Adams', 'B1')])));
  expect(isRequired(audit, 'Adams', ['B2', 'B1'])).toBe(true);
  expect([isRequired(audit, 'Adams', ['B2']), isRequired(audit, 'Baker', ['B1'])]).toEqual([false, false]);
  expect(isRequired(assertBegun(seeded()), 'Adams', ['B1'])).toBe(false);
});
