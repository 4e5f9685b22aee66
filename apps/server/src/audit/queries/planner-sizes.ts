import { riskLimitOf } from '@plumbline/audit';
import { assert, ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';

/** What an audit would cost is told to anyone, before there is an audit, an office or a file. */
export const plannerSizes = defineQuery({
  name: 'planner-sizes',
  permission: 'planner.use',
  scope: () => WHOLE_SERVER,

  async run({ services }, { contest: { choices, ...contest }, limitPercent }) {
    const tally = { ...contest, choices: choices.map(({ name, votes }) => ({ id: name, votes })) };
    const works = await services.workers.run('estimate-work', {
      contest: tally,
      riskLimits: [riskLimitOf({ riskLimitPercent: limitPercent })],
    });
    const types = works.map(({ type, draws, estimates }) => {
      const [one] = estimates;
      assert(one?.ok === true, 'a contest that the contract lets in can be estimated', one);
      return { type, draws, size: one.value === 'all' ? null : one.value };
    });
    return ok({ types });
  },
});
