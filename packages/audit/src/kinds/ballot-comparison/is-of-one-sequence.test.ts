import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { missingInputs } from '../../frame/decide-planning.ts';
import { NOT_BEGUN } from '../../state/audit-state.ts';
import { accept } from '../../testing/build-audit.ts';
import { compared, pairs, reportedBy } from '../contract/comparison-cell.ts';
import { cvrsOf } from '../contract/made-cvrs.ts';
import { type MadeElection, manifestsOf } from '../contract/made-election.ts';
import { planning } from '../contract/plan-election.ts';
import { isOfOneSequence } from './is-of-one-sequence.ts';

/** Sixty cards were cast, of which the manifest lists forty; numbers run over so many. */
function drawnByNumbers(numbers: Readonly<Record<string, number>>, change: { readonly compatibility?: boolean } = {}) {
  const unlisted = pairs(20, ['B']).map(({ card }) => ({ cvr: undefined, card }));
  const listed = [...pairs(30, ['A']), ...pairs(10, ['B'])];
  const batches = [compared('J1', listed, randomSource('sixty cards'), { unlisted })];
  const election: MadeElection = {
    type: 'ballot-comparison',
    method: 'super-simple',
    riskLimitPercent: 10,
    jurisdictions: [{ name: 'J1', expectedBallots: null }],
    contests: [reportedBy(batches, ['A', 'B'], { totalBallots: 60 })],
    batches,
    numbers,
  };
  const inputs = { manifests: manifestsOf(election), totals: new Map(), cvrs: cvrsOf(election) };
  const [creation, ...others] = planning(election, inputs);
  if (creation?.type !== 'create-audit') throw new Error('planning begins with the audit');
  const audit = accept(NOT_BEGUN, { ...creation, ...change }, ...others);
  if (audit.phase !== 'planning') throw new Error('nothing was committed');
  return { audit, contest: election.contests[0] };
}

test('numbers that stand for no card outside the manifest are refused, with how far they have to run', () => {
  const misses = { what: 'selection-misses-unlisted', contest: 'C', jurisdiction: 'J1', needed: 60 };
  expect(missingInputs(drawnByNumbers({}).audit)).toContainEqual({ ...misses, cards: 40 });
  expect(missingInputs(drawnByNumbers({ J1: 59 }).audit)).toContainEqual({ ...misses, cards: 59 });
});

test('numbers that run over all cards that were cast fit, and more than those do too', () => {
  expect(missingInputs(drawnByNumbers({ J1: 60 }).audit)).toEqual([]);
  expect(missingInputs(drawnByNumbers({ J1: 61 }).audit)).toEqual([]);
});

test('numbers of one jurisdiction are no draws of a contest in several, if anybody draws for it', () => {
  const batches = ['J1', 'J2'].map((jurisdiction) =>
    compared(jurisdiction, [...pairs(12, ['A']), ...pairs(8, ['B'])], randomSource(jurisdiction)),
  );
  const election: MadeElection = {
    type: 'ballot-comparison',
    method: 'super-simple',
    riskLimitPercent: 10,
    jurisdictions: ['J1', 'J2'].map((name) => ({ name, expectedBallots: null })),
    contests: [
      reportedBy(batches, ['A', 'B'], { name: 'C', jurisdictions: ['J1'] }),
      reportedBy(batches, ['A', 'B'], { name: 'Wide' }),
      reportedBy(batches, ['A', 'B'], { name: 'Beside', targeted: false }),
    ],
    batches,
    numbers: {},
  };
  const inputs = { manifests: manifestsOf(election), totals: new Map(), cvrs: cvrsOf(election) };
  const audit = accept(NOT_BEGUN, ...planning(election, inputs));
  if (audit.phase !== 'planning') throw new Error('nothing was committed');
  const several = missingInputs(audit).filter(({ what }) => what === 'selection-over-several');
  expect(several).toEqual([{ what: 'selection-over-several', contest: 'Wide' }]);
});

test('an audit of published systems is repeated as it was, and its draws are no sample of cards they never stood for', () => {
  const { audit, contest } = drawnByNumbers({}, { compatibility: true });
  expect(missingInputs(audit).map(({ what }) => what)).not.toContain('selection-misses-unlisted');
  expect(contest && isOfOneSequence(audit, contest)).toBe(false);
});
