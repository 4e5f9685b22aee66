import { assert, ok } from '@plumbline/prelude';
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
      const sizes = estimates.map((one) => {
        assert(one.ok, 'a contest that the contract lets in can be estimated', one);
        return one.value === 'all' ? null : one.value;
      });
      return { type, draws, sizes };
    });
    return ok({ types });
  },
});
