import { type Sha256, Sha256Schema } from '@plumbline/election';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { type BatchPlan, planBasis, proposeBatchPlan } from '../reports/batch-plan.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { PlanSettings } from '../state/batch-plan.ts';
import type { OpenRoom } from '../state/room.ts';
import { type Acting, event, saidIn } from './acting.ts';

/** More than all cards of the largest state in one place is a slip of the fingers. */
const EXPECTED_CARDS_MAX = 100_000_000;

/** Commands about what is planned before there are any ballots. */
export type PlanCommand = BallotCommandOf<'expect-cards' | 'adopt-batch-plan'>;

/** What is adopted is what was looked at: the plan is made again of what the room expects now, and has to be the same. */
export function decidePlan(acting: Acting, command: PlanCommand): BallotDecision {
  const { room } = acting;
  switch (command.type) {
    case 'expect-cards': {
      const refusal = refuseExpected(room, command);
      return refusal === undefined ? event(acting, 'cards-expected', saidIn(command)) : err(refusal);
    }
    case 'adopt-batch-plan': {
      const { settings, seen } = command;
      const plan = proposeBatchPlan(planBasis(room), settings);
      if (fingerprintOfPlan(plan, settings) !== seen) return err({ code: 'plan-changed-since' });
      if (plan.problems.length > 0) return err({ code: 'plan-not-ready', problems: plan.problems.length });
      return event(acting, 'batch-plan-adopted', { settings, lots: plan.lots });
    }
    default:
      return assertNever(command);
  }
}

/** What tells one plan from another. */
export function fingerprintOfPlan({ lots, problems }: BatchPlan, settings: PlanSettings): Sha256 {
  return Sha256Schema.parse(sha256Hex(JSON.stringify(inOrder([settings, lots, problems]))));
}

/** The same plan is the same text, in whatever order its properties were written. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, inOrder(part)]);
}

type Expected = Omit<BallotCommandOf<'expect-cards'>, 'type' | 'signIns' | 'at'>;

/** Cards are expected at a site that is there, by one of its tabulators, on one of its days. */
function refuseExpected(room: OpenRoom, { site: name, day, tabulator, cards }: Expected): BallotRefusal | undefined {
  // What nobody expects any more is taken away, whatever has become of its place.
  if (cards === 0) return undefined;
  if (cards > EXPECTED_CARDS_MAX) return { code: 'expected-too-many', cards, most: EXPECTED_CARDS_MAX };
  const site = lookUp(room.sites, name);
  if (site === undefined) return { code: 'unknown', kind: 'site', name };
  if (tabulator !== null && !site.tabulators.includes(tabulator)) {
    return { code: 'expected-tabulator-unknown', site: name, tabulator };
  }
  if (tabulator === null && site.kind !== 'central' && site.tabulators.length !== 1) {
    return { code: 'expected-tabulator-missing', site: name };
  }
  if (site.kind !== 'early-voting') return undefined;
  if (day === null) return { code: 'imported-day-missing', site: name };
  return site.days.includes(day) ? undefined : { code: 'imported-day-unknown', site: name, day };
}
