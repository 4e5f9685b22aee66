import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';

const RISK_LIMITS = Array.from({ length: 21 }, (_, percent) => percent / 100);

/** What an audit would cost is told to anyone, before there is an audit, an office or a file. */
export const plannerSizes = defineQuery({
  name: 'planner-sizes',
  permission: 'planner.use',
  scope: () => WHOLE_SERVER,

  async run({ services }, { contest: { choices, ...contest } }) {
    const tally = { ...contest, choices: choices.map(({ name, votes }) => ({ id: name, votes })) };
    const works = await services.workers.run('estimate-work', { contest: tally, riskLimits: RISK_LIMITS });
    const types = works.map(({ type, draws, estimates }) => {
      // A contest that the contract let in can be estimated; what a type cannot test by drawing is counted whole.
      return { type, draws, sizes: estimates.map((one) => (one.ok && one.value !== 'all' ? one.value : null)) };
    });
    return ok({ types });
  },
});
