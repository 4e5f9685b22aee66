import type { QueryOutput } from '@plumbline/api';
import type { Plan } from '@plumbline/audit';

/** The parts of the plan that its pages show. */
export function planToShow(plan: Plan): QueryOutput<'plan'>['plan'] {
  const { jurisdictions, contests, settings, withoutBallots, roundSizes } = plan;
  return {
    jurisdictions: [...jurisdictions],
    contests: [...contests],
    settings,
    withoutBallots: [...withoutBallots],
    roundSizes:
      roundSizes === undefined
        ? null
        : Object.fromEntries(Object.entries(roundSizes).map(([contest, sizes]) => [contest, [...sizes]])),
  };
}
