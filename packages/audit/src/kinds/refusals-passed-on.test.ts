import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { drawSample } from '../frame/draw-sample.ts';
import { assertBegun } from '../state/assert-phase.ts';
import { AUDIT_TYPES } from '../state/audit-type.ts';
import { CELLS_OF } from './contract/contract-cells.ts';
import { openDesk, playAudit } from './contract/play-audit.ts';
import { kindOf } from './kinds.ts';

/* A contest with more votes than the cards can hold that are said to bear it: no draw, size or risk can be told, and each question says why. */

const SAMPLED = AUDIT_TYPES.filter((type) => type !== 'full-hand-tally' && type !== 'batch-comparison');
const NOTHING_DRAWN = { roundsMax: 1, sizes: () => ({}) };

test.each(SAMPLED)('what the statistics refuse is passed on with its reason: %s', (type) => {
  const [cell] = CELLS_OF[type];
  const random = randomSource(`refused\n${type}`);
  const election = cell.makeElection(random);
  const { desk, inputs } = openDesk(election, NOTHING_DRAWN, random);
  const begun = assertBegun(desk.audit());
  const { audit: played } = playAudit(election, { roundsMax: 1, sizes: cell.adversary.sizes }, random);
  const [contest] = begun.plan.contests;
  const impossible = {
    ...contest,
    totalBallots: null,
    cardsBearing: 1,
    choices: contest.choices.map((choice) => ({ ...choice, votes: 10_000 * (choice.votes + 1) })),
  };
  const planOf = { ...begun.plan, contests: [impossible] };
  const audit = { ...begun, plan: planOf };
  const kind = kindOf(planOf);
  const universe = kind.universe(audit, impossible);
  expect(universe).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
  const asked = { chances: [0.9], inputs };
  expect(kind.sizes(audit, impossible, inputs)).toEqual(universe);
  expect(kind.sizesByChance?.(audit, impossible, asked) ?? universe).toEqual(universe);
  expect(kind.pools?.(audit, impossible) ?? universe).toEqual(universe);
  expect(kind.strata?.of(audit, impossible) ?? universe).toEqual(universe);
  const none = kind.strata?.population(audit, impossible, inputs) ?? kind.population(audit, impossible, inputs);
  expect(none).toEqual(kind.strata === undefined ? 0 : { cvr: 0, noCvr: 0 });
  const inRounds = { ...played, plan: planOf };
  expect(kind.measure(inRounds, impossible, { inputs, riskLimit: 0.1 })).toEqual(universe);
  const sampleSizes = { [contest.name]: 2 };
  const divided = kind.strata === undefined ? {} : { strata: { [contest.name]: { cvr: 1, noCvr: 1 } } };
  expect(drawSample({ audit, inputs, sampleSizes, ...divided })).toEqual({
    ok: false,
    error: { contest: contest.name, code: 'method-declined', why: universe.ok ? undefined : universe.error },
  });
});
